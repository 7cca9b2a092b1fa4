"""What the window shows while there is no node to look at: starting, stopping, and having failed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.failure import Failure
from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.labels import centred, label, wrapped

TEXT_WIDTH = 520


class QuietPage(QWidget):
    """The mark, a word and a line, in the middle."""

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__()
        mark = QLabel()
        mark.setPixmap(theme.mark(48).pixmap(48, 48))
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        text = wrapped(words, tone="quiet")
        layout.addLayout(centred(mark, label(title, level="heading"), text, width=TEXT_WIDTH, spacing=10))
        layout.addStretch(3)
        self.setAccessibleName(f"{title}. {words}")


class FailurePage(QWidget):
    """What happened and what it means, with the details for a report a button away."""

    def __init__(self, theme: Theme, failure: Failure) -> None:
        super().__init__()
        self.close_button = QPushButton(tr("Quit"))
        self.close_button.setObjectName("quitButton")
        self.close_button.setProperty("role", "accent")
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(centred(self._card(theme, failure), width=TEXT_WIDTH + 48))
        layout.addStretch(3)
        self.setAccessibleName(f"{failure.title}. {failure.message}")

    def _card(self, theme: Theme, failure: Failure) -> QFrame:
        icon = QLabel()
        icon.setPixmap(theme.icon("triangle-alert", theme.tokens.bad, size=24).pixmap(24, 24))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(icon)
        head.addWidget(label(failure.title, level="heading"), 1)
        message = wrapped(failure.message)
        message.setObjectName("failureMessage")
        message.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        foot = QHBoxLayout()
        copied = f"{failure.title}\n{failure.message}\n\n{failure.details}"
        foot.addWidget(CopyButton(theme, tr("Copy the message with its details"), lambda: copied))
        foot.addWidget(label(tr("Copy with details"), tone="quiet", level="small"))
        foot.addStretch()
        foot.addWidget(self.close_button)
        card = QFrame()
        card.setProperty("role", "panel")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(message)
        layout.addLayout(foot)
        return card
