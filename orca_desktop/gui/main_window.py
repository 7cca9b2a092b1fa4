"""The window through the program's life: starting, running, stopping, or telling what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from orca_desktop.gui.failure import Failure
from orca_desktop.gui.pages.life_pages import FailurePage, QuietPage
from orca_desktop.gui.theme import Theme

NAME = "Orca Desktop"
FIRST_SIZE = QSize(1280, 820)
SMALLEST_SIZE = QSize(1040, 640)


class MainWindow(QMainWindow):
    """Closing it asks the program to quit; it stays until the program lets it go, or is closed a second time.

    Signals:
        quit_asked: the user wants to end the program.
    """

    quit_asked = Signal()

    def __init__(self, theme: Theme, *, note: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.note = note
        self._was_asked = False
        self._may_close = False
        self.setWindowTitle(f"{NAME} — {note}" if note else NAME)
        self.setWindowIcon(theme.mark(64))
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(FIRST_SIZE)

    def show_starting(self) -> None:
        self.setCentralWidget(QuietPage(self.theme, "Starting…", "The node is being set up."))

    def show_content(self, content: QWidget) -> None:
        self.setCentralWidget(content)

    def show_stopping(self) -> None:
        words = "What this program runs is being stopped. Stakes and rewards stay where they are."
        self.setCentralWidget(QuietPage(self.theme, "Stopping…", words))

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

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self._was_asked:
            self.hide()
        self._was_asked = True
        self.quit_asked.emit()
