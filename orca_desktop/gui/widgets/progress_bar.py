"""A thin bar that fills; its words are told to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from orca_desktop.gui.painting import paint_bar
from orca_desktop.gui.theme import Theme

HEIGHT = 6
STEPS = 1_000


class ThinBar(QProgressBar):
    """`show_part` fills it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._part = 0.0
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def part(self) -> float:
        return self._part

    def show_part(self, part: float, words: str) -> None:
        """*part* is 0 to 1."""
        self._part = part
        self.setValue(round(part * STEPS))
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        paint_bar(painter, QRectF(self.rect()), self._part, QColor(tokens.info), QColor(tokens.border))
        painter.end()
