"""Facts line by line, what and value, each value with a button that copies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.labels import ElidedLabel, label


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """`copied` is what the button puts on the clipboard; empty: there is no button. `tip` explains the value."""

    what: str
    value: str
    copied: str = ""
    tip: str = ""
    mono: bool = False


class FactRows(QWidget):
    """`show_facts` keeps the lines that are the same, so that a focused button stays where it is."""

    def __init__(self, theme: Theme, *, first_width: int = 92) -> None:
        super().__init__()
        self._theme = theme
        self._facts: tuple[FactLine, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, first_width)
        self._grid.setColumnStretch(1, 1)

    @property
    def facts(self) -> tuple[FactLine, ...]:
        return self._facts

    def show_facts(self, facts: Sequence[FactLine]) -> None:
        before, self._facts = self._facts, tuple(facts)
        if [(one.what, bool(one.copied), one.mono) for one in before] != [
            (one.what, bool(one.copied), one.mono) for one in facts
        ]:
            self._rebuild()
        for row, fact in enumerate(facts):
            self._show(row, fact)

    def _rebuild(self) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(self._facts):
            value = ElidedLabel(face="mono") if fact.mono else ElidedLabel()
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label(fact.what, tone="quiet", level="small"), row, 0)
            self._grid.addWidget(value, row, 1)
            if fact.copied:
                button = CopyButton(self._theme, tr("Copy: {what}", what=fact.what), partial(self._copied, row))
                self._grid.addWidget(button, row, 2)

    def _show(self, row: int, fact: FactLine) -> None:
        item = self._grid.itemAtPosition(row, 1)
        value = item.widget() if item is not None else None
        if isinstance(value, ElidedLabel):
            value.setText(fact.value)
            value.setAccessibleName(f"{fact.what}: {fact.value}")
            if fact.tip:
                value.setToolTip(plain_tip(fact.tip))

    def _copied(self, row: int) -> str:
        return self._facts[row].copied if row < len(self._facts) else ""
