"""The most that leaves an account in a day: counted from what was agreed to, by the network's clock, token by token."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain.amounts import Roe, Units, exact_amount
from orca_desktop.domain.money import (
    DayLimit,
    MoneyPlan,
    MoneyRequest,
    Saga,
    SagaState,
    StakeMore,
    TokenLimit,
    Transfer,
)
from orca_desktop.domain.tokens import KOII, Token
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
        plans = [saga.plan for saga in self._book.since(slot - slots_a_day) if _spent(saga)]
        limits = self._book.day_limits()
        koii = next((amount for token, amount in limits if token.is_koii), None)
        return DayLimit(
            limit=None if koii is None else Roe(koii),
            spent=Roe(_sum(plans, KOII)),
            tokens=tuple(
                TokenLimit(token=token, limit=amount, spent=_sum(plans, token))
                for token, amount in limits
                if not token.is_koii
            ),
        )

    def problem(self, request: MoneyRequest, amount: int, token: Token, slot: int) -> str:
        """Why *amount* may not be spent at *slot*; empty when it may. Raises JournalError."""
        status = self.status(slot)
        limit, spent = _of(status, token)
        if not counts(request) or limit is None or spent + amount <= limit:
            return ""
        left = max(0, limit - spent)
        return f"Your limit for a day is {exact_amount(limit, token)}; of it {exact_amount(left, token)} are left."


def _of(status: DayLimit, token: Token) -> tuple[int | None, int]:
    if token.is_koii:
        return status.limit, status.spent
    return next(((one.limit, one.spent) for one in status.tokens if one.token.mint == token.mint), (None, 0))


def _sum(plans: Iterable[MoneyPlan], token: Token) -> Units:
    return Units(sum(plan.amount for plan in plans if plan.token.mint == token.mint))


def _spent(saga: Saga) -> bool:
    """What came to nothing does not count; what may still happen does."""
    is_nothing = saga.state is SagaState.CANCELLED or (saga.state is SagaState.FAILED and saga.done == 0)
    return counts(saga.plan.request) and (saga.is_unknown or not is_nothing)
