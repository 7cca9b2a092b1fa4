"""The sums of `selectors.totals`, kept up with what changes: many tasks with long histories are not added all anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.state.selectors import Totals
from orca_desktop.state.store import Store


@dataclass(slots=True)
class _Sums:
    """Of all rounds that were counted."""

    results: Counter[RoundResult] = field(default_factory=Counter)
    earned: Counter[Token] = field(default_factory=Counter)
    slashed: Counter[Token] = field(default_factory=Counter)
    audits_against: int = 0

    def count(self, record: RoundRecord, sign: int) -> None:
        """*sign*: 1 to count it in, -1 to take it out again."""
        self.results[record.result] += sign
        self.audits_against += sign * (record.audit_received is not None)
        if record.reward:
            (self.earned if record.reward > 0 else self.slashed)[record.token] += sign * abs(record.reward)


class RunningTotals:
    """`follow` is to be told whose rounds are others than before."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sums = _Sums()
        self._counted: dict[TaskId, dict[int, RoundRecord]] = {}
        self.follow(store.rounds)

    def follow(self, task_ids: Iterable[TaskId]) -> None:
        for task_id in set(task_ids):
            self._follow(task_id)

    def totals(self, token: Token = KOII) -> Totals:
        sums = self._sums
        tasks = [task for task in self._store.tasks.values() if task.token == token]
        return Totals(
            token=token,
            claimable=Units(sum(task.claimable for task in tasks)),
            staked=Units(sum(task.stake for task in tasks)),
            earned=Units(sums.earned[token]),
            slashed=Units(sums.slashed[token]),
            paid=sums.results[RoundResult.PAID],
            missed=sums.results[RoundResult.MISSED],
            finished=sum(count for result, count in sums.results.items() if result.counts),
            audits_against=sums.audits_against,
        )

    def _follow(self, task_id: TaskId) -> None:
        rounds, counted = self._store.rounds.get(task_id, {}), self._counted.setdefault(task_id, {})
        for number, record in rounds.items():
            before = counted.get(number)
            if before is record:
                continue
            if before is not None:
                self._sums.count(before, -1)
            self._sums.count(record, 1)
            counted[number] = record
        if len(counted) > len(rounds):
            for number in counted.keys() - rounds.keys():
                self._sums.count(counted.pop(number), -1)
        if not counted:
            del self._counted[task_id]
