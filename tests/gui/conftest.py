"""A dressed application, and a desk: the whole window's content over a store, with a list for the commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import Command
from orca_desktop.domain.events import Event
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.pages.tasks_page import TasksPage
from orca_desktop.gui.pages.wallet_page import WalletPage
from orca_desktop.gui.pages.workspace import Workspace
from orca_desktop.gui.services import Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.built_later import BuiltLater
from orca_desktop.state.store import Store
from tests.gui import history_scenes, scenes, settings_scenes, wallet_scenes

SAMPLE = scenes.task_id("Prime Census")


@dataclass
class Desk:
    """`say` applies events and lets the bridge carry them at once; `sent` collects what the pages ask for.

    The end of `time` is now.
    """

    store: Store
    window: MainWindow
    workspace: Workspace
    time: list[float]
    accounts: wallet_scenes.FakeAccounts
    lock: wallet_scenes.FakeLock
    history: history_scenes.FakeHistory
    computer: settings_scenes.Computer
    sent: list[Command] = field(default_factory=list)

    @property
    def page(self) -> TasksPage:
        return self.workspace.tasks

    @property
    def wallet(self) -> WalletPage:
        return self.workspace.wallet

    def build_all(self) -> None:
        """Have every page, every tab and the review built: each otherwise waits until it is looked at."""
        _ = self.page.join.card
        before = None
        while before != (found := self.workspace.findChildren(BuiltLater)):
            before = found
            for place in found:
                _ = place.content

    def say(self, *events: Event) -> None:
        for event in events:
            self.store.apply(event)
        self.workspace.bridge.flush()

    def play(self, scene: scenes.Scene) -> None:
        scene(self.store)
        self.workspace.bridge.flush()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Qt.ColorScheme.Dark)


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    store, sent, time = Store(), list[Command](), [float(scenes.EPOCH)]
    window = MainWindow(theme)
    lock = wallet_scenes.FakeLock(store)
    accounts = wallet_scenes.FakeAccounts(store, lock)
    history = history_scenes.usual()
    computer = settings_scenes.computer()
    services = Services(accounts=accounts, ledger=wallet_scenes.FakeLedger(), history=history, around=computer.around)
    errands = Errands(start=wallet_scenes.AtOnce())
    workspace = Workspace(
        theme, store, sent.append, join_text=SAMPLE, now=lambda: time[-1], services=services, errands=errands
    )
    window.show_content(workspace)
    workspace.focus_first()
    with qtbot.waitExposed(window):
        window.show()
    yield Desk(
        store=store,
        window=window,
        workspace=workspace,
        time=time,
        accounts=accounts,
        lock=lock,
        history=history,
        computer=computer,
        sent=sent,
    )
    workspace.close_down()
    window.let_go()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
