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
from orca_desktop.gui.preferences import PreferencesWatch
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

READY, MISSING, OPEN = Term("Ready", Tone.GOOD, "✓"), Term("Missing", Tone.BAD, "✗"), Term("To do", Tone.INFO, "○")
ASKING, LATER = Term("Being asked", Tone.QUIET, "…"), Term("Later", Tone.QUIET, "○")

INTRO = (
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
        done: the user has seen enough of it.
    """

    account_asked = Signal()
    join_asked = Signal()
    settings_asked = Signal()
    look_asked = Signal()
    done = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        preferences: PreferencesWatch,
        *,
        can_look_around: bool,
        now: Callable[[], float],
        platform: str = sys.platform,
    ) -> None:
        super().__init__()
        self._store = store
        self._preferences = preferences
        self._now = now
        self._platform = platform
        self.engine = SetupStep(theme, "Container engine", "Tasks run in containers, so that they get no further.")
        self.advice = AdviceList(theme)
        self.engine.add(self.advice)
        self.check_button = self.engine.add_button("Check again", "setupCheck")
        self.account = SetupStep(theme, "Account", "It holds your stakes and receives your rewards.")
        self.account_button = self.account.add_button("Create or import one", "setupAccount")
        self.proofs = SetupStep(
            theme, "Place for proofs", "An IPFS endpoint of yours, where each round's proof is kept."
        )
        self.settings_button = self.proofs.add_button("Choose it", "setupProofs")
        self.task = SetupStep(theme, "First task", "You see what it runs, pays and can cost before anything happens.")
        self.join_button = self.task.add_button("Join a task", "setupJoin")
        self.look_button = QPushButton("Look around in the &demo")
        self.look_button.setObjectName("setupLook")
        self.done_button = QPushButton("Done")
        self.done_button.setObjectName("setupDone")
        self._words = wrapped(INTRO, tone="quiet")
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
        self._words.setText("The demo opens in a window of its own, in a few seconds. This one stays as it is.")

    def refresh(self, *_changed: object) -> None:
        self._show_engine()
        self._show_account()
        self._show_proofs()
        has_task = bool(self._store.tasks)
        words = f"{len(self._store.tasks)} in the list." if has_task else ""
        self.task.show_state(READY if has_task else LATER if has_no_account(self._store) else OPEN, words)
        self.join_button.setText("Join another" if has_task else "Join a task")

    def _show_engine(self) -> None:
        status = self._store.engine
        trouble = trouble_of(status)
        if status is None:
            self.engine.show_state(ASKING, "The node is asking it.")
        elif status.kind is EngineKind.PROCESS:
            self.engine.show_state(READY, "Without Docker; only the bundled sample task can run.")
        elif trouble is EngineTrouble.NONE:
            self.engine.show_state(READY, f"Docker {one_line(status.version)} answers.")
        else:
            self.engine.show_state(MISSING, status.problem or "No Docker Engine answers.")
        self.advice.show_advice(advice_for(self._platform, trouble))
        self.check_button.setVisible(trouble not in (EngineTrouble.NONE, EngineTrouble.UNKNOWN))

    def _show_account(self) -> None:
        if has_no_account(self._store):
            self.account.show_state(OPEN, "There is none yet. Its keys stay on this computer.")
        elif self._store.accounts.default:
            self.account.show_state(READY, f"“{one_line(self._store.accounts.default)}” is there.")
        else:
            self.account.show_state(ASKING, "The places for keys are being looked at.")
        self.account_button.setText("Create or import one" if has_no_account(self._store) else "Open the wallet")

    def _show_proofs(self) -> None:
        place = self._preferences.value.text(STORE)
        words = one_line(place, 90) if place else "Without one tasks can be looked at and watched, and none can be run."
        self.proofs.show_state(READY if place else LATER, words)
        self.settings_button.setText("Change it" if place else "Choose it")

    def _check(self) -> None:
        self.check_button.setEnabled(False)
        self.check_button.setText("Checking…")
        self._checking.start()

    def _checked(self) -> None:
        self.check_button.setEnabled(True)
        self.check_button.setText("Check again")
        self.refresh()
        if trouble_of(self._store.engine) is not EngineTrouble.NONE and self._store.engine is not None:
            problem = self._store.engine.problem or "No Docker Engine answers."
            self.engine.show_state(MISSING, f"{problem} (Checked at {clock_time(self._now())})")

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
            (self.done_button, self.done),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def _lay_out(self, *, can_look_around: bool) -> None:
        self.look_button.setEnabled(can_look_around)
        self.look_button.setToolTip(
            "A network, an account and a task of its own: no money, no internet"
            if can_look_around
            else "This is the demo already, or it cannot be started from here. “orca-desktop demo” opens it."
        )
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.look_button)
        foot.addStretch()
        foot.addWidget(self.done_button)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Help and setup", level="title"))
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
        room.viewport().setAutoFillBackground(False)
        whole.setAutoFillBackground(False)
        room.setWidget(whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(room)
