"""The way in: paste, look up, read, join; and what is said when it does not work."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import JoinTask, ReviewTask, StartTask
from orca_desktop.domain.containers import Mount, MountKind, plan_for_image
from orca_desktop.domain.events import CommandRefused, EngineChanged, TaskChanged, TaskReviewed, WalletChanged
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskReview
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

REFUSED = CommandRefused(ReviewTask("0x"), "This is not a task ID", "This text has “0”.")


def paste(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    target = desk.window.focusWidget() or desk.window
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def look_up(desk: Desk, text: str = SAMPLE) -> None:
    desk.page.join.use(text)
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)


def child(desk: Desk, name: str) -> QPushButton:
    found = desk.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_an_id_can_be_pasted_anywhere_in_the_window(qtbot: QtBot, desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.table.setFocus()

    paste(desk, f"  {SAMPLE}\n")

    qtbot.waitUntil(lambda: desk.page.join.bar.field.text() == SAMPLE)
    assert desk.page.join.bar.field.hasFocus()
    assert desk.sent == []


def test_pasting_into_another_text_field_stays_there(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(4)
    search = desk.page.details.logs.view.bar.search
    search.setFocus()

    paste(desk, "healthz")

    assert search.text() == "healthz"
    assert desk.page.join.bar.field.text() == ""


def test_enter_asks_for_a_review_of_the_text_as_it_is(desk: Desk) -> None:
    look_up(desk, "orca://join/abc?x=1")

    assert [ReviewTask("orca://join/abc?x=1")] == desk.sent
    assert not child(desk, "lookUpButton").isEnabled()
    assert child(desk, "lookUpButton").text() == "Looking up…"


def test_the_button_asks_too_and_is_off_while_there_is_no_text(desk: Desk) -> None:
    button = child(desk, "lookUpButton")
    assert not button.isEnabled()
    assert button.toolTip() == "Paste or type a task ID first"

    desk.page.join.use(SAMPLE)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert [ReviewTask(SAMPLE)] == desk.sent


def test_asking_twice_sends_one_command(desk: Desk) -> None:
    look_up(desk)
    QTest.keyClick(desk.page.join.bar.field, Qt.Key.Key_Return)

    assert len(desk.sent) == 1


def test_nothing_is_shown_before_the_node_answers(desk: Desk) -> None:
    look_up(desk)

    assert not desk.page.join.card.isVisible()
    assert not desk.page.join.refusal.isVisible()


def test_a_review_takes_the_page_and_joining_sends_one_command(desk: Desk) -> None:
    look_up(desk)
    desk.say(WalletChanged(scenes.wallet()), TaskReviewed(scenes.review()))

    assert desk.page.join.card.isVisible()
    assert not desk.page.empty.isVisible()
    button = child(desk, "joinButton")
    assert button.text() == "Join and stake 0.010 KOII"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert [ReviewTask(SAMPLE), JoinTask(SAMPLE)] == desk.sent
    assert button.text() == "Joining…"


def test_the_review_closes_when_the_task_is_in_the_list(desk: Desk) -> None:
    look_up(desk)
    desk.say(TaskReviewed(scenes.review()))
    desk.say(TaskChanged(scenes.task()))

    assert not desk.page.join.card.isVisible()
    assert desk.page.table.isVisible()
    assert desk.page.join.bar.field.text() == ""


def test_the_joined_task_is_selected(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.say(TaskReviewed(scenes.review(name="Seventh")))

    desk.say(TaskChanged(scenes.task("Seventh")))

    assert scenes.task_id("Seventh") == desk.page.table.selected_task
    assert desk.page.table.hasFocus()


def test_not_now_puts_the_review_away(desk: Desk) -> None:
    desk.say(TaskReviewed(scenes.review()))

    QTest.mouseClick(child(desk, "notNowButton"), Qt.MouseButton.LeftButton)

    assert not desk.page.join.card.isVisible()
    assert desk.page.empty.isVisible()
    assert desk.sent == []


def test_escape_puts_the_review_away(qtbot: QtBot, desk: Desk) -> None:
    desk.say(TaskReviewed(scenes.review()))

    QTest.keyClick(child(desk, "joinButton"), Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: not desk.page.join.card.isVisible())


def test_what_keeps_this_node_from_joining_any_task_leaves_watching(desk: Desk) -> None:
    desk.say(
        WalletChanged(scenes.wallet()), TaskReviewed(replace(scenes.review(), obstacle="There is no proof store."))
    )

    assert not child(desk, "joinButton").isEnabled()
    assert child(desk, "joinButton").toolTip() == "There is no proof store."
    assert child(desk, "watchButton").isEnabled()


def test_a_wallet_with_too_little_cannot_join_and_says_so(desk: Desk) -> None:
    desk.say(WalletChanged(scenes.wallet(balance=9_999_999)), TaskReviewed(scenes.review()))
    button = child(desk, "joinButton")

    assert not button.isEnabled()
    assert button.toolTip() == "0.010 KOII is needed for the stake; the main wallet holds 0.009 KOII."

    desk.say(WalletChanged(scenes.wallet(balance=10_000_000)))

    assert button.isEnabled()


def test_a_refusal_is_told_and_keeps_what_was_typed(desk: Desk) -> None:
    look_up(desk, "0x")

    desk.say(REFUSED)

    assert desk.page.join.bar.field.text() == "0x"
    assert desk.page.join.refusal.text == "This is not a task ID\nThis text has “0”."
    assert desk.page.join.refusal.isVisible()
    assert child(desk, "lookUpButton").isEnabled()


def test_a_refusal_goes_when_it_is_closed_or_when_one_asks_again(desk: Desk) -> None:
    look_up(desk, "0x")
    desk.say(REFUSED)

    look_up(desk)

    assert not desk.page.join.refusal.isVisible()


def test_a_refused_join_can_be_tried_again(desk: Desk) -> None:
    desk.say(WalletChanged(scenes.wallet()), TaskReviewed(scenes.review()))
    QTest.mouseClick(child(desk, "joinButton"), Qt.MouseButton.LeftButton)

    desk.say(CommandRefused(JoinTask(SAMPLE), "The network rejected a transaction", "Nothing was paid."))

    assert child(desk, "joinButton").isEnabled()
    assert desk.page.join.card.isVisible()
    assert desk.page.join.refusal.isVisible()


def test_a_refused_start_is_told_as_well(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.say(CommandRefused(StartTask(SAMPLE), "Docker is not running", "Start Docker."))

    assert desk.page.join.refusal.isVisible()


def test_the_review_says_what_a_failed_audit_costs(desk: Desk) -> None:
    desk.say(TaskReviewed(scenes.review()))

    texts = _texts(desk)

    assert any("A failed audit costs 70 % of the stake: 0.007 KOII" in text for text in texts)
    assert "6,000 rounds · 56 d 16 h" in texts


def test_without_docker_the_review_promises_no_container(desk: Desk) -> None:
    status = EngineStatus(kind=EngineKind.PROCESS, reachable=True)
    desk.say(EngineChanged(status), TaskReviewed(scenes.review()))

    assert any("ordinary process" in text for text in _texts(desk))
    assert not any("In a container" in text for text in _texts(desk))


def test_what_the_user_may_grant_is_told_in_the_review(desk: Desk) -> None:
    plan = plan_for_image("a/b:1")
    models = Mount(kind=MountKind.MODELS, path="/models", read_only=True)
    asking = replace(plan, containers=(replace(plan.containers[0], wants_gpu=True, mounts=(models,)),))
    desk.say(TaskReviewed(replace(scenes.review(), plan=plan)))
    assert not any("You have not granted it" in text for text in _texts(desk))

    desk.say(TaskReviewed(replace(scenes.review(), plan=asking)))
    told = "\n".join(_texts(desk))
    assert "It asks for a graphics processor. You have not granted it one" in told
    assert "It asks to read the models that you share. You have not granted it" in told


def test_a_strangers_markup_is_shown_and_not_obeyed(desk: Desk) -> None:
    desk.say(TaskReviewed(scenes.review(name="<b>Free money</b>")))

    assert "<b>Free money</b>" in _texts(desk)


def test_the_sample_task_is_one_click_away(desk: Desk) -> None:
    QTest.mouseClick(desk.page.empty.button, Qt.MouseButton.LeftButton)

    assert desk.page.join.bar.field.text() == SAMPLE
    assert desk.sent == []


@pytest.mark.parametrize("review", [scenes.review(), scenes.review(name="Another")])
def test_ctrl_l_goes_to_the_field(qtbot: QtBot, desk: Desk, review: TaskReview) -> None:
    desk.say(TaskReviewed(review))
    focused = desk.window.focusWidget()
    assert focused is not None

    QTest.keyClick(focused, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(desk.page.join.bar.field.hasFocus)


def _texts(desk: Desk) -> list[str]:
    return [label.text() for label in desk.page.join.card.findChildren(QLabel)]
