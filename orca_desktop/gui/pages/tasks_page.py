"""The page of tasks: is it earning, and if not, why?"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.commands import ApproveChanges, LeaveTask, RollBackImage
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import tr
from orca_desktop.gui.outside import PassingMemory, WindowMemory
from orca_desktop.gui.pages.join_follow import JoinFollow
from orca_desktop.gui.pages.join_panel import JoinPanel, Submit
from orca_desktop.gui.pages.summary import Summary
from orca_desktop.gui.pages.task_details import LEAST_HEIGHT, TaskDetails
from orca_desktop.gui.pages.task_list import ROWS_AT_FIRST, TaskList
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.shortcuts import JOIN, JOIN_COPIED, PASTE, START_STOP, bind
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.changes_card import ChangesCard
from orca_desktop.gui.widgets.empty_state import EmptyState
from orca_desktop.gui.widgets.join_progress import CHANGES, CONTAINER, ENGINE, LOGS
from orca_desktop.gui.widgets.leave_card import LeaveCard
from orca_desktop.gui.widgets.room_splitter import RoomSplitter
from orca_desktop.gui.widgets.table import panel
from orca_desktop.gui.widgets.trouble_banners import TroubleBanners
from orca_desktop.state.store import Store

SQUEEZED_HEIGHT = 120
"""What is left to the details while changes are looked at in a low window."""

ROOMY_HEIGHT = 780
"""Below this, figures, tasks, changes and details do not fit together."""

LEAST_BELOW = 200
FRAME = 8
"""What the panel around the table adds to its height."""


class TasksPage(QWidget):
    """Arranges the way in, the figures, the table and the details, and shows the one of them that is due.

    Signals:
        help_asked: str, where what helps is: another page (`widgets/join_progress.py`).
    """

    help_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        countdown: Countdown,
        submit: Submit,
        *,
        join_text: str = "",
        memory: WindowMemory | None = None,
        history: HistoryReader | None = None,
        errands: Errands | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._store = store
        self._review_is_open = False
        self.troubles = TroubleBanners(theme, store, bridge)
        memory = memory or PassingMemory()
        self.join = JoinPanel(theme, store, bridge, submit, memory)
        self.follow = JoinFollow(theme, store, bridge, clock, countdown, submit, memory)
        self.table = TaskList(theme, store, bridge, clock, countdown, submit)
        self.details = TaskDetails(
            theme, store, bridge, clock, countdown, submit, history=history, errands=errands, now=now
        )
        self.changes = ChangesCard(theme)
        self.leaving = LeaveCard(theme)
        self._submit = submit
        self.empty = _empty_state(theme, has_sample=bool(join_text))
        self.empty.button.clicked.connect(
            lambda: self.join.use(join_text) if join_text else self.help_asked.emit(ENGINE)
        )
        self._rows_fitted = 0
        self._was_shown = False
        self._made_room = False
        self._table_frame = panel(self.table)
        self._splitter = RoomSplitter(self._table_frame, _column(self.leaving, self.changes, self.details))
        self._splitter.setObjectName("taskSplitter")
        self.summary = Summary(store, bridge)
        self._overview = _overview(self.follow, self.summary, self._splitter)
        self._lay_out()
        self._connect(bridge)
        self._show_due()

    def take_up(self, history: HistoryReader | None) -> None:
        """There is a node: its history can be asked, and commands can be given."""
        self.details.take_up(history)
        self.table.take_up()

    def close_down(self) -> None:
        """Drop what is awaited."""
        self.details.close_down()

    def show_task(self, task_id: TaskId, number: int | None = None) -> None:
        """Select a task that is in the list, and one of its rounds where the window has it."""
        self.table.select_task(task_id)
        self.table.setFocus()
        if number is not None:
            self.details.show_round(number)

    def _connect(self, bridge: StoreBridge) -> None:
        self.join.review_opened.connect(lambda: self._show_review(is_open=True))
        self.join.review_closed.connect(lambda: self._show_review(is_open=False))
        self.join.joined.connect(self._on_joined)
        self.join.show_asked.connect(lambda task_id: self.show_task(TaskId(task_id)))
        self.follow.shown.connect(self._fit_summary)
        self.follow.help_asked.connect(self._help)
        self.table.task_selected.connect(self._on_selected)
        self.table.rows_changed.connect(self._show_due)
        self.table.leave_asked.connect(self._ask_to_leave)
        self.leaving.left.connect(lambda task_id, force: self._submit(LeaveTask(TaskId(task_id), force=force)))
        self.leaving.closed.connect(self._on_leaving_closed)
        self.changes.agreed.connect(lambda task_id: self._submit(ApproveChanges(TaskId(task_id))))
        self.changes.rolled_back.connect(lambda task_id: self._submit(RollBackImage(TaskId(task_id))))
        self.changes.folded.connect(self._show_changes)
        bridge.tasks_changed.connect(self._show_changes)
        bridge.tasks_changed.connect(self._show_leaving)
        bridge.tasks_left.connect(self._show_leaving)
        for keys, act in (
            (JOIN, self.join.focus),
            (START_STOP, self.table.press_selected),
            (PASTE, self.join.paste),
            (JOIN_COPIED, self.join.use_clipboard),
        ):
            bind(keys, self, act)
        self._on_selected(self.table.selected_task or "")

    def _on_selected(self, task_id: str) -> None:
        self.details.show_task(TaskId(task_id) if task_id else None)
        self.follow.select(TaskId(task_id) if task_id else None)
        if self.leaving.is_open and self.leaving.task_id != task_id:
            self.leaving.put_away()
        self._show_changes()

    def _ask_to_leave(self, task_id: str) -> None:
        """About the task whose details are shown, above them."""
        self.table.select_task(TaskId(task_id))
        if (task := self._store.tasks.get(TaskId(task_id))) is not None:
            self.leaving.ask(task)
            self._show_changes()

    def _show_leaving(self, *_changed: object) -> None:
        """The question follows the task that it is about, and goes with it."""
        task_id = self.leaving.task_id
        if task_id is None:
            return
        if (task := self._store.tasks.get(task_id)) is not None:
            self.leaving.show_task(task)
        else:
            self.leaving.put_away()

    def _on_leaving_closed(self) -> None:
        self.table.setFocus()
        self._show_changes()

    def _show_changes(self, *_changed: object) -> None:
        """Above the details of the selected task, which make room for them."""
        selected = self.table.selected_task
        self.changes.show_task(self._store.tasks.get(selected) if selected is not None else None)
        is_open = self._wants_room
        self.details.setMinimumHeight(SQUEEZED_HEIGHT if is_open else LEAST_HEIGHT)
        if is_open != self._made_room:
            self._made_room = is_open
            self._fit_summary()
            self._share_room()

    @property
    def _wants_room(self) -> bool:
        """Whether there is a question to the user above the details."""
        return self.changes.is_open or self.leaving.is_open

    def _fit_summary(self) -> None:
        """In a low window the figures give way to what wants to be looked at."""
        self.summary.setVisible(self.height() >= ROOMY_HEIGHT or not (self._wants_room or self.follow.is_open))

    def _on_joined(self, task_id: str) -> None:
        self.table.select_task(TaskId(task_id))
        self.table.setFocus()
        self.follow.follow(TaskId(task_id))

    def _help(self, task_id: str, place: str) -> None:
        """Go where what helps is: on this page, or on another one."""
        self.show_task(TaskId(task_id))
        if place == LOGS:
            self.details.show_logs()
        elif place == CONTAINER:
            self.details.show_container()
        elif place == CHANGES:
            self.changes.look_button.click()
        else:
            self.help_asked.emit(place)

    def _show_review(self, *, is_open: bool) -> None:
        self._review_is_open = is_open
        self._show_due()

    def _show_due(self) -> None:
        """A review has the page for itself; without a task there is only the way to one."""
        has_tasks = self.table.tasks.rowCount() > 0
        self._overview.setVisible(has_tasks and not self._review_is_open)
        self.empty.setVisible(not has_tasks and not self._review_is_open)
        self._fit_table()

    def _fit_table(self) -> None:
        """The table takes what its rows need, up to five at first; the splitter gives it more or less."""
        rows = self.table.tasks.rowCount()
        self._table_frame.setMaximumHeight(self.table.wanted_height(rows) + FRAME)
        self._table_frame.setMinimumHeight(self.table.wanted_height(min(rows, 2)) + FRAME)
        if rows != self._rows_fitted:
            self._rows_fitted = rows
            self._share_room()

    def _share_room(self) -> None:
        """Up to five tasks on top, or as many as the user wants; fewer while changes want to be looked at."""
        top = self.table.wanted_height(min(self.table.tasks.rowCount(), ROWS_AT_FIRST)) + FRAME
        if self._wants_room:
            asked = self.changes.wanted_height * self.changes.is_open + self.leaving.wanted_height
            self._splitter.give(min(top, self._splitter.height() - asked - LEAST_HEIGHT), LEAST_BELOW)
        else:
            self._splitter.share(top, LEAST_BELOW)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(14)
        for banner in self.troubles.banners:
            layout.addWidget(banner)
        layout.addWidget(self.join)
        layout.addWidget(self._overview, 1)
        layout.addWidget(self.empty, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Before the first look the style, and with it what rows need, may not have been settled."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._rows_fitted = 0
            self._fit_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_summary()


def _empty_state(theme: Theme, *, has_sample: bool) -> EmptyState:
    words = tr(
        "Paste the ID of an Orca task above. You see what it runs, what it pays and what it can cost "
        "before anything happens."
    )
    if has_sample:
        words = f"{words} {tr('A sample task is ready on this network.')}"
    action = tr("Use the sample task") if has_sample else tr("What is needed for it")
    return EmptyState(theme, icon="layers", title=tr("No task yet"), words=words, action=action)


def _column(*parts: QWidget) -> QWidget:
    """One below the other; the last one takes what is left."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    layout.setStretch(len(parts) - 1, 1)
    return column


def _overview(follow: QWidget, summary: Summary, tables: QWidget) -> QWidget:
    overview = QWidget()
    layout = QVBoxLayout(overview)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(14)
    layout.addWidget(follow)
    layout.addWidget(summary)
    layout.addWidget(tables, 1)
    return overview
