"""What can be done with a task, by its button, its menu and the keyboard; and why not where it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import Command, FinishTask, RestartTask, StartTask, StopTask
from orca_desktop.domain.containers import Change
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.tasks import TaskState
from orca_desktop.gui.actions import Action, ActionId, actions_of, main_action
from orca_desktop.gui.widgets.task_menu import TaskMenu
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

START, STOP, FINISH, RESTART, RUN = ActionId
ALLOWED = {
    TaskState.STOPPED: {START},
    TaskState.FAILED: {START},
    TaskState.STARTING: {STOP},
    TaskState.RUNNING: {STOP, FINISH, RESTART},
    TaskState.UNHEALTHY: {STOP, FINISH, RESTART},
    TaskState.FINISHING: {STOP, RESTART},
    TaskState.STOPPING: set(),
}
COMMANDS: dict[ActionId, Command] = {
    START: StartTask(SAMPLE),
    STOP: StopTask(SAMPLE),
    FINISH: FinishTask(SAMPLE),
    RESTART: RestartTask(SAMPLE),
}


def menu_of(desk: Desk) -> TaskMenu:
    menu = desk.page.table.findChild(TaskMenu)
    assert isinstance(menu, TaskMenu)
    return menu


def open_menu(desk: Desk, state: TaskState = TaskState.RUNNING) -> TaskMenu:
    desk.say(TaskChanged(scenes.task(state=state)))
    more = desk.window.findChild(QToolButton, f"more-{SAMPLE}")
    assert isinstance(more, QToolButton)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    return menu_of(desk)


def ask_for_menu(desk: Desk, at: QPoint, reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse) -> None:
    viewport = desk.page.table.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))


def entry(menu: TaskMenu, action: ActionId) -> QAction:
    found = menu.findChild(QAction, f"menu-{action.value}")
    assert isinstance(found, QAction)
    return found


def allowed(actions: tuple[Action, ...]) -> set[ActionId]:
    return {action.id for action in actions if not action.why_not}


@pytest.mark.parametrize("state", TaskState)
def test_each_state_allows_what_makes_sense(state: TaskState) -> None:
    task = scenes.task(state=state)

    assert ALLOWED[state] == allowed(actions_of(task))
    assert main_action(task).id in (START, STOP)


def test_a_changed_task_is_not_started_before_the_changes_were_looked_at() -> None:
    changed = replace(scenes.task(state=TaskState.STOPPED), changes=(Change(what="Image", before="a", now="b"),))

    assert "Look at the changes first" in main_action(changed).why_not


@pytest.mark.parametrize("action", [STOP, FINISH, RESTART])
def test_the_menu_of_a_row_asks_for_what_was_chosen(desk: Desk, action: ActionId) -> None:
    menu = open_menu(desk)

    entry(menu, action).trigger()
    menu.close()

    assert [COMMANDS[action]] == desk.sent


def test_a_reason_stands_beside_what_cannot_be_chosen(desk: Desk) -> None:
    menu = open_menu(desk, TaskState.FINISHING)
    finish = entry(menu, FINISH)

    assert not finish.isEnabled()
    assert finish.text() == "Finish round, then stop\tIt is finishing its rounds already."
    assert finish.toolTip() == "It is finishing its rounds already."
    assert entry(menu, STOP).isEnabled()
    menu.close()


def test_a_menu_goes_with_its_closing(qtbot: QtBot, desk: Desk) -> None:
    open_menu(desk).close()

    qtbot.waitUntil(lambda: desk.page.table.findChild(TaskMenu) is None)


def test_the_menu_key_opens_the_menu_of_the_selected_row(desk: Desk) -> None:
    desk.play(scenes.busy)
    stopped = scenes.task_id("Prometheus Builder")
    desk.page.table.select_task(stopped)

    ask_for_menu(desk, QPoint(3, 3), QContextMenuEvent.Reason.Keyboard)
    menu = menu_of(desk)
    entry(menu, START).trigger()
    menu.close()

    assert [StartTask(stopped)] == desk.sent


def test_a_right_click_opens_the_menu_of_the_row_under_it(desk: Desk) -> None:
    desk.play(scenes.busy)
    table = desk.page.table
    below = table.visualRect(table.tasks.index(1, 0)).center()

    ask_for_menu(desk, below)
    menu = menu_of(desk)
    entry(menu, FINISH).trigger()
    menu.close()

    assert [FinishTask(scenes.task_id("Pulse Indexer"))] == desk.sent


def test_a_right_click_beside_the_rows_opens_nothing(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))

    ask_for_menu(desk, QPoint(5, 4_000))

    assert desk.page.table.findChild(TaskMenu) is None


def test_what_is_chosen_shows_nothing_before_the_node_has_done_it(desk: Desk) -> None:
    menu = open_menu(desk)
    entry(menu, FINISH).trigger()
    menu.close()

    assert desk.page.table.tasks.index(0, 1).data() == "Warming up"

    desk.say(TaskChanged(scenes.task(state=TaskState.FINISHING)))

    assert desk.page.table.tasks.index(0, 1).data() == "Finishing"
