"""A calm notice with the button that mends what it tells of."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import set_property, wrapped


class ActionBanner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, theme: Theme, action: str) -> None:
        super().__init__()
        self._theme = theme
        set_property(self, "role", "banner")
        set_property(self, "tone", Tone.WARN.value)
        self._icon = QLabel()
        self._words = wrapped()
        self.button = QPushButton(action)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self._tint()
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, words: str, why_not: str = "") -> None:
        """Show *words*; none hide it. *why_not* turns the button off."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.button.setEnabled(not why_not)
        self.button.setToolTip(why_not)
        self.setVisible(bool(words))

    def _tint(self) -> None:
        colour = self._theme.tokens.tone(Tone.WARN).name()
        self._icon.setPixmap(self._theme.icon("triangle-alert", colour, size=18).pixmap(18, 18))
