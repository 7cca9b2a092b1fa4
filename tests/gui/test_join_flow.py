"""Joining as a flow: what is typed is answered at once, several wait their turn, the way to the reward is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.commands import JoinTask, ReviewTask, StartTask, StopTask
from orca_desktop.domain.events import (
    CommandRefused,
    EngineChanged,
    PullProgressed,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
)
from orca_desktop.domain.pasted import Pasted, looked_over
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.join_queue import EntryState, JoinQueue
from orca_desktop.gui.outside import PassingMemory
from orca_desktop.gui.pages.workspace import HELP, NETWORK, WALLET
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk
from tests.gui.test_accessible import assert_all_named

FIRST, SECOND, THIRD = (scenes.task_id(name) for name in ("Prime Census", "Second", "Third"))
FRESH = replace(scenes.task(claimable=0), state=TaskState.STARTING, stake=Units(0), digest=None)


def field_says(desk: Desk, text: str) -> str:
    desk.page.join.bar.field.setText(text)
    hint = desk.page.join.bar.hint
    return hint.text() if hint.isVisible() else ""


def child(desk: Desk, name: str) -> QPushButton:
    found = desk.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def states(desk: Desk) -> list[EntryState]:
    return [entry.state for entry in desk.page.join.queue.entries]


def refused(text: str) -> CommandRefused:
    return CommandRefused(ReviewTask(text), "No such task", f"The network knows no account {text}.")


# -- typing -----------------------------------------------------------------------------------------------------


def test_what_is_typed_is_answered_at_once_and_nobody_is_asked(desk: Desk) -> None:
    assert field_says(desk, SAMPLE) == "A task ID."
    assert "“0”" in field_says(desk, "0xPrimeCensus")
    assert "a part of it is missing" in field_says(desk, SAMPLE[:20])
    assert field_says(desk, f"{FIRST} {SECOND} 0x") == (
        "2 task IDs. They are looked up one after the other. 1 more can be none of them."
    )
    assert desk.sent == []


def test_the_first_letters_are_not_nagged_at(desk: Desk) -> None:
    assert field_says(desk, "0x12") == ""


def test_a_task_that_is_in_the_list_is_offered_to_be_shown(desk: Desk) -> None:
    desk.play(scenes.busy)
    assert field_says(desk, FIRST) == "You have joined this task already: Prime Census."

    child(desk, "joinShow").click()

    assert desk.page.table.selected_task == FIRST
    assert desk.sent == []


def test_the_hint_is_read_to_those_who_do_not_see_it(desk: Desk) -> None:
    field_says(desk, "0xPrimeCensus")

    assert "“0”" in desk.page.join.bar.field.accessibleDescription()


# -- several ----------------------------------------------------------------------------------------------------


def test_several_are_looked_up_one_after_the_other(desk: Desk) -> None:
    desk.page.join.use(f"{FIRST}\n{SECOND}, {THIRD}")
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)
    assert [ReviewTask(FIRST)] == desk.sent
    assert states(desk) == [EntryState.LOOKING, EntryState.WAITING, EntryState.WAITING]
    assert desk.page.join.list.isVisible()

    desk.say(TaskReviewed(scenes.review()))
    assert states(desk)[0] is EntryState.OPEN
    child(desk, "joinButton").click()
    desk.say(TaskChanged(FRESH))

    assert desk.sent[1:] == [JoinTask(FIRST), ReviewTask(SECOND)]


def test_not_now_goes_on_with_the_next(desk: Desk) -> None:
    desk.page.join.open(f"{FIRST} {SECOND}")
    desk.say(TaskReviewed(scenes.review()))

    child(desk, "notNowButton").click()

    assert [ReviewTask(FIRST), ReviewTask(SECOND)] == desk.sent
    assert len(desk.page.join.queue.entries) == 1


def test_one_that_fails_stays_with_its_reason_and_the_others_go_on(desk: Desk) -> None:
    desk.page.join.open(f"{FIRST} {SECOND}")
    desk.say(refused(FIRST))

    assert states(desk) == [EntryState.FAILED, EntryState.LOOKING]
    assert desk.page.join.queue.entries[0].title == "No such task"
    assert not desk.page.join.refusal.isVisible()

    desk.say(refused(SECOND))
    child(desk, f"joinAgain{desk.page.join.queue.entries[0].number}").click()

    assert [ReviewTask(FIRST), ReviewTask(SECOND), ReviewTask(FIRST)] == desk.sent


def test_what_is_typed_goes_before_what_waits_and_nothing_is_dropped(desk: Desk) -> None:
    desk.page.join.open(f"{FIRST} {SECOND}")
    desk.say(TaskReviewed(scenes.review()))

    desk.page.join.use(THIRD)
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)

    assert [ReviewTask(FIRST), ReviewTask(THIRD)] == desk.sent
    assert [entry.task_id for entry in desk.page.join.queue.entries] == [THIRD, FIRST, SECOND]


def test_one_that_was_typed_alone_and_failed_is_told_beside_the_field_only(desk: Desk) -> None:
    desk.page.join.use(SAMPLE)
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)
    desk.say(refused(SAMPLE))

    assert desk.page.join.refusal.isVisible()
    assert desk.page.join.bar.field.text() == SAMPLE
    assert desk.page.join.queue.entries == ()


def test_what_waits_or_failed_is_still_there_after_a_restart() -> None:
    memory = PassingMemory()
    first = JoinQueue(memory)
    first.add([_pasted(FIRST), _pasted(SECOND)])
    first.failed("No such task", "…")

    again = JoinQueue(memory)

    assert [(entry.task_id, entry.state) for entry in again.entries] == [
        (FIRST, EntryState.WAITING),
        (SECOND, EntryState.WAITING),
    ]
    assert again.is_idle
    again.remove(again.entries[0].number)
    assert [entry.task_id for entry in JoinQueue(memory).entries] == [SECOND]


@pytest.mark.parametrize("kept", ["", "{", "5", "[5, null]"])
def test_a_memory_that_makes_no_sense_is_none(kept: str) -> None:
    memory = PassingMemory()
    memory.keep("joins", kept)

    assert JoinQueue(memory).entries == ()


def _pasted(text: str) -> Pasted:
    (only,) = looked_over(text)
    return only


def test_a_task_that_has_moved_offers_the_one_that_stands_in_for_it(desk: Desk) -> None:
    desk.page.join.use(SAMPLE)
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)
    desk.say(CommandRefused(ReviewTask(SAMPLE), "This task has moved", "Join the new one.", SECOND))

    child(desk, "joinSuccessor").click()

    assert [ReviewTask(SAMPLE), ReviewTask(SECOND)] == desk.sent
    assert not child(desk, "joinSuccessor").isVisible()


# -- ways in ----------------------------------------------------------------------------------------------------


def test_the_clipboard_is_looked_up_with_one_click(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(f"orca://join/{SAMPLE}")
    desk.page.join.bar.clipboard_button.click()

    assert [ReviewTask(f"orca://join/{SAMPLE}")] == desk.sent


def test_the_clipboard_is_looked_up_with_one_stroke(qtbot: QtBot, desk: Desk) -> None:
    QGuiApplication.clipboard().setText(SAMPLE)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_V, both)

    qtbot.waitUntil(lambda: [ReviewTask(SAMPLE)] == desk.sent, timeout=30_000)


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.page.join.bar.clipboard_button.click()

    assert desk.page.join.refusal.text.startswith("Nothing to look up")
    assert desk.sent == []


def test_a_link_is_looked_up_from_every_page(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(NETWORK)

    desk.workspace.open_link(f"orca://join/{SAMPLE}")

    assert desk.page.isVisible()
    assert [ReviewTask(f"orca://join/{SAMPLE}")] == desk.sent


def test_a_link_waits_while_a_review_is_being_filled_in(desk: Desk) -> None:
    desk.play(scenes.asking)
    secret = next(iter(desk.page.join.card.variables.fields.values())).line
    secret.setText("half a secret")

    desk.workspace.open_link(f"orca://join/{SECOND}")

    assert desk.page.join.card.isVisible()
    assert secret.text() == "half a secret"
    assert desk.page.join.list.isVisible()
    assert desk.sent == []


def test_what_is_no_link_stays_in_the_list_with_the_reason(desk: Desk) -> None:
    desk.workspace.open_link("orca://join/0x")

    assert states(desk) == [EntryState.FAILED]
    assert desk.page.join.list.isVisible()
    assert desk.sent == []


@pytest.mark.parametrize("as_url", [True, False])
def test_a_link_can_be_dropped_anywhere_on_the_window(desk: Desk, as_url: bool) -> None:
    mime = QMimeData()
    if as_url:
        mime.setUrls([QUrl(f"orca://join/{SAMPLE}")])
    else:
        mime.setText(SAMPLE)
    actions, buttons, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, mime, buttons, none)
    desk.workspace.dragEnterEvent(enter)
    assert enter.isAccepted()

    desk.workspace.dropEvent(QDropEvent(QPointF(5, 5), actions, mime, buttons, none))

    assert [ReviewTask(f"orca://join/{SAMPLE}" if as_url else SAMPLE)] == desk.sent


def test_a_file_that_is_dropped_is_not_taken(desk: Desk) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()

    desk.workspace.dragEnterEvent(event)

    assert not event.isAccepted()


# -- from joined to the first reward ----------------------------------------------------------------------------


def joined(desk: Desk, task: Task = FRESH) -> None:
    desk.say(EngineChanged(scenes.engine()), TaskReviewed(scenes.review()))
    desk.say(TaskChanged(task))


def test_a_joined_task_is_followed_to_its_first_reward(desk: Desk) -> None:
    joined(desk)
    card = desk.page.follow.card
    assert card.isVisible()
    assert "Prime Census is being set up" in card.accessibleName()

    desk.say(PullProgressed(FRESH.id, scenes.pull()))
    assert card.words.text().startswith("Pulling the image: 62 %")
    assert card.bar.isVisible()
    assert card.bar.part == pytest.approx(0.62, abs=0.01)

    running = replace(FRESH, state=TaskState.RUNNING, stake=Units(10_000_000))
    desk.say(PullProgressed(FRESH.id, None), TaskChanged(running))
    assert not card.bar.isVisible()
    desk.say(RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.PAID)))

    assert "Prime Census is at work" in card.accessibleName()
    assert not card.stop_button.isVisible()


@pytest.mark.parametrize("state", [TaskState.STOPPED, TaskState.FAILED])
def test_a_task_that_was_stopped_after_its_first_reward_is_not_called_at_work(desk: Desk, state: TaskState) -> None:
    running = replace(FRESH, state=TaskState.RUNNING, stake=Units(10_000_000))
    joined(desk, running)
    desk.say(RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.PAID)))
    card = desk.page.follow.card
    assert "Prime Census is at work" in card.accessibleName()

    desk.say(TaskChanged(replace(running, state=state)))

    assert "Prime Census stands still" in card.accessibleName()
    assert card.help_button.isVisible()
    assert card.help_button.text() == "Start again"


def test_what_is_being_set_up_can_be_cancelled(desk: Desk) -> None:
    joined(desk)
    button = child(desk, "joinStop")
    assert (button.text(), button.toolTip()) == ("Cancel", "Stops it. Nothing is staked yet.")

    button.click()

    assert desk.sent[-1] == StopTask(FRESH.id)


def test_a_failure_says_the_step_the_reason_and_what_helps_and_can_be_copied(desk: Desk) -> None:
    joined(desk)
    desk.say(TaskChanged(replace(FRESH, state=TaskState.FAILED, detail="The image does not exist.")))
    card = desk.page.follow.card

    assert card.words.text().startswith("Image: The image does not exist.")
    assert "start it again" in card.words.text()
    card.copy_button.click()
    assert QGuiApplication.clipboard().text().startswith(f"Prime Census ({FRESH.id})\nImage stands still")
    child(desk, "joinHelp").click()
    assert desk.sent[-1] == StartTask(FRESH.id)


def test_without_an_engine_the_help_leads_to_the_setup(desk: Desk) -> None:
    joined(desk)
    desk.say(EngineChanged(scenes.engine(reachable=False, problem="It is not started.")))

    child(desk, "joinHelp").click()

    assert desk.workspace.setup.isVisible()


def test_without_money_the_help_leads_to_the_wallet(desk: Desk) -> None:
    joined(desk)
    desk.page.follow.help_asked.emit(FRESH.id, "wallet")

    assert desk.wallet.isVisible()


def test_the_card_stays_away_once_it_was_closed(desk: Desk) -> None:
    joined(desk)
    desk.page.follow.card.close_button.click()
    desk.say(TaskChanged(replace(FRESH, state=TaskState.RUNNING)))

    assert not desk.page.follow.isVisible()


def test_a_task_that_has_been_paid_before_is_not_followed(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()), RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.PAID)))

    assert not desk.page.follow.isVisible()


def test_every_control_of_the_way_in_has_words(desk: Desk) -> None:
    desk.page.join.open(f"{SECOND} {THIRD} 0x")
    desk.say(refused(SECOND))
    assert_all_named(desk)
    joined(desk)
    desk.say(TaskChanged(replace(FRESH, state=TaskState.FAILED, detail="The image does not exist.")))

    assert_all_named(desk)


# -- nothing is lost --------------------------------------------------------------------------------------------


def test_what_was_typed_is_there_after_a_look_at_another_page(desk: Desk) -> None:
    desk.page.join.bar.field.setText("half an ID")
    for page in (WALLET, NETWORK, HELP, 0):
        desk.workspace.sidebar.choose_page(page)

    assert desk.page.join.bar.field.text() == "half an ID"


def test_a_card_of_the_wallet_keeps_what_was_typed_while_another_page_is_looked_at(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(WALLET)
    desk.wallet.flows.create()
    card = desk.wallet.card
    assert card is not None
    name = card.first_field()
    QTest.keyClicks(name, "Savings for later")

    desk.workspace.sidebar.choose_page(NETWORK)
    desk.workspace.sidebar.choose_page(WALLET)

    assert desk.wallet.card is card
    assert card.isVisible()
    assert "Savings for later" in str(name.property("text"))
