"""The marks of a round's stages."""

from __future__ import annotations

from orca_desktop.domain.records import RoundStage, StageOutcome
from orca_desktop.domain.stage_marks import Marks, begun, ended, left_out, mark_of

WORK = RoundStage.WORK
BEGUN = begun((), WORK, attempt=0, slot=5, at=50.0)


def finished(marks: Marks, outcome: StageOutcome, words: str = "") -> Marks:
    return ended(marks, WORK, outcome, words, attempt=0, slot=9, at=90.0)


def test_a_stage_that_is_begun_again_goes_on() -> None:
    assert begun(BEGUN, WORK, attempt=0, slot=7, at=70.0) == BEGUN


def test_the_end_of_a_stage_keeps_its_beginning() -> None:
    (mark,) = finished(BEGUN, StageOutcome.FAILED, "why")

    assert (mark.began_slot, mark.began_at, mark.ended_slot, mark.ended_at) == (5, 50.0, 9, 90.0)
    assert (mark.outcome, mark.words) == (StageOutcome.FAILED, "why")


def test_what_is_done_is_not_undone_by_a_later_look() -> None:
    done = finished(BEGUN, StageOutcome.DONE)

    assert finished(done, StageOutcome.LATE) == done
    assert left_out(done, WORK, "closed", attempt=0, slot=20, at=200.0) == done


def test_what_failed_may_still_be_done() -> None:
    (mark,) = finished(finished(BEGUN, StageOutcome.FAILED, "why"), StageOutcome.DONE)

    assert (mark.outcome, mark.words) == (StageOutcome.DONE, "")


def test_a_closed_window_leaves_a_stage_out_or_makes_what_was_under_way_late() -> None:
    (missed,) = left_out((), WORK, "closed", attempt=0, slot=20, at=200.0)
    (late,) = left_out(BEGUN, WORK, "closed", attempt=0, slot=20, at=200.0)

    assert (missed.outcome, missed.words, missed.ended_slot) == (StageOutcome.LEFT_OUT, "closed", 20)
    assert (late.outcome, late.began_slot, late.ended_slot) == (StageOutcome.LATE, 5, 20)


def test_each_list_of_a_round_has_marks_of_its_own() -> None:
    marks = begun(begun((), RoundStage.LIST, attempt=0, slot=1, at=1.0), RoundStage.LIST, attempt=1, slot=2, at=2.0)

    assert [mark.attempt for mark in marks] == [0, 1]
    second = mark_of(marks, RoundStage.LIST, 1)
    assert second is not None
    assert second.began_slot == 2
    assert mark_of(marks, RoundStage.PAYOUT) is None
