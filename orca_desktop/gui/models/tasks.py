"""The joined tasks as a table: one row a task, with its last rounds and where its round stands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from orca_desktop.domain.containers import PullProgress
from orca_desktop.domain.moments import moment_at, seconds_of
from orca_desktop.domain.status import NOMINAL_SLOT_MS
from orca_desktop.domain.task_status import TaskStatus
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.actions import IDLE
from orca_desktop.gui.container_words import pull_part, pull_short, retry_words
from orca_desktop.gui.language import said
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.models.task_columns import COLUMNS, COPYABLES, LOOKS, SORTS, STRIP_ROUNDS, TaskColumn, TaskRow
from orca_desktop.gui.words import phase_word, time_left
from orca_desktop.state.answers import task_status
from orca_desktop.state.selectors import round_strip
from orca_desktop.state.store import Store

STEPS = 200
"""How finely progress is told to the view: a bar of some 170 pixels shows no more."""


class TaskTableModel(RowModel[TaskRow]):
    """Follows the store when told to; `slot` gives the present slot or None, `now` seconds since the epoch.

    With many tasks most rows are out of sight. `in_view` tells which are not: only those are worked out at once, the
    others when they are read.
    """

    def __init__(
        self,
        store: Store,
        slot: Callable[[], float | None],
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(COLUMNS, lambda row: row.task.id, parent, copyables=COPYABLES)
        self._store = store
        self._slot = slot
        self._now = now
        self._ids: list[TaskId] = []
        self._stale: set[TaskId] = set()
        self._is_following = False
        self.in_view: Callable[[], Iterable[int]] = lambda: range(len(self._ids))
        self.refresh()

    def refresh(self, changed: Iterable[TaskId] | None = None) -> None:
        """Show what the store has now, of all tasks or the *changed* ones, in the order in which they were joined."""
        self._stale.update(self._ids if changed is None else self._store.tasks.keys() & set(changed))
        if self._is_following:  # asked by who was just told that a row has gone
            return
        if self._ids != [task.id for task in self._wanted()]:
            self._follow_list()
        for place in self._seen():
            if self._ids[place] in self._stale:
                self._show(place, self._worked_out(place))

    def tick(self) -> None:
        """Time went on and nothing else: only the cells whose round, phase or progress is another one change."""
        slot = self._slot()
        for place in self._seen_after_a_tick():
            self.put(place, _at(self._rows[place], slot), column=TaskColumn.ROUND)

    def tick_stories(self) -> None:
        """Seconds went by, or a pull went on: only the cells of the states change."""
        for place in self._seen_after_a_tick():
            self.put(place, self._with_story(self._rows[place]), column=TaskColumn.STATE)

    def bring_up_to_date(self, place: int) -> None:
        """Without telling the view, which is just asking."""
        if not self._is_following and self._ids[place] in self._stale:
            self._rows[place] = self._worked_out(place)

    def task_at(self, row: int) -> Task | None:
        found = self.row_at(row)
        return found.task if found is not None else None

    def position_of_task(self, task_id: TaskId) -> int | None:
        return self.position_of(task_id)

    def _follow_list(self) -> None:
        """Rows come and go with the tasks; those that stay are as they were until they are looked at."""
        known = dict(zip(self._ids, self._rows, strict=True))
        slot = self._slot()
        rows = [known.get(task.id) or self._row(task, slot) for task in self._store.tasks.values()]
        self._is_following = True
        try:
            self.show_rows(rows)
        finally:
            self._is_following = False
        self._ids = [row.task.id for row in self._rows]
        self._stale &= set(self._ids)

    def _wanted(self) -> list[Task]:
        """The tasks as the table is sorted, by what the store knows of them now."""
        tasks = list(self._store.tasks.values())
        by = SORTS.get(self._sorted_by) if self._sorted_by is not None else None
        return sorted(tasks, key=by, reverse=self._is_descending) if by is not None else tasks

    def in_order(self, rows: Sequence[TaskRow]) -> list[TaskRow]:
        """Rows that are out of sight may be out of date, so they are not asked."""
        place = {task.id: at for at, task in enumerate(self._wanted())}
        return sorted(rows, key=lambda row: place.get(row.task.id, len(place)))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._is_following = True
        try:
            super().sort(column, order)
        finally:
            self._is_following = False
        self._ids = [row.task.id for row in self._rows]

    def _seen(self) -> list[int]:
        return [place for place in self.in_view() if 0 <= place < len(self._ids)]

    def _seen_after_a_tick(self) -> list[int]:
        """What is in view, as it was a moment ago; what is not is out of date from now on."""
        seen = self._seen() if not self._is_following else []
        for place in seen:
            self.bring_up_to_date(place)
        self._stale = set(self._ids) - {self._ids[place] for place in seen}
        return seen

    def _show(self, place: int, row: TaskRow) -> None:
        """Only the cells that look otherwise than before are painted again."""
        before, self._rows[place] = self._rows[place], row
        for column, look in LOOKS.items():
            if look(before) != look(row):
                self.dataChanged.emit(self.index(place, column), self.index(place, column))

    def _worked_out(self, place: int) -> TaskRow:
        task_id = self._ids[place]
        self._stale.discard(task_id)
        task = self._store.tasks.get(task_id)
        return self._row(task, self._slot()) if task is not None else self._rows[place]

    def _row(self, task: Task, slot: float | None) -> TaskRow:
        status, story, pulled = self._told(task, slot)
        strip = round_strip(self._store, task.id, STRIP_ROUNDS)
        return _at(TaskRow(task=task, status=status, strip=strip, story=story, pulled=pulled), slot)

    def _with_story(self, row: TaskRow) -> TaskRow:
        status, story, pulled = self._told(row.task, self._slot())
        return replace(row, status=status, story=story, pulled=pulled)

    def _told(self, task: Task, slot: float | None) -> tuple[TaskStatus, str, float | None]:
        """How it stands, what is going on, and how much of a pull is here."""
        pull = self._store.pulls.get(task.id) if task.state not in IDLE else None
        status = task_status(self._store, task, slot)
        story = _story(task, pull, self._now()) or self._words(status)
        return status, story, round(pull_part(pull), 2) if pull is not None else None

    def _words(self, status: TaskStatus) -> str:
        return status_words(status, self._slot(), self._store)


def _at(row: TaskRow, slot: float | None) -> TaskRow:
    """The row as it is at *slot*."""
    if slot is None:
        return row
    moment = moment_at(row.task.windows, slot)
    progress = round(moment.progress * STEPS) / STEPS
    return replace(row, number=moment.number, phase=phase_word(moment.phase), progress=progress)


def status_words(status: TaskStatus, slot: float | None, store: Store) -> str:
    """What the status says, and how long it is until what it speaks of."""
    if status.due is None or slot is None:
        return said(status.words)
    slot_ms = store.network.slot_ms if store.network is not None else NOMINAL_SLOT_MS
    left = time_left(seconds_of(status.due - slot, slot_ms))
    words = said(status.words)
    return f"{words.removesuffix('.')} ({left})." if left else words


def _story(task: Task, pull: PullProgress | None, now: float) -> str:
    """What is more urgent than the words of the status: a pull, a countdown."""
    if task.changes:
        return ""
    return pull_short(pull) if pull is not None else retry_words(task, now)
