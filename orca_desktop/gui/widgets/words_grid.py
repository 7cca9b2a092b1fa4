"""The words of a phrase in their numbered places, to be written on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from orca_desktop.domain.secrets import Secret
from orca_desktop.gui import fonts
from orca_desktop.gui.language import tr
from orca_desktop.gui.widgets.labels import label

COLUMNS = 4


class WordsGrid(QFrame):
    """Cannot be selected or dragged: what is not on the clipboard cannot be pasted in the wrong place."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 12, 12, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)

    def show_phrase(self, phrase: Secret) -> None:
        """Row by row, as one writes."""
        self.wipe()
        words = phrase.reveal().split()
        for place, word in enumerate(words):
            self._grid.addWidget(_cell(place + 1, word), place // COLUMNS, place % COLUMNS)
        spoken = ", ".join(f"{place}: {word}" for place, word in enumerate(words, start=1))
        self.setAccessibleName(tr("The words. {spoken}", spoken=spoken))

    def wipe(self) -> None:
        self.setAccessibleName(tr("The words"))
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _cell(place: int, word: str) -> QFrame:
    cell = QFrame()
    cell.setProperty("role", "panel")
    number = label(f"{place}", tone="quiet", level="small")
    number.setFixedWidth(18)
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    text = label(word)
    text.setFont(fonts.body(14, QFont.Weight.DemiBold))
    row = QHBoxLayout(cell)
    row.setContentsMargins(6, 7, 8, 7)
    row.setSpacing(8)
    row.addWidget(number)
    row.addWidget(text, 1)
    return cell
