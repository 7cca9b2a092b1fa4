"""Pure questions about the state."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.state.store import Store


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
