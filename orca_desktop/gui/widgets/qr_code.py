"""A QR code, painted square by square: crisp at every scale, and dark on light in both looks, as cameras want it."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_ZONE = 4
"""Empty squares around it, as the standard asks."""

INK, PAPER = "#0C121D", "#FFFFFF"
RADIUS = 8


class QrCode(QWidget):
    """`squares` are the rows of the code, True where it is dark."""

    def __init__(self, text: str, name: str, *, square: int = 6) -> None:
        super().__init__()
        self._square = square
        self.squares = tuple(
            tuple(bool(cell) for cell in row) for row in segno.make(text, error="m", micro=False).matrix
        )
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = (len(self.squares) + 2 * QUIET_ZONE) * self._square
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(PAPER))
        painter.setBrush(QColor(PAPER))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for down, row in enumerate(self.squares, start=QUIET_ZONE):
            for across, is_dark in enumerate(row, start=QUIET_ZONE):
                if is_dark:
                    place = QRect(across * self._square, down * self._square, self._square, self._square)
                    painter.fillRect(place, QColor(INK))
        painter.end()
