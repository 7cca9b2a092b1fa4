"""A small box for something the whole program rests on: a dot, a word, and two quiet lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import ElidedLabel, wrapped


class Dot(QWidget):
    """Filled when all is well, a ring when not: readable without its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.QUIET
        self.setFixedSize(8, 8)
        theme.changed.connect(self.update)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.tokens.tone(self._tone)
        if self._tone is Tone.GOOD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(self.rect()))
        else:
            painter.setPen(QColor(colour))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


class StatusBox(QFrame):
    """`what` names the thing to screen readers."""

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._what = what
        self._dot = Dot(theme)
        self._word = ElidedLabel(weight="strong", level="small")
        self._detail = wrapped(tone="quiet", level="small")
        head = QHBoxLayout()
        head.setSpacing(7)
        head.addWidget(self._dot)
        head.addWidget(self._word, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._detail)

    def show_status(self, tone: Tone, word: str, detail: str, *, tip: str = "") -> None:
        self._dot.set_tone(tone)
        self._word.setText(word)
        self._detail.setText(detail)
        self.setToolTip(tip)
        self.setAccessibleName(f"{self._what}: {word}. {detail}".replace("\n", ", "))
