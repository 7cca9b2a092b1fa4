"""What a page says before there is anything on it, with the button that helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import centred, label, wrapped


class EmptyState(QWidget):
    """An icon, a headline, two lines of what to do, and a button where there is one thing to press."""

    def __init__(self, theme: Theme, *, icon: str, title: str, words: str, action: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        self.button = QPushButton(action)
        if not action:  # shown while it has no parent yet it would be a window of its own
            self.button.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        words_below = wrapped(words, tone="quiet")
        layout.addLayout(centred(self._icon, label(title, level="heading"), words_below, width=460))
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon(self._icon_name, size=40).pixmap(40, 40))
