"""Pure questions about the state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.approvals import is_of_what_runs
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.state.store import Store

SLASHED_PERCENT = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over all tasks. `earned` and `slashed` sum the rounds this node has records of."""

    claimable: Roe
    staked: Roe
    earned: Roe
    slashed: Roe
    paid: int
    missed: int
    finished: int
    audits_against: int


def totals(store: Store) -> Totals:
    records = [record for rounds in store.rounds.values() for record in rounds.values()]
    results = Counter(record.result for record in records)
    rewards = [record.reward or 0 for record in records]
    return Totals(
        claimable=Roe(sum(task.claimable for task in store.tasks.values())),
        staked=Roe(sum(task.stake for task in store.tasks.values())),
        earned=Roe(sum(reward for reward in rewards if reward > 0)),
        slashed=Roe(-sum(reward for reward in rewards if reward < 0)),
        paid=results[RoundResult.PAID],
        missed=results[RoundResult.MISSED],
        finished=sum(count for result, count in results.items() if result.is_final),
        audits_against=sum(1 for record in records if record.audit_received is not None),
    )


def last_rounds(store: Store, task_id: TaskId, count: int) -> tuple[RoundRecord, ...]:
    """The newest *count* rounds this node has a record of, oldest first."""
    rounds = store.rounds.get(task_id, {})
    return tuple(rounds[number] for number in sorted(rounds)[-count:])


def round_strip(store: Store, task_id: TaskId, count: int) -> tuple[RoundRecord | None, ...]:
    """Exactly *count* neighbouring rounds up to the newest known one, oldest first; None where there is no record."""
    rounds = store.rounds.get(task_id, {})
    if not rounds:
        return (None,) * count
    newest = max(rounds)
    return tuple(rounds.get(number) for number in range(newest - count + 1, newest + 1))


def slash_example(stake: Roe) -> Roe:
    """What the default rule takes of *stake* when a proof fails its audit: 70 %, rounded down (k2.md 9)."""
    return Roe(stake * SLASHED_PERCENT // 100)


def runway_rounds(review: TaskReview) -> int:
    """How many rounds the bounty that is left can pay in full."""
    return review.total_bounty // review.bounty_per_round if review.bounty_per_round > 0 else 0


def expected_reward(task: Task, record: RoundRecord) -> Roe | None:
    """What an open round may bring: our share of its list where there is one, else an equal share. None: no telling."""
    if record.result.is_final or record.result in (RoundResult.WORKING, RoundResult.WORKED):
        return None
    if record.distribution is not None and record.distribution.our_share is not None:
        return record.distribution.our_share
    return Roe(task.bounty_per_round // task.nodes) if task.nodes > 0 else None


def can_roll_back(task: Task) -> bool:
    """Whether something else ran that was approved, so that the user can go back to it."""
    return task.approved is not None and any(map(is_of_what_runs, task.changes))


def spendable(store: Store, review: TaskReview) -> Roe:
    """The main account's balance, from the newer of the two readings there are."""
    return store.wallet.balance if store.wallet is not None else review.main_balance
