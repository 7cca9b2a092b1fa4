"""What the wallet says before there is an account: create one, bring one along, or look around first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import centred, label, wrapped

WORDS = (
    "An account holds your stakes and receives your rewards. Its keys stay on this computer, in the system's keyring "
    "or in a file that only your passphrase opens. Without one you can look at tasks, but not run them."
)


class Welcome(QWidget):
    """`problem` says why no account can be made in this window; empty when one can."""

    def __init__(self, theme: Theme, problem: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self.create_button = _button("Create an account", "welcomeCreate", problem, accent=True)
        self.import_button = _button("Import one", "welcomeImport", problem)
        self.look_button = _button("Look around first", "welcomeLook", "")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in (self.create_button, self.import_button, self.look_button):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        words = wrapped(WORDS, tone="quiet")
        layout.addLayout(centred(self._icon, label("No account yet", level="heading"), words, width=500))
        layout.addLayout(row)
        if problem:
            layout.addWidget(label(problem, tone="quiet", level="small"), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("wallet", size=40).pixmap(40, 40))


def _button(words: str, name: str, why_not: str, *, accent: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setEnabled(not why_not)
    button.setToolTip(why_not)
    if accent:
        button.setProperty("role", "accent")
    return button
