"""A line for what nobody is to see: no echo, no undo, nothing left of it when it is wiped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from orca_desktop.domain.secrets import Secret

MOST = 4_000


class SecretField(QLineEdit):
    """Neither copied from nor looked at by input methods; screen readers hear its name and that it is a password."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        hint = Qt.InputMethodHint
        self.setInputMethodHints(hint.ImhHiddenText | hint.ImhSensitiveData | hint.ImhNoPredictiveText)

    def secret(self) -> Secret:
        return Secret(self.text())

    def wipe(self) -> None:
        """Empty it together with what Qt keeps for undoing."""
        self.setText("")

    def event(self, event: QEvent) -> bool:
        """Undo would bring back what was wiped."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.accept()
                return True
        return super().event(event)
