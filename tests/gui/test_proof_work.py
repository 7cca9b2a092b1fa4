"""Audits run again and evidence saved from the window: asked once, answered in place, and off for a reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import Verdict
from orca_desktop.domain.commands import RunAuditAgain, SaveEvidence
from orca_desktop.domain.events import AuditedAgain, CommandRefused, EvidenceWritten, TaskChanged
from orca_desktop.domain.evidence import EvidenceAbout, EvidenceSaved
from orca_desktop.gui.pages.audits_tab import NO_IMAGE, NO_ROW, AuditsTab
from orca_desktop.gui.widgets.audit_panel import NO_PROOF, NOTHING_OF_OURS, SAME, difference_lines
from orca_desktop.gui.widgets.evidence_button import NO_ROUND, EvidenceButton
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

AUDITS_TAB = 2


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def audits(desk: Desk, row: int | None = 0) -> AuditsTab:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(AUDITS_TAB)
    tab = desk.page.details.audits
    if row is not None:
        tab.given.selectRow(row)
    return tab


def result(tab: AuditsTab, row: int = 0, verdict: Verdict = Verdict.INVALID) -> AuditAgain:
    shown = tab.given_model.row_at(row)
    assert shown is not None
    return AuditAgain(
        task_id=shown.task_id,
        round=shown.number,
        node=shown.audit.node,
        image=AuditImage.NOW,
        value=shown.audit.value,
        verdict=verdict,
        reason="Our container says that it is wrong.",
        at=1.0,
        asked=("a/b:1",),
        payload=json.dumps({"primes": 4, "roundNumber": 1}),
        ours=json.dumps({"primes": 5, "roundNumber": 2}),
        given=shown.audit,
    )


def test_without_a_selection_the_buttons_are_off_and_say_why(desk: Desk) -> None:
    tab = audits(desk, row=None)

    assert not tab.again_button.isEnabled()
    assert (tab.again_button.toolTip(), tab.before_button.toolTip()) == (NO_ROW, NO_IMAGE)


def test_the_selected_audit_is_run_again_and_its_result_shown_beside_that_of_then(desk: Desk) -> None:
    tab = audits(desk)
    click(tab.again_button)
    (asked,) = desk.sent
    assert isinstance(asked, RunAuditAgain)
    assert asked.image is AuditImage.NOW
    assert (tab.again_button.isEnabled(), tab.again_button.text()) == (False, "Auditing…")

    desk.say(AuditedAgain(result(tab)))

    assert tab.again_button.isEnabled()
    assert tab.result.isVisible()
    assert "Not valid" in tab.result.text
    assert "Nothing was sent" in tab.result.text
    assert "The two verdicts differ." in tab.result.text
    assert '"primes"' in tab.result.proof.toPlainText()
    click(tab.result.difference_button)
    assert tab.result.difference.isVisible()
    assert tab.result.difference.toPlainText().startswith("/primes: changed")


def test_the_result_stays_with_its_row(desk: Desk) -> None:
    tab = audits(desk)
    desk.say(AuditedAgain(result(tab)))

    tab.given.selectRow(1)
    assert not tab.result.isVisible()
    tab.given.selectRow(0)
    assert tab.result.isVisible()
    click(tab.result.close_button)
    assert tab.received.isVisible()


def test_a_refusal_lets_it_be_asked_again(desk: Desk) -> None:
    tab = audits(desk)
    click(tab.again_button)

    desk.say(CommandRefused(desk.sent[0], "It cannot be done", "No container."))

    assert tab.again_button.isEnabled()
    assert not tab.result.isVisible()


def test_the_image_before_is_offered_once_there_is_one(desk: Desk) -> None:
    tab = audits(desk)
    assert not tab.before_button.isEnabled()

    desk.say(TaskChanged(replace(desk.store.tasks[SAMPLE], before=scenes.approval())))
    tab.given.selectRow(0)
    click(tab.before_button)

    (asked,) = desk.sent
    assert isinstance(asked, RunAuditAgain)
    assert asked.image is AuditImage.BEFORE


def test_a_strangers_proof_is_compared_within_bounds() -> None:
    assert difference_lines('{"a": 1}', "") == [NO_PROOF]
    assert difference_lines("", '{"a": 1}') == [NOTHING_OF_OURS]
    assert difference_lines('{"a": 1, "roundNumber": 1}', '{"a": 1, "roundNumber": 2}') == [SAME]
    assert difference_lines('{"a": 1}', "[" * 5_000) == ["They cannot be compared: it is no JSON."]
    (line,) = difference_lines('{"a": 1}', json.dumps({"a": "x" * 10_000}))
    assert len(line) < 400


def evidence(desk: Desk) -> EvidenceButton:
    desk.play(scenes.busy)
    return desk.page.details.rounds.evidence_button


def save(desk: Desk, button: EvidenceButton, path: Path) -> SaveEvidence:
    click(button)
    dialog = button.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    (asked,) = desk.sent
    assert isinstance(asked, SaveEvidence)
    return asked


def test_evidence_needs_a_round(desk: Desk) -> None:
    button = evidence(desk)

    assert not button.isEnabled()
    assert button.toolTip() == NO_ROUND


def test_evidence_of_the_selected_round_is_saved_where_the_user_says(desk: Desk, tmp_path: Path) -> None:
    button = evidence(desk)
    desk.page.details.rounds.table.selectRow(3)
    asked = save(desk, button, tmp_path / "x.zip")
    assert (asked.task_id, asked.path) == (SAMPLE, str(tmp_path / "x.zip"))
    assert not button.isEnabled()

    about = EvidenceAbout(task_id=SAMPLE, round=asked.round, staking_key=scenes.key("staking"))
    desk.say(EvidenceWritten(EvidenceSaved(about=about, path=asked.path, files=9, size=12_345, head="ab")))

    assert button.isEnabled()
    assert "saved" in button.text()
    assert button.toolTip() == "x.zip: 9 files, 12,345 bytes"
    desk.page.details.rounds.table.selectRow(4)
    assert "saved" not in button.text()


def test_evidence_that_was_not_saved_says_why(desk: Desk, tmp_path: Path) -> None:
    button = evidence(desk)
    desk.page.details.rounds.table.selectRow(3)
    asked = save(desk, button, tmp_path / "x.zip")

    desk.say(CommandRefused(asked, "The data cannot be used", "It is there already."))

    assert button.isEnabled()
    assert "It is there already." in button.toolTip()
