"""Keeps how the user has arranged the window: the columns of tables, tabs and splitters, wherever they are built.

What is kept is found by the widget's name. What cannot be read, or is about something else, leaves things as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTabWidget, QWidget

from orca_desktop.gui.arrangement import arrangement_of, text_of
from orca_desktop.gui.outside import WindowMemory
from orca_desktop.gui.widgets.built_later import BuiltLater
from orca_desktop.gui.widgets.room_splitter import RoomSplitter
from orca_desktop.gui.widgets.table import CalmTable

PAUSE_MS = 500
"""Dragging tells of every pixel; it is kept when it rests."""

MOST_DIGITS = 5


class Layouts(QObject):
    """`close` keeps what was arranged last."""

    def __init__(self, memory: WindowMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._changed: dict[str, Callable[[], str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._keep)

    def adopt(self, part: QWidget) -> None:
        """Arrange *part* as it was the last time, and follow it; what is built in it later too."""
        for table in part.findChildren(CalmTable):
            self._adopt_table(table)
        for splitter in part.findChildren(RoomSplitter):
            self._adopt_splitter(splitter)
        for place in part.findChildren(BuiltLater):
            if place.built is None:
                place.was_built.connect(self.adopt)
        for tabs in part.findChildren(QTabWidget):  # last: going to a tab may build it
            self._adopt_tabs(tabs)

    def close(self) -> None:
        self._timer.stop()
        self._keep()

    def _adopt_table(self, table: CalmTable) -> None:
        name = f"table.{table.objectName()}"
        arrangement = arrangement_of(self._memory.recall(name), table.model().columnCount())
        if arrangement is not None:
            table.columns.arrange(arrangement)
        table.columns.arranged.connect(lambda: self._note(name, lambda: text_of(table.columns.arrangement)))

    def _adopt_tabs(self, tabs: QTabWidget) -> None:
        name = f"tabs.{tabs.objectName()}"
        place = _number(self._memory.recall(name))
        if place is not None and place < tabs.count() and tabs.isTabVisible(place):
            tabs.setCurrentIndex(place)
        tabs.currentChanged.connect(lambda now: self._note(name, lambda: str(now)))

    def _adopt_splitter(self, splitter: RoomSplitter) -> None:
        name = f"splitter.{splitter.objectName()}"
        splitter.chosen = _number(self._memory.recall(name))
        splitter.splitterMoved.connect(lambda *_: self._note(name, lambda: str(splitter.chosen)))

    def _note(self, name: str, tell: Callable[[], str]) -> None:
        self._changed[name] = tell
        self._timer.start()

    def _keep(self) -> None:
        changed, self._changed = self._changed, {}
        for name, tell in changed.items():
            self._memory.keep(name, tell())


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None
