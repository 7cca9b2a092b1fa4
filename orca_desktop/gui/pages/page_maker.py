"""Builds the pages from what the window has. A page is loaded when it is first built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.pages.join_panel import Submit
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Services
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store

if TYPE_CHECKING:
    from orca_desktop.gui.pages.activity_page import ActivityPage
    from orca_desktop.gui.pages.inbox_page import InboxPage
    from orca_desktop.gui.pages.network_page import NetworkPage
    from orca_desktop.gui.pages.settings_page import SettingsPage
    from orca_desktop.gui.pages.setup_page import SetupPage
    from orca_desktop.gui.pages.tasks_page import TasksPage
    from orca_desktop.gui.pages.wallet_page import WalletPage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaker:
    """What all pages share; what only a node can answer is there later, and is given with each page."""

    theme: Theme
    store: Store
    bridge: StoreBridge
    clock: SlotClock
    countdown: Countdown
    preferences: PreferencesWatch
    inbox: Inbox
    submit: Submit
    now: Callable[[], float]
    errands: Errands | None
    join_text: str

    def tasks(self, services: Services) -> TasksPage:
        from orca_desktop.gui.pages.tasks_page import TasksPage

        return TasksPage(
            self.theme,
            self.store,
            self.bridge,
            self.clock,
            self.countdown,
            self.submit,
            join_text=self.join_text,
            memory=services.around.outside.memory,
            history=services.history,
            errands=self.errands,
            now=self.now,
        )

    def activity(self, services: Services) -> ActivityPage:
        from orca_desktop.gui.pages.activity_page import ActivityPage

        return ActivityPage(self.theme, self.store, self.bridge, services.history, now=self.now, errands=self.errands)

    def wallet(self, services: Services) -> WalletPage:
        from orca_desktop.gui.pages.wallet_page import WalletPage

        return WalletPage(
            self.theme,
            self.store,
            self.bridge,
            self.submit,
            services=services,
            errands=self.errands,
            now=self.now,
        )

    def network(self, services: Services) -> NetworkPage:
        from orca_desktop.gui.pages.network_page import NetworkPage

        return NetworkPage(
            self.theme,
            self.store,
            self.bridge,
            self.clock,
            self.preferences,
            services.around,
            now=self.now,
            errands=self.errands,
        )

    def notices(self) -> InboxPage:
        from orca_desktop.gui.pages.inbox_page import InboxPage

        return InboxPage(self.theme, self.inbox, now=self.now)

    def settings(self, services: Services) -> SettingsPage:
        from orca_desktop.gui.pages.settings_page import SettingsPage

        return SettingsPage(self.theme, self.store, self.bridge, self.preferences, services, errands=self.errands)

    def setup(self, services: Services) -> SetupPage:
        from orca_desktop.gui.pages.setup_page import SetupPage

        return SetupPage(
            self.theme,
            self.store,
            self.bridge,
            self.preferences,
            can_look_around=services.around.outside.look_around is not None,
            why_not_node=services.around.why_not_node,
            now=self.now,
        )
