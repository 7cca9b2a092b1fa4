"""A small box for something the whole program rests on: a dot, a word, and two quiet lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
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
        self._copies: tuple[tuple[str, str], ...] = ()
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

    def offer_copies(self, *copies: tuple[str, str]) -> None:
        """What its menu copies: names, and the texts that are shown here shortened."""
        self._copies = copies

    def show_status(self, tone: Tone, word: str, detail: str, *, tip: str = "") -> None:
        self._dot.set_tone(tone)
        self._word.setText(word)
        self._detail.setText(detail)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(f"{self._what}: {word}. {detail}".replace("\n", ", "))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text in self._copies:
            menu.addAction(tr("Copy the {what}", what=name)).triggered.connect(_copier(text))
        if self._copies:
            menu.popup(event.globalPos())


def _copier(text: str) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(text)
