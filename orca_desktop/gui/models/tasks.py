"""The joined tasks as a table: one row a task, with its last rounds and where its round stands."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import koii, one_line, phase_word, result_term, start_stop, state_term
from orca_desktop.state.selectors import moment_at, round_strip
from orca_desktop.state.store import Store

STRIP_ROUNDS = 13
STEPS = 200
"""How finely progress is told to the view: a bar of some 170 pixels shows no more."""


class TaskColumn(enum.IntEnum):
    NAME = 0
    STATE = 1
    ROUND = 2
    STRIP = 3
    CLAIMABLE = 4
    ACTION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """`number` is None until the network was seen; the progress is rounded to the steps that can be seen."""

    task: Task
    strip: tuple[RoundRecord | None, ...]
    number: int | None = None
    phase: str = "slot unknown"
    progress: float = 0.0


class TaskTableModel(RowModel[TaskRow]):
    """Follows the store when told to; `slot` gives the present slot or None."""

    def __init__(self, store: Store, slot: Callable[[], float | None], parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: row.task.id, parent)
        self._store = store
        self._slot = slot
        self.refresh()

    def refresh(self) -> None:
        """Show what the store has now. Tasks keep the order in which they were joined."""
        slot = self._slot()
        self.show_rows([self._row(task, slot) for task in self._store.tasks.values()])

    def tick(self) -> None:
        """Time went on and nothing else: only the cells whose round, phase or progress is another one change."""
        slot = self._slot()
        for place, row in enumerate(self.rows):
            self.put(place, _at(row, slot), column=TaskColumn.ROUND)

    def task_at(self, row: int) -> Task | None:
        found = self.row_at(row)
        return found.task if found is not None else None

    def position_of_task(self, task_id: TaskId) -> int | None:
        return self.position_of(task_id)

    def _row(self, task: Task, slot: float | None) -> TaskRow:
        return _at(TaskRow(task=task, strip=round_strip(self._store, task.id, STRIP_ROUNDS)), slot)


def strip_text(strip: Iterable[RoundRecord | None]) -> str:
    """The strip in words, newest first, for screen readers."""
    known = [record for record in strip if record is not None]
    if not known:
        return "no rounds yet"
    return ", ".join(f"round {record.number:,} {result_term(record.result).word.lower()}" for record in reversed(known))


def _at(row: TaskRow, slot: float | None) -> TaskRow:
    """The row as it is at *slot*."""
    if slot is None:
        return row
    moment = moment_at(row.task.windows, slot)
    progress = round(moment.progress * STEPS) / STEPS
    return replace(row, number=moment.number, phase=phase_word(moment.phase), progress=progress)


def _round_text(row: TaskRow) -> str:
    return f"{row.number:,} · {row.phase}" if row.number is not None else row.phase


def _state_tip(row: TaskRow) -> str:
    return row.task.detail or state_term(row.task.state).word


def _state_spoken(row: TaskRow) -> str:
    return f"{state_term(row.task.state).word}. {row.task.detail}".strip()


_COLUMNS: tuple[Column[TaskRow], ...] = (
    Column(
        title="Task",
        text=lambda row: one_line(row.task.name),
        spoken=lambda row: f"{one_line(row.task.name)}, task ID {row.task.id}",
        tip=lambda row: f"{one_line(row.task.name)}\n{row.task.id}",
    ),
    Column(title="State", text=lambda row: state_term(row.task.state).word, spoken=_state_spoken, tip=_state_tip),
    Column(
        title="Round · phase",
        text=_round_text,
        spoken=lambda row: f"round {_round_text(row)}, {row.progress:.0%} of the round is over",
    ),
    Column(
        title=f"Last {STRIP_ROUNDS} rounds",
        text=lambda row: strip_text(row.strip),
        spoken=lambda row: strip_text(row.strip),
    ),
    Column(
        title="Claimable",
        text=lambda row: koii(row.task.claimable),
        tip=lambda row: f"As of slot {row.task.as_of:,}. Staked: {koii(row.task.stake)}",
        right=True,
    ),
    Column(title="", text=lambda row: start_stop(row.task).word),
)
