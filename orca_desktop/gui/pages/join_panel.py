"""The way in: the field for a task ID, the answer that comes back, and the review before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.commands import Command, JoinTask, ReviewTask
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.pasted import looked_over
from orca_desktop.domain.status import EngineKind, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.domain.ways import Way
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.join_queue import JoinQueue
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.outside import PassingMemory, WindowMemory
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.join_bar import MOST_TEXT, JoinBar
from orca_desktop.gui.widgets.join_list import JoinList
from orca_desktop.state.selectors import spendable
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded when there is something to review
    from orca_desktop.gui.widgets.review_card import ReviewCard

Submit = Callable[[Command], None]


class JoinPanel(QWidget):
    """Join bar, what waits to be joined, inline refusal, review card.

    Signals:
        review_opened, review_closed: while a review is open the page shows nothing else.
        joined: TaskId; the task of the review is in the list now.
        show_asked: TaskId; a task that is in the list is to be shown.
    """

    review_opened = Signal()
    review_closed = Signal()
    joined = Signal(str)
    show_asked = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, bridge: StoreBridge, submit: Submit, memory: WindowMemory | None = None
    ) -> None:
        super().__init__()
        self._store = store
        self._submit = submit
        self._shown: TaskReview | None = None
        self._was: Way | None = None
        self.queue = JoinQueue(memory or PassingMemory(), self)
        self.bar = JoinBar(theme, self._name_of)
        self.list = JoinList(theme)
        self.refusal = Banner(theme)
        self.refusal.setObjectName("refusal")
        self.successor_button = QPushButton(tr("Look up the task that stands in for it"))
        self.successor_button.setObjectName("joinSuccessor")
        self.successor_button.hide()
        self._successor: TaskId | None = None
        self._card: ReviewCard | None = None
        self._room = QWidget()
        self._room.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self.list)
        layout.addWidget(self.refusal)
        layout.addWidget(self.successor_button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._room, 1)
        self._connect(bridge)

    @property
    def card(self) -> ReviewCard:
        """The review; built when it is first needed."""
        if self._card is None:
            self._card = self._build_card()
        return self._card

    def paste(self) -> None:
        """Put the clipboard's text in the field, and go there."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.use(text)

    def use(self, text: str) -> None:
        """Put *text* in the field, ready to be looked up."""
        self.bar.field.setText(" ".join(text[:MOST_TEXT].split()))
        self.focus()

    def open(self, text: str) -> None:
        """Look up what came from outside, after what is looked at now; what was typed stays."""
        self.queue.add(looked_over(text))

    def use_clipboard(self) -> None:
        """Look up what is on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.refusal.say(
                tr("Nothing to look up"), tr("The clipboard holds no text. Copy a task's ID or link first.")
            )
            return
        self.use(text)
        self._look_up(self.bar.field.text())

    def focus(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def _connect(self, bridge: StoreBridge) -> None:
        self.bar.look_up.connect(self._look_up)
        self.bar.clipboard_asked.connect(self.use_clipboard)
        self.successor_button.clicked.connect(self._look_up_successor)
        self.refusal.closed.connect(self.successor_button.hide)
        self.bar.show_asked.connect(self.show_asked)
        self.queue.look_up.connect(self._ask)
        self.queue.changed.connect(lambda: self.list.show_entries(self.queue.entries))
        self.list.again_asked.connect(self.queue.again)
        self.list.remove_asked.connect(self.queue.remove)
        self.list.show_entries(self.queue.entries)
        bridge.reviewed.connect(self._on_reviewed)
        bridge.refused.connect(self._on_refused)
        bridge.tasks_changed.connect(self._on_tasks_changed)
        bridge.wallet_changed.connect(self._on_wallet_changed)
        bridge.balances_changed.connect(self._show_accounts)
        bridge.accounts_changed.connect(self._show_accounts)

    def _build_card(self) -> ReviewCard:
        from orca_desktop.gui.widgets.review_card import ReviewCard

        card = ReviewCard()
        card.way_asked.connect(self._join)
        card.put_away.connect(self._put_away)
        _put_on_top(card, self._room)
        return card

    def _look_up(self, text: str) -> None:
        found = looked_over(text)
        if len(found) > 1:
            self.bar.field.clear()
            self.queue.add(found)
        elif found and found[0].task_id is not None:
            self.queue.put_first(text, found[0].task_id)
        else:
            self._ask(text)

    def _look_up_successor(self) -> None:
        if self._successor is not None:
            self.use(self._successor)
            self._look_up(self._successor)

    def _offer_successor(self, successor: TaskId | None) -> None:
        self._successor = successor
        self.successor_button.setVisible(successor is not None)

    def _ask(self, text: str) -> None:
        self.refusal.hide()
        self._offer_successor(None)
        self.bar.show_waiting(waiting=True)
        self._submit(ReviewTask(text))

    def _name_of(self, task_id: TaskId) -> str:
        """Of a task that takes part already."""
        task = self._store.tasks.get(task_id)
        return task.name if task is not None and task.takes_part else ""

    def _join(self, task_id: str, way: Way) -> None:
        self.refusal.hide()
        self.card.show_joining(way)
        if way is Way.WATCH:
            self._submit(JoinTask(TaskId(task_id), account=self._account(), way=way))
            return
        stages = self.card.stages
        name = stages.name if self._store.stages else ""
        variables = self.card.variables.values()
        self._submit(
            JoinTask(
                TaskId(task_id),
                variables=variables,
                stages=name,
                main_key=stages.main_key,
                account=self._account() if way is Way.RUN else "",
                way=way,
                image=self.card.image.named,
            )
        )

    def _account(self) -> str:
        """The main key of the account that was chosen; empty where there was no choice."""
        account = self.card.account.account
        return account.main if account is not None and self.card.account.has_choice else ""

    def _put_away(self) -> None:
        shown, self._shown = self._shown, None
        self.card.variables.wipe()
        self._room.hide()
        self.review_closed.emit()
        self.focus()
        if shown is not None:
            self.queue.done(shown.task_id)

    def _on_reviewed(self, review: TaskReview) -> None:
        self.bar.show_waiting(waiting=False)
        self.refusal.hide()
        self._shown = review
        self.queue.opened(review.task_id)
        engine = self._store.engine.kind if self._store.engine is not None else EngineKind.DOCKER
        self.card.show_accounts(self._store.accounts, self._store.balances)
        self.card.show_review(review, spendable(self._store, review), engine, self._store.stages)
        self._was = self._way_of(review.task_id)
        self.card.show_known(self._was)
        self._room.show()
        self.review_opened.emit()
        ways = self.card.ways
        (ways.run_button if ways.run_button.isEnabled() else ways.away_button).setFocus()

    def _on_refused(self, refusal: CommandRefused) -> None:
        if isinstance(refusal.command, ReviewTask):
            self.bar.show_waiting(waiting=False)
            current = self.queue.current
            is_listed = current is not None and current.text == refusal.command.text and not current.alone
            if not is_listed:
                self.refusal.say(said(refusal.title), said(refusal.message))
                self._offer_successor(refusal.successor)
            if current is not None and current.text == refusal.command.text:
                self.queue.failed(refusal.title, refusal.message)
            return
        self.refusal.say(said(refusal.title), said(refusal.message))
        if isinstance(refusal.command, JoinTask) and self._shown is not None:
            self.card.show_refused()
            self.card.show_known(self._was)
            self.card.show_balance(spendable(self._store, self._shown))

    def _on_tasks_changed(self, tasks: list[Task]) -> None:
        if self._shown is not None and any(task.id == self._shown.task_id and self._is_new(task) for task in tasks):
            joined, self._shown = self._shown.task_id, None
            self.card.variables.wipe()
            self.bar.field.clear()
            self._room.hide()
            self.review_closed.emit()
            self.joined.emit(joined)
            self.queue.done(joined)

    def _is_new(self, task: Task) -> bool:
        """Whether the list has what the review was about; one that was there before has to do more than go on."""
        return task.way is not self._was

    def _way_of(self, task_id: TaskId) -> Way | None:
        task = self._store.tasks.get(task_id)
        return task.way if task is not None else None

    def _show_accounts(self, *_changed: object) -> None:
        if self._card is not None:
            self._card.show_accounts(self._store.accounts, self._store.balances)

    def _on_wallet_changed(self, status: WalletStatus) -> None:
        if self._shown is not None:
            self.card.show_balance(status.balance)


def _put_on_top(card: ReviewCard, room: QWidget) -> None:
    """The card as high as it wants to be, or as there is room: then its middle scrolls."""
    layout = QVBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(card)
    layout.addStretch()
