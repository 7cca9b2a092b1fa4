"""The ledger: what came in and went out, booked so that each account's rows sum to what the chain says.

Three accounts: the main account, the stake on a task, and a task's claimable reward. What moves between two of them
has a row in each. What no row explains is a row of its own, a difference.
"""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from orca_desktop.domain.acts import ActRecord, ActStatus
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId

KOII = "KOII"

FEE_PER_SIGNATURE = 5_000
"""ROE; the default of Solana (k2.md 1.2)."""

SIGNATURES = {"pay out": 1, "transfer": 1}
"""The main key pays for and signs everything, the staking key nearly everything (k2.md 6)."""

SIGNATURES_ELSE = 2

FAILED_ON_CHAIN = "the network carried it out"
"""How the details of an act begin that failed only when it was carried out: its fee is gone."""

_INTENT = re.compile(r"(\d{1,19}) ROE(?: and a deposit of (-?\d{1,19}) ROE)?")
_DEPOSIT = re.compile(r"a deposit of (-?\d{1,19}) ROE")


def with_deposit(intent: str, deposit: int) -> str:
    """An intent ("5 ROE", or empty) that tells of a deposit too; negative: more comes back than is left there."""
    return " and ".join(part for part in (intent, f"a deposit of {deposit} ROE" if deposit else "") if part)


def intended(text: str) -> tuple[int | None, int]:
    """Amount and deposit of an intent; a text that tells none is none."""
    if found := _INTENT.fullmatch(text):
        return int(found[1]), int(found[2] or 0)
    found = _DEPOSIT.fullmatch(text)
    return None, int(found[1]) if found else 0


DEPOSITED = {
    True: "The network's deposit for the staking account: it lies there as long as the account does.",
    False: "What the staking account held beyond its deposit came back when it was made anew.",
}
OPENING = "It was there before this history begins."
UNEXPLAINED = {
    True: "More than the rows tell: a transfer from elsewhere, or rounds that this node has no records of.",
    False: "Less than the rows tell: a transfer, claim or deposit that was made elsewhere or is not an act of its own.",
}


class Account(enum.Enum):
    """Where an amount is. The stake and the claimable reward are those of one task."""

    MAIN = "main"
    STAKE = "stake"
    CLAIMABLE = "claimable"


class EntryKind(enum.Enum):
    REWARD = "reward"
    RETURNED_STAKE = "returned stake"
    SLASH = "slash"
    FEE = "fee"
    STAKE = "stake"
    UNSTAKE = "unstake"
    CLAIM = "claim"
    TRANSFER = "transfer"
    DEPOSIT = "deposit"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One row: `amount` in the token's smallest unit is added to `account`. `source` names what it was read from.

    `at` in seconds since the epoch, `slot` 0 where none is known.
    """

    source: str
    account: Account
    kind: EntryKind
    amount: int
    at: float
    slot: int = 0
    task_id: TaskId | None = None
    round: int | None = None
    token: str = KOII
    signature: Signature | None = None
    words: str = ""


MOVES: dict[str, tuple[tuple[Account, EntryKind, int], ...]] = {
    "stake": ((Account.MAIN, EntryKind.STAKE, -1), (Account.STAKE, EntryKind.STAKE, 1)),
    "unstake": ((Account.STAKE, EntryKind.UNSTAKE, -1), (Account.CLAIMABLE, EntryKind.RETURNED_STAKE, 1)),
    "claim": ((Account.CLAIMABLE, EntryKind.CLAIM, -1), (Account.MAIN, EntryKind.CLAIM, 1)),
    "transfer": ((Account.MAIN, EntryKind.TRANSFER, -1),),
}
"""What an act moves whose intent tells an amount: in which account, as what, in which direction."""


def round_source(record: RoundRecord) -> str:
    return f"round:{record.task_id}:{record.number}"


def act_source(act: ActRecord) -> str:
    return f"act:{act.signature}"


def round_entries(record: RoundRecord, at: float, slot: int) -> tuple[LedgerEntry, ...]:
    """What a settled round brought or took; nothing while it is open or where no amount is known."""
    if record.result not in (RoundResult.PAID, RoundResult.SLASHED) or not record.reward:
        return ()
    is_reward = record.reward > 0
    entry = LedgerEntry(
        source=round_source(record),
        account=Account.CLAIMABLE if is_reward else Account.STAKE,
        kind=EntryKind.REWARD if is_reward else EntryKind.SLASH,
        amount=record.reward,
        at=at,
        slot=slot,
        task_id=record.task_id,
        round=record.number,
        words=record.note,
    )
    return (entry,)


def act_entries(act: ActRecord, intent: str, at: float) -> tuple[LedgerEntry, ...]:
    """The fee of an act that the network carried out, and what it moved; nothing for an act without a transaction.

    *intent* is the detail with which it was intended: there the amount is.
    """
    if act.signature is None or not _was_carried_out(act):
        return ()
    fee = FEE_PER_SIGNATURE * SIGNATURES.get(act.key.act, SIGNATURES_ELSE)
    booked = [_act_entry(act, at, Account.MAIN, EntryKind.FEE, -fee)]
    amount, deposit = intended(intent)
    if act.status is ActStatus.DONE:
        moves = () if amount is None else MOVES.get(act.key.act, ())
        booked += [_act_entry(act, at, account, kind, sign * (amount or 0)) for account, kind, sign in moves]
        if deposit:
            words = DEPOSITED[deposit > 0]
            booked.append(replace(_act_entry(act, at, Account.MAIN, EntryKind.DEPOSIT, -deposit), words=words))
    return tuple(booked)


def _was_carried_out(act: ActRecord) -> bool:
    return act.status is ActStatus.DONE or (act.status is ActStatus.REFUSED and act.detail.startswith(FAILED_ON_CHAIN))


def _act_entry(act: ActRecord, at: float, account: Account, kind: EntryKind, amount: int) -> LedgerEntry:
    return LedgerEntry(
        source=act_source(act),
        account=account,
        kind=kind,
        amount=amount,
        at=at,
        slot=act.slot,
        task_id=act.key.task_id or None,
        round=act.key.round if act.key.round >= 0 else None,
        signature=act.signature,
        words=act.key.act,
    )


def day_of(at: float) -> date:
    """The day in UTC."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=at)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySum:
    """All rows of one kind in one account on one day (UTC), for one task."""

    day: date
    task_id: TaskId | None
    token: str
    account: Account
    kind: EntryKind
    amount: int
    rows: int


GAINS = frozenset(
    {(Account.CLAIMABLE, EntryKind.REWARD), (Account.STAKE, EntryKind.SLASH), (Account.MAIN, EntryKind.FEE)}
)
"""What makes the balance of running tasks: everything else only moves between the user's own accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What one part of a period brought: rewards, and what slashes and fees took (not positive)."""

    key: str
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
    folded = _folded((item for item in sums if first <= item.day <= last), lambda item: item.day.isoformat())
    days = [(first + timedelta(days=place)).isoformat() for place in range((last - first).days + 1)]
    return tuple(folded.get(day, Period(key=day)) for day in days)


def by_task(sums: Iterable[DaySum], first: date, last: date) -> tuple[Compared, ...]:
    """Each task's sum, beside the period before; the largest first."""
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
        Compared(now=now.get(name, Period(key=name)), before=before.get(name, Period(key=name)))
        for name in sorted(now.keys() | before.keys())
    )
    return tuple(sorted(pairs, key=lambda pair: -pair.now.net))


def _folded(sums: Iterable[DaySum], key: Callable[[DaySum], str]) -> dict[str, Period]:
    amounts: defaultdict[str, defaultdict[EntryKind, int]] = defaultdict(lambda: defaultdict(int))
    for item in sums:
        if (item.account, item.kind) in GAINS:
            amounts[key(item)][item.kind] += item.amount
    return {
        name: Period(key=name, reward=of[EntryKind.REWARD], slash=of[EntryKind.SLASH], fee=of[EntryKind.FEE])
        for name, of in amounts.items()
    }
