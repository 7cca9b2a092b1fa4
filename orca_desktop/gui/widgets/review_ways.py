"""The foot of the review: the three ways into a task, what each means, and why one cannot be gone now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from orca_desktop.domain.tasks import TaskReview
from orca_desktop.domain.ways import Way
from orca_desktop.gui.amounts import amount_text
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.state.selectors import SLASHED_PERCENT, slash_example

PRACTICE_MEANS = mark(
    "Its container works, proves and audits in the network's rounds. Nothing goes on chain, nothing is staked or "
    "earned, and no account is needed."
)
WATCH_MEANS = mark("Only look at its rounds, proofs and audits on the chain. Nothing runs, nothing is staked.")
KNOWN = {
    Way.PRACTICE: mark("You practise it already."),
    Way.WATCH: mark("You are watching it already."),
}
BACK = mark("You practise it already, which shows more.")
WIDTHS = {Way.RUN: 4, Way.PRACTICE: 3, Way.WATCH: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTerms:
    """What a run costs and what stands in its way; `undecided` is what the user has yet to choose for practice too."""

    stake: str
    account: str
    problem: str = ""
    undecided: str = ""


class ReviewWays(QFrame):
    """Run, practise, watch, or none of them now.

    Signals:
        way_asked: Way.
        put_away: the user does not want to join now.
    """

    way_asked = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self._known: Way | None = None
        self._is_joining = False
        self._terms = RunTerms(stake="", account="")
        self._lose = wrapped(level="small")
        self._account = wrapped()
        self.run_button = self._button(Way.RUN, tr("Join"), "joinButton")
        self.run_button.setProperty("role", "accent")
        self.practice_button = self._button(Way.PRACTICE, tr("Practise"), "practiceButton")
        self.watch_button = self._button(Way.WATCH, tr("Watch"), "watchButton")
        self.away_button = QPushButton(tr("Not now"))
        self.away_button.setObjectName("notNowButton")
        self.away_button.clicked.connect(self.put_away)
        # Return presses this one, but no other: it follows the Return of the look-up, and joining moves money.
        self.away_button.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(self._columns())
        layout.addLayout(self._last_row())

    def show_task(self, review: TaskReview) -> None:
        self._is_joining = False
        self._known = None
        self._lose.setText(
            tr(
                "Joining stakes {stake}. A failed audit costs {percent} % of the stake: {cut}. "
                "Stopping leaves the stake where it is.",
                stake=amount_text(review.minimum_stake, review.token),
                percent=SLASHED_PERCENT,
                cut=amount_text(slash_example(review.minimum_stake), review.token),
            )
        )

    def show_known(self, way: Way | None) -> None:
        """In which way the task is in the list already; None where it is not."""
        self._known = way
        self._show()

    def show_terms(self, terms: RunTerms) -> None:
        self._terms = terms
        self._show()

    def show_joining(self, way: Way) -> None:
        """The request is on its way; what comes of it is shown when it is known."""
        self._is_joining = True
        for button in (self.run_button, self.practice_button, self.watch_button):
            button.setEnabled(False)
        if way is Way.RUN:
            self.run_button.setText(tr("Joining…"))
            self.run_button.setToolTip(tr("The stake is being paid."))

    def show_refused(self) -> None:
        """It was not joined; what is chosen may be changed."""
        self._is_joining = False
        self._show()

    def _show(self) -> None:
        if self._is_joining:
            return
        terms = self._terms
        self._account.setText(terms.account)
        set_property(self._account, "tone", "warn" if terms.problem else "quiet")
        self.run_button.setText(tr("Join and stake {stake}", stake=terms.stake))
        _offer(
            self.run_button,
            terms.problem or terms.undecided,
            tr("Pays the minimum stake and starts the task's container"),
        )
        _offer(self.practice_button, self._why_not_practise(), tr(PRACTICE_MEANS))
        _offer(self.watch_button, self._why_not_watch(), tr(WATCH_MEANS))

    def _why_not_practise(self) -> str:
        return tr(KNOWN[Way.PRACTICE]) if self._known is Way.PRACTICE else self._terms.undecided

    def _why_not_watch(self) -> str:
        return {Way.PRACTICE: tr(BACK), Way.WATCH: tr(KNOWN[Way.WATCH])}.get(self._known or Way.RUN, "")

    def _button(self, way: Way, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.way_asked.emit(way))
        return button

    def _columns(self) -> QGridLayout:
        """Beside each other: the name of each way, what it means, and its button at the same height."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        ways = (
            (Way.RUN, tr("Run"), self._lose, self.run_button),
            (Way.PRACTICE, tr("Practice"), wrapped(tr(PRACTICE_MEANS), level="small"), self.practice_button),
            (Way.WATCH, tr("Watch"), wrapped(tr(WATCH_MEANS), level="small"), self.watch_button),
        )
        for column, (way, name, meaning, button) in enumerate(ways):
            grid.setColumnStretch(column, WIDTHS[way])
            grid.addWidget(label(name, weight="strong"), 0, column)
            grid.addWidget(meaning, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(button, 2, column, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(1, 1)
        return grid

    def _last_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._account, 1)
        row.addWidget(self.away_button)
        return row


def _offer(button: QPushButton, why_not: str, meaning: str) -> None:
    """A button that cannot be pressed says why."""
    button.setEnabled(not why_not)
    button.setToolTip(why_not or meaning)
    button.setAccessibleDescription(button.toolTip())
