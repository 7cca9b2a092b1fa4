"""What the user reads before joining: what comes in, what it can win, and what it can lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.events import AccountsChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineKind, WalletStatus
from orca_desktop.domain.tasks import Requirement, TaskReview
from orca_desktop.domain.ways import Way
from orca_desktop.gui.amounts import amount_text, figure
from orca_desktop.gui.container_words import limits_wanted
from orca_desktop.gui.language import mark, numeral, said, tr, trn
from orca_desktop.gui.review_words import limits, need_kind, need_text, notes
from orca_desktop.gui.shortcuts import CLOSE, INSIDE, bind
from orca_desktop.gui.widgets.account_choice import AccountChoice
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.image_choice import ImageChoice
from orca_desktop.gui.widgets.labels import ElidedLabel, label, selectable, wrapped
from orca_desktop.gui.widgets.review_ways import ReviewWays, RunTerms
from orca_desktop.gui.widgets.room import Room
from orca_desktop.gui.widgets.stages_choice import StagesChoice
from orca_desktop.gui.widgets.strangers_markdown import StrangersMarkdown
from orca_desktop.gui.widgets.variable_fields import VariableFields
from orca_desktop.gui.words import duration, one_line
from orca_desktop.state.selectors import SLASHED_PERCENT, runway_rounds

IMAGE_LIMIT = 200
LEAST_CONTENT = 160
REQUIREMENTS_SHOWN = 8
NO_IMAGE = mark("Its program does not tell which image.")


class ReviewCard(QFrame):
    """Shows one review at a time.

    Signals:
        way_asked: TaskId, Way; the user wants to run, practise or watch it.
        put_away: the user does not want to join now.
    """

    way_asked = Signal(str, object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._review: TaskReview | None = None
        self._name = ElidedLabel(level="title")
        self._by = ElidedLabel(tone="quiet")
        self._id = selectable(label(face="mono", tone="quiet"))
        self._description = StrangersMarkdown(tr("What the creator says of the task"))
        self._bounty = FigureCard(tr("Bounty per round"))
        self._round = FigureCard(tr("Round"))
        self._nodes = FigureCard(tr("Nodes, last round"))
        self._stake = FigureCard(tr("Minimum stake"))
        self._image = wrapped(face="mono")
        self._image.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._limits = wrapped(tone="quiet", level="small")
        self._gets = wrapped(tone="quiet", level="small")
        self._notes = wrapped(tone="warn", level="small")
        self._needs = QGridLayout()
        self.stages = StagesChoice()
        self.stages.changed.connect(self._on_choice)
        self.variables = VariableFields()
        self.variables.changed.connect(self._on_choice)
        self._variables_box = _boxed(tr("Variables: what it asks of you"), self.variables)
        self.image = ImageChoice()
        self.image.changed.connect(self._on_choice)
        self._image_box = _boxed(tr("Image: what it runs"), self.image)
        self.account = AccountChoice()
        self.account.changed.connect(self._on_choice)
        self._account_box = _boxed(tr("Account: for whom it works"), self.account)
        self._balances: Mapping[PublicKey, WalletStatus] = {}
        self._main_balance = Roe(0)
        self.ways = ReviewWays()
        self.ways.way_asked.connect(self._ask)
        self.ways.put_away.connect(self.put_away)
        bind(CLOSE, self, self.put_away.emit, context=INSIDE)
        self._lay_out()

    def show_review(
        self, review: TaskReview, balance: Roe, engine: EngineKind, listings: Sequence[StagesListing] = ()
    ) -> None:
        """*listings* are the stages among which the user may choose; `show_accounts` is to be called before."""
        self._review = review
        self.account.choose_default()
        self.ways.show_task(review)
        name = one_line(review.name)
        self._name.setText(name)
        self._by.setText(tr("by {author}", author=one_line(review.author) or tr("an unnamed creator")))
        self._id.setText(review.task_id)
        self._description.show_markdown(review.description.strip() or tr("The creator says nothing about it."))
        self._show_plan(review, engine)
        self._show_figures(review)
        self._show_needs(review.requirements)
        self.image.show_candidates(review.candidates, review.image)
        self._image_box.setVisible(self.image.has_choice)
        self.stages.show_listings(listings, review.stages)
        self.variables.show_variables(review.missing_variables, review.variables_set)
        self._variables_box.setVisible(bool(self.variables.fields))
        self.show_balance(balance)
        self.setAccessibleName(tr("Review of the task {name}", name=name))

    def show_accounts(self, known: AccountsChanged, balances: Mapping[PublicKey, WalletStatus]) -> None:
        """Which accounts there are, and what they hold as far as it was read."""
        self._balances = balances
        self.account.show_accounts(known)
        self._account_box.setVisible(self.account.has_choice)
        self._on_choice()

    def show_known(self, way: Way | None) -> None:
        """In which way the task is in the list already; None where it is not."""
        self.ways.show_known(way)

    def show_balance(self, balance: Roe) -> None:
        """What the default account holds, for as long as no other is chosen and its balance known.

        Joining says what it costs, and why it is not possible when the account holds too little.
        """
        review = self._review
        self._main_balance = balance
        if review is None:
            return
        held, whose = self._held(review), self._whose()
        stake = amount_text(review.minimum_stake, review.token)
        lacks = held is not None and held < review.minimum_stake
        holds = (
            tr("{whose} holds {held}.", whose=whose, held=amount_text(held, review.token))
            if held is not None
            else tr("{whose} was not read yet.", whose=whose)
        )
        need = tr("{stake} is needed for the stake; {holds}", stake=stake, holds=holds)
        problem = said(review.obstacle) or self.account.problem
        stands_in_the_way = problem or (need if lacks else "")
        self.ways.show_terms(
            RunTerms(
                stake=stake,
                account=stands_in_the_way or holds[0].upper() + holds[1:],
                problem=stands_in_the_way,
                undecided=self.image.problem or self.stages.problem or self.variables.problem,
            )
        )

    def show_joining(self, way: Way) -> None:
        """The request is on its way; what comes of it is shown when it is known."""
        self.ways.show_joining(way)

    def show_refused(self) -> None:
        """It was not joined; what is chosen may be changed."""
        self.ways.show_refused()
        self.show_balance(self._main_balance)

    @property
    def join_button(self) -> QPushButton:
        return self.ways.run_button

    def _on_choice(self) -> None:
        self.show_balance(self._main_balance)

    def _whose(self) -> str:
        account = self.account.account
        return (
            f"“{one_line(account.name)}”" if account is not None and self.account.has_choice else tr("the main wallet")
        )

    def _held(self, review: TaskReview) -> Units | None:
        """What the chosen account holds of the task's token; None where that was not read yet."""
        account = self.account.account
        status = self._balances.get(account.main) if account is not None else None
        if status is not None and review.token.is_koii:
            return status.balance
        if status is not None and status.tokens is not None:
            return Units(sum(held.amount for held in status.tokens if held.token.mint == review.token.mint))
        if account is not None and not self.account.is_default:
            return None
        return self._main_balance if review.token.is_koii else review.token_balance

    def _ask(self, way: Way) -> None:
        if self._review is not None:
            self.way_asked.emit(self._review.task_id, way)

    def _show_figures(self, review: TaskReview) -> None:
        rounds = runway_rounds(review)
        lasts = f"{trn(rounds, '{n} round', '{n} rounds')} · {duration(rounds * review.round_seconds)}"
        token, note = review.token, lasts if rounds else tr("nothing is left")
        self._bounty.show_figure(figure(review.bounty_per_round, token), token.symbol, note)
        self._round.show_figure(
            duration(review.round_seconds), "", trn(review.windows.round_time, "{n} slot", "{n} slots")
        )
        nodes = review.nodes_last_round
        each = (
            tr("≈ {amount} each", amount=amount_text(review.bounty_per_round // nodes, token))
            if nodes
            else tr("nobody submitted")
        )
        self._nodes.show_figure(numeral(nodes), "", each)
        stake = review.minimum_stake
        self._stake.show_figure(
            figure(stake, token),
            token.symbol,
            tr("up to {percent} % can be cut", percent=SLASHED_PERCENT),
        )

    def _show_plan(self, review: TaskReview, engine: EngineKind) -> None:
        plan = review.plan or plan_for_image(review.image)
        images = [one_line(image, IMAGE_LIMIT) for image in plan.images if image]
        self._image.setText("\n".join(images) or tr(NO_IMAGE))
        self._limits.setText(limits(engine))
        self._gets.setText(limits_wanted(plan.limits) if engine is EngineKind.DOCKER else "")
        self._gets.setVisible(bool(self._gets.text()))
        self._notes.setText("\n".join(notes(review)))
        self._notes.setVisible(bool(self._notes.text()))

    def _show_needs(self, requirements: tuple[Requirement, ...]) -> None:
        while (item := self._needs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, need in enumerate(requirements[:REQUIREMENTS_SHOWN]):
            self._needs.addWidget(label(need_kind(need), tone="quiet", parent=self), row, 0)
            self._needs.addWidget(ElidedLabel(need_text(need), parent=self), row, 1)
        if not requirements:
            self._needs.addWidget(label(tr("None are named."), tone="quiet", parent=self), 0, 0)

    def _lay_out(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(24, 16, 24, 8)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self._description)
        layout.addLayout(self._figures())
        layout.addLayout(self._facts())
        layout.addWidget(self._image_box)
        layout.addWidget(self._account_box)
        layout.addWidget(self._variables_box)
        layout.addWidget(_boxed(tr("Stages: how it is spoken to"), self.stages))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(Room(content, least=LEAST_CONTENT))
        whole.addWidget(self.ways)

    def _head(self) -> QVBoxLayout:
        under = QHBoxLayout()
        under.setSpacing(8)
        under.addWidget(self._by, 1)
        under.addWidget(self._id)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._name)
        head.addLayout(under)
        return head

    def _figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for card in (self._bounty, self._round, self._nodes, self._stake):
            card.setProperty("role", "inset")
            row.addWidget(card, 1)
        return row

    def _facts(self) -> QHBoxLayout:
        self._needs.setHorizontalSpacing(16)
        self._needs.setVerticalSpacing(4)
        self._needs.setColumnStretch(1, 1)
        runs = QVBoxLayout()
        runs.setSpacing(6)
        runs.addWidget(self._image)
        runs.addWidget(self._limits)
        runs.addWidget(self._notes)
        runs.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        asks = QVBoxLayout()
        asks.setSpacing(8)
        asks.addLayout(self._needs)
        asks.addStretch()
        asks.addWidget(self._gets)
        row.addWidget(_titled(tr("What it asks for"), asks), 1)
        row.addWidget(_titled(tr("What it will run"), runs), 1)
        return row


def _titled(title: str, content: QVBoxLayout) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "inset")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 10, 14, 12)
    layout.setSpacing(8)
    layout.addWidget(label(title, tone="quiet", level="small"))
    layout.addLayout(content)
    layout.addStretch()
    return frame


def _boxed(title: str, content: QWidget) -> QFrame:
    inside = QVBoxLayout()
    inside.addWidget(content)
    return _titled(title, inside)
