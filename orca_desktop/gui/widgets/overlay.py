"""A sheet that lies over the window's content for a moment: it holds up nothing, and goes when one looks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.gui.shortcuts import CLOSE, INSIDE, bind
from orca_desktop.gui.theme import Theme

TOP = 56
SIDE = 24
VEIL = 140
"""How strongly the content behind it is covered, of 255."""


class Overlay(QWidget):
    """Escape, a click beside it and a keyboard that goes elsewhere close it; the keyboard goes back to where it was.

    Signals:
        closed: it is gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget, *, name: str, width: int) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._before: QWidget | None = None
        self.sheet = QFrame()
        self.sheet.setProperty("role", "sheet")
        self.sheet.setMaximumWidth(width)
        self.sheet.setAccessibleName(name)
        self.setAccessibleName(name)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.sheet, 1000)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, TOP, SIDE, SIDE)
        layout.addLayout(row)
        layout.addStretch(1)
        bind(CLOSE, self, self.leave, context=INSIDE)
        host.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self) -> None:
        """Over everything, with the keyboard on `first`."""
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self._fill()
        self.show()
        self.raise_()
        self.first().setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus, Qt.ConnectionType.UniqueConnection)

    def leave(self) -> None:
        """Back to where the keyboard was."""
        before, self._before = self._before, None
        self._go()
        if before is not None and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """The keyboard is wanted elsewhere."""
        self._before = None
        if self.is_open:
            self._go()

    def first(self) -> QWidget:
        """What the keyboard begins on."""
        return self.sheet

    def _go(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.is_open:
            app.focusChanged.disconnect(self._on_focus)
        self.hide()
        self.closed.emit()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """None: another window has the keyboard, and gives it back."""
        if now is not None and self.is_open and now.window() is self.window() and not self.isAncestorOf(now):
            self.put_away()

    def _fill(self) -> None:
        self.setGeometry(self._host.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.is_open:
            self._fill()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab stays inside."""
        stops = [
            one
            for one in self.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
        ]
        if stops:
            now = QApplication.focusWidget()
            place = stops.index(now) if now in stops else -1
            stops[(place + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self._theme.tokens.background)
        veil.setAlpha(VEIL)
        painter.fillRect(self.rect(), veil)
        painter.end()
