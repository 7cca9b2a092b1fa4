"""The wallet at a glance: lock, warnings, figures and accounts above; stakes, ledger and what is under way below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account, Custody, VaultStanding
from orca_desktop.domain.commands import CancelMoney
from orca_desktop.domain.events import CommandRefused
from orca_desktop.gui.amounts import koii_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, numeral, said, tr, trn
from orca_desktop.gui.models.stakes import tasks_of
from orca_desktop.gui.pages.rewards_tab import RewardsTab
from orca_desktop.gui.pages.wallet_accounts import AccountsPanel
from orca_desktop.gui.pages.wallet_ledger import LedgerTab
from orca_desktop.gui.pages.wallet_money import Submit
from orca_desktop.gui.pages.wallet_sagas import SagasTab
from orca_desktop.gui.pages.wallet_stakes import StakesTab
from orca_desktop.gui.services import Services
from orca_desktop.gui.shortcuts import TABS, bind, shown
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.wallet_words import lock_term, tokens_held, wants_backup
from orca_desktop.gui.widgets.action_banner import ActionBanner
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import ElidedLabel, label
from orca_desktop.gui.words import koii_and_rest, one_line
from orca_desktop.state.store import Store

OTHER_PLACE = mark("The place of the keys")
BAD_PLACES = {Custody.KEYRING: mark("The system's keyring"), Custody.VAULT: mark("The encrypted key file")}


class WalletOverview(QWidget):
    """Figures are those of the selected account, and so are its stakes; what came over time, the ledger and what is
    under way are of all.
    """

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        submit: Submit,
        services: Services,
        errands: Errands,
        problem: str,
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._store = store
        self._problem = problem
        self.lock_chip = Chip(theme)
        self.lock_words = ElidedLabel(tone="quiet", level="small")
        self.lock_button = _button(tr("Unlock"), "lockButton")
        self.lock_settings_button = _button(tr("Lock settings"), "lockSettings", problem)
        self.import_button = _button(tr("Import"), "importAccount", problem)
        self.create_button = _button(tr("Create account"), "createAccount", problem)
        self.places = Banner(theme, tone=Tone.WARN, closable=False)
        self.places.setObjectName("placesBanner")
        self.problem = Banner(theme)
        self.backup = ActionBanner(theme, tr("Check its words"))
        self.backup.button.setObjectName("backUpButton")
        self.figures = (FigureCard(tr("Balance")), FigureCard(tr("Staked")), FigureCard(tr("Claimable")))
        self.accounts = AccountsPanel(theme, store, problem)
        self.stakes = StakesTab(theme, store)
        self.ledger = LedgerTab(theme, store, bridge, errands, services.ledger, now)
        self.rewards = RewardsTab(theme, bridge, services.history, errands, now, of_all=True)
        self.rewards.show_accounts(store.accounts)
        self.sagas = SagasTab(theme, store, bridge, submit)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect(bridge)
        self.refresh()
        self._show_under_way_count()

    @property
    def account(self) -> Account | None:
        """The one that is selected."""
        row = self.accounts.selected
        return row.account if row is not None else None

    @property
    def unchecked(self) -> Account | None:
        """The first account whose words nobody has checked: the selected one, where it is one of them."""
        open_ones = [one for one in self._store.accounts.accounts if wants_backup(one)]
        return self.account if self.account in open_ones else next(iter(open_ones), None)

    def refresh(self, *_changed: object) -> None:
        self.accounts.refresh()
        self._show_account()
        self._show_backup()
        self._show_places()
        self._show_lock()

    def show_under_way(self) -> None:
        self.tabs.setCurrentWidget(self.sagas)

    def _show_account(self, *_changed: object) -> None:
        self.stakes.show_account(self.account)
        self._show_figures()

    def _show_figures(self) -> None:
        balance, staked, claimable = self.figures
        account = self.account
        status = self._store.balances.get(account.main) if account is not None else None
        tasks = tasks_of(self._store, account) if account is not None else []
        as_of = min((task.as_of for task in tasks if task.as_of), default=0)
        read = tr("as of slot {slot}", slot=numeral(as_of)) if as_of else tr("no task works with it")
        if status is not None:
            _, rest = koii_and_rest((held.amount, held.token) for held in tokens_held(status))
            read_at = tr("as of slot {slot}", slot=numeral(status.as_of))
            balance.show_figure(koii_text(status.balance), "KOII", f"{rest} · {read_at}" if rest else read_at)
        else:
            balance.show_figure("—", "", tr("not read yet"))
        in_koii, rest = koii_and_rest((task.stake, task.token) for task in tasks)
        staked.show_figure(in_koii, "KOII", f"{rest} · {read}" if rest else read)
        claiming = sum(1 for task in tasks if task.claimable)
        words = trn(claiming, "from {n} task · {read}", "from {n} tasks · {read}", read=read) if claiming else read
        in_koii, rest = koii_and_rest((task.claimable, task.token) for task in tasks)
        claimable.show_figure(in_koii, "KOII", f"{rest} · {words}" if rest else words)

    def _show_backup(self) -> None:
        account = self.unchecked
        words = (
            tr(
                "“{name}” is not backed up: if this computer is lost, so is what it holds. "
                "Check its words once against your paper.",
                name=one_line(account.name),
            )
            if account is not None
            else ""
        )
        self.backup.say(words, self._problem)

    def _show_places(self) -> None:
        """Only the places in which there are keys; where one is new it says so when it is chosen."""
        used = {account.custody for account in self._store.accounts.accounts}
        bad = [
            place
            for place in self._store.accounts.places
            if place.custody in used and place.state.standing in (VaultStanding.BROKEN, VaultStanding.ABSENT)
        ] + [
            place
            for place in self._store.accounts.places
            if place.custody is Custody.KEYRING
            and place.custody in used
            and place.state.standing is VaultStanding.LOCKED
        ]
        if not bad:
            self.places.hide()
            return
        state = bad[0].state
        place = tr(BAD_PLACES.get(bad[0].custody, OTHER_PLACE))
        is_locked = state.standing is VaultStanding.LOCKED
        title = tr("{place} is locked", place=place) if is_locked else tr("{place} cannot be used", place=place)
        self.places.say(title, said(state.words))

    def _show_lock(self, *_changed: object) -> None:
        status = self._store.lock
        term = lock_term(status)
        self.lock_chip.set_term(term.word, term.tone)
        is_guarded = status is not None and status.is_guarded
        self.lock_words.setText(said(status.words) if status is not None and is_guarded else "")
        self.lock_button.setVisible(is_guarded)
        self.lock_button.setText(tr("&Unlock") if status is not None and status.is_locked else tr("&Lock"))
        self.lock_button.setToolTip(
            tr("Rounds go on either way; the lock is on money, exports and removals")
            if not self._problem
            else self._problem
        )
        self.lock_button.setEnabled(not self._problem)

    def _show_under_way_count(self, *_changed: object) -> None:
        count = self.sagas.under_way
        self.tabs.setTabText(
            self.tabs.indexOf(self.sagas), tr("Under way · {count}", count=count) if count else tr("Under way")
        )

    def _on_refusal(self, refusal: CommandRefused) -> None:
        if isinstance(refusal.command, CancelMoney):
            self.problem.say(said(refusal.title), said(refusal.message))

    def _connect(self, bridge: StoreBridge) -> None:
        self.accounts.account_selected.connect(self._show_account)
        bridge.accounts_changed.connect(self.refresh)
        bridge.balances_changed.connect(self._on_balances)
        bridge.tasks_changed.connect(self._show_account)
        bridge.lock_changed.connect(self._show_lock)
        bridge.sagas_changed.connect(self._show_under_way_count)
        bridge.refused.connect(self._on_refusal)
        bridge.sagas_changed.connect(self.rewards.panel.something_happened)

    def _on_balances(self, _changed: object) -> None:
        self.accounts.refresh()
        self._show_figures()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Wallet"), level="title"))
        head.addSpacing(8)
        head.addWidget(self.lock_chip)
        head.addWidget(self.lock_words, 1)
        for button in (self.lock_button, self.lock_settings_button, self.import_button, self.create_button):
            head.addWidget(button)
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for card in self.figures:
            figures.addWidget(card, 1)
        self.tabs.setObjectName("walletTabs")
        self.tabs.setAccessibleName(tr("Of this wallet"))
        for tab, title in (
            (self.stakes, tr("Stakes and rewards")),
            (self.rewards, tr("Over time")),
            (self.ledger, tr("Ledger")),
            (self.sagas, tr("Under way")),
        ):
            self.tabs.addTab(tab, title)
            place = self.tabs.count() - 1
            self.tabs.setTabToolTip(place, shown(TABS, place))
            bind(TABS, self, partial(self.tabs.setCurrentIndex, place), place=place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        for banner in (self.places, self.problem, self.backup):
            layout.addWidget(banner)
        layout.addLayout(figures)
        layout.addWidget(self.accounts)
        layout.addWidget(self.tabs, 1)


def _button(words: str, name: str, why_not: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setEnabled(not why_not)
    button.setToolTip(why_not)
    return button
