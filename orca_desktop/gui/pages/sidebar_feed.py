"""Tells the sidebar how what everything rests on is doing, and how much is not read."""

from __future__ import annotations

from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.widgets.sidebar import Sidebar
from orca_desktop.state.selectors import has_no_account
from orca_desktop.state.store import Store


class SidebarFeed:
    """*notices* is the place of the page with what is not read."""

    def __init__(self, sidebar: Sidebar, store: Store, bridge: StoreBridge, inbox: Inbox, *, notices: int) -> None:
        self._sidebar = sidebar
        self._store = store
        self._inbox = inbox
        self._notices = notices
        bridge.network_changed.connect(sidebar.show_network)
        bridge.engine_changed.connect(sidebar.show_engine)
        bridge.wallet_changed.connect(sidebar.show_wallet)
        bridge.accounts_changed.connect(self._show_account)
        inbox.changed.connect(self._show_unread)
        self._show_unread()
        self._show_account()
        self._show_known()

    def _show_unread(self) -> None:
        self._sidebar.show_count(self._notices, self._inbox.unread)

    def _show_account(self, _changed: object = None) -> None:
        if has_no_account(self._store):
            self._sidebar.show_no_wallet()
        elif self._store.accounts.default and self._store.wallet is None:
            self._sidebar.show_unread_wallet(self._store.accounts.default)

    def _show_known(self) -> None:
        store = self._store
        if store.network is not None:
            self._sidebar.show_network(store.network)
        if store.engine is not None:
            self._sidebar.show_engine(store.engine)
        if store.wallet is not None:
            self._sidebar.show_wallet(store.wallet)
