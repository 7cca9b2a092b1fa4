"""A figure with its name and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.widgets.labels import ElidedLabel, label, selectable


class FigureCard(QFrame):
    """Title, figure, quiet unit, and a line that explains the figure."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._title = title
        self._figure = selectable(label())
        self._figure.setFont(fonts.body(22, QFont.Weight.Bold))
        self._unit = label(tone="quiet")
        self._note = ElidedLabel(tone="quiet", level="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(2)
        layout.addWidget(label(title, tone="quiet", level="small"))
        figures = QHBoxLayout()
        figures.addWidget(self._amount())
        figures.addStretch()
        layout.addLayout(figures)
        layout.addWidget(self._note)

    def show_figure(self, figure: str, unit: str, note: str) -> None:
        self._figure.setText(figure)
        self._unit.setText(unit)
        self._note.setText(note)
        amount = f"{figure} {unit}".strip()
        self.setAccessibleName(f"{self._title}: {amount}, {note}" if note else f"{self._title}: {amount}")

    def _amount(self) -> QWidget:
        """The figure before its unit, also in a window that goes from right to left."""
        amount = QWidget()
        amount.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(amount)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._figure)
        row.addWidget(self._unit)
        return amount
