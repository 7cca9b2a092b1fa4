"""The marks of a round's stages: begun, ended, left out. Each function returns the marks as they are afterwards."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.records import RoundStage, StageMark, StageOutcome

Marks = tuple[StageMark, ...]


def mark_of(marks: Marks, stage: RoundStage, attempt: int = 0) -> StageMark | None:
    return next((mark for mark in marks if (mark.stage, mark.attempt) == (stage, attempt)), None)


def begun(marks: Marks, stage: RoundStage, *, attempt: int, slot: int, at: float) -> Marks:
    """A stage is begun. One that was under way when the program ended goes on; one that is done stays so."""
    if mark_of(marks, stage, attempt) is not None:
        return marks
    outcome = StageOutcome.RUNNING
    return (*marks, StageMark(stage=stage, outcome=outcome, began_slot=slot, began_at=at, attempt=attempt))


def ended(
    marks: Marks, stage: RoundStage, outcome: StageOutcome, words: str, *, attempt: int, slot: int, at: float
) -> Marks:
    """A stage came to its end. What was done once is not undone by a later look at it."""
    return tuple(
        replace(mark, outcome=outcome, words=words, ended_slot=slot, ended_at=at)
        if (mark.stage, mark.attempt) == (stage, attempt) and mark.outcome is not StageOutcome.DONE
        else mark
        for mark in marks
    )


def left_out(marks: Marks, stage: RoundStage, words: str, *, attempt: int, slot: int, at: float) -> Marks:
    """The window had closed. What was under way in it when the program ended was too late."""
    mark = mark_of(marks, stage, attempt)
    if mark is None:
        outcome = StageOutcome.LEFT_OUT
        missed = StageMark(
            stage=stage,
            outcome=outcome,
            began_slot=slot,
            began_at=at,
            ended_slot=slot,
            ended_at=at,
            words=words,
            attempt=attempt,
        )
        return (*marks, missed)
    if mark.outcome is StageOutcome.RUNNING:
        return ended(marks, stage, StageOutcome.LATE, words, attempt=attempt, slot=slot, at=at)
    return marks
