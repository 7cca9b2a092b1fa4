"""The window's content while a node runs: the sidebar, and the page that was chosen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from orca_desktop.domain.tasks import Task
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.pages.join_panel import Submit
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.pages.wallet_page import WalletPage
from orca_desktop.gui.services import Services
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.sidebar import Sidebar
from orca_desktop.state.store import Store

TASKS, WALLET = range(2)
"""The places of the pages."""


class Workspace(QWidget):
    """Builds bridge, clocks and pages over a store. `close_down` ends what ticks and listens.

    `now` gives seconds since the epoch.
    """

    def __init__(
        self,
        theme: Theme,
        store: Store,
        submit: Submit,
        *,
        note: str = "",
        join_text: str = "",
        now: Callable[[], float] = time.time,
        services: Services | None = None,
        errands: Errands | None = None,
    ) -> None:
        super().__init__()
        self.bridge = StoreBridge(store, self)
        self.clock = SlotClock(parent=self)
        self.countdown = Countdown(now, self)
        self.bridge.network_changed.connect(self.clock.set_status)
        if store.network is not None:
            self.clock.set_status(store.network)
        self._store = store
        self.bridge.tasks_changed.connect(self._watch_tries)
        self._watch_tries()
        self.sidebar = Sidebar(theme, note=note)
        self.tasks = TasksPage(theme, store, self.bridge, self.clock, self.countdown, submit, join_text=join_text)
        self.wallet = WalletPage(theme, store, self.bridge, submit, services=services, errands=errands, now=now)
        self._pages = QStackedWidget()
        self._pages.setObjectName("content")
        for page, title, icon in ((self.tasks, "Tasks", "layers"), (self.wallet, "Wallet", "wallet")):
            self._pages.addWidget(page)
            self.sidebar.add_page(title, icon)
        self._offered = False
        self._connect_pages()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self._pages, 1)
        self._connect_sidebar(store)

    def focus_first(self) -> None:
        """Where the keyboard begins. To be called when the workspace is in its window."""
        if self._pages.currentWidget() is self.wallet:
            self.wallet.focus_first()
        else:
            self.tasks.join.focus()

    def close_down(self) -> None:
        self.wallet.close_down()
        self.bridge.close()
        self.clock.stop()
        self.countdown.stop()

    def _connect_pages(self) -> None:
        self.sidebar.page_chosen.connect(self._pages.setCurrentIndex)
        self.wallet.left.connect(lambda: self.sidebar.choose_page(TASKS))
        self.wallet.left.connect(self.focus_first)
        self.bridge.accounts_changed.connect(self._offer_account)
        self._offer_account()

    def _offer_account(self, _changed: object = None) -> None:
        """The first start of a node without an account begins with the offer of one; it is made once."""
        if self.wallet.is_first_start and not self._offered:
            self._offered = True
            self.sidebar.choose_page(WALLET)
        if self.wallet.is_first_start:
            self.sidebar.show_no_wallet()
        elif self._store.accounts.default and self._store.wallet is None:
            self.sidebar.show_unread_wallet(self._store.accounts.default)

    def _watch_tries(self, _changed: list[Task] | None = None) -> None:
        self.countdown.watch(self._store.tasks.values())

    def _connect_sidebar(self, store: Store) -> None:
        self.bridge.network_changed.connect(self.sidebar.show_network)
        self.bridge.engine_changed.connect(self.sidebar.show_engine)
        self.bridge.wallet_changed.connect(self.sidebar.show_wallet)
        if store.network is not None:
            self.sidebar.show_network(store.network)
        if store.engine is not None:
            self.sidebar.show_engine(store.engine)
        if store.wallet is not None:
            self.sidebar.show_wallet(store.wallet)
