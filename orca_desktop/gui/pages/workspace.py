"""The window's content while a node runs: the sidebar, and the page that was chosen.

A page is registered with its title, its icon and the function that builds it; it is built when it is first chosen.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from orca_desktop.domain.settings.preferences import Preferences
from orca_desktop.domain.settings.table import MOTION, NOTIFICATIONS, SCHEME
from orca_desktop.domain.settings.table import NETWORK as NETWORK_GROUP
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.entries import Entry
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.inbox import Inbox
from orca_desktop.gui.language import tr
from orca_desktop.gui.layouts import Layouts
from orca_desktop.gui.links import dropped_text
from orca_desktop.gui.pages.join_panel import Submit
from orca_desktop.gui.pages.over_pages import OverPages
from orca_desktop.gui.pages.page_maker import PageMaker
from orca_desktop.gui.pages.sidebar_feed import SidebarFeed
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.popups import INBOX
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Services
from orca_desktop.gui.shortcuts import HELP as HELP_KEYS
from orca_desktop.gui.shortcuts import bind
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.wallet_words import ELSEWHERE
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
        self._services = services or Services()
        self.inbox = Inbox(store, self.bridge, self._services.around.outside.memory, self)
        self.preferences = PreferencesWatch(self._services.around.settings, errands or Errands(self), self)
        self.preferences.changed.connect(self._follow_look)
        self.preferences.begin()
        self.bridge.tasks_changed.connect(self._watch_tries)
        self._watch_tries()
        self._make = PageMaker(
            theme=theme,
            store=store,
            bridge=self.bridge,
            clock=self.clock,
            countdown=self.countdown,
            preferences=self.preferences,
            inbox=self.inbox,
            submit=submit,
            now=now,
            errands=errands,
            join_text=join_text,
        )
        self.layouts = Layouts(self._services.around.outside.memory, self)
        self.sidebar = Sidebar(theme, note=note)
        self._pages = QStackedWidget()
        self._pages.setObjectName("content")
        self._tasks = self._add_page(tr("Tasks"), "layers", self._build_tasks)
        self._activity = self._add_page(tr("Activity"), "history", self._build_activity)
        self._wallet = self._add_page(tr("Wallet"), "wallet", self._build_wallet)
        self._network = self._add_page(tr("Network"), "globe", self._build_network)
        self._notices = self._add_page(tr("Notices"), "bell", self._build_notices)
        self._settings = self._add_page(tr("Settings"), "settings", self._build_settings)
        self._setup = self._add_page(tr("Help"), "life-buoy", self._build_setup)
        bind(HELP_KEYS, self, lambda: self.sidebar.choose_page(HELP))
        self.over = OverPages(theme, self, self._page_shown, self._offers)
        self._offered = False
        self.setAcceptDrops(True)
        self._connect_pages()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self._pages, 1)
        self._feed = SidebarFeed(self.sidebar, store, self.bridge, self.inbox, notices=NOTICES)

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
            if page is place and not page.waits:
                page.content.focus_first()
                return
        self.tasks.join.focus()

    def show_rest(self) -> None:
        """The first picture is painted: build what is below it."""
        if self._tasks.built is not None:
            self._tasks.built.details.open()

    def take_up(self, services: Services) -> None:
        """There is a node: what only it can answer can be asked and looked at from now on."""
        self._services = services
        if self._tasks.built is not None:
            self._tasks.built.take_up(services.history)
        for page in (*self._own_pages, self._notices):
            page.open()
        self.inbox.begin()
        self.bridge.flush()

    def close_down(self) -> None:
        for page in self._own_pages:
            if page.built is not None:
                page.built.close_down()
        if self._tasks.built is not None:
            self._tasks.built.close_down()
        self.layouts.close()
        self.preferences.stop()
        self.bridge.close()
        self.clock.stop()
        self.countdown.stop()

    def show_task(self, task_id: str, number: int | None = None) -> None:
        """Go to a task, and there to one of its rounds."""
        self.sidebar.choose_page(TASKS)
        self.tasks.show_task(TaskId(task_id), number)

    @property
    def page_titles(self) -> list[str]:
        return self.sidebar.titles

    def show_page(self, place: int) -> None:
        self.sidebar.choose_page(place)

    def show_tab(self, place: int) -> None:
        """Go to a tab of the selected task."""
        self.sidebar.choose_page(TASKS)
        self.tasks.details.setCurrentIndex(place)

    def show_setting(self, name: str) -> None:
        self.sidebar.choose_page(SETTINGS)
        self.settings.show_setting(name)

    def ask_to_leave(self, task_id: TaskId) -> None:
        self.sidebar.choose_page(TASKS)
        self.tasks.table.leave_asked.emit(task_id)

    def join_by_id(self) -> None:
        self._go_to_tasks()

    def open_copied(self) -> None:
        """Look up the task ID on the clipboard."""
        self.sidebar.choose_page(TASKS)
        self.tasks.join.use_clipboard()

    @property
    def wallet_problem(self) -> str:
        """Why nothing can be done with accounts in this window now."""
        if self._wallet.waits:
            return tr("The node is still starting.")
        return "" if self._services.accounts is not None else tr(ELSEWHERE)

    def at_wallet(self, do: Callable[[WalletPage], object]) -> None:
        """Go to the page of the wallet, and begin something there."""
        self.sidebar.choose_page(WALLET)
        do(self.wallet)

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

    def _page_shown(self) -> QWidget:
        return self._pages.currentWidget() or self._pages

    def _offers(self) -> Iterable[Entry]:
        """What the palette offers; loaded when it is first opened."""
        from orca_desktop.gui.pages.offers import offers_of

        return offers_of(self, self._store, self._submit)

    def _show_help(self, place: str) -> None:
        """Where what helps is, when it is not on the page of tasks."""
        self.sidebar.choose_page({IN_WALLET: WALLET, IN_NETWORK: NETWORK}.get(place, HELP))

    def _add_page(self, title: str, icon: str, build: Callable[[], Part]) -> BuiltLater[Part]:
        """Register a page; *build* makes it from what the store has by then."""
        page = BuiltLater(build, waits=self._store.is_remembered and bool(self._pages.count()))
        page.was_built.connect(self.layouts.adopt)
        self._pages.addWidget(page)
        self.sidebar.add_page(title, icon)
        return page

    def _build_tasks(self) -> TasksPage:
        page = self._make.tasks(self._services)
        page.help_asked.connect(self._show_help)
        return page

    @property
    def _own_pages(self) -> tuple[OwnPage, ...]:
        """Those that await something, and know where the keyboard begins on them."""
        return self._activity, self._wallet, self._network, self._settings, self._setup

    def _build_activity(self) -> ActivityPage:
        page = self._make.activity(self._services)
        page.task_asked.connect(self.show_task)
        page.join_asked.connect(self._go_to_tasks)
        return page

    def _build_notices(self) -> InboxPage:
        page = self._make.notices()
        page.task_asked.connect(self.show_task)
        page.settings_asked.connect(lambda: self._show_settings(NOTIFICATIONS))
        return page

    def _build_setup(self) -> SetupPage:
        page = self._make.setup(self._services)
        page.account_asked.connect(self._go_to_wallet)
        page.join_asked.connect(self._go_to_tasks)
        page.settings_asked.connect(self._show_network_settings)
        page.look_asked.connect(self._look_around)
        page.shortcuts_asked.connect(self.over.show_shortcuts)
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
        page = self._make.wallet(self._services)
        page.left.connect(lambda: self.sidebar.choose_page(TASKS))
        page.left.connect(self.focus_first)
        return page

    def _build_network(self) -> NetworkPage:
        page = self._make.network(self._services)
        page.settings_asked.connect(self._show_network_settings)
        return page

    def _build_settings(self) -> SettingsPage:
        page = self._make.settings(self._services)
        page.lock_asked.connect(self._set_lock)
        return page

    def _show_network_settings(self) -> None:
        self._show_settings(NETWORK_GROUP)

    def _show_settings(self, group: str) -> None:
        self.sidebar.choose_page(SETTINGS)
        self.settings.show_group(group)

    def _set_lock(self) -> None:
        """The lock is set on the page of the wallet, in one place only."""
        self.sidebar.choose_page(WALLET)
        self.wallet.flows.set_lock()

    def _connect_pages(self) -> None:
        self.sidebar.page_chosen.connect(self._pages.setCurrentIndex)
        self.sidebar.page_chosen.connect(lambda _place: self.over.put_away())
        self.bridge.accounts_changed.connect(self._offer_account)
        self._offer_account()

    def _offer_account(self, _changed: object = None) -> None:
        """A node without an account begins with help to set it up, until the user has seen enough of it."""
        if has_no_account(self._store) and not self._offered:
            self._offered = True
            if not self._services.around.outside.memory.recall(SETUP):
                self.sidebar.choose_page(HELP)
                if self.isVisible():
                    self.focus_first()

    def _follow_look(self, chosen: Preferences) -> None:
        self._theme.choose(chosen.text(SCHEME))
        self._theme.motion.choose(chosen.text(MOTION))

    def _watch_tries(self, _changed: list[Task] | None = None) -> None:
        self.countdown.watch(self._store.tasks.values())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_text(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_link(dropped_text(event.mimeData()))
