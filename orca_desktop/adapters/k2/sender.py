"""Sending a signed transaction and finding out what became of it (k2.md 1.6)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from orca_desktop.adapters.k2.answers import Status
from orca_desktop.adapters.k2.feed import Feed
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.adapters.k2.rpc import INTERNAL_ERROR, RpcRefusal
from orca_desktop.adapters.k2.sendings import is_known_already
from orca_desktop.domain.errors import (
    NetworkError,
    NetworkUnreachable,
    OutcomeUnknown,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.domain.keys import Signature
from orca_desktop.ports.chain import VALID_SLOTS, Outcome, SignedAct

CONFIRM_SECONDS = 20.0
RESEND_SECONDS = 3.0
FIRST_LOOK, LAST_LOOK = 0.15, 1.0
CONFIRMED = frozenset({"confirmed", "finalized"})
MAX_REASON = 500

UNKNOWN_BLOCK = "BlockhashNotFound"
"""What a simulation ends with on a server that is behind the one that told the blockhash: nothing is wrong with it."""

VALID_BLOCKS = 150
"""So many blocks after the one that it refers to may take a transaction (k2.md 1.7)."""

REMEMBERED_SLOTS = 18_000
"""About two hours: so long a server is taken to keep what happened, where it does not tell how long it does."""

SENT_KEPT = 1_000
"""More than are sent while one blockhash is the newest."""


class K2Sender:
    """Sends the same bytes until they are confirmed: the network carries them out once."""

    def __init__(self, rpc: K2Methods, feed: Feed | None = None) -> None:
        self._rpc = rpc
        self._feed = feed
        self._sent: deque[Signature] = deque(maxlen=SENT_KEPT)

    def has_sent(self, signature: Signature) -> bool:
        """Whether this very transaction was sent not long ago."""
        return signature in self._sent

    async def send(self, signed: SignedAct) -> None:
        sent = False
        self._sent.append(signed.signature)
        try:
            async with asyncio.timeout(CONFIRM_SECONDS), self._told_of(signed.signature) as told:
                while True:
                    await self._submit(signed.wire)
                    sent = True
                    if await self._confirmed(signed.signature, told):
                        return
        except TimeoutError as error:
            raise OutcomeUnknown(signed.signature, "no confirmation came in time") from error
        except RpcRefusal as error:
            if sent:
                raise OutcomeUnknown(signed.signature, "the server refused to take it a second time") from error
            raise _as_rejection(error) from error

    async def outcome(self, signature: Signature, valid_until: int) -> Outcome:
        """Judged by the answer's own slot: a server that is behind does not know what it has not seen yet.

        One server answers all of it: how far back another one knows says nothing about what this one has not seen.
        """
        witness = self._rpc.steady()
        answer = await witness.status(signature)
        status = answer.value[0] if answer.value else None
        if status is None:
            return await _unseen(witness, answer.context.slot, valid_until)
        if status.confirmationStatus not in CONFIRMED:
            return Outcome.PENDING  # also where it failed: another fork may become the chain
        return Outcome.LANDED if status.err is None else Outcome.FAILED

    async def simulate(self, signed: SignedAct) -> None:
        told = await self._rpc.simulate(signed.wire)
        if told.err == UNKNOWN_BLOCK:
            raise NetworkUnreachable(self._rpc.server, "it does not know the newest block yet")
        if told.err is not None:
            logs = tuple(told.logs or ())
            raise TransactionRejected(_reason(list(logs), f"{told.err}"), logs)

    async def _submit(self, wire: bytes) -> None:
        try:
            await self._rpc.send(wire)
        except RpcRefusal as error:
            if not is_known_already(error):  # else it was sent before, and its status tells the rest
                raise

    @asynccontextmanager
    async def _told_of(self, signature: Signature) -> AsyncIterator[asyncio.Event]:
        """An event that is set where a server tells by itself that there is news."""
        if self._feed is None:
            yield asyncio.Event()
            return
        async with self._feed.told_of(signature) as told:
            yield told

    async def _confirmed(self, signature: Signature, told: asyncio.Event) -> bool:
        """Look for a confirmation until it is time to send again, at once when there is news."""
        pause = waited = FIRST_LOOK
        await _news_or(pause, told)
        while True:
            status = await self._status(signature)
            if status is not None and status.confirmationStatus in CONFIRMED:
                if status.err is not None:
                    raise TransactionRejected(f"the network carried it out with an error: {status.err}")
                return True
            if waited >= RESEND_SECONDS:
                return False
            pause = min(pause * 1.5, LAST_LOOK)
            waited += pause
            await _news_or(pause, told)

    async def _status(self, signature: Signature) -> Status | None:
        answer = await self._rpc.status(signature)
        return answer.value[0] if answer.value else None


async def _unseen(witness: K2Methods, slot: int, valid_until: int) -> Outcome:
    """The fate of a transaction of which a server that has come to *slot* knows nothing."""
    if slot <= valid_until:
        return Outcome.PENDING
    first = max(0, valid_until - VALID_SLOTS)
    try:
        if await witness.first_block() > first:
            return Outcome.FORGOTTEN
    except RpcRefusal as error:
        _require_unable(error)
        return Outcome.EXPIRED if slot - valid_until <= REMEMBERED_SLOTS else Outcome.FORGOTTEN
    return Outcome.EXPIRED if await _is_too_old(witness, first, slot) else Outcome.PENDING


async def _is_too_old(witness: K2Methods, first: int, slot: int) -> bool:
    """Whether no block after *slot* takes a transaction that refers to the one of *first*: slots may be skipped."""
    try:
        return await witness.blocks(first + 1, min(slot, first + REMEMBERED_SLOTS)) > VALID_BLOCKS
    except RpcRefusal as error:
        _require_unable(error)
        return True  # it does not count them, and twice as many slots went by


def _require_unable(error: RpcRefusal) -> None:
    """A server that fails just now may tell later: only one that cannot tell is done without. Raises *error*."""
    if error.code == INTERNAL_ERROR:
        raise error


async def _news_or(seconds: float, told: asyncio.Event) -> None:
    """Wait for news, at most so long; the same news are waited for once."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await told.wait()
    told.clear()


def _as_rejection(error: RpcRefusal) -> NetworkError:
    """A refused transaction as the port names it."""
    if "blockhash not found" in error.reason.lower():
        return TransactionExpired()
    logs = error.data.get("logs") if isinstance(error.data, dict) else None
    lines = [line for line in logs if isinstance(line, str)] if isinstance(logs, list) else []
    return TransactionRejected(_reason(lines, error.reason), tuple(lines))


def _reason(logs: list[str], fallback: str) -> str:
    """The last thing that a program said, else the server's own words."""
    said = [line.split(": ", 1)[1] for line in logs if line.startswith("Program log: ")]
    return (said[-1] if said else fallback)[:MAX_REASON]
