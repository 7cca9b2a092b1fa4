"""What was earned, of one task or of all: a chart or a table, by day, task or token, read from the history."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.intents import token_name
from orca_desktop.domain.ledger import day_of
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui.delegates.cells import AmountCell, Cell
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.rewards import RewardTableModel
from orca_desktop.gui.rewards import By, Question, Rewards, rewards_of
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.account_filter import AccountFilter
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.buttons import segment
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.picture_button import PictureButton
from orca_desktop.gui.widgets.reward_chart import RewardChart
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width

CALLED = {By.DAY: mark("Rewards by day"), By.TASK: mark("Rewards by task"), By.TOKEN: mark("Rewards by token")}
SPANS = ((7, "7 d"), (30, "30 d"), (90, "90 d"))
USUAL_SPAN = 1
PAUSE_MS = 1_500
"""The history is asked at most this often, however much happens."""

NO_HISTORY = mark("This window has no history to ask.")
AMOUNT_COLUMNS = range(1, 6)


class RewardsPanel(QFrame):
    """Asks when it is shown, and again when `something_happened`. `now` gives seconds since the epoch."""

    def __init__(
        self,
        theme: Theme,
        reader: HistoryReader | None,
        errands: Errands,
        now: Callable[[], float],
        *,
        kinds: tuple[By, ...] = tuple(By),
    ) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Rewards, beside the time before"))
        self._reader = reader
        self._errands = errands
        self._now = now
        self._kinds = kinds
        self._task_id: TaskId | None = None
        self._asked = 0
        self._is_told = False
        self.chart = RewardChart(theme)
        self.model = RewardTableModel(self)
        self.table = _table(theme, self.model)
        self.problem = Banner(theme, tone=Tone.WARN, closable=False)
        several = kinds if len(kinds) > 1 else ()
        self._by = _choice(self, tuple((tr(kind.value), tr(CALLED[kind])) for kind in several))
        spans = tuple((word, tr("The last {days} days, beside the {days} before", days=days)) for days, word in SPANS)
        self._spans = _choice(self, spans, USUAL_SPAN)
        self.tokens = QComboBox()
        self.tokens.setObjectName("rewardToken")
        name_choice(self.tokens, tr("In which token"))
        self.tokens.addItem(KOII.symbol, token_name(KOII))
        self.whose = AccountFilter(tr("Whose rewards are shown"))
        self.whose.setObjectName("rewardAccounts")
        self.table_button = segment(tr("Show as table"), tr("The same as a table of figures"))
        self.picture_button = PictureButton(theme, lambda: self.chart, self._file_name)
        self._pages = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask_if_seen)
        self._lay_out()
        self._connect()

    @property
    def question(self) -> Question:
        """What is asked now."""
        return Question(
            by=self._kinds[max(0, self._by.checkedId())],
            days=SPANS[self._spans.checkedId()][0],
            today=day_of(self._now()),
            task_id=self._task_id,
            token=self.tokens.currentData(),
            main=self.whose.main,
        )

    def choose(self, *, by: By | None = None, days: int | None = None) -> None:
        """As if the buttons had been pressed."""
        if by is not None:
            self._by.button(self._kinds.index(by)).click()
        if days is not None:
            self._spans.button([span for span, _ in SPANS].index(days)).click()

    def show_task(self, task_id: TaskId | None) -> None:
        """Of this task only; None: of all."""
        if task_id != self._task_id:
            self._task_id = task_id
            self._show(None)
            if self.isVisible():
                self.refresh()

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Those of whom one can be chosen."""
        if self.whose.show_accounts(accounts):
            self.something_happened()

    def something_happened(self, *_changed: object) -> None:
        """Ask again soon: much may happen at once."""
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def refresh(self, *_chosen: object) -> None:
        reader, question = self._reader, self.question
        self.tokens.setVisible(question.by is By.DAY and self.tokens.count() > 1)
        if reader is None:
            self.problem.say(tr("No rewards can be shown"), tr(NO_HISTORY))
            self._pages.hide()
            return
        self._asked += 1
        asked = self._asked
        self._errands.do(
            asyncio.to_thread(rewards_of, reader, question),
            then=lambda rewards: self._answered(asked, rewards),
            failed=lambda title, message: self._failed(asked, title, message),
        )

    def _answered(self, asked: int, rewards: Rewards) -> None:
        """An answer that was overtaken by another question is dropped."""
        if asked == self._asked:
            self.problem.hide()
            self._offer_tokens(rewards)
            self._show(rewards)

    def _failed(self, asked: int, title: str, message: str) -> None:
        """What was shown before stays: it was true when it was read."""
        if asked == self._asked:
            self.problem.say(title, message)
            self._pages.setVisible(self._is_told)

    def _show(self, rewards: Rewards | None) -> None:
        self._is_told = rewards is not None
        self._pages.show()
        self.chart.show_rewards(rewards)
        self.model.show_rewards(rewards)

    def _offer_tokens(self, rewards: Rewards) -> None:
        """The chosen one stays, also where nothing of it is left in this time."""
        wanted = [(token.symbol, token_name(token)) for token in rewards.tokens]
        chosen = (self.tokens.currentText(), self.tokens.currentData())
        wanted += [chosen] if chosen not in wanted and rewards.question.task_id is None else []
        if wanted != [(self.tokens.itemText(at), self.tokens.itemData(at)) for at in range(self.tokens.count())]:
            with QSignalBlocker(self.tokens):
                self.tokens.clear()
                for symbol, name in wanted:
                    self.tokens.addItem(symbol, name)
                self.tokens.setCurrentIndex(max(0, self.tokens.findData(chosen[1])))
        self.tokens.setVisible(rewards.question.by is By.DAY and len(wanted) > 1)

    def _file_name(self) -> str:
        question = self.question
        return f"rewards-by-{question.by.value.lower()}-{question.first.isoformat()}-{question.today.isoformat()}"

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_page(self, as_table: bool) -> None:  # noqa: FBT001 - the signal's own argument
        self._pages.setCurrentIndex(int(as_table))
        self.picture_button.setVisible(not as_table)

    def _connect(self) -> None:
        self._by.idClicked.connect(self.refresh)
        self._spans.idClicked.connect(self.refresh)
        self.tokens.currentIndexChanged.connect(self.refresh)
        self.whose.currentIndexChanged.connect(self.refresh)
        self.table_button.toggled.connect(self._show_page)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addStretch()
        head.addWidget(self.whose)
        head.addWidget(self.tokens)
        for group in (self._by, self._spans):
            for button in group.buttons():
                head.addWidget(button)
            head.addSpacing(8)
        head.addWidget(self.table_button)
        head.addWidget(self.picture_button)
        self.tokens.hide()
        self._pages.addWidget(self.chart)
        self._pages.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(self._pages, 1)
        layout.addStretch()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _choice(parent: RewardsPanel, words: tuple[tuple[str, str], ...], usual: int = 0) -> QButtonGroup:
    """Nothing where there is no choice."""
    group = QButtonGroup(parent)
    for place, (word, tip) in enumerate(words):
        button = segment(word, tip)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.toggled.connect(partial(_take_tab, button))
        group.addButton(button, place)
    if words:
        group.button(usual).setChecked(True)
    return group


def _take_tab(button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - the signal's own argument
    """Tab goes to the one that is pressed; the arrow keys go on from there."""
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)


def _table(theme: Theme, model: RewardTableModel) -> CalmTable:
    table = CalmTable(theme, model, name=tr("Rewards in figures"), row_height=30)
    table.setObjectName("rewardTable")
    table.setItemDelegate(Cell(theme, table))
    for column in AMOUNT_COLUMNS:
        table.setItemDelegateForColumn(column, AmountCell(theme, table))
    table.set_widths(Width(170, 90, grows=True), *(Width(150, 104),) * len(AMOUNT_COLUMNS))
    table.set_empty_text(tr("Nothing was earned or lost in this time, nor in the time before."))
    return table
