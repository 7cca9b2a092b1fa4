"""Which account works for a task: chosen before it is joined, and shown and changed afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.events import AccountsChanged
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import one_line

NO_ACCOUNT = mark(
    "There is no account yet. Create or import one on the Wallet page; without one a task can be watched."
)
NO_OTHER = mark("There is no other account. The Wallet page makes or imports one.")
RUNS = mark("The task runs. Stop it first, and wait until its last rounds are over.")
HOLDS = mark("Stake or rewards of the task lie with its account. Unstake and claim them first.")
MEANS = mark("Its stake is paid from this account, and its rewards are claimed to it.")
WATCHED_MEANS = mark("Whose stake and rewards are shown here. Nothing is signed with it.")


class AccountCombo(QComboBox):
    """The accounts by name, the default one first; what the user chose stays chosen while the list changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._accounts: tuple[Account, ...] = ()

    @property
    def account(self) -> Account | None:
        return self._accounts[self.currentIndex()] if 0 <= self.currentIndex() < len(self._accounts) else None

    def show_accounts(self, known: AccountsChanged, chosen: Account | None) -> None:
        accounts = tuple(sorted(known.accounts, key=lambda account: account.name != known.default))
        with QSignalBlocker(self):
            self.clear()
            for account in accounts:
                self.addItem(_item(account, is_default=account.name == known.default))
            self._accounts = accounts
            mains = [account.main for account in accounts]
            self.setCurrentIndex(mains.index(chosen.main) if chosen is not None and chosen.main in mains else 0)


class AccountChoice(QWidget):
    """Before joining: with which account. Not shown where there is nothing to choose.

    Signals:
        changed: another account was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = AccountsChanged(())
        self.combo = AccountCombo()
        self.combo.setObjectName("joinAccount")
        name_choice(self.combo, tr("Account to join with"))
        self.words = wrapped(tr(MEANS), tone="quiet", level="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.combo)
        layout.addWidget(self.words)
        self.combo.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def account(self) -> Account | None:
        """The chosen one; the default one where there is nothing to choose."""
        return self.combo.account

    @property
    def has_choice(self) -> bool:
        return len(self._known.accounts) > 1

    @property
    def is_default(self) -> bool:
        return self.account is not None and self.account.name == self._known.default

    @property
    def problem(self) -> str:
        """Why the task cannot be joined with it; empty when it can."""
        account = self.account
        if account is None:
            return tr(NO_ACCOUNT) if self._known.places else ""
        if account.can_sign:
            return ""
        return tr("“{name}” can only be watched: its keys are not on this computer.", name=one_line(account.name))

    def show_accounts(self, known: AccountsChanged) -> None:
        before, self._known = self.account, known
        self.combo.show_accounts(known, before)

    def choose_default(self) -> None:
        """For a new review."""
        self.combo.show_accounts(self._known, None)


class AccountPanel(QFrame):
    """The account of a joined task; another one is asked for, and shown when the node has taken it.

    Signals:
        account_asked: str, the main key of the account.
    """

    account_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._task: Task | None = None
        self._known = AccountsChanged(())
        self._shown: tuple[object, ...] = ()
        self.title = label(tr("Account: for whom it works"), tone="quiet", level="small")
        self.combo = AccountCombo()
        self.combo.setObjectName("taskAccount")
        name_choice(self.combo, tr("Account of the task"))
        self.use = QPushButton(tr("Use this account"))
        self.use.setObjectName("useAccount")
        self.words = wrapped(tone="quiet", level="small")
        row = QHBoxLayout()
        row.addWidget(self.combo, 1)
        row.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addLayout(row)
        layout.addWidget(self.words)
        self.combo.currentIndexChanged.connect(self._show_button)
        self.use.clicked.connect(self._ask)

    def show_task(self, task: Task, known: AccountsChanged) -> None:
        """What the user is just choosing stays until the task's account or the list is new."""
        self._task, self._known = task, known
        shown = (task.id, task.account, known)
        if shown != self._shown:
            self._shown = shown
            self.combo.show_accounts(known, self._current)
        self.title.setText(tr("Account: whose stake is shown") if task.is_watched else tr("Account: for whom it works"))
        self._show_button()

    @property
    def _current(self) -> Account | None:
        """The one that works for the task; a task that names none has the default one."""
        if self._task is None:
            return None
        wanted = (self._task.account,) if self._task.account else (self._known.default,)
        return _first([one for one in self._known.accounts if one.main in wanted or one.name in wanted])

    def _show_button(self, *_changed: object) -> None:
        task, chosen = self._task, self.combo.account
        if task is None:
            return
        why_not = self._why_not(task, chosen)
        self.use.setEnabled(not why_not)
        self.use.setToolTip(why_not or tr("From now on"))
        self.use.setAccessibleDescription(self.use.toolTip())
        means = tr(WATCHED_MEANS if task.is_watched else MEANS)
        self.words.setText(f"{means} {self._obstacle(task)}".strip())
        self.combo.setToolTip(chosen.main if chosen is not None else tr(NO_ACCOUNT))

    def _why_not(self, task: Task, chosen: Account | None) -> str:
        if chosen is None:
            return tr(NO_ACCOUNT)
        if len(self._known.accounts) < 2 and chosen == self._current:
            return tr(NO_OTHER)
        if chosen == self._current:
            return tr("The task has this account.")
        if task.is_watched:
            return ""
        if not chosen.can_sign:
            return tr("“{name}” can only be watched: its keys are not on this computer.", name=one_line(chosen.name))
        return self._obstacle(task)

    def _obstacle(self, task: Task) -> str:
        """What keeps any other account from taking over."""
        if task.is_watched or len(self._known.accounts) < 2:
            return ""
        if task.is_at_work:
            return tr(RUNS)
        return tr(HOLDS) if task.stake or task.claimable else ""

    def _ask(self) -> None:
        if self.combo.account is not None:
            self.account_asked.emit(self.combo.account.main)


def _item(account: Account, *, is_default: bool) -> str:
    notes = [note for note, holds in ((tr("default"), is_default), (tr("only watched"), not account.can_sign)) if holds]
    return " · ".join((one_line(account.name), shorten(account.main), *notes))


def _first(accounts: Sequence[Account]) -> Account | None:
    return accounts[0] if accounts else None
