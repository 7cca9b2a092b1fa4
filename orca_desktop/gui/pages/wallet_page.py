"""The page of the wallet: whose keys, what is on them, what came in and went out, and what is under way."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import tr
from orca_desktop.gui.pages.wallet_flows import WalletFlows
from orca_desktop.gui.pages.wallet_money import Submit
from orca_desktop.gui.pages.wallet_overview import WalletOverview
from orca_desktop.gui.pages.wallet_welcome import Welcome
from orca_desktop.gui.secret_clipboard import SecretClipboard
from orca_desktop.gui.services import Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import ELSEWHERE
from orca_desktop.gui.widgets.flow_card import FlowCard
from orca_desktop.state.store import Store


class WalletPage(QWidget):
    """Shows the overview, the welcome while there is no account, or the card of what the user is doing.

    `close_down` wipes what is secret and drops what is awaited.

    Signals:
        left: the user wants to look around without an account.
    """

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        submit: Submit,
        *,
        services: Services | None = None,
        errands: Errands | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._store = store
        self._card: FlowCard | None = None
        self._has_searched = False
        services = services or Services()
        self.errands = errands or Errands(self)
        self.clipboard = SecretClipboard(self)
        problem = "" if services.accounts is not None else tr(ELSEWHERE)
        self.flows = WalletFlows(theme, store, bridge, submit, services, self.errands, self.clipboard, now)
        self.overview = WalletOverview(theme, store, bridge, submit, services, self.errands, problem, now)
        self.welcome = Welcome(theme, problem)
        self._room = _room()
        self._stack = QStackedWidget()
        for part in (self.overview, self.welcome, self._room):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect(bridge)
        self._show_due()

    @property
    def card(self) -> FlowCard | None:
        """What the user is doing; None on the overview."""
        return self._card

    def open_card(self, card: FlowCard) -> None:
        """Show *card* in the place of everything else, until it is closed."""
        self._drop_card()
        self._card = card
        card.closed.connect(lambda: self._on_closed(card))
        self._room.setWidget(_centred(card))
        self._show_due()
        card.first_field().setFocus()

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        if self._card is not None:
            self._card.first_field().setFocus()
        elif self._store.accounts.accounts:
            self.overview.accounts.table.setFocus()
        else:
            self.welcome.create_button.setFocus()

    def close_down(self) -> None:
        self._drop_card()
        self.errands.close()
        self.clipboard.close()

    def _on_closed(self, card: FlowCard) -> None:
        """The card may have been replaced by another meanwhile."""
        if card.moves_keys:
            self.flows.look_again()
        if card is self._card:
            self._drop_card()
            self._show_due()
            if self.isVisible():
                self.focus_first()

    def _drop_card(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            card.end()
            gone = self._room.takeWidget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _show_due(self, *_changed: object) -> None:
        if self._card is not None:
            self._stack.setCurrentWidget(self._room)
        elif self._store.accounts.accounts:
            self._stack.setCurrentWidget(self.overview)
        else:
            self._stack.setCurrentWidget(self.welcome)
            self._search_once()

    def _search_once(self) -> None:
        """Whoever has no account here may have one from before; asked once the places for keys were looked at."""
        if self._store.accounts.places and not self._has_searched:
            self._has_searched = True
            self.flows.search(self.welcome.show_found)

    def _connect(self, bridge: StoreBridge) -> None:
        flows, overview = self.flows, self.overview
        flows.card_made.connect(self.open_card)
        flows.agreed.connect(overview.show_under_way)
        flows.failed.connect(overview.problem.say)
        self.welcome.create_button.clicked.connect(flows.create)
        self.welcome.import_button.clicked.connect(flows.bring)
        self.welcome.look_button.clicked.connect(self.left)
        self.welcome.found_button.clicked.connect(flows.take_over)
        overview.create_button.clicked.connect(flows.create)
        overview.import_button.clicked.connect(flows.bring)
        overview.lock_button.clicked.connect(flows.lock_or_unlock)
        overview.lock_settings_button.clicked.connect(flows.set_lock)
        overview.accounts.asked.connect(flows.for_account)
        overview.backup.button.clicked.connect(lambda: flows.check(overview.unchecked))
        stakes = overview.stakes
        stakes.claim_asked.connect(lambda task: flows.claim(overview.account, [task]))
        stakes.claim_all_asked.connect(lambda: flows.claim(overview.account, list(stakes.model.rows)))
        stakes.stake_asked.connect(lambda task: flows.stake(overview.account, task))
        stakes.unstake_asked.connect(lambda task: flows.unstake(overview.account, task))
        stakes.repair_asked.connect(lambda: flows.repair(overview.account))
        bridge.accounts_changed.connect(self._show_due)


def _room() -> QScrollArea:
    room = QScrollArea()
    room.setWidgetResizable(True)
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    room.viewport().setAutoFillBackground(False)
    return room


def _centred(card: FlowCard) -> QWidget:
    whole = QWidget()
    whole.setAutoFillBackground(False)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(card)
    row.addStretch()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(22, 34, 22, 22)
    layout.addLayout(row)
    layout.addStretch()
    return whole
