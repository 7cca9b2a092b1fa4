"""The way in: the field for a task ID, the answer that comes back, and the review before anything runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.domain.commands import Command, JoinTask, ReviewTask
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.status import EngineKind, WalletStatus
from orca_desktop.domain.tasks import MAX_PASTED, Task, TaskId, TaskReview
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.labels import set_property
from orca_desktop.gui.widgets.review_card import ReviewCard
from orca_desktop.state.selectors import spendable
from orca_desktop.state.store import Store

Submit = Callable[[Command], None]


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
        self.setMaxLength(MAX_PASTED)
        self.setPlaceholderText("Paste a task ID to join  (Ctrl+V anywhere)")
        self.setAccessibleName("Task ID to join")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class JoinBar(QFrame):
    """The field in its frame, with the button.

    Signals:
        look_up: str, the text as it was typed or pasted.
    """

    look_up = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        set_property(self, "role", "joinbar")
        self.field = JoinField()
        self.button = QPushButton("Look up")
        self.button.setObjectName("lookUpButton")
        self.button.setProperty("role", "accent")
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.field.entered.connect(lambda: set_property(self, "focused", "true"))
        self.field.left.connect(lambda: set_property(self, "focused", "false"))
        self.field.returnPressed.connect(self._ask)
        self.field.textChanged.connect(self._text_changed)
        self.button.clicked.connect(self._ask)
        self._text_changed()
        self._tint()
        theme.changed.connect(self._tint)

    def show_waiting(self, *, waiting: bool) -> None:
        """While an answer is awaited the button says so; typing something else ends the wait."""
        if waiting:
            self.button.setEnabled(False)
            self.button.setText("Looking up…")
            self.button.setToolTip("The network is being asked.")
        else:
            self._text_changed()

    def _ask(self) -> None:
        if self.field.text().strip() and self.button.isEnabled():
            self.look_up.emit(self.field.text())

    def _text_changed(self) -> None:
        has_text = bool(self.field.text().strip())
        self.button.setText("Look up")
        self.button.setEnabled(has_text)
        self.button.setToolTip("Look the task up before joining" if has_text else "Paste or type a task ID first")

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("search").pixmap(16, 16))


class JoinPanel(QWidget):
    """Join bar, inline refusal, review card.

    Signals:
        review_opened, review_closed: while a review is open the page shows nothing else.
        joined: TaskId; the task of the review is in the list now.
    """

    review_opened = Signal()
    review_closed = Signal()
    joined = Signal(str)

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge, submit: Submit) -> None:
        super().__init__()
        self._store = store
        self._submit = submit
        self._shown: TaskReview | None = None
        self.bar = JoinBar(theme)
        self.refusal = Banner(theme)
        self.refusal.setObjectName("refusal")
        self.card = ReviewCard()
        self._room = _scrolling(self.card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self.refusal)
        layout.addWidget(self._room, 1)
        self._connect(bridge)

    def paste(self) -> None:
        """Put the clipboard's text in the field, and go there."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.use(text)

    def use(self, text: str) -> None:
        """Put *text* in the field, ready to be looked up."""
        self.bar.field.setText(" ".join(text[:MAX_PASTED].split()))
        self.focus()

    def focus(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def _connect(self, bridge: StoreBridge) -> None:
        self.bar.look_up.connect(self._look_up)
        self.card.join_asked.connect(self._join)
        self.card.put_away.connect(self._put_away)
        bridge.reviewed.connect(self._on_reviewed)
        bridge.refused.connect(self._on_refused)
        bridge.tasks_changed.connect(self._on_tasks_changed)
        bridge.wallet_changed.connect(self._on_wallet_changed)

    def _look_up(self, text: str) -> None:
        self.refusal.hide()
        self.bar.show_waiting(waiting=True)
        self._submit(ReviewTask(text))

    def _join(self, task_id: str) -> None:
        self.refusal.hide()
        self.card.show_joining()
        stages = self.card.stages
        name = stages.name if self._store.stages else ""
        variables = self.card.variables.values()
        self._submit(JoinTask(TaskId(task_id), variables=variables, stages=name, main_key=stages.main_key))

    def _put_away(self) -> None:
        self._shown = None
        self.card.variables.wipe()
        self._room.hide()
        self.review_closed.emit()
        self.focus()

    def _on_reviewed(self, review: TaskReview) -> None:
        self.bar.show_waiting(waiting=False)
        self.refusal.hide()
        self._shown = review
        engine = self._store.engine.kind if self._store.engine is not None else EngineKind.DOCKER
        self.card.show_review(review, spendable(self._store, review), engine, self._store.stages)
        self._room.show()
        self.review_opened.emit()
        (self.card.join_button if self.card.join_button.isEnabled() else self.card.away_button).setFocus()

    def _on_refused(self, refusal: CommandRefused) -> None:
        self.refusal.say(refusal.title, refusal.message)
        if isinstance(refusal.command, ReviewTask):
            self.bar.show_waiting(waiting=False)
        elif isinstance(refusal.command, JoinTask) and self._shown is not None:
            self.card.show_balance(spendable(self._store, self._shown))

    def _on_tasks_changed(self, tasks: list[Task]) -> None:
        if self._shown is not None and any(task.id == self._shown.task_id for task in tasks):
            joined, self._shown = self._shown.task_id, None
            self.card.variables.wipe()
            self.bar.field.clear()
            self._room.hide()
            self.review_closed.emit()
            self.joined.emit(joined)

    def _on_wallet_changed(self, status: WalletStatus) -> None:
        if self._shown is not None and self.card.join_button.text() != "Joining…":
            self.card.show_balance(status.balance)


def _scrolling(card: ReviewCard) -> QScrollArea:
    """Room for the card that is never wider than the page; on a low window it scrolls."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(card)
    layout.addStretch()
    room = QScrollArea()
    room.setWidgetResizable(True)
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.setWidget(holder)
    room.hide()
    return room
