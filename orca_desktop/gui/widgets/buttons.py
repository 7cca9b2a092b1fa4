"""Small buttons that several places need."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from orca_desktop.gui.theme import Theme


class IconButton(QToolButton):
    """A button with an icon only; its name is told to screen readers and as a tooltip."""

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self.setIconSize(QSize(14, 14))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.setIcon(self._theme.icon(self._icon, size=14))


class CopyButton(IconButton):
    """Puts what *text* gives at that moment on the clipboard."""

    def __init__(self, theme: Theme, name: str, text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "copy", name, parent)
        self._text = text
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())


class ToggleButton(IconButton):
    """An icon button that stays pressed."""

    def __init__(self, theme: Theme, icon: str, name: str, *, on: bool = False) -> None:
        super().__init__(theme, icon, name)
        self.setCheckable(True)
        self.setChecked(on)
        self.toggled.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        tokens = self._theme.tokens
        self.setIcon(self._theme.icon(self._icon, tokens.accent if self.isChecked() else tokens.quiet, size=14))


def segment(word: str, tip: str) -> QPushButton:
    """One of several ways to look at something: small, and pressed while it is the one."""
    button = QPushButton(word)
    button.setCheckable(True)
    button.setProperty("role", "segment")
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    return button
