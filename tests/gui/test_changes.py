"""What changed since the user agreed is shown field by field, and nothing starts before the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from orca_desktop.domain.approvals import changes as changes_between
from orca_desktop.domain.commands import ApproveChanges, RollBackImage
from orca_desktop.domain.containers import Approval, Change
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.widgets.changes_card import ChangesCard
from orca_desktop.state.selectors import can_roll_back
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

STAKE = Change(what="Minimum stake", before="0.010 KOII", now="0.050 KOII")


def card(desk: Desk) -> ChangesCard:
    return desk.page.changes


def changed(*changes: Change) -> Task:
    return replace(scenes.task(state=TaskState.STOPPED), approved=scenes.approval(), changes=changes)


def press(desk: Desk, name: str) -> None:
    QTest.mouseClick(getattr(card(desk), name), Qt.MouseButton.LeftButton)


def test_every_difference_is_shown_with_before_and_now(desk: Desk) -> None:
    desk.play(scenes.changed)
    model = card(desk).model

    shown = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]

    assert ["Image version", f"{scenes.DIGEST[:19]}…", f"{scenes.NEW_DIGEST[:19]}…"] == shown[0]
    assert shown[1] == ["Minimum stake", "0.010 KOII", "0.050 KOII"]
    assert "2 things have changed since you agreed to run Prime Census" in card(desk).accessibleName()


def test_agreeing_asks_for_it_and_the_card_stays_until_the_node_has_done_it(desk: Desk) -> None:
    desk.play(scenes.changed)
    press(desk, "agree_button")

    assert [ApproveChanges(SAMPLE)] == desk.sent
    assert card(desk).isVisible()

    desk.say(TaskChanged(scenes.task()))

    assert not card(desk).isVisible()


def test_the_approved_image_can_be_kept(desk: Desk) -> None:
    desk.play(scenes.changed)
    press(desk, "keep_button")

    assert [RollBackImage(SAMPLE)] == desk.sent


def test_without_another_image_there_is_none_to_keep(desk: Desk) -> None:
    desk.say(TaskChanged(changed(STAKE)))

    assert card(desk).agree_button.isVisible()
    assert not card(desk).keep_button.isVisible()


@pytest.mark.parametrize("other", [{"image": "another/image:2"}, {"digest": scenes.NEW_DIGEST}])
def test_what_the_node_calls_a_change_of_the_image_is_one(other: dict[str, str]) -> None:
    before: Approval = scenes.approval()
    found = changes_between(before, replace(before, **other))  # type: ignore[arg-type]  # fields by their names

    assert found
    assert can_roll_back(changed(*found))
    assert not can_roll_back(changed(STAKE))


def test_not_now_folds_the_card_until_it_is_asked_for(desk: Desk) -> None:
    desk.play(scenes.changed)
    press(desk, "later_button")
    assert not card(desk).is_open
    assert card(desk).isVisible()

    desk.say(TaskChanged(desk.store.tasks[SAMPLE]))
    assert not card(desk).is_open

    press(desk, "look_button")

    assert card(desk).is_open
    assert desk.sent == []


def test_another_change_opens_the_card_again(desk: Desk) -> None:
    desk.say(TaskChanged(changed(STAKE)))
    press(desk, "later_button")

    desk.say(TaskChanged(changed(STAKE, Change(what="Round time", before="10 slots", now="20 slots"))))

    assert card(desk).is_open


def test_a_task_that_still_runs_goes_on_as_agreed(desk: Desk) -> None:
    desk.say(TaskChanged(replace(changed(STAKE), state=TaskState.FINISHING)))

    assert "It goes on as you agreed until its rounds are done" in card(desk).accessibleName()


def test_the_card_belongs_to_the_selected_task(desk: Desk) -> None:
    desk.play(scenes.changed)

    desk.page.table.select_task(scenes.task_id("Pulse Indexer"))
    assert not card(desk).isVisible()

    desk.page.table.select_task(SAMPLE)

    assert card(desk).isVisible()


def test_a_strangers_words_stay_on_one_line(desk: Desk) -> None:
    desk.say(TaskChanged(changed(Change(what="Image\nversion", before="", now="<b>x</b>\n" * 400))))
    model = card(desk).model

    assert model.index(0, 0).data() == "Image version"
    assert model.index(0, 1).data() == "nothing"
    assert len(model.index(0, 2).data()) == 200


def test_in_a_low_window_the_figures_give_way(desk: Desk) -> None:
    desk.window.resize(desk.window.minimumSize())
    desk.play(scenes.changed)
    assert not desk.page.summary.isVisible()

    press(desk, "later_button")

    assert desk.page.summary.isVisible()
