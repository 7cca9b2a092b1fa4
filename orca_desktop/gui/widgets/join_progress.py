"""Where a task stands on its way from “joined” to its first reward, what happens now, and what helps."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.task_status import StatusKind
from orca_desktop.gui.container_words import pull_part, pull_words
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.gui.widgets.progress_bar import ThinBar
from orca_desktop.gui.words import Term, one_line
from orca_desktop.state.joining import JoinStep, JoinStory, StepState


@dataclass(frozen=True, slots=True)
class Help:
    """What helps: the words on the button, and where it leads (START: it is started again)."""

    words: str
    place: str


START, CONTAINER, LOGS, CHANGES, WALLET, ENGINE, NETWORK = (
    "start",
    "container",
    "logs",
    "changes",
    "wallet",
    "engine",
    "network",
)
HELPS = {
    StatusKind.FAILED: Help(mark("Start again"), START),
    StatusKind.STOPPED: Help(mark("Start again"), START),
    StatusKind.COOLING_DOWN: Help(mark("Start again"), START),
    StatusKind.WAITING_FOR_VARIABLES: Help(mark("Set the variables"), CONTAINER),
    StatusKind.WAITING_FOR_APPROVAL: Help(mark("Look at the changes"), CHANGES),
    StatusKind.UNDERFUNDED: Help(mark("Open the wallet"), WALLET),
    StatusKind.ENGINE_AWAY: Help(mark("Help with the engine"), ENGINE),
    StatusKind.NETWORK_AWAY: Help(mark("Look at the network"), NETWORK),
    StatusKind.UNHEALTHY: Help(mark("Look at its logs"), LOGS),
}


def step_term(state: StepState) -> Term:
    return {
        StepState.DONE: Term(tr("done"), Tone.GOOD, "✓"),
        StepState.NOW: Term(tr("under way"), Tone.INFO, "…"),
        StepState.WAITING: Term(tr("to come"), Tone.QUIET, "○"),
        StepState.FAILED: Term(tr("stands still"), Tone.BAD, "✗"),
    }[state]


class JoinProgress(QFrame):
    """Shows one story at a time; hidden without one.

    Signals:
        help_asked: str, one of the places above.
        stop_asked: the task is to be stopped.
        closed: the user does not want to see it any longer.
    """

    help_asked = Signal(str)
    stop_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._story: JoinStory | None = None
        self.setProperty("role", "panel")
        self.setObjectName("joinProgress")
        self._title = label(weight="strong")
        self._others = label(tone="quiet", level="small")
        self._chips = {step: Chip(theme) for step in JoinStep}
        self._arrows = {step: _arrow() for step in tuple(JoinStep)[1:]}
        self.words = wrapped()
        self.words.setObjectName("joinWords")
        self.bar = ThinBar(theme)
        self.help_button = QPushButton(tr("Help"))
        self.help_button.setObjectName("joinHelp")
        self.help_button.setProperty("role", "accent")
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.setObjectName("joinStop")
        self.copy_button = CopyButton(theme, tr("Copy what is said here"), lambda: self.text)
        self.close_button = IconButton(theme, "x", tr("Close; it goes on all the same"))
        self.close_button.setObjectName("joinClose")
        self._lay_out()
        self.help_button.clicked.connect(self._ask_for_help)
        self.stop_button.clicked.connect(self.stop_asked)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said, for the clipboard."""
        if self._story is None:
            return ""
        steps = ", ".join(f"{said(step.value)} {step_term(state).word}" for step, state in self._story.steps)
        return f"{one_line(self._story.task.name)} ({self._story.task.id})\n{steps}\n{self.words.text()}"

    def show_story(self, story: JoinStory | None, words: str, *, others: int = 0) -> None:
        """*words* say what happens now; *others* counts further tasks that are on their way."""
        failed_before = self._story.failed if self._story is not None else None
        self._story = story
        self.setVisible(story is not None)
        if story is None:
            return
        self._title.setText(_title(story))
        self._others.setText(tr("{count} more on the way: choose it in the table", count=others) if others else "")
        self._show_steps(story)
        self._show_words(story, words)
        self._show_buttons(story)
        self.setAccessibleName(f"{self._title.text()}. {self.words.text()}")
        if story.failed is not None and failed_before is None:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show_steps(self, story: JoinStory) -> None:
        shown = {step for step, _ in story.steps}
        for parts in (self._chips, self._arrows):
            for step, part in parts.items():
                part.setVisible(step in shown)
        for step, state in story.steps:
            term = step_term(state)
            self._chips[step].set_term(f"{term.sign} {said(step.value)}", term.tone)
            self._chips[step].setAccessibleName(f"{said(step.value)}: {term.word}")
            self._chips[step].setToolTip(term.word.capitalize())

    def _show_words(self, story: JoinStory, words: str) -> None:
        failed = story.failed
        where = f"{said(failed.value)}: " if failed is not None else ""
        told = said(story.advice)
        advice = f" {told}" if told and told not in words else ""
        pulled = tr("Pulling the image: {progress}", progress=pull_words(story.pull)) if story.pull is not None else ""
        self.words.setText(f"{where}{words}{advice}" if failed is not None or not pulled else pulled)
        set_property(self.words, "tone", "warn" if failed is not None else "")
        self.bar.setVisible(story.pull is not None)
        if story.pull is not None:
            self.bar.show_part(pull_part(story.pull), self.words.text())

    def _show_buttons(self, story: JoinStory) -> None:
        helps = HELPS.get(story.status)
        self.help_button.setVisible(helps is not None)
        if helps is not None:
            self.help_button.setText(tr(helps.words))
        self.stop_button.setVisible(story.can_cancel and not story.is_over)
        staked = story.task.stake > 0
        self.stop_button.setText(tr("Stop") if staked else tr("Cancel"))
        self.stop_button.setToolTip(
            tr("Stops the container. The stake stays where it is.")
            if staked
            else tr("Stops it. Nothing is staked yet.")
        )

    def _ask_for_help(self) -> None:
        helps = HELPS.get(self._story.status) if self._story is not None else None
        if helps is not None:
            self.help_asked.emit(helps.place)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._others, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(_row([*self._arrowed()]))
        layout.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.stop_button)
        foot.addWidget(self.help_button)
        layout.addLayout(foot)

    def _arrowed(self) -> list[QWidget]:
        parts: list[QWidget] = []
        for step, chip in self._chips.items():
            parts += [*([self._arrows[step]] if step in self._arrows else []), chip]
        return parts


def _title(story: JoinStory) -> str:
    name = one_line(story.task.name)
    if story.stands_still:
        return tr("{task} stands still", task=name)
    if not story.is_over:
        return tr("{task} is being set up", task=name)
    return tr("{task} practises", task=name) if story.task.is_practising else tr("{task} is at work", task=name)


def _row(parts: list[QWidget]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return row


def _arrow() -> QLabel:
    return label("‹" if QGuiApplication.isRightToLeft() else "›", tone="quiet")
