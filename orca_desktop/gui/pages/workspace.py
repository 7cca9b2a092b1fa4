"""The window's content while a node runs: the sidebar, and the page that was chosen.

A page is registered with its title, its icon and the function that builds it; it is built when it is first chosen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from orca_desktop.domain.settings.table import NETWORK as NETWORK_GROUP
from orca_desktop.domain.settings.table import SCHEME
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.links import dropped_text
from orca_desktop.gui.pages.join_panel import Submit
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.popups import INBOX
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Services
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.built_later import BuiltLater, Part
from orca_desktop.gui.widgets.join_progress import NETWORK as IN_NETWORK
from orca_desktop.gui.widgets.join_progress import WALLET as IN_WALLET
from orca_desktop.gui.widgets.sidebar import Sidebar
from orca_desktop.state.selectors import has_no_account
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded when it is first chosen
    from orca_desktop.gui.pages.activity_page import ActivityPage
    from orca_desktop.gui.pages.inbox_page import InboxPage
    from orca_desktop.gui.pages.network_page import NetworkPage
    from orca_desktop.gui.pages.settings_page import SettingsPage
    from orca_desktop.gui.pages.setup_page import SetupPage
    from orca_desktop.gui.pages.wallet_page import WalletPage

    OwnPage = (
        BuiltLater[ActivityPage]
        | BuiltLater[WalletPage]
        | BuiltLater[NetworkPage]
        | BuiltLater[SettingsPage]
        | BuiltLater[SetupPage]
    )

TASKS, ACTIVITY, WALLET, NETWORK, NOTICES, SETTINGS, HELP = range(7)
"""The places of the pages."""

SETUP = "setup"
"""Under which it is remembered that the user has seen enough of the setup."""


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
        self._theme = theme
        self._store = store
        self._submit = submit
        self._now = now
        self._services = services or Services()
        self.inbox = Inbox(store, self.bridge, self._services.around.outside.memory, self)
        self._errands = errands
        self.preferences = PreferencesWatch(self._services.around.settings, errands or Errands(self), self)
        self.preferences.changed.connect(lambda chosen: theme.choose(chosen.text(SCHEME)))
        self.preferences.begin()
        self._join_text = join_text
        self.bridge.tasks_changed.connect(self._watch_tries)
        self._watch_tries()
        self.sidebar = Sidebar(theme, note=note)
        self._pages = QStackedWidget()
        self._pages.setObjectName("content")
        self._tasks = self._add_page("Tasks", "layers", self._build_tasks)
        self._activity = self._add_page("Activity", "history", self._build_activity)
        self._wallet = self._add_page("Wallet", "wallet", self._build_wallet)
        self._network = self._add_page("Network", "globe", self._build_network)
        self._notices = self._add_page("Notices", "bell", self._build_notices)
        self._settings = self._add_page("Settings", "settings", self._build_settings)
        self._setup = self._add_page("Help", "life-buoy", self._build_setup)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self).activated.connect(
            lambda: self.sidebar.choose_page(HELP)
        )
        self._offered = False
        self.setAcceptDrops(True)
        self._connect_pages()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self._pages, 1)
        self._connect_sidebar(store)

    @property
    def tasks(self) -> TasksPage:
        return self._tasks.content

    @property
    def activity(self) -> ActivityPage:
        return self._activity.content

    @property
    def notices(self) -> InboxPage:
        return self._notices.content

    @property
    def wallet(self) -> WalletPage:
        return self._wallet.content

    @property
    def network(self) -> NetworkPage:
        return self._network.content

    @property
    def setup(self) -> SetupPage:
        return self._setup.content

    @property
    def settings(self) -> SettingsPage:
        return self._settings.content

    def focus_first(self) -> None:
        """Where the keyboard begins. To be called when the workspace is in its window."""
        place = self._pages.currentWidget()
        for page in self._own_pages:
            if page is place:
                page.content.focus_first()
                return
        self.tasks.join.focus()

    def close_down(self) -> None:
        for page in self._own_pages:
            if page.built is not None:
                page.built.close_down()
        if self._tasks.built is not None:
            self._tasks.built.close_down()
        self.preferences.stop()
        self.bridge.close()
        self.clock.stop()
        self.countdown.stop()

    def show_task(self, task_id: str, number: int | None = None) -> None:
        """Go to a task, and there to one of its rounds."""
        self.sidebar.choose_page(TASKS)
        self.tasks.show_task(TaskId(task_id), number)

    def show_place(self, what: str) -> None:
        """Go where a notification leads: to a task, to a round of it, or to the notices."""
        kind, _, place = what.partition("/")
        if kind == INBOX:
            self.sidebar.choose_page(NOTICES)
        elif kind == "task":
            task_id, _, number = place.partition("/")
            self.show_task(task_id, int(number) if number else None)

    def open_link(self, text: str) -> None:
        """Look up what came from outside the window."""
        self.sidebar.choose_page(TASKS)
        self.tasks.join.open(text)

    def _show_help(self, place: str) -> None:
        """Where what helps is, when it is not on the page of tasks."""
        self.sidebar.choose_page({IN_WALLET: WALLET, IN_NETWORK: NETWORK}.get(place, HELP))

    def _show_unread(self) -> None:
        self.sidebar.show_count(NOTICES, self.inbox.unread)

    def _add_page(self, title: str, icon: str, build: Callable[[], Part]) -> BuiltLater[Part]:
        """Register a page; *build* makes it from what the store has by then."""
        page = BuiltLater(build)
        self._pages.addWidget(page)
        self.sidebar.add_page(title, icon)
        return page

    def _build_tasks(self) -> TasksPage:
        page = TasksPage(
            self._theme,
            self._store,
            self.bridge,
            self.clock,
            self.countdown,
            self._submit,
            join_text=self._join_text,
            memory=self._services.around.outside.memory,
            history=self._services.history,
            errands=self._errands,
            now=self._now,
        )
        page.help_asked.connect(self._show_help)
        return page

    @property
    def _own_pages(self) -> tuple[OwnPage, ...]:
        """Those that await something, and know where the keyboard begins on them."""
        return self._activity, self._wallet, self._network, self._settings, self._setup

    def _build_activity(self) -> ActivityPage:
        from orca_desktop.gui.pages.activity_page import ActivityPage

        page = ActivityPage(
            self._theme, self._store, self.bridge, self._services.history, now=self._now, errands=self._errands
        )
        page.task_asked.connect(self.show_task)
        return page

    def _build_notices(self) -> InboxPage:
        from orca_desktop.gui.pages.inbox_page import InboxPage

        page = InboxPage(self._theme, self.inbox, now=self._now)
        page.task_asked.connect(self.show_task)
        return page

    def _build_setup(self) -> SetupPage:
        from orca_desktop.gui.pages.setup_page import SetupPage

        page = SetupPage(
            self._theme,
            self._store,
            self.bridge,
            self.preferences,
            can_look_around=self._services.around.outside.look_around is not None,
            now=self._now,
        )
        page.account_asked.connect(self._go_to_wallet)
        page.join_asked.connect(self._go_to_tasks)
        page.settings_asked.connect(self._show_network_settings)
        page.look_asked.connect(self._look_around)
        page.done.connect(self._end_setup)
        return page

    def _go_to_wallet(self) -> None:
        self.sidebar.choose_page(WALLET)
        self.wallet.focus_first()

    def _go_to_tasks(self) -> None:
        self.sidebar.choose_page(TASKS)
        self.tasks.join.focus()

    def _look_around(self) -> None:
        look = self._services.around.outside.look_around
        if look is not None:
            look()
            self.setup.say_looking()

    def _end_setup(self) -> None:
        """It is not shown by itself again."""
        self._services.around.outside.memory.keep(SETUP, "done")
        self._go_to_tasks()

    def _build_wallet(self) -> WalletPage:
        from orca_desktop.gui.pages.wallet_page import WalletPage

        page = WalletPage(
            self._theme,
            self._store,
            self.bridge,
            self._submit,
            services=self._services,
            errands=self._errands,
            now=self._now,
        )
        page.left.connect(lambda: self.sidebar.choose_page(TASKS))
        page.left.connect(self.focus_first)
        return page

    def _build_network(self) -> NetworkPage:
        from orca_desktop.gui.pages.network_page import NetworkPage

        page = NetworkPage(
            self._theme,
            self._store,
            self.bridge,
            self.clock,
            self.preferences,
            self._services.around,
            now=self._now,
            errands=self._errands,
        )
        page.settings_asked.connect(self._show_network_settings)
        return page

    def _build_settings(self) -> SettingsPage:
        from orca_desktop.gui.pages.settings_page import SettingsPage

        page = SettingsPage(
            self._theme, self._store, self.bridge, self.preferences, self._services, errands=self._errands
        )
        page.lock_asked.connect(self._set_lock)
        return page

    def _show_network_settings(self) -> None:
        self.sidebar.choose_page(SETTINGS)
        self.settings.show_group(NETWORK_GROUP)

    def _set_lock(self) -> None:
        """The lock is set on the page of the wallet, in one place only."""
        self.sidebar.choose_page(WALLET)
        self.wallet.flows.set_lock()

    def _connect_pages(self) -> None:
        self.sidebar.page_chosen.connect(self._pages.setCurrentIndex)
        self.inbox.changed.connect(self._show_unread)
        self._show_unread()
        self.bridge.accounts_changed.connect(self._offer_account)
        self._offer_account()

    def _offer_account(self, _changed: object = None) -> None:
        """A node without an account begins with help to set it up, until the user has seen enough of it."""
        if has_no_account(self._store) and not self._offered:
            self._offered = True
            if not self._services.around.outside.memory.recall(SETUP):
                self.sidebar.choose_page(HELP)
        if has_no_account(self._store):
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_text(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_link(dropped_text(event.mimeData()))
