"""The field in which one types what to look for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class SearchField(QLineEdit):
    """Escape empties it, and asks to close what it belongs to where it is empty.

    Signals:
        next_asked, previous_asked: Enter, Shift+Enter.
        escaped: Escape in the empty field.
    """

    next_asked = Signal()
    previous_asked = Signal()
    escaped = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = Qt.KeyboardModifier.ShiftModifier in event.modifiers()
            (self.previous_asked if backwards else self.next_asked).emit()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.escaped.emit()
