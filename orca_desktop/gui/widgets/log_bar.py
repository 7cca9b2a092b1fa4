"""The controls above a log: what is searched for, which lines are shown, and how."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.log_filter import LevelChoice, LogFilter
from orca_desktop.gui.log_search import MAX_PATTERN
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton, ToggleButton
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import ElidedLabel, wrapped

TYPING_MS = 150
ROUNDS_OFFERED = 50
ALL_ROUNDS = mark("All rounds")


class SearchField(QLineEdit):
    """Escape empties it.

    Signals:
        next_asked, previous_asked: Enter, Shift+Enter.
    """

    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("logSearch")
        self.setMaxLength(MAX_PATTERN)
        self.setPlaceholderText(tr("Search the log"))
        self.setAccessibleName(tr("Search the log"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = Qt.KeyboardModifier.ShiftModifier in event.modifiers()
            (self.previous_asked if backwards else self.next_asked).emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class LogBar(QWidget):
    """One line of controls; it knows nothing of the lines.

    Signals:
        search_changed: text or kind of the search, a moment after the last key.
        filter_changed: levels, round, or whether only matching lines are shown.
        next_asked, previous_asked: to the next match, or the one before.
        wrap_changed: bool.
        export_asked: to a file.
    """

    search_changed = Signal()
    filter_changed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    wrap_changed = Signal(bool)
    export_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = SearchField()
        self.regular = ToggleButton(theme, "regex", tr("Search with a regular expression"))
        self.matching = ToggleButton(theme, "funnel", tr("Show only the lines that match"))
        self.wrap = ToggleButton(theme, "wrap-text", tr("Wrap long lines"), on=True)
        self.levels = _choice(tr("Levels shown"), "logLevels", [tr(choice.value) for choice in LevelChoice])
        self.rounds = _choice(tr("Round shown"), "logRounds", [tr(ALL_ROUNDS)])
        self.words = ElidedLabel(tone="quiet", level="small")
        self.problem = wrapped(tone="bad", level="small")
        self.problem.hide()
        self.up = IconButton(theme, "chevron-up", tr("Previous place (Shift+Enter)"))
        self.down = IconButton(theme, "chevron-down", tr("Next place (Enter)"))
        self.export = IconButton(theme, "download", tr("Save the lines that are shown to a file"))
        self.export.setObjectName("logExport")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._connect()
        self._lay_out()

    @property
    def filter(self) -> LogFilter:
        round_number = self.rounds.currentData()
        return LogFilter(
            levels=tuple(LevelChoice)[self.levels.currentIndex()],
            round=int(round_number) if round_number is not None else None,
        )

    @property
    def said(self) -> str:
        """What stands there now."""
        return self.words.text() or self.problem.text()

    def finish_typing(self) -> None:
        """Tell now of what was typed a moment ago."""
        if self._typing.isActive():
            self._typing.stop()
            self.search_changed.emit()

    def say(self, words: str, *, is_bad: bool = False) -> None:
        """What a search found, or, on a line of its own, why it finds nothing."""
        self.words.setText("" if is_bad else words)
        self.problem.setText(words if is_bad else "")
        self.problem.setVisible(is_bad)

    def offer_rounds(self, rounds: Iterable[int]) -> None:
        """*rounds*, newest first; the chosen one stays chosen while it is among them."""
        wanted = [number for number, _ in zip(rounds, range(ROUNDS_OFFERED), strict=False)]
        if wanted == [self.rounds.itemData(place) for place in range(1, self.rounds.count())]:
            return
        chosen = self.rounds.currentData()
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            self.rounds.addItem(tr(ALL_ROUNDS))
            for number in wanted:
                self.rounds.addItem(tr("Round {number}", number=numeral(number)), number)
            self.rounds.setCurrentIndex(max(0, self.rounds.findData(chosen)) if chosen is not None else 0)
        if self.rounds.currentData() != chosen:
            self.filter_changed.emit()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.search_changed)
        self.regular.toggled.connect(self.search_changed)
        self.matching.toggled.connect(self.filter_changed)
        self.levels.currentIndexChanged.connect(self.filter_changed)
        self.rounds.currentIndexChanged.connect(self.filter_changed)
        for asked in (self.search.next_asked, self.down.clicked):
            asked.connect(lambda: self.next_asked.emit())
        for asked in (self.search.previous_asked, self.up.clicked):
            asked.connect(lambda: self.previous_asked.emit())
        self.wrap.toggled.connect(self.wrap_changed)
        self.export.clicked.connect(self.export_asked)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(260)
        row.addWidget(self.search, 3)
        for part in (self.regular, self.up, self.down, self.matching):
            row.addWidget(part)
        row.addWidget(self.words, 2)
        for control in (self.levels, self.rounds, self.wrap, self.export):
            row.addWidget(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.problem)


def _choice(name: str, object_name: str, items: list[str]) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(object_name)
    name_choice(choice, name)
    choice.addItems(items)
    choice.setToolTip(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return choice
