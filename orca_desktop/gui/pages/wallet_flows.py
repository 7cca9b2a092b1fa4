"""Makes the card for what the user wants to do with the wallet, behind the lock where that guards it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from orca_desktop.domain.accounts import Account, LeftBehind
from orca_desktop.domain.money import Claim, MoneyRequest, RepairStakingAccount, Unstake
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.amounts import sums_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.models.stakes import tasks_of
from orca_desktop.gui.pages.wallet_accounts import Act
from orca_desktop.gui.pages.wallet_choice import CustodyChoice
from orca_desktop.gui.pages.wallet_create import CheckWordsCard, CreateCard
from orca_desktop.gui.pages.wallet_export import ExportCard
from orca_desktop.gui.pages.wallet_import import ImportCard
from orca_desktop.gui.pages.wallet_lock import LockCard
from orca_desktop.gui.pages.wallet_manage import ReceiveCard, RemoveCard, RenameCard
from orca_desktop.gui.pages.wallet_money import MoneyCard, MoneyForm, SendForm, StakeForm, Submit
from orca_desktop.gui.pages.wallet_unlock import UnlockCard
from orca_desktop.gui.secret_clipboard import SecretClipboard
from orca_desktop.gui.services import LockService, Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store


class WalletFlows(QObject):
    """What needs a service that this window does not have is not offered; asking for it all the same does nothing.

    Signals:
        card_made: FlowCard, to be shown.
        agreed: money is under way.
        failed: str, str; the title and message of what went wrong without a card.
    """

    card_made = Signal(object)
    agreed = Signal()
    failed = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        submit: Submit,
        services: Services,
        errands: Errands,
        clipboard: SecretClipboard,
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._store = store
        self._bridge = bridge
        self._submit = submit
        self._services = services
        self._errands = errands
        self._clipboard = clipboard
        self._now = now

    # -- accounts -----------------------------------------------------------------------------------------------

    def create(self) -> None:
        accounts = self._services.accounts
        if accounts is not None:
            lock, known = self._services.lock, self._store.accounts
            choice = CustodyChoice(known.places)
            card = CreateCard(self._theme, self._errands, accounts, lock, choice, known.accounts, self._check_named)
            self.card_made.emit(card)

    def bring(self) -> None:
        self._bring()

    def take_over(self) -> None:
        """What is kept on this computer already."""
        card = self._bring()
        if card is not None:
            card.look_here()

    def search(self, found: Callable[[Sequence[LeftBehind]], None]) -> None:
        """Tell *found* what is kept on this computer without being in the list; a search that fails finds nothing."""
        accounts = self._services.accounts
        if accounts is not None:
            self._errands.do(accounts.left_behind(), then=found, failed=lambda *_: found(()))

    def _bring(self) -> ImportCard | None:
        accounts = self._services.accounts
        if accounts is None:
            return None
        lock, known = self._services.lock, self._store.accounts
        choice = CustodyChoice(known.places)
        card = ImportCard(self._theme, self._errands, accounts, lock, choice, known.accounts)
        self.card_made.emit(card)
        return card

    def check(self, account: Account | None) -> None:
        if account is not None:
            self._check_named(account.name)

    def for_account(self, act: Act, account: Account) -> None:
        match act:
            case Act.RECEIVE:
                self.card_made.emit(ReceiveCard(self._theme, account))
            case Act.SEND:
                self._behind_lock(lambda: self._send(account))
            case Act.CHECK:
                self.check(account)
            case Act.DEFAULT:
                self._choose_default(account)
            case Act.RENAME:
                self._rename(account)
            case Act.EXPORT:
                self._behind_lock(lambda: self._export(account), fresh=True)
            case Act.REMOVE:
                self._behind_lock(lambda: self._remove(account), fresh=account.can_sign)

    def look_again(self) -> None:
        """Which accounts there are now, and how the places for keys stand; what cannot be read is told by these."""
        if self._services.accounts is not None:
            self._errands.do(self._services.accounts.reload(), then=lambda _: None, failed=lambda *_: None)

    def lock_or_unlock(self) -> None:
        lock, status = self._services.lock, self._store.lock
        if lock is None or status is None:
            return
        if status.is_locked:
            self.card_made.emit(UnlockCard(self._theme, self._errands, lock, self._store, self._now))
        else:
            lock.lock()

    def set_lock(self) -> None:
        """The passphrase, the idle minutes, the day's limit."""
        lock = self._services.lock
        if lock is not None:
            self._behind_lock(lambda: self._set_lock(lock), fresh=True)

    # -- money --------------------------------------------------------------------------------------------------

    def claim(self, account: Account | None, tasks: Sequence[Task]) -> None:
        """From those of *tasks* that have something to claim, in their order."""
        ids = tuple(task.id for task in tasks if task.claimable)
        if account is not None and ids:
            title = tr("Claim") if len(ids) == 1 else trn(len(ids), "Claim from {n} task", "Claim from {n} tasks")
            self._money(account, title, tr("Claim"), request=Claim(task_ids=ids))

    def stake(self, account: Account | None, task: Task) -> None:
        if account is not None:
            title = tr("Stake more on {name}", name=one_line(task.name))
            self._money(account, title, tr("Stake it"), form=lambda: StakeForm(task, self._status(account)))

    def unstake(self, account: Account | None, task: Task) -> None:
        if account is not None:
            self._money(
                account,
                tr("Unstake from {name}", name=one_line(task.name)),
                tr("Unstake"),
                request=Unstake(task_id=task.id),
            )

    def repair(self, account: Account | None) -> None:
        if account is not None:
            self._money(account, tr("Repair the staking account"), tr("Repair"), request=RepairStakingAccount())

    def _send(self, account: Account) -> None:
        title = tr("Send from “{name}”", name=one_line(account.name))
        self._money(account, title, tr("Send"), form=lambda: SendForm(self._status(account)))

    def _money(
        self,
        account: Account,
        title: str,
        agree: str,
        *,
        form: Callable[[], MoneyForm] | None = None,
        request: MoneyRequest | None = None,
    ) -> None:
        def make() -> None:
            card = MoneyCard(
                self._theme,
                self._bridge,
                self._submit,
                account,
                title=title,
                agree=agree,
                form=form() if form is not None else None,
                request=request,
            )
            card.agreed.connect(self.agreed)
            self.card_made.emit(card)

        self._behind_lock(make)

    def _status(self, account: Account) -> WalletStatus | None:
        return self._store.balances.get(account.main)

    # -- within -------------------------------------------------------------------------------------------------

    def _behind_lock(self, then: Callable[[], None], *, fresh: bool = False) -> None:
        """*fresh*: the passphrase is asked for though the lock is open."""
        lock, status = self._services.lock, self._store.lock
        guards = status is not None and (status.is_locked or (fresh and status.is_guarded))
        if lock is None or not guards:
            if lock is not None:
                lock.used()
            then()
            return
        self.card_made.emit(UnlockCard(self._theme, self._errands, lock, self._store, self._now, then))

    def _set_lock(self, lock: LockService) -> None:
        self.card_made.emit(LockCard(self._theme, self._errands, lock, self._store, self._bridge, self._submit))

    def _check_named(self, name: str) -> None:
        if self._services.accounts is not None:
            self.card_made.emit(CheckWordsCard(self._theme, self._errands, self._services.accounts, name))

    def _choose_default(self, account: Account) -> None:
        if self._services.accounts is not None:
            work = self._services.accounts.choose_default(account.name)
            self._errands.do(work, then=lambda _: None, failed=self.failed.emit)

    def _rename(self, account: Account) -> None:
        if self._services.accounts is not None:
            known = self._store.accounts.accounts
            self.card_made.emit(RenameCard(self._theme, self._errands, self._services.accounts, account, known))

    def _export(self, account: Account) -> None:
        if self._services.accounts is not None:
            card = ExportCard(self._theme, self._errands, self._services.accounts, self._clipboard, account)
            self.card_made.emit(card)

    def _remove(self, account: Account) -> None:
        if self._services.accounts is not None:
            holding = [task for task in tasks_of(self._store, account) if task.stake or task.claimable]
            held = sums_text((task.stake + task.claimable, task.token) for task in holding)
            holds = tr("{held} of stake and rewards", held=held) if holding and account.can_sign else ""
            card = RemoveCard(self._theme, self._errands, self._services.accounts, account, holds=holds)
            self.card_made.emit(card)
