"""What the window shows before its node is there, and how it goes on from that."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import Command, ReviewTask, StopTask
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.events import Event, Noticed, RoundChanged, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui import app as gui_app
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.outside import Outside, PassingMemory
from orca_desktop.gui.pages.task_list import NO_NODE_YET
from orca_desktop.gui.pages.workspace import NETWORK, WALLET, Workspace
from orca_desktop.gui.scene import Scene
from orca_desktop.gui.services import Around
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.gui import notice_scenes, scenes
from tests.gui.test_app import FakeNode, close_the_window, close_when_it_says, the_window, windows
from tests.leaks import ExpectWarnings

FIRST, SECOND = scenes.task("First", state=TaskState.STOPPED), scenes.task("Second", state=TaskState.STOPPED)
TOLD = replace(FIRST, name="Told")


class Hearing(FakeNode):
    """Remembers the commands themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Command] = []

    def submit(self, command: Command) -> None:
        self.heard.append(command)


def remembered(*tasks: Task) -> Store:
    store = Store()
    rounds = [scenes.record(scenes.NOW_ROUND - 1, RoundResult.PAID, of=task.id) for task in tasks]
    store.remember([*map(TaskChanged, tasks), *map(RoundChanged, rounds)])
    return store


@contextmanager
def opened(qtbot: QtBot, theme: Theme, known: Store, around: Around | None = None) -> Iterator[tuple[Scene, Workspace]]:
    """The window as it is painted first."""
    window = MainWindow(theme)
    scene = Scene(window, known, around=around or Around())
    scene.begin()
    theme.wear()
    with qtbot.waitExposed(window):
        window.show()
    workspace = window.centralWidget()
    assert isinstance(workspace, Workspace)
    try:
        yield scene, workspace
    finally:
        scene.clear()
        window.let_go()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def node_on(store: Store, act: Callable[[], Awaitable[None]] = close_the_window, *news: Event) -> FakeNode:
    """A node that tells its state into *store* while it is built."""

    async def tell() -> None:
        for event in news:
            store.apply(event)

    node = FakeNode(act, build=tell)
    node._store = store
    return node


def names(workspace: Workspace) -> list[str]:
    return [row.task.name for row in workspace.tasks.table.tasks.rows]


def button(workspace: Workspace, task: Task) -> QPushButton:
    found = workspace.findChild(QPushButton, f"action-{task.id}")
    assert isinstance(found, QPushButton)
    return found


def test_the_tasks_of_the_last_time_are_there_before_any_node(qtbot: QtBot, theme: Theme) -> None:
    with opened(qtbot, theme, remembered(FIRST, SECOND)) as (_, workspace):
        assert sorted(names(workspace)) == ["First", "Second"]
        assert workspace.tasks.table.isVisible()


def test_without_tasks_the_window_says_that_it_is_starting(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme)
    Scene(window, remembered(), around=Around()).begin()

    assert not isinstance(window.centralWidget(), Workspace)

    window.let_go()


def test_nothing_can_be_done_with_a_task_before_there_is_a_node(qtbot: QtBot, theme: Theme) -> None:
    known = remembered(FIRST)
    with opened(qtbot, theme, known) as (scene, workspace):
        start = button(workspace, FIRST)
        assert (start.isEnabled(), start.toolTip()) == (False, NO_NODE_YET)

        known.apply(TaskChanged(FIRST))
        scene.take_up(node_on(known))

        assert start.isEnabled()


def test_pages_that_need_a_node_wait_for_it(qtbot: QtBot, theme: Theme) -> None:
    known = remembered(FIRST)
    with opened(qtbot, theme, known) as (scene, workspace):
        workspace.sidebar.choose_page(NETWORK)
        assert workspace._network.built is None

        scene.take_up(node_on(known))

        assert workspace.network.isVisible()
        assert workspace._wallet.built is None
        workspace.sidebar.choose_page(WALLET)
        assert workspace.wallet.isVisible()


def test_the_details_come_right_after_the_first_picture(qtbot: QtBot, theme: Theme) -> None:
    with opened(qtbot, theme, remembered(FIRST)) as (scene, workspace):
        details = workspace.tasks.details
        assert details._rounds.built is None

        scene.show_rest()

        assert details.rounds.isVisible()
        assert details.rounds.model.rowCount() == 1


def test_the_history_can_be_asked_once_there_is_a_node(qtbot: QtBot, theme: Theme) -> None:
    known = remembered(FIRST)
    with opened(qtbot, theme, known) as (scene, workspace):
        scene.show_rest()
        assert workspace.tasks.details._rewards.waits

        scene.take_up(node_on(known))

        assert not workspace.tasks.details._rewards.waits


def test_what_was_asked_for_meanwhile_goes_to_the_node_in_its_order(qtbot: QtBot, theme: Theme) -> None:
    known, node = remembered(FIRST), Hearing()
    node._store = known
    with opened(qtbot, theme, known) as (scene, workspace):
        workspace.open_link(SECOND.id)
        scene._commands.submit(StopTask(FIRST.id))

        scene.take_up(node)

        assert node.heard == [ReviewTask(SECOND.id), StopTask(FIRST.id)]


def test_a_task_that_the_node_does_not_know_goes(qtbot: QtBot, theme: Theme) -> None:
    known = remembered(FIRST, SECOND)
    with opened(qtbot, theme, known) as (scene, workspace):
        known.apply(TaskChanged(TOLD))
        scene.take_up(node_on(known))

        assert names(workspace) == ["Told"]
        assert list(known.tasks) == [FIRST.id]


def test_the_same_window_goes_on_with_the_node(qapp: QApplication, theme: Theme) -> None:
    known, seen = remembered(FIRST), list[str]()

    async def look() -> None:
        workspace = the_window().centralWidget()
        assert isinstance(workspace, Workspace)
        seen.extend(names(workspace))
        await close_the_window()

    node = node_on(known, look, TaskChanged(TOLD))

    assert gui_app.run_program(qapp, theme, node.build, known=known) == 0
    assert seen == ["Told"]
    assert node.story == ["built", "runs", "cancelled", "left"]
    assert not any(window.isVisible() for window in windows())


def test_closing_while_the_tasks_of_the_last_time_are_shown_ends_the_program(qapp: QApplication, theme: Theme) -> None:
    node = FakeNode(build=close_the_window)

    assert gui_app.run_program(qapp, theme, node.build, known=remembered(FIRST)) == 0
    assert node.story == []


def test_a_node_that_cannot_be_built_says_why_in_the_place_of_the_tasks(
    qapp: QApplication, theme: Theme, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("could not be built")

    async def fail() -> None:
        close_when_it_says("No Docker Engine answers (connection refused)")
        raise EngineUnavailable("connection refused")

    assert gui_app.run_program(qapp, theme, FakeNode(build=fail).build, known=remembered(FIRST)) == 1


def test_old_notices_that_the_node_tells_are_no_news(qtbot: QtBot, theme: Theme) -> None:
    known, memory = remembered(FIRST), PassingMemory()
    around = Around(outside=Outside(memory=memory))
    with opened(qtbot, theme, known, around) as (scene, workspace):
        known.apply(Noticed(notice_scenes.notice()))
        scene.take_up(node_on(known))

        assert (len(workspace.inbox.letters), workspace.inbox.unread) == (1, 0)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_a_style_that_is_put_on_last_looks_the_same(qapp: QApplication, qtbot: QtBot, scheme: Qt.ColorScheme) -> None:
    usual = Theme(qapp, scheme)
    before = _picture(qtbot, usual)
    try:
        assert before == _picture(qtbot, Theme(qapp, scheme, waits=True))
    finally:
        Theme(qapp, Qt.ColorScheme.Dark)


def _picture(qtbot: QtBot, theme: Theme) -> QImage:
    with opened(qtbot, theme, remembered(FIRST, SECOND)) as (scene, workspace):
        scene.show_rest()
        workspace.tasks.table.setFocus()  # a field would show its cursor, or not
        QApplication.processEvents()
        return scene.window.grab().toImage()


def test_the_loop_runs_when_the_node_is_built(qapp: QApplication, theme: Theme) -> None:
    """The first picture is painted without a loop; what the window awaits works from then on."""
    told: list[bool] = []

    async def look() -> None:
        told.append(asyncio.get_running_loop().is_running())
        await close_the_window()

    gui_app.run_program(qapp, theme, node_on(known := remembered(FIRST), look).build, known=known)

    assert told == [True]
