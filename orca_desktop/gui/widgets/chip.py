"""A word on a tinted ground: the state of something at a glance."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tokens, Tone

HEIGHT = 20
PADDING = 9


def chip_font() -> QFont:
    return fonts.body(11, QFont.Weight.DemiBold)


def chip_width(text: str) -> int:
    return QFontMetrics(chip_font()).horizontalAdvance(text) + 2 * PADDING


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone, tokens: Tokens) -> None:
    """Paint a chip that fills *rect*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.raised) if tone is Tone.QUIET else tokens.wash(tone))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(chip_font())
    painter.setPen(tokens.chip_text(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Chip(QWidget):
    """A chip on its own. An empty text hides it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._tone = Tone.QUIET
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def set_term(self, text: str, tone: Tone) -> None:
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._theme.tokens)
        painter.end()
