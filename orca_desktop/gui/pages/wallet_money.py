"""Money in words before it moves: what was asked for is worked out by the node, shown, and only then agreed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.commands import CarryOutMoney, Command, PlanMoney
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.money import MoneyPlan, MoneyRequest, Saga, StakeMore, Transfer
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.gui.amounts import exact_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import elsewhere_words, exact, parse_address, parse_token_amount, tokens_held
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.facts_table import FactsTable
from orca_desktop.gui.widgets.flow_card import FlowCard, field_row, note
from orca_desktop.gui.widgets.labels import wrapped
from orca_desktop.gui.words import one_line

Submit = Callable[[Command], None]

MOST_STEPS = 20

LEFT = mark("It is carried out step by step and goes on after a restart; “Under way” shows how far it has come.")


class MoneyForm(QWidget):
    """What a request still needs; `request` is None while `missing` has words. Nothing, by itself."""

    def missing(self) -> str:
        return ""

    def request(self) -> MoneyRequest | None:
        return None


class SendForm(MoneyForm):
    """KOII, or a token that the account holds. *status* is None where what it holds was not read yet."""

    def __init__(self, status: WalletStatus | None) -> None:
        super().__init__()
        self._status = status
        self.what = QComboBox()
        self.what.setObjectName("sendWhat")
        name_choice(self.what, tr("What to send"))
        for token in (KOII, *(held.token for held in tokens_held(status))):
            self.what.addItem(token.symbol, token)
        choice = QWidget()
        inside = QVBoxLayout(choice)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(field_row(tr("What"), self.what))
        choice.setVisible(self.what.count() > 1)
        self.held = note()
        self.what.currentIndexChanged.connect(self._show_held)
        self.to = QLineEdit()
        self.to.setObjectName("sendTo")
        self.amount = QLineEdit()
        self.amount.setObjectName("sendAmount")
        self.amount.setPlaceholderText("0.0")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(choice)
        layout.addLayout(field_row(tr("To the address"), self.to))
        layout.addLayout(field_row(tr("Amount"), self.amount, self.held))
        self._show_held()

    @property
    def token(self) -> Token:
        chosen: Token = self.what.currentData()
        return chosen

    def missing(self) -> str:
        return parse_address(self.to.text())[1] or parse_token_amount(self.amount.text(), self.token)[1]

    def request(self) -> MoneyRequest | None:
        to, amount = parse_address(self.to.text())[0], parse_token_amount(self.amount.text(), self.token)[0]
        return Transfer(to=to, amount=amount, mint=self.token.mint) if to is not None and amount is not None else None

    def _show_held(self) -> None:
        self.amount.setAccessibleName(tr("Amount in {symbol}", symbol=self.token.symbol))
        self.held.setText(held_words(self._status, self.token))


class StakeForm(MoneyForm):
    def __init__(self, task: Task, status: WalletStatus | None) -> None:
        super().__init__()
        self._task = task
        self.amount = QLineEdit()
        self.amount.setObjectName("stakeAmount")
        self.amount.setPlaceholderText("0.0")
        wants = exact_text(task.minimum_stake, task.token)
        staked = tr(
            "Staked now: {stake}; the task wants {wants} at least.",
            stake=exact_text(task.stake, task.token),
            wants=wants,
        )
        words = f"{staked} {held_words(status, task.token)}".rstrip()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(field_row(tr("More stake, in {symbol}", symbol=task.token.symbol), self.amount, note(words)))

    def missing(self) -> str:
        return parse_token_amount(self.amount.text(), self._task.token)[1]

    def request(self) -> MoneyRequest | None:
        amount = parse_token_amount(self.amount.text(), self._task.token)[0]
        return StakeMore(task_id=self._task.id, amount=amount) if amount is not None else None


def held_words(status: WalletStatus | None, token: Token) -> str:
    """How much of a token there is, and what the fee is paid in; empty where that was not read yet."""
    if status is None:
        return ""
    if token.is_koii:
        return tr("There are {balance}, of which the fee is paid too.", balance=exact_text(status.balance, KOII))
    amount = sum(held.amount for held in tokens_held(status) if held.token.mint == token.mint)
    told = tr(
        "There are {amount}. The fee is paid in KOII: there are {balance}.",
        amount=exact_text(amount, token),
        balance=exact(status.balance),
    )
    return " ".join((told, *(elsewhere_words(held) for held in status.tokens or () if held.token == token))).rstrip()


def step_lines(steps: Sequence[str]) -> list[str]:
    """Numbered; of very many the first ones. A single one says nothing that the title does not."""
    shown = steps[:MOST_STEPS] if len(steps) > 1 else ()
    lines = [f"{place}. {said(step)}" for place, step in enumerate(shown, start=1)]
    more = len(steps) - MOST_STEPS
    return [*lines, trn(more, "… and one more like these", "… and {n} more like these")] if more > 0 else lines


class MoneyCard(FlowCard):
    """First the form, where there is one; then the plan that the node made of it, with one button that agrees to it.

    It stays until the node has taken the plan up, or said why not.

    Signals:
        agreed: the plan is being carried out.
    """

    agreed = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: StoreBridge,
        submit: Submit,
        account: Account,
        *,
        title: str,
        agree: str,
        form: MoneyForm | None = None,
        request: MoneyRequest | None = None,
    ) -> None:
        super().__init__(theme, title, tr("From “{name}”", name=one_line(account.name)), tr("Continue"))
        self._submit = submit
        self._account = account
        self._agree = agree
        self._form = form
        self._asked: PlanMoney | None = None
        self._plan: MoneyPlan | None = None
        self.facts = FactsTable()
        self.facts.setObjectName("moneyFacts")
        self.steps = wrapped(tone="quiet", level="small")
        self._fill()
        bridge.money_planned.connect(self._on_plan)
        bridge.sagas_changed.connect(self._on_sagas)
        bridge.refused.connect(self._on_refusal)
        if form is not None:
            for field in form.findChildren(QLineEdit):
                field.textChanged.connect(self._look)
                field.returnPressed.connect(self.press)
            self._look()
        elif request is not None:
            self._ask(request)

    @property
    def plan(self) -> MoneyPlan | None:
        """The plan that is shown."""
        return self._plan

    def act(self) -> None:
        if self._plan is not None:
            self.say_busy(tr("Handing it over…"))
            self._submit(CarryOutMoney(self._plan.id))
            return
        request = self._form.request() if self._form is not None else None
        if request is not None:
            self._ask(request)

    def _ask(self, request: MoneyRequest) -> None:
        self._asked = PlanMoney(request, self._account.name)
        self.say_missing("")
        self.say_busy(tr("Working it out…"))
        self._submit(self._asked)

    def _look(self) -> None:
        if self._plan is None and self._form is not None:
            self.say_missing(self._form.missing())

    def _on_plan(self, plan: MoneyPlan) -> None:
        """The first plan for what was asked; another window may have asked for others."""
        asked = self._asked
        if not self.is_open or self._plan is not None or asked is None:
            return
        if not plan.answers(asked.request, asked.account):
            return
        self._plan = plan
        if self._form is not None:
            self._form.hide()
        self.title.setText(one_line(said(plan.title)))
        self.facts.show_facts([(said(what), said(value)) for what, value in plan.facts])
        self.facts.show()
        self.steps.setText("\n".join([*step_lines(plan.steps), tr(LEFT)]))
        self.steps.show()
        if plan.warnings:
            self.warning.say(tr("Before you agree"), "\n".join(map(said, plan.warnings)))
        self.rename_action(self._agree)
        self.say_missing(said(plan.problem))
        (self.cancel_button if plan.problem else self.accent_button).setFocus()

    def _on_sagas(self, sagas: list[Saga]) -> None:
        if self.is_open and self._plan is not None and any(saga.plan.id == self._plan.id for saga in sagas):
            self.agreed.emit()
            self.leave()

    def _on_refusal(self, refusal: CommandRefused) -> None:
        if not self.is_open:
            return
        if self._plan is not None and refusal.command == CarryOutMoney(self._plan.id):
            self.say_failed(said(refusal.title), said(refusal.message))
            return
        if self._asked is not None and refusal.command == self._asked and self._plan is None:
            self.say_failed(said(refusal.title), said(refusal.message))
            self._look()
            if self._form is None:
                self.say_missing(tr("It cannot be worked out as things stand."))

    def _fill(self) -> None:
        if self._form is not None:
            self.body.addWidget(self._form)
        for part in (self.facts, self.steps):
            part.hide()
            self.body.addWidget(part)
