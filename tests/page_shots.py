"""Pictures of the pages Activity, Network and Settings, and of rewards, in their states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.pages.workspace import ACTIVITY, NETWORK, SETTINGS, TASKS, WALLET, Workspace
from orca_desktop.gui.rewards import By
from orca_desktop.gui.services import Around, Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import DARK
from orca_desktop.gui.widgets.chart import picture_of
from orca_desktop.state.store import Store
from tests.gui import history_scenes, scenes, settings_scenes, wallet_scenes

Picture = Callable[[MainWindow], QImage]
Pictures = Iterator[tuple[str, QImage]]
REWARDS_TAB = 3


@dataclass
class Stage:
    """A window over a store, with the fakes that its pages ask."""

    window: MainWindow
    workspace: Workspace
    store: Store
    history: history_scenes.FakeHistory
    computer: settings_scenes.Computer

    def close(self) -> None:
        self.workspace.close_down()
        self.window.let_go()


def page_pictures(theme: Theme, picture: Picture) -> Pictures:
    yield from _activity(theme, picture)
    yield from _network(theme, picture)
    yield from _settings(theme, picture)
    yield from _rewards(theme, picture)


def _rewards(theme: Theme, picture: Picture) -> Pictures:
    """What the wallet and a task have earned: by day, task and token, as a table, and where there is no history."""
    stage = _stage(theme)
    stage.workspace.sidebar.choose_page(WALLET)
    overview = stage.workspace.wallet.overview
    overview.tabs.setCurrentWidget(overview.rewards)
    panel = overview.rewards.panel
    panel.choose(days=30)
    yield "rewards-day", picture(stage.window)
    QTest.keyClick(panel.chart, Qt.Key.Key_End)
    QTest.keyClick(panel.chart, Qt.Key.Key_Left)
    yield "rewards-pointed", picture(stage.window)
    yield "rewards-picture", picture_of(panel.chart, theme)
    panel.choose(by=By.TASK)
    yield "rewards-task", picture(stage.window)
    panel.choose(by=By.TOKEN)
    yield "rewards-token", picture(stage.window)
    panel.choose(by=By.DAY, days=90)
    panel.table_button.click()
    yield "rewards-table", picture(stage.window)
    panel.table_button.click()
    stage.window.resize(SMALLEST_SIZE)
    yield "rewards-small", picture(stage.window)
    stage.window.resize(FIRST_SIZE)
    stage.workspace.sidebar.choose_page(TASKS)
    details = stage.workspace.tasks.details
    details.setCurrentIndex(REWARDS_TAB)
    yield "rewards-of-task", picture(stage.window)
    if theme.tokens is DARK:
        theme.choose("contrast")
        yield "rewards-contrast", picture(stage.window)
        theme.choose("system")
        theme.use(Qt.ColorScheme.Dark)
    stage.history.problem = JournalError("The history cannot be read: database disk image is malformed.")
    details.rewards.panel.refresh()
    yield "rewards-broken", picture(stage.window)
    stage.close()


def _settings(theme: Theme, picture: Picture) -> Pictures:
    stage = _stage(theme, settings_scenes.usual)
    stage.workspace.sidebar.choose_page(SETTINGS)
    page = stage.workspace.settings
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        yield f"settings-{page.tabs.tabText(place).lower()}", picture(stage.window)
    page.data.clean_button.click()
    yield "settings-leftovers", picture(stage.window)
    page.show_group("Network")
    page.rows["network.proof-store"].field.control.setFocus()
    QTest.keyClicks(page.rows["network.proof-store"].field.control, "http://store.example")
    QTest.keyClicks(page.rows["network.gateways"].field.control, "ipfs.example")
    yield "settings-refused", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    yield "settings-small", picture(stage.window)
    stage.close()
    around = Around(settings=stage.computer.settings, why_not_node="The demo has a network of its own.")
    stage.computer.settings.problems = ("Size in /home/you/.config/orca-desktop/settings.json: From 75 to 200.",)
    stage = _stage(theme, settings_scenes.usual, around=around, is_elsewhere=True)
    stage.workspace.sidebar.choose_page(SETTINGS)
    stage.workspace.settings.show_group("Window")
    yield "settings-attached", picture(stage.window)
    stage.workspace.settings.show_group("Network")
    yield "settings-demo", picture(stage.window)
    stage.close()
    if theme.tokens is DARK:
        stage = _stage(theme, settings_scenes.usual)
        theme.choose("contrast")
        stage.workspace.sidebar.choose_page(SETTINGS)
        yield "settings-contrast", picture(stage.window)
        stage.workspace.sidebar.choose_page(ACTIVITY)
        yield "activity-contrast", picture(stage.window)
        stage.close()
        theme.choose("system")
        theme.use(Qt.ColorScheme.Dark)


def _network(theme: Theme, picture: Picture) -> Pictures:
    for name in ("usual", "other_servers", "away", "doubtful"):
        stage = _stage(theme, getattr(settings_scenes, name))
        stage.workspace.sidebar.choose_page(NETWORK)
        panel = stage.workspace.network.servers
        yield f"network-{name.replace('_', '-')}", picture(stage.window)
        if name == "usual":
            panel.table.selectRow(1)
            panel.bar.field.setText("http://rpc.four.example")
            panel.bar.add_button.click()
            yield "network-refused", picture(stage.window)
            panel.bar.field.setText("https://rpc.four.example")
            panel.bar.add_button.click()
            stage.computer.servers.away.add(settings_scenes.THIRD)
            panel.test()
            yield "network-tested", picture(stage.window)
            stage.window.resize(SMALLEST_SIZE)
            yield "network-small", picture(stage.window)
        stage.close()
    stage = _stage(theme, settings_scenes.usual, around=Around(why_not_node="The demo has a network of its own."))
    stage.workspace.sidebar.choose_page(NETWORK)
    yield "network-demo", picture(stage.window)
    stage.close()
    stage = _stage(theme, lambda _store: None)
    stage.workspace.sidebar.choose_page(NETWORK)
    yield "network-unknown", picture(stage.window)
    stage.close()


def _activity(theme: Theme, picture: Picture) -> Pictures:
    stage = _stage(theme)
    stage.workspace.sidebar.choose_page(ACTIVITY)
    page = stage.workspace.activity
    yield "activity", picture(stage.window)
    page.table.selectRow(6)
    yield "activity-selected", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    page.bar.times.setCurrentIndex(5)
    yield "activity-small", picture(stage.window)
    stage.window.resize(FIRST_SIZE)
    page.bar.clear()
    page.bar.weights.setCurrentIndex(1)
    yield "activity-problems", picture(stage.window)
    page.bar.search.setText("nothing like this")
    page.bar.finish_typing()
    yield "activity-nothing-fits", picture(stage.window)
    page.bar.clear()
    picture(stage.window)
    page.table.verticalScrollBar().setValue(900)
    stage.history.happens(*history_scenes.usual().rows[-3:])
    page.look_for_new()
    yield "activity-newer", picture(stage.window)
    stage.history.problem = JournalError("The history cannot be read: database disk image is malformed.")
    page.refresh()
    yield "activity-broken", picture(stage.window)
    stage.close()
    stage = _stage(theme)
    stage.history.rows.clear()
    stage.history.problem = NoHistoryYet("/home/you/.local/share/orca-desktop")
    stage.workspace.sidebar.choose_page(ACTIVITY)
    yield "activity-empty", picture(stage.window)
    stage.close()


def _stage(
    theme: Theme, scene: scenes.Scene = wallet_scenes.usual, around: Around | None = None, *, is_elsewhere: bool = False
) -> Stage:
    store = Store()
    window = MainWindow(theme, note="local network")
    lock = wallet_scenes.FakeLock(store)
    history = history_scenes.usual()
    computer = settings_scenes.computer()
    services = Services(
        accounts=wallet_scenes.FakeAccounts(store, lock),
        ledger=wallet_scenes.FakeLedger(),
        history=history,
        around=around or computer.around,
        is_elsewhere=is_elsewhere,
    )
    workspace = Workspace(
        theme,
        store,
        lambda command: None,
        note="local network",
        now=lambda: float(scenes.EPOCH),
        services=services,
        errands=Errands(start=wallet_scenes.AtOnce()),
    )
    window.show_content(workspace)
    window.resize(FIRST_SIZE)
    window.show()
    scene(store)
    workspace.bridge.flush()
    return Stage(window=window, workspace=workspace, store=store, history=history, computer=computer)
