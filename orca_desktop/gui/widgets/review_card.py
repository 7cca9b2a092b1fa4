"""What the user reads before joining: what comes in, what it can win, and what it can lose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.amounts import Roe, Units, amount_text, figure
from orca_desktop.domain.containers import asks_for_gpu, asks_for_models, plan_for_image
from orca_desktop.domain.events import AccountsChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineKind, WalletStatus
from orca_desktop.domain.tasks import Requirement, TaskReview
from orca_desktop.gui.container_words import limits_words
from orca_desktop.gui.widgets.account_choice import AccountChoice
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.image_choice import ImageChoice
from orca_desktop.gui.widgets.labels import ElidedLabel, label, set_property, wrapped
from orca_desktop.gui.widgets.stages_choice import StagesChoice
from orca_desktop.gui.widgets.strangers_markdown import StrangersMarkdown
from orca_desktop.gui.widgets.variable_fields import VariableFields
from orca_desktop.gui.words import counted, duration, one_line
from orca_desktop.state.selectors import SLASHED_PERCENT, runway_rounds, slash_example

IMAGE_LIMIT = 200
NOTE_LIMIT = 240
NOTES_SHOWN = 4
REQUIREMENTS_SHOWN = 8
ASKS_FOR_GPU = "It asks for a graphics processor. You have not granted it one; its Container page is where you can."
ASKS_FOR_MODELS = (
    "It asks to read the models that you share. You have not granted it; its Container page is where you can."
)
NO_IMAGE = "Its program does not tell which image."
WATCH_MEANS = "Only look at its rounds, proofs and audits on the chain. Nothing runs, nothing is staked."
_KINDS = {
    "CPU": "Processor",
    "RAM": "Memory",
    "STORAGE": "Disk",
    "NETWORK": "Network",
    "ADDON": "Engine",
    "GPU": "Graphics",
}


class ReviewCard(QFrame):
    """Shows one review at a time.

    Signals:
        join_asked: TaskId.
        watch_asked: TaskId; the user wants to look at it without taking part.
        put_away: the user does not want to join now.
    """

    join_asked = Signal(str)
    watch_asked = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._review: TaskReview | None = None
        self._name = ElidedLabel(level="title")
        self._by = ElidedLabel(tone="quiet")
        self._id = label(face="mono", tone="quiet")
        self._description = StrangersMarkdown("What the creator says of the task")
        self._bounty = FigureCard("Bounty per round")
        self._round = FigureCard("Round")
        self._nodes = FigureCard("Nodes, last round")
        self._stake = FigureCard("Minimum stake")
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
        self._variables_box = _boxed("Variables: what it asks of you", self.variables)
        self.image = ImageChoice()
        self.image.changed.connect(self._on_choice)
        self._image_box = _boxed("Image: what it runs", self.image)
        self.account = AccountChoice()
        self.account.changed.connect(self._on_choice)
        self._account_box = _boxed("Account: for whom it works", self.account)
        self._balances: Mapping[PublicKey, WalletStatus] = {}
        self._main_balance = Roe(0)
        self._is_joining = False
        self._lose = wrapped()
        self._balance = wrapped()
        self.join_button = QPushButton("Join")
        self.join_button.setObjectName("joinButton")
        self.join_button.setProperty("role", "accent")
        self.join_button.clicked.connect(self._ask_to_join)
        self.watch_button = QPushButton("Watch")
        self.watch_button.setObjectName("watchButton")
        self.watch_button.clicked.connect(self._ask_to_watch)
        self.away_button = QPushButton("Not now")
        self.away_button.setObjectName("notNowButton")
        self.away_button.clicked.connect(self.put_away)
        # Return presses this one, but not the other: it follows the Return of the look-up, and joining moves money.
        self.away_button.setAutoDefault(True)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.put_away)
        self._lay_out()

    def show_review(
        self, review: TaskReview, balance: Roe, engine: EngineKind, listings: Sequence[StagesListing] = ()
    ) -> None:
        """*listings* are the stages among which the user may choose; `show_accounts` is to be called before."""
        self._review = review
        self._is_joining = False
        self.account.choose_default()
        self.show_watched(is_watched=False)
        name = one_line(review.name)
        self._name.setText(name)
        self._by.setText(f"by {one_line(review.author) or 'an unnamed creator'}")
        self._id.setText(review.task_id)
        self._description.show_markdown(review.description.strip() or "The creator says nothing about it.")
        self._show_plan(review, engine)
        self._show_figures(review)
        self._show_needs(review.requirements)
        self.image.show_candidates(review.candidates, review.image)
        self._image_box.setVisible(self.image.has_choice)
        self.stages.show_listings(listings, review.stages)
        self.variables.show_variables(review.missing_variables, review.variables_set)
        self._variables_box.setVisible(bool(self.variables.fields))
        self.show_balance(balance)
        self.setAccessibleName(f"Review of the task {name}")

    def show_accounts(self, known: AccountsChanged, balances: Mapping[PublicKey, WalletStatus]) -> None:
        """Which accounts there are, and what they hold as far as it was read."""
        self._balances = balances
        self.account.show_accounts(known)
        self._account_box.setVisible(self.account.has_choice)
        self._on_choice()

    def show_watched(self, *, is_watched: bool) -> None:
        """Whether the task is being watched already."""
        why_not = "You are watching it already." if is_watched else ""
        self.watch_button.setEnabled(not why_not)
        self.watch_button.setToolTip(why_not or WATCH_MEANS)
        self.watch_button.setAccessibleDescription(self.watch_button.toolTip())

    def show_balance(self, balance: Roe) -> None:
        """What the default account holds, for as long as no other is chosen and its balance known.

        The button says what joining costs, and why it cannot be pressed when the account holds too little.
        """
        review = self._review
        self._main_balance = balance
        if review is None or self._is_joining:
            return
        held, whose = self._held(review), self._whose()
        stake = amount_text(review.minimum_stake, review.token)
        lacks = held is not None and held < review.minimum_stake
        holds = (
            f"{whose} holds {amount_text(held, review.token)}." if held is not None else f"{whose} was not read yet."
        )
        need = f"{stake} is needed for the stake; {holds}"
        problem = review.obstacle or self.account.problem
        self._balance.setText(problem or (need if lacks else holds[0].upper() + holds[1:]))
        set_property(self._balance, "tone", "warn" if problem or lacks else "quiet")
        self.join_button.setText(f"Join and stake {stake}")
        undecided = self.image.problem or self.stages.problem or self.variables.problem
        stands_in_the_way = problem or (need if lacks else undecided)
        self.join_button.setEnabled(not stands_in_the_way)
        self.join_button.setToolTip(stands_in_the_way or "Pays the minimum stake and starts the task's container")
        self.join_button.setAccessibleDescription(self.join_button.toolTip())

    def show_joining(self) -> None:
        """The request is on its way; what comes of it is shown when it is known."""
        self._is_joining = True
        self.join_button.setEnabled(False)
        self.watch_button.setEnabled(False)
        self.join_button.setText("Joining…")
        self.join_button.setToolTip("The stake is being paid.")

    def show_refused(self) -> None:
        """It was not joined; what is chosen may be changed."""
        self._is_joining = False
        self.show_watched(is_watched=False)
        self.show_balance(self._main_balance)

    def _on_choice(self) -> None:
        self.show_balance(self._main_balance)

    def _whose(self) -> str:
        account = self.account.account
        return f"“{one_line(account.name)}”" if account is not None and self.account.has_choice else "the main wallet"

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

    def _ask_to_watch(self) -> None:
        if self._review is not None:
            self.watch_asked.emit(self._review.task_id)

    def _ask_to_join(self) -> None:
        if self._review is not None:
            self.join_asked.emit(self._review.task_id)

    def _show_figures(self, review: TaskReview) -> None:
        rounds = runway_rounds(review)
        lasts = f"{counted(rounds, 'round', 'rounds')} · {duration(rounds * review.round_seconds)}"
        token, note = review.token, lasts if rounds else "nothing is left"
        self._bounty.show_figure(figure(review.bounty_per_round, token), token.symbol, note)
        self._round.show_figure(duration(review.round_seconds), "", f"{review.windows.round_time:,} slots")
        nodes = review.nodes_last_round
        each = f"≈ {amount_text(review.bounty_per_round // nodes, token)} each" if nodes else "nobody submitted"
        self._nodes.show_figure(f"{nodes:,}", "", each)
        stake = review.minimum_stake
        self._stake.show_figure(figure(stake, token), token.symbol, f"up to {SLASHED_PERCENT} % can be cut")
        self._lose.setText(
            f"Joining stakes {amount_text(stake, token)}. A failed audit costs {SLASHED_PERCENT} % of the stake: "
            f"{amount_text(slash_example(stake), token)}. Stopping the task leaves the stake where it is."
        )

    def _show_plan(self, review: TaskReview, engine: EngineKind) -> None:
        plan = review.plan or plan_for_image(review.image)
        images = [one_line(image, IMAGE_LIMIT) for image in plan.images if image]
        self._image.setText("\n".join(images) or NO_IMAGE)
        self._limits.setText(_limits(engine))
        self._gets.setText(limits_words(plan.limits, begin="It gets at most") if engine is EngineKind.DOCKER else "")
        self._gets.setVisible(bool(self._gets.text()))
        self._notes.setText("\n".join(_notes(review)))
        self._notes.setVisible(bool(self._notes.text()))

    def _show_needs(self, requirements: tuple[Requirement, ...]) -> None:
        while (item := self._needs.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, need in enumerate(requirements[:REQUIREMENTS_SHOWN]):
            self._needs.addWidget(label(_need_kind(need), tone="quiet", parent=self), row, 0)
            self._needs.addWidget(ElidedLabel(_need_text(need), parent=self), row, 1)
        if not requirements:
            self._needs.addWidget(label("None are named.", tone="quiet", parent=self), 0, 0)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(11)
        layout.addLayout(self._head())
        layout.addWidget(self._description)
        layout.addLayout(self._figures())
        layout.addLayout(self._facts())
        layout.addWidget(self._image_box)
        layout.addWidget(self._account_box)
        layout.addWidget(self._variables_box)
        layout.addWidget(_boxed("Stages: how it is spoken to", self.stages))
        layout.addWidget(self._lose)
        layout.addLayout(self._foot())

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
        row.addWidget(_titled("What it asks for", asks), 1)
        row.addWidget(_titled("What it will run", runs), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._balance, 1)
        row.addWidget(self.away_button)
        row.addWidget(self.watch_button)
        row.addWidget(self.join_button)
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


def _limits(engine: EngineKind) -> str:
    """What the task may do on this machine, by what runs it."""
    if engine is EngineKind.PROCESS:
        return "Without Docker it runs as an ordinary process of yours. Only the bundled sample can run this way."
    return (
        "In a container with a network of its own, reachable from this machine only, without extra privileges.\n"
        "It writes to one data folder of its own, and can reach the internet.\n"
        "It gets the strictest of three boxes in which it runs; the Container page then tells which."
    )


def _notes(review: TaskReview) -> list[str]:
    """What of the task's own wishes is not as its creator wrote it."""
    notes = [one_line(note, NOTE_LIMIT) for note in review.plan_notes[:NOTES_SHOWN]]
    left = len(review.plan_notes) - len(notes)
    if left > 0:
        notes.append(f"And {counted(left, 'other part', 'other parts')} of its Pod spec without effect.")
    plan = review.plan
    if plan is not None and asks_for_gpu(plan):
        notes.append(ASKS_FOR_GPU)
    if plan is not None and asks_for_models(plan):
        notes.append(ASKS_FOR_MODELS)
    return notes


def _need_kind(need: Requirement) -> str:
    kind = one_line(need.type, 24)
    return _KINDS.get(kind.split("_")[0].upper(), kind)


def _need_text(need: Requirement) -> str:
    if need.type.upper().startswith("ADDON") and need.value.upper() == "ORCA_TASK":
        return "runs in a container (Orca)"
    parts = [one_line(part, 80) for part in (need.value, need.description) if part]
    return " · ".join(parts) or "needed"
