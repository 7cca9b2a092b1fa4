"""What the user reads before joining: what comes in, what it can win, and what it can lose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.amounts import Roe, koii_text
from orca_desktop.domain.containers import asks_for_gpu, asks_for_models, plan_for_image
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineKind
from orca_desktop.domain.tasks import Requirement, TaskReview
from orca_desktop.gui.container_words import limits_words
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.labels import ElidedLabel, label, set_property, wrapped
from orca_desktop.gui.widgets.stages_choice import StagesChoice
from orca_desktop.gui.widgets.strangers_markdown import StrangersMarkdown
from orca_desktop.gui.widgets.variable_fields import VariableFields
from orca_desktop.gui.words import counted, duration, koii, one_line
from orca_desktop.state.selectors import SLASHED_PERCENT, runway_rounds, slash_example

IMAGE_LIMIT = 200
NOTE_LIMIT = 240
NOTES_SHOWN = 4
REQUIREMENTS_SHOWN = 8
ASKS_FOR_GPU = "It asks for a graphics processor. You have not granted it one; its Container page is where you can."
ASKS_FOR_MODELS = (
    "It asks to read the models that you share. You have not granted it; its Container page is where you can."
)
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
        put_away: the user does not want to join now.
    """

    join_asked = Signal(str)
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
        self._main_balance = Roe(0)
        self._lose = wrapped()
        self._balance = wrapped()
        self.join_button = QPushButton("Join")
        self.join_button.setObjectName("joinButton")
        self.join_button.setProperty("role", "accent")
        self.join_button.clicked.connect(self._ask_to_join)
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
        """*listings* are the stages among which the user may choose."""
        self._review = review
        name = one_line(review.name)
        self._name.setText(name)
        self._by.setText(f"by {one_line(review.author) or 'an unnamed creator'}")
        self._id.setText(review.task_id)
        self._description.show_markdown(review.description.strip() or "The creator says nothing about it.")
        self._show_plan(review, engine)
        self._show_figures(review)
        self._show_needs(review.requirements)
        self.stages.show_listings(listings, review.stages)
        self.variables.show_variables(review.missing_variables, review.variables_set)
        self._variables_box.setVisible(bool(self.variables.fields))
        self.show_balance(balance)
        self.setAccessibleName(f"Review of the task {name}")

    def show_balance(self, balance: Roe) -> None:
        """The button says what joining costs, and why it cannot be pressed when the wallet holds too little."""
        review = self._review
        if review is None:
            return
        self._main_balance = balance
        lacks = balance < review.minimum_stake
        need = f"{koii(review.minimum_stake)} is needed for the stake; the main wallet holds {koii(balance)}."
        self._balance.setText(need if lacks else f"The main wallet holds {koii(balance)}.")
        set_property(self._balance, "tone", "warn" if lacks else "quiet")
        self.join_button.setText(f"Join and stake {koii(review.minimum_stake)}")
        stands_in_the_way = need if lacks else self.stages.problem or self.variables.problem
        self.join_button.setEnabled(not stands_in_the_way)
        self.join_button.setToolTip(stands_in_the_way or "Pays the minimum stake and starts the task's container")
        self.join_button.setAccessibleDescription(self.join_button.toolTip())

    def show_joining(self) -> None:
        """The request is on its way; what comes of it is shown when it is known."""
        self.join_button.setEnabled(False)
        self.join_button.setText("Joining…")
        self.join_button.setToolTip("The stake is being paid.")

    def _on_choice(self) -> None:
        self.show_balance(self._main_balance)

    def _ask_to_join(self) -> None:
        if self._review is not None:
            self.join_asked.emit(self._review.task_id)

    def _show_figures(self, review: TaskReview) -> None:
        rounds = runway_rounds(review)
        lasts = f"{counted(rounds, 'round', 'rounds')} · {duration(rounds * review.round_seconds)}"
        self._bounty.show_figure(koii_text(review.bounty_per_round), "KOII", lasts if rounds else "nothing is left")
        self._round.show_figure(duration(review.round_seconds), "", f"{review.windows.round_time:,} slots")
        nodes = review.nodes_last_round
        each = f"≈ {koii(Roe(review.bounty_per_round // nodes))} each" if nodes else "nobody submitted"
        self._nodes.show_figure(f"{nodes:,}", "", each)
        stake = review.minimum_stake
        self._stake.show_figure(koii_text(stake), "KOII", f"up to {SLASHED_PERCENT} % can be cut")
        self._lose.setText(
            f"Joining stakes {koii(stake)}. A failed audit costs {SLASHED_PERCENT} % of the stake: "
            f"{koii(slash_example(stake))}. Stopping the task leaves the stake where it is."
        )

    def _show_plan(self, review: TaskReview, engine: EngineKind) -> None:
        plan = review.plan or plan_for_image(review.image)
        self._image.setText("\n".join(one_line(image, IMAGE_LIMIT) for image in plan.images))
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
