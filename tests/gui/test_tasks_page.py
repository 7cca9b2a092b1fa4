"""The list of tasks with its buttons, and what is shown of the selected one."""

from __future__ import annotations

import dataclasses
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from orca_desktop.domain.commands import StartTask, StopTask
from orca_desktop.domain.events import EngineChanged, NetworkChanged, RecordsChanged, RoundChanged, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import RecordsStatus
from orca_desktop.domain.tasks import TaskState
from orca_desktop.gui.delegates.cells import MARGIN
from orca_desktop.gui.delegates.task_cells import CELL_STEP, record_at, record_tip
from orca_desktop.gui.widgets.table_widths import Width, shared_out
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk


def button(desk: Desk, name: str = "Prime Census") -> QPushButton:
    found = desk.window.findChild(QPushButton, f"action-{scenes.task_id(name)}")
    assert isinstance(found, QPushButton)
    return found


def test_the_first_task_brings_the_table_and_is_selected(desk: Desk) -> None:
    assert desk.page.empty.isVisible()

    desk.say(TaskChanged(scenes.task()))

    assert desk.page.table.isVisible()
    assert not desk.page.empty.isVisible()
    assert desk.page.table.selected_task == SAMPLE


def test_the_button_stops_a_running_task(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))

    QTest.mouseClick(button(desk), Qt.MouseButton.LeftButton)

    assert [StopTask(SAMPLE)] == desk.sent
    assert button(desk).text() == "Stop"


def test_the_button_follows_the_state_of_its_task(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STOPPING)))
    assert not button(desk).isEnabled()
    assert "being stopped" in button(desk).toolTip()

    desk.say(TaskChanged(scenes.task(state=TaskState.STOPPED)))
    QTest.mouseClick(button(desk), Qt.MouseButton.LeftButton)

    assert [StartTask(SAMPLE)] == desk.sent
    assert button(desk).accessibleName() == "Start Prime Census"


def test_a_task_that_is_starting_can_be_stopped(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STARTING)))

    QTest.mouseClick(button(desk), Qt.MouseButton.LeftButton)

    assert [StopTask(SAMPLE)] == desk.sent


def test_ctrl_return_presses_the_button_of_the_selected_task(qtbot: QtBot, desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.table.select_task(scenes.task_id("Prometheus Builder"))
    desk.page.table.setFocus()

    QTest.keyClick(desk.page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: desk.sent == [StartTask(scenes.task_id("Prometheus Builder"))])


def test_ctrl_return_respects_a_disabled_button(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STOPPING)))

    desk.page.table.press_selected()

    assert desk.sent == []


def test_every_row_has_its_own_button(desk: Desk) -> None:
    desk.play(scenes.busy)

    assert button(desk, "Prometheus Builder").text() == "Start"
    assert button(desk, "Hello World Orca").text() == "Stop"


def test_the_selected_task_stays_selected_while_others_change(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.table.select_task(scenes.task_id("Pulse Indexer"))

    desk.say(TaskChanged(scenes.task(claimable=1)), TaskChanged(scenes.task("New one")))

    assert scenes.task_id("Pulse Indexer") == desk.page.table.selected_task


def test_the_arrow_keys_choose_whose_rounds_are_shown(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.table.setFocus()

    QTest.keyClick(desk.page.table, Qt.Key.Key_Down)
    QTest.keyClick(desk.page.table, Qt.Key.Key_Down)

    assert desk.page.details.rounds.model.rowCount() == 10


def test_each_cell_of_the_strip_tells_its_round(desk: Desk) -> None:
    desk.play(scenes.busy)
    row = desk.page.table.tasks.rows[0]
    rect = QRect(500, 0, 190, 50)
    missed = row.strip[7]
    assert missed is not None

    assert missed == record_at(row, QPoint(500 + MARGIN + 7 * CELL_STEP + 3, 25), rect)
    assert record_at(row, QPoint(501, 25), rect) is None
    assert record_tip(missed) == "Round 39: Missed\nThe container had nothing to submit, so the round was missed."


def test_the_newest_proof_is_shown_until_a_round_is_chosen(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = desk.page.details.rounds
    assert '"roundNumber": 43' in rounds.proof.view.toPlainText()

    rounds.table.selectRow(4)
    desk.say(RoundChanged(scenes.record(scenes.NOW_ROUND + 1)))

    assert '"roundNumber": 40' in rounds.proof.view.toPlainText()


def test_a_round_without_a_proof_says_why(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = desk.page.details.rounds
    rounds.table.selectRow(5)

    assert not rounds.proof.view.isVisible()
    assert any("nothing to submit" in text for text in _label_texts(rounds.proof))


def test_a_signature_that_does_not_hold_is_called_that(desk: Desk) -> None:
    broken = scenes.proof(3, valid=False)
    record = scenes.record(3, RoundResult.SUBMITTED)
    desk.say(TaskChanged(scenes.task()))
    desk.say(RoundChanged(dataclasses.replace(record, proof=broken)))

    assert desk.page.details.rounds.proof.signature_text == "signature not valid"


def test_the_whole_cid_can_be_copied(desk: Desk) -> None:
    desk.play(scenes.busy)

    QTest.mouseClick(desk.page.details.rounds.proof.copy_button, Qt.MouseButton.LeftButton)

    assert scenes.cid(43) == QGuiApplication.clipboard().text()


def test_control_and_a_number_go_to_a_tab(qtbot: QtBot, desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.table.setFocus()

    for place, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)):
        QTest.keyClick(desk.window.focusWidget() or desk.window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(partial(_shows_tab, desk, place))


def test_a_network_out_of_reach_is_told_on_the_page(desk: Desk) -> None:
    desk.say(NetworkChanged(scenes.network(reachable=False, problem="It does not answer.")))
    assert desk.page.troubles.network.isVisible()
    assert "It does not answer." in desk.page.troubles.network.text

    desk.say(NetworkChanged(scenes.network()))

    assert not desk.page.troubles.network.isVisible()


def test_an_engine_that_is_away_is_told_on_the_page(desk: Desk) -> None:
    desk.say(EngineChanged(scenes.engine(reachable=False)))
    assert desk.page.troubles.engine.isVisible()

    desk.say(EngineChanged(scenes.engine()))

    assert not desk.page.troubles.engine.isVisible()


def test_the_summary_adds_up_the_records(desk: Desk) -> None:
    desk.play(scenes.busy)
    names = [card.accessibleName() for card in desk.page.summary.cards]

    assert names[0] == "Claimable: 3.408 KOII, as of slot 41,337,872"
    assert names[1].startswith("Earned: 23.600 KOII")
    assert names[2] == "Staked: 0.060 KOII, in 6 tasks"
    assert names[3].startswith("Rounds paid: 59 / 66 finished")


@pytest.mark.parametrize(("room", "widths"), [(400, [300, 100]), (300, [200, 100]), (250, [155, 95]), (50, [20, 80])])
def test_columns_share_the_room(room: int, widths: list[int]) -> None:
    columns = (Width(200, 20, grows=True), Width(100, 80))

    assert widths == shared_out(columns, room)


def _shows_tab(desk: Desk, place: int) -> bool:
    return desk.page.details.currentIndex() == place


def _label_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_what_became_of_damaged_records_is_said_until_it_is_closed(desk: Desk) -> None:
    desk.say(
        RecordsChanged(RecordsStatus(set_aside=("It is kept as node.sqlite.damaged.",), problem="The disk is full."))
    )

    assert desk.page.troubles.records.isVisible()
    assert "kept as node.sqlite.damaged. The disk is full." in desk.page.troubles.records.text

    desk.say(RecordsChanged(RecordsStatus(lost=3)))

    assert not desk.page.troubles.records.isVisible()
