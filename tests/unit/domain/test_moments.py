"""Where a slot lies in a task's rounds: every edge of every window, and what holds everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.moments import Moment, moment_at, seconds_of, slots_in
from orca_desktop.domain.rounds import Phase, Windows
from orca_desktop.domain.schedule import LIST_DELAY, schedule
from tests.unit.domain.test_schedule import windows

PARTS = Windows(starting_slot=1_000, round_time=100, submission_window=40, audit_window=35)


@pytest.mark.parametrize(
    ("slot", "number", "phase", "left"),
    [
        (0, 0, None, 1_000),
        (999, 0, None, 1),
        (999.5, 0, None, 0.5),
        (1_000, 0, Phase.SUBMISSION, 40),
        (1_039, 0, Phase.SUBMISSION, 1),
        (1_039.9, 0, Phase.SUBMISSION, pytest.approx(0.1)),
        (1_040, 0, Phase.AUDIT, 35),
        (1_074, 0, Phase.AUDIT, 1),
        (1_075, 0, Phase.SETTLE, 25),
        (1_099, 0, Phase.SETTLE, 1),
        (1_100, 1, Phase.SUBMISSION, 40),
        (1_140, 1, Phase.AUDIT, 35),
        (1_199, 1, Phase.SETTLE, 1),
    ],
)
def test_every_edge(slot: float, number: int, phase: Phase | None, left: float) -> None:
    moment = moment_at(PARTS, slot)

    assert (moment.number, moment.phase, moment.slots_left) == (number, phase, left)


@pytest.mark.parametrize(
    ("submission", "audit", "phases"),
    [
        (0, 0, [Phase.SETTLE, Phase.SETTLE]),
        (0, 100, [Phase.AUDIT, Phase.AUDIT]),
        (100, 0, [Phase.SUBMISSION, Phase.SUBMISSION]),
        (0, 1, [Phase.AUDIT, Phase.SETTLE]),
        (1, 0, [Phase.SUBMISSION, Phase.SETTLE]),
        (99, 1, [Phase.SUBMISSION, Phase.AUDIT]),
    ],
)
def test_windows_without_a_length_are_no_phase(submission: int, audit: int, phases: list[Phase]) -> None:
    parts = Windows(starting_slot=0, round_time=100, submission_window=submission, audit_window=audit)

    assert [moment_at(parts, 0).phase, moment_at(parts, 99).phase] == phases
    plan = schedule(parts, 3)
    assert plan.submission.length == submission
    assert (plan.audit.opens, plan.audit.length) == (400 + submission, audit)


def test_a_round_of_a_single_slot_is_over_with_it() -> None:
    parts = Windows(starting_slot=5, round_time=1, submission_window=1, audit_window=0)

    assert moment_at(parts, 5) == Moment(number=0, phase=Phase.SUBMISSION, progress=0.0, slots_left=1)
    assert moment_at(parts, 7.5) == Moment(number=2, phase=Phase.SUBMISSION, progress=0.5, slots_left=0.5)


@given(windows(), st.floats(0, 2e9))
def test_a_moment_fits_the_windows(parts: Windows, slot: float) -> None:
    moment = moment_at(parts, slot)

    assert 0.0 <= moment.progress <= 1.0
    assert moment.slots_left >= 0.0
    if moment.phase is None:
        assert slot < parts.starting_slot
        return
    assert moment.phase is parts.phase_at(int(slot))
    end = round(slot + moment.slots_left)
    assert parts.phase_at(end - 1) is moment.phase
    assert end in (
        parts.audit_start_of(moment.number),
        parts.settle_start_of(moment.number),
        parts.end_of(moment.number),
    )


@given(windows(), st.integers(0, 10_000), st.integers(0, 10**6))
def test_each_stage_is_open_exactly_in_its_phase(parts: Windows, number: int, place: int) -> None:
    """Over the rounds in which a round's stages lie, a slot is inside a stage's window just when its phase is."""
    slot = parts.start_of(number) + place % ((LIST_DELAY + 1) * parts.round_time)
    plan, moment = schedule(parts, number), moment_at(parts, slot)
    later = moment.number - number
    is_open = {
        plan.submission: (1, Phase.SUBMISSION),
        plan.audit: (1, Phase.AUDIT),
        plan.list_writing: (2, Phase.SUBMISSION),
        plan.list_audit: (2, Phase.AUDIT),
        plan.payout: (2, Phase.SETTLE),
    }
    for window, when in is_open.items():
        assert (window.opens <= slot < window.closes) == ((later, moment.phase) == when)


@given(st.floats(0, 1e9), st.floats(1, 60_000))
def test_slots_and_seconds_are_turned_into_each_other_and_back(slots: float, slot_ms: float) -> None:
    assert slots_in(seconds_of(slots, slot_ms), slot_ms) == pytest.approx(slots)
