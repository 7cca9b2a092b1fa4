"""A notice inside the page: what happened, what it means, and the means to pass it on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.labels import label, set_property, wrapped


class Banner(QFrame):
    """Hidden until it has something to say.

    Signals:
        closed: the user does not want to see it any longer.
    """

    closed = Signal()

    def __init__(self, theme: Theme, *, tone: Tone = Tone.BAD, closable: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._tone = tone
        set_property(self, "role", "banner")
        set_property(self, "tone", tone.value)
        self._icon = QLabel()
        self._title = label(weight="strong")
        self._message = wrapped()
        self._message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out(closable=closable)
        self._tint()
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def text(self) -> str:
        return f"{self._title.text()}\n{self._message.text()}"

    def say(self, title: str, message: str) -> None:
        self._title.setText(title)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self.setAccessibleName(f"{title}. {message}")
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _lay_out(self, *, closable: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._message)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 8, 9)
        row.setSpacing(10)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(CopyButton(self._theme, tr("Copy this message"), lambda: self.text), alignment=top)
        if closable:
            close = IconButton(self._theme, "x", tr("Close this message"))
            close.setObjectName("closeMessageButton")
            close.clicked.connect(self._close)
            row.addWidget(close, alignment=top)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _tint(self) -> None:
        colour = self._theme.tokens.tone(self._tone).name()
        self._icon.setPixmap(self._theme.icon("triangle-alert", colour, size=18).pixmap(18, 18))
