"""“Why no reward?” beside the rounds: the chain for the selected round, in words that can be read out and copied."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.events import ActChanged, NetworkChanged, RoundChanged, TaskChanged
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.why_case import FactId
from orca_desktop.gui.pages.rounds_tab import RoundsTab
from tests.gui import scenes
from tests.gui.conftest import Desk


def ask(desk: Desk) -> RoundsTab:
    rounds = desk.page.details.rounds
    QTest.mouseClick(rounds.why_button, Qt.MouseButton.LeftButton)
    return rounds


def test_the_button_puts_the_chain_in_the_place_of_the_proof_and_back(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = ask(desk)
    assert rounds.why.isVisible()
    assert not rounds.proof.isVisible()

    QTest.mouseClick(rounds.why_button, Qt.MouseButton.LeftButton)

    assert rounds.proof.isVisible()


def test_without_a_selection_it_is_about_the_newest_round_without_a_reward(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = ask(desk)

    assert rounds.why.answer_text == "The container had nothing to submit, so the round was missed."
    assert len(rounds.why.rows) == len(FactId)


def test_it_follows_the_selection(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = ask(desk)

    rounds.table.selectRow(9)

    assert "The audit of our proof was lost" in rounds.why.answer_text
    audit = next(row for row in rounds.why.rows if row.text.startswith("✗ Audit · the answer"))
    assert "Votes against: 7" in audit.text
    assert audit.accessibleName().startswith("Audit: Fails. ")


def test_it_follows_what_happens(desk: Desk) -> None:
    desk.say(NetworkChanged(scenes.network()), TaskChanged(scenes.task()))
    rounds = ask(desk)
    desk.say(RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.WORKING)))
    before = rounds.why.answer_text

    desk.say(TaskChanged(scenes.task(state=TaskState.UNHEALTHY, detail="Nothing answers.")))

    assert (before, rounds.why.answer_text) == ("The work is not done yet.", "Nothing answers.")


def test_all_of_it_can_be_copied(desk: Desk) -> None:
    desk.play(scenes.busy)
    rounds = ask(desk)

    QTest.mouseClick(rounds.why.copy_button, Qt.MouseButton.LeftButton)

    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Round 39: The container had nothing to submit")
    assert any(line.startswith("[Fails] Proof: ") for line in copied)


def test_a_refused_transaction_is_shown_and_copied_with_its_signature(desk: Desk) -> None:
    key = ActKey(task_id=scenes.task().id, round=39, act="submit")
    act = ActRecord(
        key=key, status=ActStatus.REFUSED, detail="The window is closed.", signature=Signature("5" * 88), slot=77
    )
    desk.play(scenes.busy)
    desk.say(ActChanged(act))
    rounds = ask(desk)

    QTest.mouseClick(rounds.why.copy_button, Qt.MouseButton.LeftButton)

    (row,) = (row for row in rounds.why.rows if " On chain" in row.text)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert "Submission: refused, slot 77" in row.text
    assert f"    Submission, signature: {act.signature}" in copied
    assert "    Submission, the network's words: The window is closed." in copied


def test_before_the_first_round_it_says_that_there_is_nothing_to_ask(desk: Desk) -> None:
    early = replace(scenes.network(), slot=scenes.WINDOWS.starting_slot - 50)
    desk.say(NetworkChanged(early), TaskChanged(scenes.task()))
    rounds = ask(desk)

    assert rounds.why.answer_text.startswith("Nothing can be asked")
    assert rounds.why.rows == []
    assert not rounds.why.copy_button.isVisible()
