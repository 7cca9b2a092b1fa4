"""One thing to be set up: what it is, how it stands, and the buttons that bring it about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.engine_help import Advice
from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import Term


class SetupStep(QFrame):
    """`show_state` says how it stands; `add` and `add_button` put something below."""

    def __init__(self, theme: Theme, title: str, meaning: str) -> None:
        super().__init__()
        self._title = title
        self.setProperty("role", "panel")
        self.chip = Chip(theme)
        self.words = wrapped()
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(title, level="heading"))
        head.addWidget(self.chip)
        head.addWidget(label(meaning, tone="quiet", level="small"), 1)
        head.addLayout(self._buttons)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 12, 14, 14)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self.words)

    def show_state(self, term: Term, words: str) -> None:
        """*term* is marked, *words* are in the user's language."""
        told = term.told()
        self.chip.set_term(f"{told.sign} {told.word}", told.tone)
        self.chip.setAccessibleName(told.word)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{self._title}: {told.word}. {words}")

    def add(self, widget: QWidget) -> None:
        self._layout.addWidget(widget)

    def add_button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        self._buttons.addWidget(button)
        return button


class AdviceList(QWidget):
    """Each advice with its commands, every one of which can be copied. Hidden without any."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Advice, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(10)
        self.hide()

    def show_advice(self, advice: Sequence[Advice]) -> None:
        self.setVisible(bool(advice))
        if tuple(advice) == self._shown:
            return
        self._shown = tuple(advice)
        while (item := self._layout.takeAt(0)) is not None:
            block = item.widget()
            if block is not None:
                block.hide()
                block.deleteLater()
        for one in advice:
            self._layout.addWidget(self._block(one))

    def _block(self, advice: Advice) -> QWidget:
        block = QFrame()
        block.setProperty("role", "inset")
        layout = QVBoxLayout(block)
        layout.setContentsMargins(14, 9, 10, 10)
        layout.setSpacing(5)
        layout.addWidget(label(advice.title, weight="strong"))
        layout.addWidget(wrapped(advice.words, tone="quiet", level="small"))
        for command in advice.commands:
            layout.addWidget(self._command(command))
        return block

    def _command(self, command: str) -> QWidget:
        field = QLineEdit(command)
        field.setReadOnly(True)
        field.setProperty("face", "mono")
        field.setCursorPosition(0)
        field.setAccessibleName(tr("Command to type in a terminal"))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(field, 1)
        layout.addWidget(CopyButton(self._theme, tr("Copy the command"), lambda: command))
        return row
