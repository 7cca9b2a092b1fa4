"""What the wallet says before there is an account: create one, bring one along, or look around first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import LeftBehind
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import centred, label, wrapped
from orca_desktop.gui.words import one_line

NAMES_SHOWN = 3

WORDS = mark(
    "An account holds your stakes and receives your rewards. Its keys stay on this computer, in the system's keyring "
    "or in a file that only your passphrase opens. Without one you can look at tasks, but not run them."
)


class Welcome(QWidget):
    """`problem` says why no account can be made in this window; empty when one can."""

    def __init__(self, theme: Theme, problem: str) -> None:
        super().__init__()
        self.found_words = wrapped(tone="quiet")
        self.found_words.setObjectName("welcomeFound")
        self.found_button = _button(tr("Look at them"), "welcomeTakeOver", problem)
        self._found = _found_row(self.found_words, self.found_button)
        self._found.hide()
        self._theme = theme
        self._icon = QLabel()
        self.create_button = _button(tr("Create an account"), "welcomeCreate", problem, accent=True)
        self.import_button = _button(tr("Import one"), "welcomeImport", problem)
        self.look_button = _button(tr("Look around first"), "welcomeLook", "")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in (self.create_button, self.import_button, self.look_button):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        words = wrapped(tr(WORDS), tone="quiet")
        layout.addLayout(centred(self._icon, label(tr("No account yet"), level="heading"), words, width=500))
        layout.addLayout(row)
        layout.addWidget(self._found)
        if problem:
            layout.addWidget(label(problem, tone="quiet", level="small"), alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._tint()
        theme.changed.connect(self._tint)

    def show_found(self, found: Sequence[LeftBehind]) -> None:
        """What is kept on this computer from before, of another data folder or a list that was lost."""
        self._found.setVisible(bool(found))
        names = ", ".join(f"“{one_line(one.name)}”" for one in found[:NAMES_SHOWN])
        more = len(found) - NAMES_SHOWN
        if more > 0:
            names = tr("{names} and {count} more", names=names, count=more)
        self.found_words.setText(tr("Kept on this computer already: {names}. You can take them over.", names=names))

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("wallet", size=40).pixmap(40, 40))


def _found_row(words: QLabel, button: QPushButton) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(centred(words, width=500))
    column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
    return row


def _button(words: str, name: str, why_not: str, *, accent: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setEnabled(not why_not)
    button.setToolTip(why_not)
    if accent:
        button.setProperty("role", "accent")
    return button
