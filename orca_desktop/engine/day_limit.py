"""The most that leaves an account in a day: counted from what was agreed to, by the network's clock."""

from __future__ import annotations

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import DayLimit, MoneyRequest, Saga, SagaState, StakeMore, Transfer
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.ports.money import SagaBook

DAY_SECONDS = 86_400.0


def counts(request: MoneyRequest) -> bool:
    """Whether it takes money out of the main account, other than for the user's own staking account and fees."""
    return isinstance(request, StakeMore | Transfer)


class Allowance:
    """Slots are counted, and no clock of this computer: setting it back or on gives nobody another day."""

    def __init__(self, book: SagaBook, slots: SlotClock) -> None:
        self._book = book
        self._slots = slots

    def status(self, slot: int) -> DayLimit:
        """As it stands at *slot*. Raises JournalError."""
        slots_a_day = int(DAY_SECONDS / max(self._slots.seconds(1), 0.001))
        sagas = self._book.since(slot - slots_a_day)
        return DayLimit(
            limit=self._book.day_limit(), spent=Roe(sum(saga.plan.amount for saga in sagas if _spent(saga)))
        )

    def problem(self, request: MoneyRequest, amount: int, slot: int) -> str:
        """Why *amount* may not be spent at *slot*; empty when it may. Raises JournalError."""
        status = self.status(slot)
        if not counts(request) or status.limit is None or status.spent + amount <= status.limit:
            return ""
        left = max(0, status.limit - status.spent)
        return f"Your limit for a day is {exact_koii(status.limit)}; of it {exact_koii(left)} are left."


def _spent(saga: Saga) -> bool:
    """What came to nothing does not count; what may still happen does."""
    is_nothing = saga.state is SagaState.CANCELLED or (saga.state is SagaState.FAILED and saga.done == 0)
    return counts(saga.plan.request) and not is_nothing
