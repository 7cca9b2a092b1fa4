"""Variables in the window: asked for when joining, set and removed later, and a value on the screen only on request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from orca_desktop.domain.commands import JoinTask, SetVariables
from orca_desktop.domain.events import CommandRefused, TaskChanged, TaskReviewed
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.variables import MAX_VALUE
from orca_desktop.gui.widgets.variable_fields import VariableFields
from orca_desktop.gui.widgets.variables_panel import VariablesPanel
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

CONTAINER_TAB = 5
BUILDER = scenes.task_id("Prometheus Builder")
VALUE = "ghp-very-secret"


def fields(desk: Desk) -> VariableFields:
    return desk.page.join.card.variables


def panel(desk: Desk) -> VariablesPanel:
    desk.page.details.setCurrentIndex(CONTAINER_TAB)
    return desk.page.details.container.variables


def lacking(desk: Desk) -> Task:
    desk.play(scenes.lacking)
    return desk.store.tasks[SAMPLE]


def type_value(line: QLineEdit, text: str = VALUE) -> None:
    line.setFocus()
    QTest.keyClicks(line, text)


def press(button: object) -> None:
    assert hasattr(button, "click")
    button.click()


def texts(desk: Desk) -> str:
    """Everything that labels and fields show, and what screen readers are told."""
    labels = [widget.text() for widget in desk.window.findChildren(QLabel)]
    lines = [widget.displayText() for widget in desk.window.findChildren(QLineEdit)]
    spoken = [widget.accessibleName() + widget.toolTip() for widget in desk.window.findChildren(QLineEdit)]
    return "\n".join((*labels, *lines, *spoken))


# -- when joining ---------------------------------------------------------------------------------------------------


def test_every_variable_has_a_field_that_says_whether_it_is_set(desk: Desk) -> None:
    desk.play(scenes.asking)

    placeholders = {name: field.line.placeholderText() for name, field in fields(desk).fields.items()}

    assert placeholders == {"GITHUB_TOKEN": "not set", "API_KEY": "set; type to replace it"}
    assert fields(desk).isVisible()
    assert "kept in the keyring of this computer" in fields(desk).words.text()
    assert "Without GITHUB_TOKEN the task is joined and waits" in fields(desk).words.text()


def test_what_is_typed_goes_with_the_joining_and_is_not_seen(desk: Desk) -> None:
    desk.play(scenes.asking)
    type_value(fields(desk).fields["GITHUB_TOKEN"].line)

    assert VALUE not in texts(desk)
    assert "waits" not in fields(desk).words.text()

    press(desk.page.join.card.join_button)

    assert desk.sent == [JoinTask(BUILDER, variables=(("GITHUB_TOKEN", Secret(VALUE)),))]


def test_joining_without_a_value_is_offered_too(desk: Desk) -> None:
    desk.play(scenes.asking)
    press(desk.page.join.card.join_button)

    assert desk.sent == [JoinTask(BUILDER)]


def test_a_value_is_seen_while_its_button_is_pressed_down(desk: Desk) -> None:
    desk.play(scenes.asking)
    field = fields(desk).fields["API_KEY"]
    assert (field.see.isEnabled(), field.see.toolTip()) == (False, "Nothing was typed")
    type_value(field.line)

    field.see.setFocus()
    QTest.keyClick(field.see, Qt.Key.Key_Space)
    assert (VALUE in texts(desk), field.see.text()) == (True, "Hide")

    QTest.keyClick(field.see, Qt.Key.Key_Space)
    assert VALUE not in texts(desk)


def test_a_value_that_is_too_long_is_refused_and_not_cut(desk: Desk) -> None:
    desk.play(scenes.asking)
    fields(desk).fields["API_KEY"].line.setText("x" * (MAX_VALUE + 100))
    button = desk.page.join.card.join_button

    assert not button.isEnabled()
    assert button.toolTip() == "API_KEY: it is longer than 4,096 characters."

    fields(desk).fields["API_KEY"].line.setText("short")
    assert button.isEnabled()


@pytest.mark.parametrize("how", ["put away", "joined", "another review"])
def test_nothing_that_was_typed_is_left_when_the_review_goes(desk: Desk, how: str) -> None:
    desk.play(scenes.asking)
    line = fields(desk).fields["GITHUB_TOKEN"].line
    type_value(line)

    if how == "put away":
        press(desk.page.join.card.ways.away_button)
    elif how == "joined":
        desk.say(TaskChanged(scenes.task("Prometheus Builder")))
    else:
        desk.say(TaskReviewed(scenes.review()))

    assert line.text() == ""
    assert fields(desk).values() == ()


def test_a_task_that_asks_for_nothing_has_no_such_part(desk: Desk) -> None:
    desk.play(scenes.reviewing)

    assert not fields(desk).isVisible()


# -- later ----------------------------------------------------------------------------------------------------------


def test_names_are_shown_with_their_state_and_since_when(desk: Desk) -> None:
    lacking(desk)
    states = {name: row.state.text() for name, row in panel(desk).rows.items()}

    assert states == {"GITHUB_TOKEN": "missing", "API_KEY": "set", "OLD_NAME": "set, no longer asked for"}
    assert panel(desk).isVisible()
    assert "Last changed " in panel(desk).words.text()
    assert panel(desk).rows["GITHUB_TOKEN"].title.accessibleName() == "GITHUB_TOKEN: missing"


def test_setting_one_asks_the_node_and_shows_it_when_it_is_kept(desk: Desk) -> None:
    task = lacking(desk)
    row = panel(desk).rows["GITHUB_TOKEN"]
    type_value(row.field.line)
    QTest.keyClick(row.field.line, Qt.Key.Key_Return)

    assert desk.sent == [SetVariables(SAMPLE, values=(("GITHUB_TOKEN", Secret(VALUE)),))]
    assert row.state.text() == "missing"
    assert (row.set_button.isEnabled(), row.set_button.toolTip()) == (False, "The keyring is being asked.")

    desk.say(TaskChanged(replace(task, variables_set=("API_KEY", "OLD_NAME", "GITHUB_TOKEN"), variables_at=1e9)))

    assert (row.state.text(), row.field.line.text(), row.set_button.text()) == ("set", "", "Replace")


def test_what_was_typed_stays_when_the_keyring_refuses(desk: Desk) -> None:
    lacking(desk)
    row = panel(desk).rows["GITHUB_TOKEN"]
    type_value(row.field.line)
    press(row.set_button)
    named = SetVariables(SAMPLE, values=(("GITHUB_TOKEN", Secret("")),))
    desk.say(CommandRefused(named, "The keyring is locked", "Unlock it."))

    assert row.field.line.text() == VALUE
    assert row.set_button.isEnabled()


def test_one_is_removed(desk: Desk) -> None:
    lacking(desk)
    press(panel(desk).rows["OLD_NAME"].remove_button)

    assert desk.sent == [SetVariables(SAMPLE, removed=("OLD_NAME",))]


def test_buttons_that_cannot_be_pressed_say_why(desk: Desk) -> None:
    lacking(desk)
    row = panel(desk).rows["GITHUB_TOKEN"]

    assert (row.set_button.isEnabled(), row.set_button.toolTip()) == (False, "Type a value first.")
    assert (row.remove_button.isEnabled(), row.remove_button.accessibleDescription()) == (False, "It is not set.")


def test_what_was_typed_for_one_task_is_gone_at_the_next(desk: Desk) -> None:
    lacking(desk)
    type_value(panel(desk).rows["GITHUB_TOKEN"].field.line)
    desk.page.table.select_task(BUILDER)
    assert not panel(desk).isVisible()
    desk.page.table.select_task(SAMPLE)

    assert panel(desk).rows["GITHUB_TOKEN"].field.line.text() == ""


def test_other_news_of_the_task_leaves_what_is_being_typed(desk: Desk) -> None:
    task = lacking(desk)
    type_value(panel(desk).rows["GITHUB_TOKEN"].field.line)
    desk.say(TaskChanged(replace(task, nodes=9)))

    assert panel(desk).rows["GITHUB_TOKEN"].field.line.text() == VALUE


def test_a_hidden_value_is_not_copied(desk: Desk) -> None:
    lacking(desk)
    line = panel(desk).rows["GITHUB_TOKEN"].field.line
    type_value(line)
    QGuiApplication.clipboard().setText("before")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "before"
