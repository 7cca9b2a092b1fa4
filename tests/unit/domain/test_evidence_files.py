"""The files of a bundle are bounded, whatever strangers have written."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.evidence import MAX_FILE_BYTES
from orca_desktop.domain.evidence_files import MAX_LOG_BYTES, RoundEvidence, files_of, log_text
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Submission
from tests.fakes import ToyTask
from tests.gui import scenes

KEYS = tuple(scenes.key(f"node {number}") for number in range(4_000))


def known() -> RoundEvidence:
    return RoundEvidence(
        program="orca-desktop of a test",
        saved_at=1.0,
        slot=scenes.SLOT,
        staking_key=KEYS[0],
        task=scenes.task(),
        profile=None,
        record=scenes.record(7, RoundResult.PAID),
    )


@given(st.lists(st.text(max_size=30), max_size=20))
def test_a_log_has_one_line_for_each_that_was_written(lines: list[str]) -> None:
    assert log_text(tuple(lines)).count(b"\n") == len(lines)


def test_of_a_long_log_the_newest_lines_are_kept() -> None:
    text = log_text(tuple(f"{number} {'x' * 3_000}" for number in range(1_000)))

    assert len(text) <= MAX_LOG_BYTES + 100
    assert text.startswith(b"(older lines are left out)\n")
    assert text.splitlines()[-1].startswith(b"999 ")


def test_a_crowd_on_chain_makes_no_file_too_large() -> None:
    votes = tuple(Vote(voter=key, is_valid=True, slot=1) for key in KEYS)
    account = replace(
        ToyTask(
            id=scenes.task_id("x"), windows=scenes.WINDOWS, metadata=scenes.cid(1), executable=scenes.cid(2)
        ).account(),
        submissions={7: {key: Submission(value="x" * 512, slot=1, json="y" * 800) for key in KEYS}},
        submission_triggers={7: {key: AuditTrigger(raised_by=key, slot=1, votes=votes) for key in KEYS[:200]}},
    )
    crowd = dict.fromkeys(KEYS, 1_000_000)
    files = files_of(replace(known(), account=account, lists=dict.fromkeys(KEYS[:9], crowd), own_list=crowd))

    assert all(len(file.content) <= MAX_FILE_BYTES for file in files)
    assert b'"submitters_left_out": 1000' in next(file.content for file in files if file.name == "chain.json")


def test_the_environment_of_containers_stays_out() -> None:
    plan = plan_for_image("a/b:1")
    secret = replace(plan, containers=(replace(plan.containers[0], environment=(("TOKEN", "hidden-value"),)),))

    files = files_of(replace(known(), task=replace(scenes.task(), plan=secret)))

    assert not any(b"hidden-value" in file.content for file in files)


def test_the_same_knowledge_gives_the_same_files() -> None:
    assert files_of(known()) == files_of(known())
