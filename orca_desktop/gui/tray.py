"""The program's sign in the tray, with its menu. Where a desktop has no tray it is simply not there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.tray_state import TrayState

SIZES = (16, 22, 32, 48, 64)
LOOK_MS = 5_000
"""A tray may come later than the program, as at login."""

POPUP_MS = 10_000


class Tray(QObject):
    """Signals:
    opened: the user wants to see the window.
    inbox_asked: ... and in it the notices.
    start_asked, finish_asked: all tasks are to be started, or to end after their rounds.
    quit_asked: the program is to end.
    popup_clicked: str, the *what* of the notification.
    menu_opened: its lines are looked at.
    came: there is a tray now.
    """

    opened = Signal()
    inbox_asked = Signal()
    start_asked = Signal()
    finish_asked = Signal()
    quit_asked = Signal()
    popup_clicked = Signal(str)
    menu_opened = Signal()
    came = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """The menu lives as long as *owner*."""
        super().__init__(owner)
        self._theme = theme
        self._state = TrayState(tone=Tone.QUIET, word=tr("Starting…"))
        self._what = ""
        self._icon = QSystemTrayIcon(self)
        self.menu = QMenu(owner)
        self._fill()
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(lambda: self.popup_clicked.emit(self._what))
        self.menu.aboutToShow.connect(self.menu_opened)
        theme.changed.connect(self._show)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._appear)
        self._look.start()
        self._show()
        self._appear()

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def state(self) -> TrayState:
        return self._state

    def show_state(self, state: TrayState) -> None:
        if state != self._state:
            self._state = state
            self._show()

    def show(self, title: str, message: str, what: str, *, urgent: bool = False) -> None:
        """A notification; nothing where there is no tray."""
        if self.is_there:
            self._what = what
            kind = QSystemTrayIcon.MessageIcon.Warning if urgent else QSystemTrayIcon.MessageIcon.Information
            self._icon.showMessage(title, message, kind, POPUP_MS)

    def close_down(self) -> None:
        self._look.stop()
        self._icon.hide()

    def _fill(self) -> None:
        self._word = _line(self.menu)
        self._details = [_line(self.menu), _line(self.menu)]
        self.menu.addSeparator()
        self._open = self.menu.addAction(tr("&Open Orca Desktop"))
        self._inbox = self.menu.addAction(tr("&Notices"))
        self.menu.addSeparator()
        self._start = self.menu.addAction(tr("&Start all tasks"))
        self._finish = self.menu.addAction(tr("&Finish all rounds, then stop"))
        self.menu.addSeparator()
        self._quit = self.menu.addAction(tr("&Quit"))
        for action, signal in (
            (self._open, self.opened),
            (self._inbox, self.inbox_asked),
            (self._start, self.start_asked),
            (self._finish, self.finish_asked),
            (self._quit, self.quit_asked),
        ):
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit())

    def _appear(self) -> None:
        """Qt tells of a missing tray by a warning, so nothing is shown before there is one."""
        if self.is_there and not self._icon.isVisible():
            self._icon.show()
            self.came.emit()

    def _show(self) -> None:
        state = self._state
        self._icon.setIcon(tray_icon(self._theme, state.tone))
        self._icon.setToolTip(state.tip)
        self._word.setText(state.word)
        for place, detail in enumerate(self._details):
            detail.setVisible(place < len(state.lines))
            detail.setText(state.lines[place] if place < len(state.lines) else "")
        self._start.setEnabled(state.can_start)
        self._finish.setEnabled(state.can_finish)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()


def tray_icon(theme: Theme, tone: Tone) -> QIcon:
    """The mark with a small sign: a dot when all is well, a ring when nothing runs, a bar in trouble."""
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(theme.mark(size).pixmap(size, size))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_sign(painter, size, tone, theme.tokens.tone(tone))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _paint_sign(painter: QPainter, size: int, tone: Tone, colour: QColor) -> None:
    """In the lower right corner, on a dark ground of its own, so that it stands out on every panel."""
    radius = size * 0.24
    centre = QPointF(size - radius - 0.5, size - radius - 0.5)
    painter.setPen(QPen(QColor("#0C121D"), max(1.0, size * 0.06)))
    painter.setBrush(QColor("#0C121D") if tone is Tone.QUIET else colour)
    painter.drawEllipse(centre, radius, radius)
    if tone is Tone.QUIET:
        painter.setPen(QPen(colour, max(1.0, size * 0.07)))
        painter.drawEllipse(centre, radius * 0.6, radius * 0.6)
    elif tone in (Tone.WARN, Tone.BAD):
        painter.setPen(QPen(QColor("#0C121D"), max(1.5, size * 0.09)))
        painter.drawLine(QPointF(centre.x(), centre.y() - radius * 0.5), QPointF(centre.x(), centre.y() + radius * 0.5))


def _line(menu: QMenu) -> QAction:
    """Words among the actions, which cannot be chosen."""
    action = menu.addAction("")
    action.setEnabled(False)
    return action
