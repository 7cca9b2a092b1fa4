"""The window's content while a node runs: the sidebar, and the page that was chosen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from orca_desktop.domain.tasks import Task
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.pages.join_panel import Submit
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.sidebar import Sidebar
from orca_desktop.state.store import Store


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
        self._pages = QStackedWidget()
        self._pages.setObjectName("content")
        self._pages.addWidget(self.tasks)
        self.sidebar.add_page("Tasks", "layers")
        self.sidebar.page_chosen.connect(self._pages.setCurrentIndex)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addWidget(self._pages, 1)
        self._connect_sidebar(store)

    def focus_first(self) -> None:
        """Where the keyboard begins. To be called when the workspace is in its window."""
        self.tasks.join.focus()

    def close_down(self) -> None:
        self.bridge.close()
        self.clock.stop()
        self.countdown.stop()

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
