"""Choosing the stages of a task: what each means, whether it signs with the main key, and which files are not right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.stages.choice import TEMPLATE, StagesListing
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import one_line

TITLE_LIMIT = 80
PROBLEM_LIMIT = 300
PROBLEMS_SHOWN = 5
DESCRIPTION_LIMIT = 2_000

ASKS_MAIN_KEY = mark(
    "It asks you to sign with the main key, which holds your money. The container is shown what was signed and may "
    "send it on; no payment can be made with it."
)
AGREE = mark("It may sign with my main key")
NOT_AGREED = mark("These stages sign with your main key: say first that they may.")
KEPT = mark("These stages were chosen for the task; there is no such file any more.")


class StagesChoice(QWidget):
    """Signals:
    changed: another choice, or the answer about the main key.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listings: dict[str, StagesListing] = {}
        self.combo = QComboBox()
        self.combo.setObjectName("stagesCombo")
        name_choice(self.combo, tr("Stages: how the task is spoken to"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.description = wrapped(tone="quiet", level="small")
        self.description.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.asks = wrapped(tr(ASKS_MAIN_KEY), tone="warn", level="small")
        self.agree = QCheckBox(tr(AGREE))
        self.agree.setObjectName("agreeMainKey")
        self.problems = wrapped(tone="warn", level="small")
        self.combo.currentIndexChanged.connect(self._on_choice)
        self.agree.toggled.connect(lambda _: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for part in (self.combo, self.description, self.asks, self.agree, self.problems):
            layout.addWidget(part)
        self.show_listings((), TEMPLATE)

    @property
    def name(self) -> str:
        """The chosen stages."""
        return str(self.combo.currentData() or TEMPLATE)

    @property
    def main_key(self) -> bool:
        """Whether the user agrees to signatures of the main key where these stages ask for them."""
        return self._asks and self.agree.isChecked()

    @property
    def problem(self) -> str:
        """Why what is chosen cannot be had yet; empty when it can."""
        return tr(NOT_AGREED) if self._asks and not self.agree.isChecked() else ""

    @property
    def _asks(self) -> bool:
        listing = self._listings.get(self.name)
        return listing is not None and listing.asks_main_key

    def show_listings(self, listings: Sequence[StagesListing], chosen: str, *, agreed: bool = False) -> None:
        """Offer what can be chosen, with *chosen* taken; *agreed*: its use of the main key was agreed to before."""
        fine = {listing.name: _told(listing) for listing in listings if not listing.problem}
        fine.setdefault(TEMPLATE, StagesListing(name=TEMPLATE, title=tr("Orca template")))
        fine.setdefault(chosen, StagesListing(name=chosen, title=chosen, description=tr(KEPT), asks_main_key=agreed))
        self._listings = fine
        with QSignalBlocker(self.combo):
            self.combo.clear()
            for listing in fine.values():
                title = one_line(listing.title, TITLE_LIMIT)
                self.combo.addItem(tr("{title} (yours)", title=title) if listing.own else title, listing.name)
            self.combo.setCurrentIndex(list(fine).index(chosen))
        self._show_problems([listing for listing in listings if listing.problem])
        self._show_choice(agreed=agreed)

    def _on_choice(self) -> None:
        self._show_choice(agreed=False)
        self.changed.emit()

    def _show_choice(self, *, agreed: bool) -> None:
        listing = self._listings[self.name]
        description = listing.description[:DESCRIPTION_LIMIT]
        # Of what nearly every task keeps, the first paragraph is enough.
        self.description.setText(description.partition("\n\n")[0] if self.name == TEMPLATE else description)
        self.description.setVisible(bool(description))
        self.asks.setVisible(listing.asks_main_key)
        self.agree.setVisible(listing.asks_main_key)
        with QSignalBlocker(self.agree):
            self.agree.setChecked(agreed)

    def _show_problems(self, listings: Sequence[StagesListing]) -> None:
        words = [
            tr("Not offered: {problem}", problem=one_line(said(listing.problem), PROBLEM_LIMIT))
            for listing in listings[:PROBLEMS_SHOWN]
        ]
        if len(listings) > PROBLEMS_SHOWN:
            words.append(
                tr("And {count} more; `orca-desktop stages` lists all of them.", count=len(listings) - PROBLEMS_SHOWN)
            )
        self.problems.setText("\n".join(words))
        self.problems.setVisible(bool(words))


def _told(listing: StagesListing) -> StagesListing:
    """In the user's language; stages of the user's own are as they were written."""
    if listing.own:
        return listing
    description = "\n".join(map(said, listing.description.split("\n")))
    return replace(listing, title=said(listing.title), description=description)


class StagesPanel(QFrame):
    """The stages of a joined task; others are asked for, and shown as its own when the node has taken them.

    Signals:
        stages_asked: name, and whether they may sign with the main key.
        list_asked: the files are to be read again.
    """

    stages_asked = Signal(str, bool)
    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._shown: tuple[object, ...] = ()
        self._current = (TEMPLATE, False)
        self.choice = StagesChoice()
        self.use = QPushButton(tr("Use these stages"))
        self.use.setObjectName("useStages")
        self.again = QPushButton(tr("Read the files again"))
        self.again.setObjectName("readStagesAgain")
        self.again.setToolTip(tr("Looks for stages of yours in the folder “stages” of the node's data folder"))
        self.choice.changed.connect(self._show_button)
        self.again.clicked.connect(self.list_asked)
        self.use.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Stages: how the task is spoken to"), tone="quiet", level="small"))
        layout.addWidget(self.choice)
        buttons = QHBoxLayout()
        buttons.addWidget(self.use)
        buttons.addWidget(self.again)
        buttons.addStretch()
        layout.addLayout(buttons)

    def show_task(self, task: Task, listings: Sequence[StagesListing]) -> None:
        """What the user is just choosing stays until something about the task's stages or the list is new."""
        name, agreed = (task.stages.name, task.stages.main_key) if task.stages is not None else (TEMPLATE, False)
        shown = (task.id, name, agreed, tuple(listings))
        if shown != self._shown:
            self._shown, self._current = shown, (name, agreed)
            self.choice.show_listings(listings, name, agreed=agreed)
            self._show_button()

    def _show_button(self) -> None:
        is_so = (self.choice.name, self.choice.main_key) == self._current
        problem = self.choice.problem
        self.use.setEnabled(not is_so and not problem)
        self.use.setToolTip(
            problem or (tr("The task is spoken to by these.") if is_so else tr("From the next call on"))
        )
        self.use.setAccessibleDescription(self.use.toolTip())

    def _ask(self) -> None:
        self.stages_asked.emit(self.choice.name, self.choice.main_key)
