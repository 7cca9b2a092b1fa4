"""Acts on chain, each carried out once: intent written before, outcome after, doubt resolved on chain."""

from __future__ import annotations

from collections.abc import Callable

from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.errors import (
    NetworkGarbled,
    NetworkRefused,
    NetworkUnreachable,
    OutcomeUnknown,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.domain.events import ActChanged, Event
from orca_desktop.domain.intents import with_deposit
from orca_desktop.domain.keys import Signature
from orca_desktop.engine.adoption import is_on_chain
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.ports.chain import (
    Act,
    Chain,
    MakeTokenAccount,
    Outcome,
    RecoverStaking,
    SignedAct,
    TransferRoe,
    TransferToken,
)
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.history import Journal, JournalEntry
from orca_desktop.ports.keys import Wallet

UNSETTLED = frozenset({ActStatus.INTENDED, ActStatus.UNKNOWN})

FAILED = "the network carried it out with an error"
FOUND = "it was found on chain; the journal did not know of it"
EXPIRED = "the network did not take it in time; it may be made anew"
FORGOTTEN = (
    "the server no longer keeps what happened then, so it is not made anew; look its signature up in an explorer, or "
    "name a server that keeps more"
)


class Acts:
    """What was promised, sent and confirmed. Each intent and each outcome is told as an event."""

    def __init__(
        self,
        chain: Chain,
        journal: Journal,
        wallet: Wallet,
        clock: Clock,
        *,
        slots: SlotClock,
        publish: Callable[[Event], None],
    ) -> None:
        self._chain = chain
        self._journal = journal
        self._wallet = wallet
        self._clock = clock
        self._slots = slots
        self._publish = publish

    def by(self, wallet: Wallet) -> Acts:
        """The same, signed by another wallet."""
        return Acts(self._chain, self._journal, wallet, self._clock, slots=self._slots, publish=self._publish)

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        """Write and tell an intent. Raises JournalError; then it is not to be carried out."""
        self._journal.intend(key, detail, signed=signed)
        self._tell(key, ActStatus.INTENDED, detail, signed.signature if signed is not None else None)

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "", signed: SignedAct | None = None) -> None:
        """Write and tell what came of it. Raises JournalError."""
        self._journal.settle(key, status, detail=detail)
        self._tell(key, status, detail, signed.signature if signed is not None else None)

    async def once(self, key: ActKey, act: Act, detail: str) -> JournalEntry:
        """Carry out *act* unless it was before. Returns the settled entry, DONE or REFUSED.

        Tries until cancelled: the caller's deadline bounds it. An act in doubt, from this run of the program or one
        before, is looked up on chain: the same transaction is sent again while the network may still take it, and
        another is made only after that.
        Raises InsufficientFunds before anything is written.
        """
        backoff = Backoff(first=0.2, limit=5.0)
        while True:
            await self._slots.certain()
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

    async def clear_up(self, entry: JournalEntry) -> None:
        """Find out what became of an act in doubt that nobody carries out any more: nothing is sent.

        Raises NetworkError, JournalError.
        """
        if entry.signed is None or entry.detail == FORGOTTEN:
            return
        outcome = await self._chain.outcome(entry.signed.signature, entry.signed.valid_until)
        if outcome is not Outcome.PENDING and self._journal.entry(entry.key) == entry:
            self._write(entry, entry.signed, outcome)

    async def _carry_out(self, key: ActKey, act: Act, detail: str) -> None:
        if self._journal.is_incomplete and await self._was_done_before(act):
            self.intend(key, detail)
            self.settle(key, ActStatus.DONE, detail=FOUND)
            return
        try:
            signed = await self._chain.prepare(act, self._wallet)
        except TransactionRejected as error:
            self.intend(key, detail)
            self.settle(key, ActStatus.REFUSED, detail=error.reason)
            return
        self.intend(key, with_deposit(detail, signed.deposit), signed=signed)
        await self._slots.certain()
        await self._send(key, signed)

    async def _was_done_before(self, act: Act) -> bool:
        """Whether the network shows the act as carried out though the journal does not know of it."""
        if isinstance(act, TransferRoe | TransferToken | MakeTokenAccount | RecoverStaking):
            return False  # each is agreed to anew, and has a name that no earlier journal knew
        return is_on_chain(act, await self._chain.task(act.task_id), self._wallet.staking.public_key)

    async def _send(self, key: ActKey, signed: SignedAct) -> None:
        try:
            await self._chain.send(signed)
        except TransactionRejected as error:
            self.settle(key, ActStatus.REFUSED, detail=error.reason, signed=signed)
        except TransactionExpired:
            self._forget(key, signed)
        except (OutcomeUnknown, NetworkUnreachable, NetworkRefused, NetworkGarbled) as error:
            self.settle(key, ActStatus.UNKNOWN, detail=error.message, signed=signed)
        else:
            self.settle(key, ActStatus.DONE, signed=signed)

    async def _look_up(self, entry: JournalEntry) -> None:
        """Ask the network about an act whose outcome is not known, and write what it tells."""
        if entry.signed is None:
            self._forget(entry.key, None)
            return
        outcome = await self._chain.outcome(entry.signed.signature, entry.signed.valid_until)
        if outcome is Outcome.PENDING:
            await self._send_again(entry.key, entry.signed)
        else:
            self._write(entry, entry.signed, outcome)

    def _write(self, entry: JournalEntry, signed: SignedAct, outcome: Outcome) -> None:
        match outcome:
            case Outcome.LANDED:
                self.settle(entry.key, ActStatus.DONE, signed=signed)
            case Outcome.FAILED:
                self.settle(entry.key, ActStatus.REFUSED, detail=FAILED, signed=signed)
            case Outcome.EXPIRED:
                self._forget(entry.key, signed)
            case Outcome.FORGOTTEN if entry.detail != FORGOTTEN:
                self.settle(entry.key, ActStatus.UNKNOWN, detail=FORGOTTEN, signed=signed)
            case _:
                pass

    async def _send_again(self, key: ActKey, signed: SignedAct) -> None:
        """Send the very same transaction, which cannot be carried out twice; a failure leaves it in doubt."""
        try:
            await self._chain.send(signed)
        except (TransactionRejected, TransactionExpired, OutcomeUnknown) as error:
            self.settle(key, ActStatus.UNKNOWN, detail=error.message, signed=signed)
        else:
            self.settle(key, ActStatus.DONE, signed=signed)

    def _forget(self, key: ActKey, signed: SignedAct | None) -> None:
        """What certainly came to nothing may be carried out anew."""
        self._journal.forget(key)
        self._tell(key, ActStatus.REFUSED, EXPIRED, signed.signature if signed is not None else None)

    def _tell(self, key: ActKey, status: ActStatus, detail: str, signature: Signature | None) -> None:
        record = ActRecord(
            key=key,
            status=status,
            detail=detail,
            signature=signature,
            slot=self._slots.slot(),
            main=self._wallet.main.public_key,
        )
        self._publish(ActChanged(record))

    def _is_unsettled(self, key: ActKey) -> bool:
        entry = self._journal.entry(key)
        return entry is None or entry.status in UNSETTLED
