"""Acts on chain, each carried out once: intent written before, outcome after, doubt resolved on chain."""

from __future__ import annotations

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import (
    NetworkGarbled,
    NetworkRefused,
    NetworkUnreachable,
    OutcomeUnknown,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.engine.backoff import Backoff
from orca_desktop.ports.chain import Act, Chain, Outcome, SignedAct
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.history import Journal, JournalEntry
from orca_desktop.ports.keys import Wallet

UNSETTLED = frozenset({ActStatus.INTENDED, ActStatus.UNKNOWN})


class Acts:
    """What was promised, sent and confirmed."""

    def __init__(self, chain: Chain, journal: Journal, wallet: Wallet, clock: Clock) -> None:
        self._chain = chain
        self._journal = journal
        self._wallet = wallet
        self._clock = clock

    async def once(self, key: ActKey, act: Act, detail: str) -> JournalEntry:
        """Carry out *act* unless it was before. Returns the settled entry, DONE or REFUSED.

        Tries until cancelled: the caller's deadline bounds it. An act in doubt, from this run of the program or one
        before, is looked up on chain: the same transaction is sent again while the network may still take it, and
        another is made only after that.
        Raises InsufficientFunds before anything is written.
        """
        backoff = Backoff(first=0.2, limit=5.0)
        while True:
            entry = self._journal.entry(key)
            if entry is not None and entry.status not in UNSETTLED:
                return entry
            try:
                if entry is None:
                    await self._carry_out(key, act, detail)
                else:
                    await self._look_up(entry)
                if self._is_unsettled(key):
                    await self._clock.sleep(backoff.next())
            except (NetworkUnreachable, NetworkRefused, NetworkGarbled):
                await self._clock.sleep(backoff.next())

    async def _carry_out(self, key: ActKey, act: Act, detail: str) -> None:
        try:
            signed = await self._chain.prepare(act, self._wallet)
        except TransactionRejected as error:
            self._journal.intend(key, detail)
            self._journal.settle(key, ActStatus.REFUSED, detail=error.reason)
            return
        self._journal.intend(key, detail, signed=signed)
        await self._send(key, signed)

    async def _send(self, key: ActKey, signed: SignedAct) -> None:
        try:
            await self._chain.send(signed)
        except TransactionRejected as error:
            self._journal.settle(key, ActStatus.REFUSED, detail=error.reason)
        except TransactionExpired:
            self._journal.forget(key)
        except (OutcomeUnknown, NetworkUnreachable, NetworkRefused, NetworkGarbled) as error:
            self._journal.settle(key, ActStatus.UNKNOWN, detail=error.message)
        else:
            self._journal.settle(key, ActStatus.DONE)

    async def _look_up(self, entry: JournalEntry) -> None:
        """Ask the network about an act whose outcome is not known, and write what it tells."""
        if entry.signed is None:
            self._journal.forget(entry.key)
            return
        match await self._chain.outcome(entry.signed.signature, entry.signed.valid_until):
            case Outcome.LANDED:
                self._journal.settle(entry.key, ActStatus.DONE)
            case Outcome.FAILED:
                self._journal.settle(entry.key, ActStatus.REFUSED, detail="the network carried it out with an error")
            case Outcome.EXPIRED:
                self._journal.forget(entry.key)
            case Outcome.PENDING:
                await self._send_again(entry.key, entry.signed)

    async def _send_again(self, key: ActKey, signed: SignedAct) -> None:
        """Send the very same transaction, which cannot be carried out twice; a failure leaves it in doubt."""
        try:
            await self._chain.send(signed)
        except (TransactionRejected, TransactionExpired, OutcomeUnknown) as error:
            self._journal.settle(key, ActStatus.UNKNOWN, detail=error.message)
        else:
            self._journal.settle(key, ActStatus.DONE)

    def _is_unsettled(self, key: ActKey) -> bool:
        entry = self._journal.entry(key)
        return entry is None or entry.status in UNSETTLED
