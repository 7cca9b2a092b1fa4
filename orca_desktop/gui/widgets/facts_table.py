"""What and value, line by line: a transaction in words, before it is signed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from orca_desktop.gui.language import tr
from orca_desktop.gui.widgets.labels import label, wrapped


class FactsTable(QFrame):
    """Values are plain text that can be selected; screen readers hear all lines as the name of the whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnMinimumWidth(0, 130)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        self._clear()
        for row, (what, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label(what, tone="quiet"), row, 0, alignment=top)
            self._grid.addWidget(_value(value), row, 1, alignment=top)
        lines = " ".join(f"{what}: {value}." for what, value in facts)
        self.setAccessibleName(f"{tr('The transaction.')} {lines}")

    def _clear(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _value(text: str) -> QLabel:
    """A key has no place where a line may break, so it gets the narrow type."""
    is_key = " " not in text and len(text) > 30
    made = wrapped(text, face="mono") if is_key else wrapped(text, weight="strong")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
