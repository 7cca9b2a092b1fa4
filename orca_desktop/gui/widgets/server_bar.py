"""The buttons below the RPC servers, and the field for another one; each button says why it is off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import ElidedLabel, wrapped


class AddressField(QLineEdit):
    """Escape empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("serverField")
        self.setAccessibleName(tr("Address of another RPC server"))
        self.setPlaceholderText(tr("https://… of another RPC server"))
        self.setMaxLength(500)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ServerBar(QWidget):
    """Signals:
    add_asked: str, the address that was typed.
    moved: int, the selected one goes up (-1) or down (1).
    remove_asked, copy_asked: the selected one.
    test_asked: all of them.
    """

    add_asked = Signal(str)
    moved = Signal(int)
    remove_asked = Signal()
    copy_asked = Signal()
    test_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = AddressField()
        self.add_button = _named(QPushButton(tr("&Add")), "addServer")
        self.up = IconButton(theme, "arrow-up", tr("Ask it earlier"))
        self.down = IconButton(theme, "arrow-down", tr("Ask it later"))
        self.remove = IconButton(theme, "trash-2", tr("Remove it"))
        self.copy = IconButton(theme, "copy", tr("Copy its address"))
        for button, name in ((self.up, "Up"), (self.down, "Down"), (self.remove, "Remove"), (self.copy, "Copy")):
            button.setObjectName(f"server{name}")
        self.test_button = _named(QPushButton(tr("&Test now")), "testServers")
        self.words = ElidedLabel(tone="quiet", level="small")
        self.problem = wrapped(tone="bad", level="small")
        self.problem.setObjectName("serverProblem")
        self.problem.hide()
        self._lay_out()
        self._connect()

    def say_problem(self, words: str) -> None:
        """Below the field; empty: none."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def switch(self, button: QPushButton | IconButton, meaning: str, why_not: str) -> None:
        """On, and saying what it does; or off, and saying why."""
        button.setEnabled(not why_not)
        button.setToolTip(why_not or meaning)
        button.setAccessibleDescription(why_not)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.field.returnPressed.connect(self._add)
        self.field.textChanged.connect(lambda _text: self.say_problem(""))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.remove_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.test_button.clicked.connect(self.test_asked)

    def _add(self) -> None:
        if self.add_button.isEnabled():
            self.add_asked.emit(self.field.text().strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 2)
        row.addWidget(self.add_button)
        for button in (self.up, self.down, self.remove, self.copy):
            row.addWidget(button)
        row.addWidget(self.words, 3)
        row.addWidget(self.test_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(row)
        layout.addWidget(self.problem)


def _named(button: QPushButton, name: str) -> QPushButton:
    button.setObjectName(name)
    return button
