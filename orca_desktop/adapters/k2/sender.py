"""Sending a signed transaction and finding out what became of it (k2.md 1.6)."""

from __future__ import annotations

import asyncio
import base64

from orca_desktop.adapters.k2.answers import SimulatedAnswer, Status, Statuses
from orca_desktop.adapters.k2.rpc import COMMITMENT, RpcClient, RpcRefusal
from orca_desktop.domain.errors import NetworkError, OutcomeUnknown, TransactionExpired, TransactionRejected
from orca_desktop.domain.keys import Signature
from orca_desktop.ports.chain import Outcome, SignedAct

CONFIRM_SECONDS = 20.0
RESEND_SECONDS = 3.0
FIRST_LOOK, LAST_LOOK = 0.15, 1.0
CONFIRMED = frozenset({"confirmed", "finalized"})
MAX_REASON = 500

ALREADY_KNOWN = "already been processed"
"""How a server says that it has carried out this very transaction before."""


class K2Sender:
    """Sends the same bytes until they are confirmed: the network carries them out once."""

    def __init__(self, rpc: RpcClient) -> None:
        self._rpc = rpc

    async def send(self, signed: SignedAct) -> None:
        sent = False
        try:
            async with asyncio.timeout(CONFIRM_SECONDS):
                while True:
                    await self._submit(signed.wire)
                    sent = True
                    if await self._confirmed(signed.signature):
                        return
        except TimeoutError as error:
            raise OutcomeUnknown(signed.signature, "no confirmation came in time") from error
        except RpcRefusal as error:
            if sent:
                raise OutcomeUnknown(signed.signature, "the server refused to take it a second time") from error
            raise _as_rejection(error) from error

    async def outcome(self, signature: Signature, *, is_expired: bool) -> Outcome:
        """*is_expired*: the network could no longer take the transaction before this was asked."""
        status = await self._status(signature)
        if status is None:
            return Outcome.EXPIRED if is_expired else Outcome.PENDING
        if status.err is not None:
            return Outcome.FAILED
        return Outcome.LANDED if status.confirmationStatus in CONFIRMED else Outcome.PENDING

    async def simulate(self, signed: SignedAct) -> None:
        params = [base64.b64encode(signed.wire).decode(), {"encoding": "base64", **COMMITMENT}]
        answer = await self._rpc.call("simulateTransaction", params, SimulatedAnswer)
        if answer.value.err is not None:
            raise TransactionRejected(_reason(answer.value.logs or [], f"{answer.value.err}"))

    async def _submit(self, wire: bytes) -> None:
        params = [base64.b64encode(wire).decode(), {"encoding": "base64", "preflightCommitment": "confirmed"}]
        try:
            await self._rpc.call("sendTransaction", params, str)
        except RpcRefusal as error:
            if ALREADY_KNOWN not in error.reason.lower():  # else it was sent before, and its status tells the rest
                raise

    async def _confirmed(self, signature: Signature) -> bool:
        """Look for a confirmation until it is time to send again."""
        pause = waited = FIRST_LOOK
        await asyncio.sleep(pause)
        while True:
            status = await self._status(signature)
            if status is not None and status.err is not None:
                raise TransactionRejected(f"the network carried it out with an error: {status.err}")
            if status is not None and status.confirmationStatus in CONFIRMED:
                return True
            if waited >= RESEND_SECONDS:
                return False
            pause = min(pause * 1.5, LAST_LOOK)
            waited += pause
            await asyncio.sleep(pause)

    async def _status(self, signature: Signature) -> Status | None:
        params = [[signature], {"searchTransactionHistory": True}]
        answer = await self._rpc.call("getSignatureStatuses", params, Statuses)
        return answer.value[0] if answer.value else None


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
