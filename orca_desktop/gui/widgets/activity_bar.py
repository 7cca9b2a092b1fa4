"""The controls above what happened: words to search for, and which events are wanted."""

from __future__ import annotations

import calendar
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.archive import AccountWork, FactKind, Filter, Severity
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.words import one_line

TYPING_MS = 250
MOST_CHARACTERS = 200
HOUR, DAY = 3_600.0, 86_400.0
ALL_TASKS, ALL_ACCOUNTS = mark("All tasks"), mark("All accounts")
BETWEEN = "between"
MONEY = "money"

KINDS: tuple[tuple[str, tuple[FactKind, ...] | str], ...] = (
    (mark("Everything"), ()),
    (mark("Rounds"), (FactKind.ROUND,)),
    (mark("News"), (FactKind.NOTICE,)),
    (mark("Tasks and containers"), (FactKind.TASK, FactKind.CRASH)),
    (mark("Transactions"), (FactKind.ACT,)),
    (mark("Money"), MONEY),
    (mark("What was refused"), (FactKind.REFUSED,)),
    (mark("Network and engine"), (FactKind.NETWORK, FactKind.ENGINE)),
)
WEIGHTS: tuple[tuple[str, tuple[Severity, ...]], ...] = (
    (mark("Any severity"), ()),
    (mark("Notable and problems"), (Severity.TROUBLE, Severity.NOTABLE)),
    (mark("Problems only"), (Severity.TROUBLE,)),
)
TIMES: tuple[tuple[str, float | str | None], ...] = (
    (mark("At any time"), None),
    (mark("Last hour"), HOUR),
    (mark("Last 24 hours"), DAY),
    (mark("Last 7 days"), 7 * DAY),
    (mark("Last 30 days"), 30 * DAY),
    (mark("Between two days…"), BETWEEN),
)


class SearchField(QLineEdit):
    """Escape empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activitySearch")
        self.setMaxLength(MOST_CHARACTERS)
        self.setPlaceholderText(tr("Search (Ctrl+F): words, keys, CIDs, or how they begin"))
        self.setAccessibleName(tr("Search what happened"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ActivityBar(QWidget):
    """Two lines of controls; it knows nothing of the events. `now` gives seconds since the epoch.

    Signals:
        changed: other events are wanted; for what is typed, a moment after the last key.
        export_asked: to a file.
    """

    changed = Signal()
    export_asked = Signal()

    def __init__(self, theme: Theme, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._work: dict[str, AccountWork] = {}
        self.search = SearchField()
        self.kinds = _choice(tr("Kind of events"), "activityKinds", KINDS)
        self.weights = _choice(tr("Weight of events"), "activityWeights", WEIGHTS)
        self.tasks = _choice(tr("Task"), "activityTasks", ((ALL_TASKS, None),))
        self.accounts = _choice(tr("Account"), "activityAccounts", ((ALL_ACCOUNTS, None),))
        self.times = _choice(tr("Time"), "activityTimes", TIMES)
        self.first, self.last = _day(tr("First day"), "activityFrom"), _day(tr("Last day"), "activityTo")
        self.days = _days(self.first, self.last)
        self.clear_button = QPushButton(tr("Clear filters"))
        self.clear_button.setObjectName("activityClear")
        self.export = IconButton(theme, "download", tr("Save all that is filtered to a CSV or JSON file"))
        self.export.setObjectName("activityExport")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self.clear_days()
        self._connect()
        self._lay_out()
        self._on_choice()

    @property
    def filter(self) -> Filter:
        """What is wanted now."""
        kinds = self.kinds.currentData()
        since, until = self._times()
        task: str | None = self.tasks.currentData()
        return Filter(
            task_id=TaskId(task) if task else None,
            text=self.search.text().strip(),
            kinds=() if kinds == MONEY else tuple(kind.value for kind in kinds),
            only_money=kinds == MONEY,
            severities=self.weights.currentData(),
            work_of=self._work.get(self.accounts.currentData() or ""),
            since=since,
            until=until,
        )

    @property
    def is_filtering(self) -> bool:
        """Whether anything is left out."""
        return self.filter != Filter()

    def finish_typing(self) -> None:
        """Tell now of what was typed a moment ago."""
        if self._typing.isActive():
            self._typing.stop()
            self.changed.emit()

    def clear(self) -> None:
        """Want everything again."""
        with QSignalBlocker(self):
            self.search.clear()
            for choice in self._choices:
                choice.setCurrentIndex(0)
        self._typing.stop()
        self.changed.emit()

    def offer_tasks(self, tasks: Sequence[tuple[TaskId, str]]) -> None:
        """*tasks* with their names; the chosen one stays chosen while it is among them."""
        _offer(self.tasks, [(one_line(name) or task_id[:8], task_id) for task_id, name in tasks])

    def offer_accounts(self, accounts: Sequence[Account], work: Sequence[AccountWork]) -> None:
        """The accounts, and what belongs to each; with fewer than two there is nothing to choose."""
        self._work = {one.main: one for one in work}
        _offer(self.accounts, [(one_line(account.name), account.main) for account in accounts])
        self.accounts.setVisible(len(accounts) > 1)

    def clear_days(self) -> None:
        """The days are today and the six before it, until the user chooses others."""
        today = datetime.fromtimestamp(self._now()).astimezone().date()
        _set_day(self.first, today - timedelta(days=6))
        _set_day(self.last, today)

    @property
    def _choices(self) -> tuple[QComboBox, ...]:
        return self.kinds, self.weights, self.tasks, self.accounts, self.times

    def _times(self) -> tuple[float | None, float | None]:
        span = self.times.currentData()
        if span == BETWEEN:
            return _begin(self.first.date()), _begin(self.last.date().addDays(1))
        # Whole minutes, so that the same choice is the same question for a while.
        return (None, None) if span is None else ((self._now() - span) // 60 * 60, None)

    def _on_choice(self, *_changed: object) -> None:
        self.days.setVisible(self.times.currentData() == BETWEEN)
        self.clear_button.setVisible(self.is_filtering)
        self.changed.emit()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.changed)
        for choice in self._choices:
            choice.currentIndexChanged.connect(self._on_choice)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._on_choice)
        self.clear_button.clicked.connect(self.clear)
        self.export.clicked.connect(self.export_asked)
        self.changed.connect(lambda: self.clear_button.setVisible(self.is_filtering))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.search, 1)
        above.addWidget(self.days)
        above.addWidget(self.clear_button)
        above.addWidget(self.export)
        below = QHBoxLayout()
        below.setSpacing(8)
        for choice in self._choices:
            below.addWidget(choice)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(above)
        layout.addLayout(below)


def _choice(name: str, object_name: str, items: Sequence[tuple[str, Any]]) -> QComboBox:
    """The words of *items* are marked texts."""
    choice = QComboBox()
    choice.setObjectName(object_name)
    name_choice(choice, name)
    choice.setToolTip(name)
    for words, data in items:
        choice.addItem(tr(words), data)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return choice


def _offer(choice: QComboBox, items: Sequence[tuple[str, str]]) -> None:
    """Put *items* behind the first one; what was chosen stays chosen where it is still there."""
    known = [(choice.itemText(place), choice.itemData(place)) for place in range(1, choice.count())]
    if known == list(items):
        return
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        while choice.count() > 1:
            choice.removeItem(choice.count() - 1)
        for words, data in items:
            choice.addItem(words, data)
        choice.setCurrentIndex(max(0, choice.findData(chosen)) if chosen is not None else 0)
    if choice.currentData() != chosen:
        choice.currentIndexChanged.emit(choice.currentIndex())


def _day(name: str, object_name: str) -> QDateEdit:
    field = QDateEdit()
    field.setObjectName(object_name)
    field.setAccessibleName(name)
    field.setToolTip(name)
    field.lineEdit().setAccessibleName(name)
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setMinimumWidth(field.fontMetrics().horizontalAdvance("2026-12-30") + 40)
    return field


def _days(first: QDateEdit, last: QDateEdit) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first)
    row.addWidget(label(tr("to"), tone="quiet", level="small"))
    row.addWidget(last)
    return both


def _set_day(field: QDateEdit, day: date) -> None:
    with QSignalBlocker(field):
        field.setDate(QDate(day.year, day.month, day.day))


def _begin(day: QDate) -> float:
    """When a day begins on this computer, in seconds since the epoch."""
    try:
        return time.mktime((day.year(), day.month(), day.day(), 0, 0, 0, 0, 0, -1))
    except (OverflowError, ValueError):
        return float(calendar.timegm((day.year(), day.month(), day.day(), 0, 0, 0, 0, 0, 0)))
