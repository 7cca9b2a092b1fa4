"""The window through the program's life: starting, running, stopping, or telling what went wrong."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QWidget

from orca_desktop.gui.failure import Failure
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.links import Letterbox
from orca_desktop.gui.outside import PassingMemory, WindowMemory
from orca_desktop.gui.pages.life_pages import FailurePage, QuietPage
from orca_desktop.gui.theme import Theme

NAME = "Orca Desktop"
FIRST_SIZE = QSize(1280, 820)
PLACE = "window.place"
"""Under which it is remembered where the window was."""

SMALLEST_SIZE = QSize(1040, 640)
ROOMY = QSize(1920, 1080)
FRAME = QSize(16, 40)
"""What the desktop puts around a window; it is known only once it has done so."""


class MainWindow(QMainWindow):
    """Closing it asks the program to quit; it stays until the program lets it go, or is closed a second time.

    `room` is what the screen has for it and its frame; where that is less than the pages need, they scroll.

    While `stays` says so, closing only hides it: the program goes on in the tray. Where closing would stop something,
    `asks` puts the question first, tells that it did, and the window stays open.

    Signals:
        quit_asked: the user wants to end the program.
        went_to_tray: the user has closed the window, and the program goes on.
        came_forward: somebody wanted to see it.
    """

    quit_asked = Signal()
    went_to_tray = Signal()
    came_forward = Signal()

    def __init__(self, theme: Theme, *, note: str = "", room: QSize = ROOMY) -> None:
        super().__init__()
        self.theme = theme
        room = room - FRAME
        self._scrolls = SMALLEST_SIZE.boundedTo(room) != SMALLEST_SIZE
        self.note = said(note)
        self.letters = Letterbox(self)
        self.stays: Callable[[], bool] = lambda: False
        self.asks: Callable[[], bool] = lambda: False
        self._was_asked = False
        self._may_close = False
        self._memory: WindowMemory = PassingMemory()
        self.say_end("")
        self.setWindowIcon(theme.mark(64))
        self.setMinimumSize(SMALLEST_SIZE.boundedTo(room))
        self.resize(FIRST_SIZE.boundedTo(room))

    def say_end(self, words: str) -> None:
        """When the program will end by itself, beside its name; empty while it will not."""
        self.setWindowTitle(" — ".join(part for part in (NAME, self.note, words) if part))

    def remember(self, memory: WindowMemory) -> None:
        """Be where and as large as the last time; on a screen that is there, whatever there was then."""
        self._memory = memory
        self.restoreGeometry(QByteArray.fromBase64(memory.recall(PLACE).encode()))

    @property
    def was_asked_to_close(self) -> bool:
        """Also before anybody was listening."""
        return self._was_asked

    def show_starting(self) -> None:
        self.setCentralWidget(QuietPage(self.theme, tr("Starting…"), tr("The node is being set up.")))

    def summon(self, link: str, activation: str) -> None:
        """The program was started a second time: show the window, and open what that one was to open."""
        self.come_forward(activation)
        self.letters.put(link)

    def come_forward(self, activation: str = "") -> None:
        """Show it above all others, as far as the desktop lets it; *activation* is its leave, where it gives one."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # where Qt's part for Wayland looks for it
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.came_forward.emit()

    def show_content(self, content: QWidget) -> None:
        self.setCentralWidget(_scrolling(content) if self._scrolls else content)

    def show_stopping(self) -> None:
        words = tr("What this program runs is being stopped. Stakes and rewards stay where they are.")
        self.setCentralWidget(QuietPage(self.theme, tr("Stopping…"), words))

    def show_failure(self, failure: Failure) -> None:
        page = FailurePage(self.theme, failure)
        page.close_button.clicked.connect(self.close)
        self.setCentralWidget(page)
        self._was_asked = False
        self.show()
        page.close_button.setFocus()

    def let_go(self) -> None:
        """The program is at its end: close for good."""
        self._may_close = True
        self.close()
        self.deleteLater()

    def _goes_on(self) -> bool:
        """In the tray, or until the user has answered."""
        if self.stays():
            self.hide()
            self.went_to_tray.emit()
            return True
        return self.asks()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._memory.keep(PLACE, self.saveGeometry().toBase64().toStdString())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if not self._was_asked and not _session_ends() and self._goes_on():
            return
        if self._was_asked:
            self.hide()
        self._was_asked = True
        self.quit_asked.emit()


def _scrolling(content: QWidget) -> QScrollArea:
    """As large as it needs to be, on a screen that is not: one of few pixels, or with everything at twice its size."""
    content.setMinimumSize(SMALLEST_SIZE)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area


def _session_ends() -> bool:
    """Whether the user logs out: then every window is closed, and none may stay."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
