"""Leaving a task from its menu: a question first, and the row goes when the node has done it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from orca_desktop.domain.amounts import NO_ROE
from orca_desktop.domain.commands import LeaveTask
from orca_desktop.domain.events import TaskChanged, TaskLeft
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.widgets.leave_card import TAKE_BACK, LeaveCard
from orca_desktop.gui.widgets.task_menu import TaskMenu
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

INDEXER = scenes.task_id("Pulse Indexer")


def card(desk: Desk) -> LeaveCard:
    return desk.page.leaving


def ask(desk: Desk, task_id: str = SAMPLE) -> None:
    """As with the mouse: the row's menu, and its last entry."""
    desk.page.table.open_menu(TaskId(task_id), QPoint(10, 10))
    (menu,) = [found for found in desk.page.table.findChildren(TaskMenu) if found.isVisible()]
    entry = menu.findChild(QAction, "menu-leave")
    assert isinstance(entry, QAction)
    entry.trigger()
    menu.close()


def test_it_is_asked_first_and_told_what_stays_on_the_chain(desk: Desk) -> None:
    desk.play(scenes.busy)
    ask(desk)

    assert card(desk).isVisible()
    assert "Leave Prime Census? 0.01 KOII are staked on it and " in card(desk).accessibleName()
    assert (card(desk).leave_button.isEnabled(), card(desk).leave_button.toolTip()) == (False, TAKE_BACK)
    assert desk.sent == []


def test_with_stake_on_it_that_has_to_be_agreed_to(desk: Desk) -> None:
    desk.play(scenes.busy)
    ask(desk)
    card(desk).agreement.click()
    card(desk).leave_button.click()

    assert desk.sent == [LeaveTask(SAMPLE, force=True)]
    assert SAMPLE in desk.store.tasks
    assert not card(desk).isVisible()


def test_with_nothing_on_it_there_is_nothing_to_agree_to(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.say(TaskChanged(replace(scenes.task(), stake=NO_ROE, claimable=NO_ROE)))
    ask(desk)
    assert not card(desk).agreement.isVisible()
    card(desk).leave_button.click()

    assert desk.sent == [LeaveTask(SAMPLE)]


def test_escape_and_return_leave_everything_as_it_is(desk: Desk) -> None:
    desk.play(scenes.busy)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        ask(desk)
        QTest.keyClick(card(desk).stay_button, key)
        assert not card(desk).isVisible()

    assert desk.sent == []


def test_the_question_goes_when_another_task_is_looked_at(desk: Desk) -> None:
    desk.play(scenes.busy)
    ask(desk)
    desk.page.table.select_task(INDEXER)

    assert not card(desk).isVisible()


def test_it_asks_about_the_task_whose_menu_it_was(desk: Desk) -> None:
    desk.play(scenes.busy)
    ask(desk, INDEXER)

    assert desk.page.table.selected_task == INDEXER
    assert card(desk).task_id == INDEXER


def test_the_row_goes_when_the_node_has_left_it_and_another_is_shown(desk: Desk) -> None:
    desk.play(scenes.busy)
    rows = desk.page.table.tasks.rowCount()
    desk.page.table.select_task(SAMPLE)
    ask(desk)
    desk.say(TaskLeft(SAMPLE))

    assert desk.page.table.tasks.rowCount() == rows - 1
    assert desk.page.table.selected_task not in (None, SAMPLE)
    assert not card(desk).isVisible()


def test_after_the_last_one_the_way_to_a_task_is_shown(desk: Desk) -> None:
    desk.play(scenes.pulling)
    desk.say(TaskLeft(scenes.task_id("Weather Witness")))

    assert desk.page.empty.isVisible()
    assert desk.page.table.selected_task is None


def test_what_was_still_to_be_told_of_it_is_not_told(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.store.apply(TaskChanged(replace(scenes.task(), nodes=17)))
    desk.say(TaskLeft(SAMPLE))

    assert desk.page.table.tasks.position_of_task(SAMPLE) is None


def test_one_that_is_joined_again_is_back(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.say(TaskLeft(SAMPLE), TaskChanged(scenes.task()))

    assert desk.page.table.tasks.position_of_task(SAMPLE) is not None
