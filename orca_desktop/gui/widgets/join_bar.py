"""The field for task IDs: whatever is typed, pasted or dropped is looked over at once and answered in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.pasted import MOST_AT_ONCE, Pasted, looked_over
from orca_desktop.domain.tasks import MAX_PASTED, TaskId
from orca_desktop.gui.language import said, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import label, set_property
from orca_desktop.gui.words import one_line

MOST_TEXT = MAX_PASTED + MOST_AT_ONCE * 60
TOLD_FROM = 8
"""So many characters are typed before what is missing is told: nobody wants to be told so at the first one."""

Known = Callable[[TaskId], str]
"""The name of a task that is in the list already; empty for others."""


class JoinField(QLineEdit):
    """A line that takes any pasted text; the node cleans it.

    Signals:
        entered, left: the keyboard's focus came or went.
    """

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("joinField")
        self.setMaxLength(MOST_TEXT)
        self.setAcceptDrops(False)  # the window takes what is dropped, wherever that is
        self.setPlaceholderText(tr("Paste a task ID to join, or several  (Ctrl+V anywhere)"))
        self.setAccessibleName(tr("Task ID to join"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class JoinBar(QWidget):
    """The field in its frame, with the buttons, and below it what is to be said of its text.

    Signals:
        look_up: str, the text as it was typed or pasted.
        clipboard_asked: what is on the clipboard is to be looked up.
        show_asked: TaskId; the task in the field is in the list already and is to be shown.
    """

    look_up = Signal(str)
    clipboard_asked = Signal()
    show_asked = Signal(str)

    def __init__(self, theme: Theme, known: Known = lambda _task_id: "") -> None:
        super().__init__()
        self._theme = theme
        self._known = known
        self._shown_id = ""
        self.frame = QFrame()
        set_property(self.frame, "role", "joinbar")
        self.field = JoinField()
        self.button = QPushButton(tr("Look up"))
        self.button.setObjectName("lookUpButton")
        self.button.setProperty("role", "accent")
        self.clipboard_button = IconButton(
            theme, "clipboard-paste", tr("Look up what is on the clipboard (Ctrl+Shift+V)")
        )
        self.clipboard_button.setObjectName("joinClipboard")
        self.hint = label(tone="quiet", level="small")
        self.hint.setObjectName("joinHint")
        self.show_button = QPushButton(tr("Show it"))
        self.show_button.setObjectName("joinShow")
        self.show_button.setProperty("role", "segment")
        self._icon = QLabel()
        self._lay_out()
        self._connect()
        self._text_changed()
        self._tint()
        theme.changed.connect(self._tint)

    def show_waiting(self, *, waiting: bool) -> None:
        """While an answer is awaited the button says so; typing something else ends the wait."""
        if waiting:
            self.button.setEnabled(False)
            self.button.setText(tr("Looking up…"))
            self.button.setToolTip(tr("The network is being asked."))
            self._say("")
        else:
            self._text_changed()

    def _ask(self) -> None:
        if self.field.text().strip() and self.button.isEnabled():
            self.look_up.emit(self.field.text())

    def _text_changed(self) -> None:
        text = self.field.text()
        has_text = bool(text.strip())
        self.button.setText(tr("Look up"))
        self.button.setEnabled(has_text)
        self.button.setToolTip(
            tr("Look the task up before joining") if has_text else tr("Paste or type a task ID first")
        )
        found = looked_over(text)
        words, tone = hint_of(found, self._known)
        self._shown_id = found[0].task_id or "" if len(found) == 1 else ""
        is_known = bool(self._shown_id) and bool(self._known(TaskId(self._shown_id)))
        self._say(words, tone, show=is_known)

    def _say(self, words: str, tone: str = "quiet", *, show: bool = False) -> None:
        self.hint.setText(words)
        set_property(self.hint, "tone", tone)
        self.hint.setVisible(bool(words))
        self.show_button.setVisible(show)
        self.field.setAccessibleDescription(words)

    def _connect(self) -> None:
        self.field.entered.connect(lambda: set_property(self.frame, "focused", "true"))
        self.field.left.connect(lambda: set_property(self.frame, "focused", "false"))
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(self._text_changed)
        self.button.clicked.connect(self._ask)
        self.clipboard_button.clicked.connect(self.clipboard_asked)
        self.show_button.clicked.connect(lambda: self.show_asked.emit(self._shown_id))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.field, 1)
        row.addWidget(self.clipboard_button)
        row.addWidget(self.button)
        below = QHBoxLayout()
        below.setContentsMargins(15, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.hint)
        below.addWidget(self.show_button)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.frame)
        layout.addLayout(below)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("search").pixmap(16, 16))


def hint_of(found: tuple[Pasted, ...], known: Known) -> tuple[str, str]:
    """What is to be said of a text while it is typed, and its tone; empty where nothing is."""
    if not found:
        return "", "quiet"
    if len(found) > 1:
        good = sum(one.task_id is not None for one in found)
        words = trn(
            good,
            "{n} task ID. They are looked up one after the other.",
            "{n} task IDs. They are looked up one after the other.",
        )
        if good < len(found):
            words = f"{words} {tr('{count} more can be none of them.', count=len(found) - good)}"
        return words, "quiet"
    (only,) = found
    if only.task_id is not None:
        name = known(only.task_id)
        joined = tr("You have joined this task already: {name}.", name=one_line(name)) if name else ""
        return joined or tr("A task ID."), "quiet"
    if len(only.text.strip()) < TOLD_FROM:
        return "", "quiet"
    return one_line(said(only.problem), 200), "warn"
