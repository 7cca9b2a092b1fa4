"""Copies a secret for half a minute: what is still on the clipboard then is taken off it again."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from orca_desktop.domain.secrets import Secret

SECONDS = 30

HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""What keeps the clipboard histories of KDE, Windows and macOS from keeping it."""


class SecretClipboard(QObject):
    """`close` clears at once what would be cleared later."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied: Secret | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SECONDS * 1_000)
        self.timer.timeout.connect(self.clear)

    def copy(self, secret: Secret) -> None:
        data = QMimeData()
        data.setText(secret.reveal())
        for name, value in HINTS.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = secret
        self.timer.start()

    def clear(self) -> None:
        """Take the secret off the clipboard, unless something else was copied since. May be called at any time."""
        self.timer.stop()
        copied, self._copied = self._copied, None
        clipboard = QGuiApplication.clipboard()
        if copied is not None and clipboard.text() == copied.reveal():
            clipboard.clear()

    def close(self) -> None:
        self.clear()
