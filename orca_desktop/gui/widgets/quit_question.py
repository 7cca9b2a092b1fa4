"""Asks before the program ends while tasks run: what stops, what goes on, and the other ways."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.widgets.labels import label, wrapped

WIDTH = 460


class QuitQuestion(QDialog):
    """Shown with `open`, which waits for nothing. Escape is the answer “no”.

    Signals:
        agreed: the program is to end now.
        finish_asked: all tasks are to end after their rounds, and then the program.
    """

    agreed = Signal()
    finish_asked = Signal()

    def __init__(self, title: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Quit Orca Desktop"))
        self.setAccessibleName(f"{title}. {words}")
        self.setMinimumWidth(WIDTH)
        self.quit_button = QPushButton(tr("&Quit now"))
        self.quit_button.setObjectName("quitNow")
        self.finish_button = QPushButton(tr("&Finish rounds first"))
        self.finish_button.setObjectName("quitFinish")
        self.finish_button.setToolTip(
            tr("Begins no new round, stops each task once its rounds are over, and quits then.")
        )
        self.stay_button = QPushButton(tr("&Keep running"))
        self.stay_button.setObjectName("quitStay")
        self.stay_button.setProperty("role", "accent")
        self.stay_button.setDefault(True)
        self._lay_out(title, words)
        self.quit_button.clicked.connect(self._agree)
        self.finish_button.clicked.connect(self._finish)
        self.stay_button.clicked.connect(self.reject)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()

    def _finish(self) -> None:
        self.accept()
        self.finish_asked.emit()

    def _lay_out(self, title: str, words: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.quit_button)
        foot.addStretch()
        foot.addWidget(self.finish_button)
        foot.addWidget(self.stay_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as high as its lines are at this width
        layout.addWidget(label(title, level="heading"))
        layout.addWidget(wrapped(words))
        layout.addLayout(foot)
