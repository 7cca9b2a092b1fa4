"""Practice in the window: a way of its own in the review, and never to be taken for a run."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from orca_desktop.domain.commands import JoinTask, ReviewTask
from orca_desktop.domain.events import AccountsChanged, CommandRefused, RoundChanged, TaskChanged, TaskReviewed
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.gui.actions import ActionId, actions_of, main_action
from orca_desktop.gui.delegates.task_cells import record_tip
from orca_desktop.gui.models.task_columns import TaskColumn
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.tray_state import tray_state
from orca_desktop.gui.widgets.review_card import ReviewCard
from orca_desktop.gui.widgets.task_menu import TaskMenu
from orca_desktop.gui.words import round_term
from orca_desktop.state.joining import JoinStep, join_story
from orca_desktop.state.store import Store
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import SAMPLE, Desk

PRACTICE = JoinTask(SAMPLE, stages="", way=Way.PRACTICE)


def reviewed(desk: Desk, known: AccountsChanged | None = None) -> ReviewCard:
    scenes.apply_world(desk.store)
    if known is not None:
        desk.store.apply(known)
    desk.say(TaskReviewed(scenes.review()))
    return desk.page.join.card


def practising(desk: Desk) -> Task:
    desk.play(scenes.practising)
    return desk.store.tasks[SAMPLE]


# -- the review -----------------------------------------------------------------------------------------------------


def test_the_review_offers_three_ways_each_with_what_it_means(desk: Desk) -> None:
    ways = reviewed(desk).ways

    buttons = (ways.run_button, ways.practice_button, ways.watch_button)
    assert [button.text() for button in buttons] == ["Join and stake 0.010 KOII", "Practise", "Watch"]
    assert all(button.isEnabled() and button.accessibleDescription() for button in buttons)
    assert "Nothing goes on chain" in ways.practice_button.toolTip()


def test_practice_is_asked_for_without_any_account_and_where_no_proof_can_be_stored(desk: Desk) -> None:
    card = reviewed(desk, AccountsChanged((), "", wallet_scenes.PLACES))
    desk.say(TaskReviewed(replace(scenes.review(), obstacle="There is no proof store.")))
    assert not card.join_button.isEnabled()

    card.ways.practice_button.click()

    assert desk.sent == [PRACTICE]
    assert not card.ways.practice_button.isEnabled()


def test_after_a_refusal_another_way_can_be_gone(desk: Desk) -> None:
    card = reviewed(desk)
    card.ways.practice_button.click()

    desk.say(CommandRefused(PRACTICE, "The image cannot be found", "Look at its name."))

    assert card.ways.practice_button.isEnabled()
    assert card.join_button.isEnabled()


def test_the_review_of_a_task_that_practises_offers_to_run_it_and_nothing_less(desk: Desk) -> None:
    task = practising(desk)
    desk.say(TaskReviewed(scenes.review()))
    card = desk.page.join.card

    assert not card.ways.practice_button.isEnabled()
    assert card.ways.practice_button.toolTip() == "You practise it already."
    assert not card.ways.watch_button.isEnabled()
    desk.say(TaskChanged(replace(task, as_of=task.as_of + 5)))
    assert card.isVisible()
    card.join_button.click()
    assert desk.sent == [JoinTask(SAMPLE)]
    desk.say(TaskChanged(replace(task, way=Way.RUN)))
    assert not card.isVisible()


# -- the task -------------------------------------------------------------------------------------------------------


def test_a_row_says_that_it_practises_whatever_its_state(desk: Desk) -> None:
    practising(desk)
    model = desk.page.table.tasks
    titles = [model.index(row, TaskColumn.STATE).data() for row in range(model.rowCount())]

    assert titles == ["Practising", "Earning", "Practice: failed"]


def test_its_rounds_are_told_as_practice_also_while_they_go_on() -> None:
    working = scenes.practised(8, RoundResult.WORKING)

    assert record_tip(working) == "Round 8: Practising"
    assert round_term(working).tone is Tone.QUIET
    assert record_tip(scenes.practised(7)) == "Round 7: Practised"
    assert round_term(scenes.record(8, RoundResult.WORKING)).word == "Working"


def test_a_run_is_offered_by_its_menu_and_by_no_other_tasks(desk: Desk) -> None:
    task = practising(desk)

    menu = TaskMenu(task, desk.sent.append, lambda: None, desk.window)
    entry = menu.findChild(QAction, f"menu-{ActionId.RUN.value}")
    assert entry is not None
    entry.trigger()
    menu.close()

    assert desk.sent == [ReviewTask(SAMPLE)]
    assert main_action(task).id is ActionId.STOP
    assert ActionId.RUN not in {action.id for action in actions_of(replace(task, way=Way.RUN))}


def test_no_account_can_be_chosen_for_it(desk: Desk) -> None:
    desk.store.apply(AccountsChanged((wallet_scenes.MAIN,), wallet_scenes.MAIN.name, wallet_scenes.PLACES))
    task = practising(desk)
    desk.page.table.select_task(SAMPLE)
    desk.page.details.setCurrentIndex(5)
    assert desk.page.details.container.account.isHidden()

    desk.say(TaskChanged(replace(task, way=Way.RUN)))

    assert not desk.page.details.container.account.isHidden()


def test_the_tray_tells_apart_what_only_practises() -> None:
    store = Store()
    scenes.practising(store)
    assert (tray_state(store).tone, tray_state(store).word) == (Tone.WARN, "In trouble: Doc Writer")
    store.apply(TaskChanged(replace(store.tasks[scenes.task_id("Doc Writer")], state=TaskState.STOPPED)))
    assert (tray_state(store).tone, tray_state(store).word) == (Tone.GOOD, "1 task runs, 1 practises")
    store.apply(TaskChanged(replace(store.tasks[scenes.task_id("Pulse Indexer")], state=TaskState.STOPPED)))

    assert (tray_state(store).tone, tray_state(store).word) == (Tone.QUIET, "1 practises")


# -- its way in -----------------------------------------------------------------------------------------------------


def test_what_it_takes_until_a_task_practises_has_no_stake_and_no_reward(desk: Desk) -> None:
    scenes.apply_world(desk.store)
    fresh = replace(scenes.running(), way=Way.PRACTICE, stake=scenes.task().stake, claimable=scenes.task().claimable)
    desk.say(TaskChanged(fresh))
    story = join_story(desk.store, SAMPLE)
    assert story is not None
    assert [step for step, _ in story.steps] == [JoinStep.IMAGE, JoinStep.CONTAINER, JoinStep.PROOF]
    assert not story.is_over

    desk.say(RoundChanged(scenes.practised(scenes.NOW_ROUND - 1)))

    over = join_story(desk.store, SAMPLE)
    assert over is not None
    assert over.is_over


def test_its_button_can_be_reached_by_its_name(desk: Desk) -> None:
    reviewed(desk)

    button = desk.window.findChild(QPushButton, "practiceButton")
    assert button is not None
    assert "no account is needed" in button.accessibleDescription()
