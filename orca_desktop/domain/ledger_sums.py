"""What the ledger's rows sum to: by day, task and token, beside the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.ledger import KOII, Account, EntryKind
from orca_desktop.domain.tasks import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySum:
    """All rows of one kind in one account on one day (UTC), for one task and main key."""

    day: date
    task_id: TaskId | None
    token: str
    account: Account
    kind: EntryKind
    amount: int
    rows: int
    main: PublicKey = NOBODY


GAINS = frozenset(
    {(Account.CLAIMABLE, EntryKind.REWARD), (Account.STAKE, EntryKind.SLASH), (Account.MAIN, EntryKind.FEE)}
)
"""What makes the balance of running tasks: everything else only moves between the user's own accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What one part of a period brought in one token: rewards, and what slashes and fees took (not positive)."""

    key: str
    token: str = KOII
    reward: int = 0
    slash: int = 0
    fee: int = 0

    @property
    def net(self) -> int:
        return self.reward + self.slash + self.fee


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A sum beside that of the period of the same length before it."""

    now: Period
    before: Period


def by_day(sums: Iterable[DaySum], first: date, last: date) -> tuple[Period, ...]:
    """One period a day, in order, days without rows included; amounts of one token."""
    taken = tuple(item for item in sums if first <= item.day <= last)
    token = taken[0].token if taken else KOII
    folded = _folded(taken, lambda item: item.day.isoformat())
    days = [(first + timedelta(days=place)).isoformat() for place in range((last - first).days + 1)]
    return tuple(folded.get((day, token), Period(key=day, token=token)) for day in days)


def by_task(sums: Iterable[DaySum], first: date, last: date) -> tuple[Compared, ...]:
    """Each task's sum in each token, beside the period before; those in KOII first, and of a token the largest.

    The fees of a task that pays in a token are in KOII.
    """
    return _compared(sums, first, last, lambda item: item.task_id or "")


def by_token(sums: Iterable[DaySum], first: date, last: date) -> tuple[Compared, ...]:
    """Each token's sum, beside the period before; the largest first."""
    return _compared(sums, first, last, lambda item: item.token)


def _compared(sums: Iterable[DaySum], first: date, last: date, key: Callable[[DaySum], str]) -> tuple[Compared, ...]:
    everything = tuple(sums)
    earlier = first - timedelta(days=(last - first).days + 1)
    now = _folded((item for item in everything if first <= item.day <= last), key)
    before = _folded((item for item in everything if earlier <= item.day < first), key)
    pairs = (
        Compared(
            now=now.get((name, token), Period(key=name, token=token)),
            before=before.get((name, token), Period(key=name, token=token)),
        )
        for name, token in sorted(now.keys() | before.keys())
    )
    return tuple(sorted(pairs, key=lambda pair: (pair.now.token != KOII, pair.now.token, -pair.now.net)))


def _folded(sums: Iterable[DaySum], key: Callable[[DaySum], str]) -> dict[tuple[str, str], Period]:
    """By key and token."""
    amounts: defaultdict[tuple[str, str], defaultdict[EntryKind, int]] = defaultdict(lambda: defaultdict(int))
    for item in sums:
        if (item.account, item.kind) in GAINS:
            amounts[key(item), item.token][item.kind] += item.amount
    return {
        (name, token): Period(
            key=name,
            token=token,
            reward=of[EntryKind.REWARD],
            slash=of[EntryKind.SLASH],
            fee=of[EntryKind.FEE],
        )
        for (name, token), of in amounts.items()
    }
