"""The page that helps at the start and later: engine, account, place for proofs, first task, or the demo."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.domain.settings.table import STORE
from orca_desktop.domain.status import EngineKind
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.engine_help import EngineTrouble, advice_for, trouble_of
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.shortcuts import SHORTCUTS, with_keys
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.setup_step import AdviceList, SetupStep
from orca_desktop.gui.words import Term, clock_time, one_line
from orca_desktop.state.selectors import has_no_account
from orca_desktop.state.store import Store

WIDEST = 860
CHECK_MS = 6_500
"""The node asks the engine every five seconds; by then it has been asked again."""

READY, MISSING, OPEN = (
    Term(mark("Ready"), Tone.GOOD, "✓"),
    Term(mark("Missing"), Tone.BAD, "✗"),
    Term(mark("To do"), Tone.INFO, "○"),
)
ASKING, LATER = Term(mark("Being asked"), Tone.QUIET, "…"), Term(mark("Later"), Tone.QUIET, "○")

INTRO = mark(
    "Four things, in any order. You can leave this page at any time: it is under “Help” at the left, and F1 brings "
    "you back. Or look around first: the demo has a network, an account and a task of its own, and costs nothing."
)


class SetupPage(QWidget):
    """Shows what is there and what is missing, and leads to where it is mended.

    Signals:
        account_asked: an account is to be made, or brought along.
        join_asked: a task is to be joined.
        settings_asked: the place for proofs is to be set.
        look_asked: the demo is to be opened.
        shortcuts_asked: the list of shortcuts is to be opened.
        done: the user has seen enough of it.
    """

    account_asked = Signal()
    join_asked = Signal()
    settings_asked = Signal()
    look_asked = Signal()
    shortcuts_asked = Signal()
    done = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        preferences: PreferencesWatch,
        *,
        can_look_around: bool,
        why_not_node: str,
        now: Callable[[], float],
        platform: str = sys.platform,
    ) -> None:
        """*why_not_node*: as in `Around`; such a node has a place for proofs of its own."""
        super().__init__()
        self._store = store
        self._preferences = preferences
        self._why_not_node = said(why_not_node)
        self._now = now
        self._platform = platform
        self.engine = SetupStep(
            theme, tr("Container engine"), tr("Tasks run in containers, so that they get no further.")
        )
        self.advice = AdviceList(theme)
        self.engine.add(self.advice)
        self.check_button = self.engine.add_button(tr("Check again"), "setupCheck")
        self.account = SetupStep(theme, tr("Account"), tr("It holds your stakes and receives your rewards."))
        self.account_button = self.account.add_button(tr("Create or import one"), "setupAccount")
        self.proofs = SetupStep(
            theme, tr("Place for proofs"), tr("An IPFS endpoint of yours, where each round's proof is kept.")
        )
        self.settings_button = self.proofs.add_button(tr("Choose it"), "setupProofs")
        self.task = SetupStep(
            theme, tr("First task"), tr("You see what it runs, pays and can cost before anything happens.")
        )
        self.join_button = self.task.add_button(tr("Join a task"), "setupJoin")
        self.look_button = QPushButton(tr("Look around in the &demo"))
        self.look_button.setObjectName("setupLook")
        self.shortcuts_button = QPushButton(tr("&Keyboard shortcuts"))
        self.shortcuts_button.setObjectName("setupShortcuts")
        self.shortcuts_button.setToolTip(with_keys(tr("Everything that can be done by keyboard"), SHORTCUTS))
        self.done_button = QPushButton(tr("Done"))
        self.done_button.setObjectName("setupDone")
        self._words = wrapped(tr(INTRO), tone="quiet")
        self._checking = QTimer(self)
        self._checking.setSingleShot(True)
        self._checking.setInterval(CHECK_MS)
        self._lay_out(can_look_around=can_look_around)
        self._connect(bridge)
        self.refresh()

    def focus_first(self) -> None:
        wanted = (self.account_button, self.join_button, self.done_button)
        next(button for button in wanted if button.isEnabled() and button.isVisibleTo(self)).setFocus()

    def close_down(self) -> None:
        self._checking.stop()

    def say_looking(self) -> None:
        """The demo is on its way, in a window of its own."""
        self._words.setText(tr("The demo opens in a window of its own, in a few seconds. This one stays as it is."))

    def refresh(self, *_changed: object) -> None:
        self._show_engine()
        self._show_account()
        self._show_proofs()
        has_task = bool(self._store.tasks)
        words = tr("{count} in the list.", count=len(self._store.tasks)) if has_task else ""
        self.task.show_state(READY if has_task else LATER if has_no_account(self._store) else OPEN, words)
        self.join_button.setText(tr("Join another") if has_task else tr("Join a task"))

    def _show_engine(self) -> None:
        status = self._store.engine
        trouble = trouble_of(status)
        if status is None:
            self.engine.show_state(ASKING, tr("The node is asking it."))
        elif status.kind is EngineKind.PROCESS:
            self.engine.show_state(READY, tr("Without Docker; only the bundled sample task can run."))
        elif trouble is EngineTrouble.NONE:
            self.engine.show_state(READY, tr("Docker {version} answers.", version=one_line(status.version)))
        else:
            self.engine.show_state(MISSING, said(status.problem) or tr("No Docker Engine answers."))
        self.advice.show_advice(advice_for(self._platform, trouble))
        self.check_button.setVisible(trouble not in (EngineTrouble.NONE, EngineTrouble.UNKNOWN))

    def _show_account(self) -> None:
        if has_no_account(self._store):
            self.account.show_state(OPEN, tr("There is none yet. Its keys stay on this computer."))
        elif self._store.accounts.default:
            self.account.show_state(READY, tr("“{default}” is there.", default=one_line(self._store.accounts.default)))
        else:
            self.account.show_state(ASKING, tr("The places for keys are being looked at."))
        self.account_button.setText(
            tr("Create or import one") if has_no_account(self._store) else tr("Open the wallet")
        )

    def _show_proofs(self) -> None:
        self.settings_button.setVisible(not self._why_not_node)
        if self._why_not_node:
            self.proofs.show_state(READY, self._why_not_node)
            return
        place = self._preferences.value.text(STORE)
        words = (
            one_line(place, 90) if place else tr("Without one tasks can be watched and practised, and none can be run.")
        )
        self.proofs.show_state(READY if place else LATER, words)
        self.settings_button.setText(tr("Change it") if place else tr("Choose it"))

    def _check(self) -> None:
        self.check_button.setEnabled(False)
        self.check_button.setText(tr("Checking…"))
        self._checking.start()

    def _checked(self) -> None:
        self.check_button.setEnabled(True)
        self.check_button.setText(tr("Check again"))
        self.refresh()
        if trouble_of(self._store.engine) is not EngineTrouble.NONE and self._store.engine is not None:
            problem = said(self._store.engine.problem) or tr("No Docker Engine answers.")
            self.engine.show_state(
                MISSING, tr("{problem} (Checked at {now})", problem=problem, now=clock_time(self._now()))
            )

    def _connect(self, bridge: StoreBridge) -> None:
        for news in (bridge.engine_changed, bridge.accounts_changed, bridge.tasks_changed, bridge.tasks_left):
            news.connect(self.refresh)
        self._preferences.changed.connect(self.refresh)
        self.check_button.clicked.connect(self._check)
        self._checking.timeout.connect(self._checked)
        bridge.engine_changed.connect(lambda _status: self._checked() if self._checking.isActive() else None)
        for button, signal in (
            (self.account_button, self.account_asked),
            (self.join_button, self.join_asked),
            (self.settings_button, self.settings_asked),
            (self.look_button, self.look_asked),
            (self.shortcuts_button, self.shortcuts_asked),
            (self.done_button, self.done),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def _lay_out(self, *, can_look_around: bool) -> None:
        self.look_button.setEnabled(can_look_around)
        self.look_button.setToolTip(
            tr("A network, an account and a task of its own: no money, no internet")
            if can_look_around
            else tr("This is the demo already, or it cannot be started from here. “orca-desktop demo” opens it.")
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.look_button)
        foot.addWidget(self.shortcuts_button)
        foot.addStretch()
        foot.addWidget(self.done_button)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("Help and setup"), level="title"))
        column.addWidget(self._words)
        for step in (self.engine, self.account, self.proofs, self.task):
            column.addWidget(step)
        column.addLayout(foot)
        column.addStretch()
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(22, 18, 22, 18)
        row.addStretch(1)
        row.addWidget(inside, 20)
        row.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setAccessibleName(tr("Help and setup"))
        room.viewport().setAutoFillBackground(False)
        whole.setAutoFillBackground(False)
        room.setWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(room)
