"""When the rounds of a task began on this node: what other things over time are marked with."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.tasks import TaskId
from orca_desktop.state.store import Store


@dataclass(frozen=True, slots=True)
class RoundMark:
    """`at` is seconds since the epoch."""

    at: float
    number: int


def round_marks(store: Store, task_id: TaskId) -> tuple[RoundMark, ...]:
    """One for each round of which a stage was begun, oldest first."""
    marks = []
    for number, record in store.rounds.get(task_id, {}).items():
        times = [stage.began_at for stage in record.stages if stage.began_at > 0]
        if times:
            marks.append(RoundMark(min(times), number))
    return tuple(sorted(marks, key=lambda mark: (mark.at, mark.number)))
