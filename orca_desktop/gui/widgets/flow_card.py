"""The card on which one thing is done: what it is, what it needs, what is in its way, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.shortcuts import CLOSE, bind
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.labels import label, wrapped

WIDTH = 680

P = ParamSpec("P")


class FlowCard(QFrame):
    """Subclasses fill `body`, tell what is missing by `say_missing`, and do their work in `act`.

    Signals:
        closed: the user is done here, or left it.
    """

    closed = Signal()

    moves_keys = False
    """Whether places for keys may stand otherwise after it."""

    def __init__(self, theme: Theme, title: str, intro: str, action: str) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("role", "panel")
        self.setObjectName("flowCard")
        self.setFixedWidth(WIDTH)
        self._action = action
        self._is_busy = False
        self._is_open = True
        self._missing = ""
        self.title = label(title, level="heading")
        self.intro = wrapped(intro, tone="quiet")
        self.problem = Banner(theme, closable=False)
        self.problem.setObjectName("flowProblem")
        self.warning = Banner(theme, tone=Tone.WARN, closable=False)
        self.body = QVBoxLayout()
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("flowCancel")
        self.accent_button = QPushButton(action)
        self.accent_button.setObjectName("flowAction")
        self.accent_button.setProperty("role", "accent")
        self._why_not = wrapped(tone="quiet", level="small")
        self._lay_out()
        self.cancel_button.clicked.connect(self.leave)
        self.accent_button.clicked.connect(self.press)
        bind(CLOSE, self, self.leave)

    @property
    def why_not(self) -> str:
        """What is missing before the button can be pressed; empty when nothing is."""
        return self._missing

    @property
    def is_open(self) -> bool:
        """Whether the user still sees it."""
        return self._is_open

    def act(self) -> None:
        """What the button does."""

    def wipe(self) -> None:
        """Forget what was typed or shown and is secret."""

    def first_field(self) -> QWidget:
        """Where the keyboard begins."""
        return next((field for field in self.findChildren(QLineEdit) if field.isEnabled()), self.cancel_button)

    def press(self) -> None:
        if self.accent_button.isEnabled():
            self.problem.hide()
            self.act()

    def leave(self) -> None:
        self.end()
        self.closed.emit()

    def leave_with(self, _result: object) -> None:
        """`leave`, when what was awaited is done."""
        self.leave()

    def end(self) -> None:
        """It will not be seen again: nothing secret is left on it, and no answer reaches it. May be called twice."""
        self._is_open = False
        self.wipe()

    def if_open(self, call: Callable[P, None]) -> Callable[P, None]:
        """*call* for an answer that may come when the card is gone; then it does nothing."""

        def answered(*args: P.args, **named: P.kwargs) -> None:
            if self._is_open:
                call(*args, **named)

        return answered

    def say_missing(self, words: str) -> None:
        """The button is off while there are words, and they stand beside it."""
        self._missing = words
        self._show_button()

    def say_busy(self, words: str = "") -> None:
        self._is_busy = True
        self.accent_button.setText(words or tr("Working…"))
        self._show_button()

    def say_idle(self) -> None:
        self._is_busy = False
        self.accent_button.setText(self._action)
        self._show_button()

    def say_failed(self, title: str, message: str) -> None:
        self.say_idle()
        self.problem.say(title, message)

    def rename_action(self, action: str) -> None:
        self._action = action
        self.say_idle()

    def _show_button(self) -> None:
        self.accent_button.setEnabled(not self._missing and not self._is_busy)
        words = "" if self._is_busy else self._missing
        self._why_not.setText(words)
        self.accent_button.setToolTip(words)
        self.accent_button.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._why_not, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.accent_button)
        self.body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.intro)
        layout.addWidget(self.warning)
        layout.addLayout(self.body)
        layout.addWidget(self.problem)
        layout.addLayout(foot)


def field_row(words: str, field: QWidget, hint: QLabel | None = None) -> QLayout:
    """A field under its words, with a hint below; the words are the field's buddy and, unless it has one, its name."""
    above = label(words.replace("&", "&&"), tone="quiet", level="small")
    above.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(words)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(above)
    column.addWidget(field)
    if hint is not None:
        column.addWidget(hint)
    return column


def note(words: str = "") -> QLabel:
    """A quiet line under a field, that screen readers hear too."""
    made = wrapped(words, tone="quiet", level="small")
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
