"""The page of everything that happened: the newest first, filtered, searched, and saved to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orca_desktop.domain.archive import AccountWork
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.history_questions import Answer, HistoryQuestions, Newer
from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.models.activity import MOST_ROWS, ActivityTableModel
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.shortcuts import CLOSE, INSIDE, bind
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.action_banner import ActionBanner
from orca_desktop.gui.widgets.activity_bar import ActivityBar
from orca_desktop.gui.widgets.activity_panel import ActivityPanel
from orca_desktop.gui.widgets.activity_table import activity_table
from orca_desktop.gui.widgets.empty_state import EmptyState
from orca_desktop.gui.widgets.export_row import ExportRow
from orca_desktop.gui.widgets.labels import ElidedLabel, label
from orca_desktop.gui.widgets.table import panel
from orca_desktop.state.selectors import tokens_known
from orca_desktop.state.store import Store

LOOK_MS = 1_500
"""How often it is asked what is new while the page is looked at."""

PANEL_WIDTH, NARROW_PANEL = 318, 262
ROOMY_WIDTH = 1_000
"""Below this the details of an event give way to the table."""

NOTHING_FITS = mark("Nothing that happened fits. Clear the filters to see everything.")
READING = mark("Reading the history…")
ELSEWHERE = mark("This window has no history to ask. Use “orca-desktop activity” where the node runs.")
EMPTY = mark("As soon as a task is joined, every step it takes is written down here, and stays after it is gone.")


class ActivityPage(QWidget):
    """Asks the history while it is looked at. `close_down` ends what is under way.

    Signals:
        task_asked: str, int or None: a task and its round are to be shown.
        join_asked: the user wants to join a first task.
    """

    task_asked = Signal(str, object)
    join_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        reader: HistoryReader | None,
        *,
        now: Callable[[], float],
        errands: Errands | None = None,
    ) -> None:
        super().__init__()
        self._store = store
        self._is_busy = False
        self._waiting = 0
        self.errands = errands or Errands(self)
        self.questions = _questions(store, reader, self.errands) if reader is not None else None
        self.bar = ActivityBar(theme, now)
        self.model = ActivityTableModel(now, self)
        self.table = activity_table(theme, self.model)
        self.panel = ActivityPanel(theme)
        self.problem = ActionBanner(theme, tr("Try again"))
        self.problem.setObjectName("activityProblem")
        self.newer_button = QPushButton()
        self.newer_button.setObjectName("activityNewer")
        self.newer_button.hide()
        self.saving = ExportRow(theme, self.errands)
        self.empty = EmptyState(
            theme, icon="history", title=tr("Nothing has happened yet"), words=tr(EMPTY), action=tr("Join a task")
        )
        self.empty.button.clicked.connect(self.join_asked)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._stack = QStackedWidget()
        self.count = ElidedLabel(tone="quiet", level="small")
        self.count.setObjectName("activityCount")
        self._lay_out()
        self._connect(bridge)
        self._offer()

    def refresh(self) -> None:
        """Show the newest events that are wanted."""
        if self.questions is None:
            self._say(tr(ELSEWHERE))
            return
        self._is_busy = True
        self.table.set_empty_text(tr(READING))
        self.questions.ask_first(self.bar.filter, then=self._show, failed=self._failed)

    def look_for_new(self) -> None:
        """Put what happened since on top; what is being read stays where it is."""
        if self.questions is not None and not self._is_busy:
            self._is_busy = True
            self.questions.ask_newer(self.bar.filter, self.model.newest, then=self._add_newer, failed=self._failed)

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        self.bar.search.setFocus()

    def close_down(self) -> None:
        self._timer.stop()
        self.saving.cancel()
        self.errands.close()

    # -- answers ------------------------------------------------------------------------------------------------

    def _show(self, answer: Answer) -> None:
        self._is_busy = False
        self._waiting = 0
        self.problem.say("")
        self.model.show_page(answer.rows, answer.next)
        self.table.scrollToTop()
        self.bar.offer_tasks(answer.tasks)
        self._say_count()

    def _add_newer(self, newer: Newer) -> None:
        self._is_busy = False
        if newer.is_more:  # so many that what lies between would be missing
            self.refresh()
            return
        self.problem.say("")
        is_at_top = self.table.verticalScrollBar().value() == 0
        self.table.keep_place(len(newer.rows), lambda: self.model.add_newer(newer.rows))
        if newer.rows:
            self._waiting = 0 if is_at_top else self._waiting + len(newer.rows)
            self._say_count()

    def _add_older(self, answer: Answer) -> None:
        self._is_busy = False
        self.model.add_older(answer.rows, answer.next)
        self._say_count()

    def _failed(self, title: str, message: str) -> None:
        self._is_busy = False
        self.table.set_empty_text(f"{title}.")
        self.problem.say(f"{title}. {message}")
        self._say("")

    def _on_more_wanted(self) -> None:
        if self.questions is not None and not self._is_busy and self.model.next is not None:
            self._is_busy = True
            self.questions.ask_older(self.bar.filter, self.model.next, then=self._add_older, failed=self._failed)

    # -- what is shown ------------------------------------------------------------------------------------------

    def _say_count(self) -> None:
        count = self.model.rowCount()
        nothing_yet = not count and not self.bar.is_filtering
        self._stack.setCurrentWidget(self.empty if nothing_yet else self._both)
        self.bar.setVisible(not nothing_yet)
        self.table.set_empty_text(tr(NOTHING_FITS))
        more = self.model.next is not None
        if more and self.model.is_full:
            self._say(tr("The newest {count} are shown. Choose a time to see older ones.", count=numeral(MOST_ROWS)))
        else:
            self._say(_count_words(count, of_more=more) if count else "")
        self._show_newer()

    def _say(self, words: str) -> None:
        self.count.setText(words)

    def _show_newer(self) -> None:
        self.newer_button.setVisible(self._waiting > 0)
        self.newer_button.setText(trn(self._waiting, "{n} newer event above", "{n} newer events above"))

    def _on_scrolled(self, value: int) -> None:
        if value == 0 and self._waiting:
            self._waiting = 0
            self._show_newer()

    def _show_selected(self, *_changed: object) -> None:
        place = self.table.selected_row()
        row = self.model.row_at(place) if place is not None else None
        if row == self.panel.row:
            return
        self.panel.setVisible(row is not None)
        self.panel.show_row(row, joined=row is not None and row.task_id in self._store.tasks)
        if row is not None and self.questions is not None:
            self.questions.ask_one(row.id, then=self.panel.show_event)

    def _offer(self, *_changed: object) -> None:
        accounts = self._store.accounts.accounts
        default = self._store.accounts.default
        work = [
            AccountWork(
                main=account.main,
                tasks=tuple(
                    task.id
                    for task in self._store.tasks.values()
                    if task.worked_for_by(default) in (account.name, account.main)
                ),
            )
            for account in accounts
        ]
        self.bar.offer_accounts(accounts, work)

    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(
            self, tr("Save what is filtered"), str(Path.home() / "activity.csv"), tr("CSV (*.csv);;JSON lines (*.json)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write everything that is filtered, also what is not shown, to a file."""
        if self.questions is not None:
            self.saving.begin(self.questions.reader, self.bar.filter, path)

    # -- once ---------------------------------------------------------------------------------------------------

    def _connect(self, bridge: StoreBridge) -> None:
        self.bar.changed.connect(self.refresh)
        self.bar.export_asked.connect(self._ask_where_to_save)
        self.model.more_wanted.connect(self._on_more_wanted)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.table.doubleClicked.connect(lambda _index: self.panel.task_button.click())
        self.newer_button.clicked.connect(self.table.scrollToTop)
        self.panel.task_asked.connect(self.task_asked)
        self.panel.closed.connect(self._on_panel_closed)
        self.problem.button.clicked.connect(self.refresh)
        self._timer.timeout.connect(self.look_for_new)
        bridge.accounts_changed.connect(self._offer)
        bridge.tasks_changed.connect(self._offer)
        self.table.page_search = self.begin_search
        self.table.set_row_buttons(self.panel.task_button)
        for where in (self.table, self.panel):
            bind(CLOSE, where, self._on_panel_closed, context=INSIDE)

    def _on_panel_closed(self) -> None:
        self.table.clearSelection()
        self.table.setFocus()

    def begin_search(self) -> None:
        """Where the user types what to look for, in all that happened."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def _lay_out(self) -> None:
        self._both = QWidget()
        both = QHBoxLayout(self._both)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(12)
        both.addWidget(panel(self.table), 1)
        both.addWidget(self.panel)
        self.panel.hide()
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(tr("Activity"), level="title"))
        head.addWidget(self.count, 1)
        head.addWidget(self.newer_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self.bar)
        layout.addWidget(self.saving)
        layout.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(PANEL_WIDTH if self.width() >= ROOMY_WIDTH else NARROW_PANEL)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        if self.model.rowCount():
            self.look_for_new()
        else:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _count_words(count: int, *, of_more: bool) -> str:
    if of_more:
        return trn(count, "{n} event shown, of more", "{n} events shown, of more")
    return trn(count, "{n} event", "{n} events")


def _questions(store: Store, reader: HistoryReader, errands: Errands) -> HistoryQuestions:
    return HistoryQuestions(reader, errands, tokens=lambda: tokens_known(store))
