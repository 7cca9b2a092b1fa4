"""The columns of the table of tasks: what each shows, says and explains of a row, and how it is sorted by."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.task_status import TaskStatus
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.actions import IDLE, main_action
from orca_desktop.gui.amounts import amount_text
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.models.rows import Column, Copyable
from orca_desktop.gui.words import one_line, round_term

STRIP_ROUNDS = 13


class TaskColumn(enum.IntEnum):
    NAME = 0
    STATE = 1
    ROUND = 2
    STRIP = 3
    CLAIMABLE = 4
    ACTION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """`number` is None until the network was seen; the progress is rounded to the steps that can be seen.

    `story` is what the status's title does not say; `pulled` the part of the image that is here, while it comes.
    """

    task: Task
    status: TaskStatus
    strip: tuple[RoundRecord | None, ...]
    story: str = ""
    pulled: float | None = None
    number: int | None = None
    phase: str = ""
    progress: float = 0.0


def strip_text(strip: Iterable[RoundRecord | None]) -> str:
    """The strip in words, newest first, for screen readers."""
    known = [record for record in strip if record is not None]
    if not known:
        return tr("no rounds yet")
    return ", ".join(
        tr("round {number}: {result}", number=numeral(record.number), result=round_term(record).word)
        for record in reversed(known)
    )


def _round_text(row: TaskRow) -> str:
    return f"{numeral(row.number)} · {row.phase}" if row.number is not None else tr("slot unknown")


def _state_tip(row: TaskRow) -> str:
    lines = dict.fromkeys((row.story, said(row.status.words), said(row.status.advice)))
    return "\n".join(line for line in lines if line)


def _state_spoken(row: TaskRow) -> str:
    return f"{said(row.status.title)}. {row.story}".strip()


LOOKS: dict[TaskColumn, Callable[[TaskRow], object]] = {
    TaskColumn.NAME: lambda row: (row.task.id, row.task.name),
    TaskColumn.STATE: lambda row: (row.status, row.story, row.pulled),
    TaskColumn.ROUND: lambda row: (row.number, row.phase, row.progress, row.task.state in IDLE),
    TaskColumn.STRIP: lambda row: row.strip,
    TaskColumn.CLAIMABLE: lambda row: (row.task.claimable, row.task.stake, row.task.token),
    TaskColumn.ACTION: lambda row: (row.task.state, row.task.way),
}
"""What decides how each cell looks."""

_STATES = list(TaskState)
SORTS: dict[int, Callable[[Task], Any]] = {
    TaskColumn.NAME: lambda task: task.name.casefold(),
    TaskColumn.STATE: lambda task: (task.is_watched, _STATES.index(task.state)),
    TaskColumn.CLAIMABLE: lambda task: (task.token.symbol, task.claimable),
}
"""What is known of every task at any moment, so that rows out of sight need not be worked out to sort by it."""


def _sort(column: TaskColumn) -> Callable[[TaskRow], Any]:
    return lambda row: SORTS[column](row.task)


COLUMNS: tuple[Column[TaskRow], ...] = (
    Column(
        title=mark("Task"),
        text=lambda row: one_line(row.task.name),
        spoken=lambda row: tr("{name}, task ID {id}", name=one_line(row.task.name), id=row.task.id),
        tip=lambda row: f"{one_line(row.task.name)}\n{row.task.id}",
        sort=_sort(TaskColumn.NAME),
    ),
    Column(
        title=mark("State"),
        text=lambda row: said(row.status.title),
        spoken=_state_spoken,
        tip=_state_tip,
        sort=_sort(TaskColumn.STATE),
    ),
    Column(
        title=mark("Round · phase"),
        text=_round_text,
        spoken=lambda row: tr(
            "round {round}, {part} of the round is over", round=_round_text(row), part=f"{row.progress:.0%}"
        ),
    ),
    Column(
        title=mark("Last rounds"),
        text=lambda row: strip_text(row.strip),
        spoken=lambda row: strip_text(row.strip),
    ),
    Column(
        title=mark("Claimable"),
        text=lambda row: amount_text(row.task.claimable, row.task.token),
        tip=lambda row: tr(
            "As of slot {slot}. Staked: {amount}",
            slot=numeral(row.task.as_of),
            amount=amount_text(row.task.stake, row.task.token),
        ),
        copied=lambda row: exact_amount(row.task.claimable, row.task.token),
        sort=_sort(TaskColumn.CLAIMABLE),
        right=True,
    ),
    Column(
        title="",
        name=mark("Start or stop"),
        text=lambda row: main_action(row.task).word,
        hint=mark("Ctrl+Return does it; the menu key shows all commands."),
    ),
)
COPYABLES: tuple[Copyable[TaskRow], ...] = (
    Copyable(mark("task ID"), lambda row: row.task.id),
    Copyable(mark("image"), lambda row: row.task.image),
    Copyable(mark("image digest"), lambda row: row.task.digest or ""),
)
