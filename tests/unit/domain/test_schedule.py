"""Rounds, phases and the pipeline of stages, in slots."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.rounds import Phase, RoundResult, Windows
from orca_desktop.domain.schedule import Window, schedule

EXAMPLE = Windows(starting_slot=41_248_742, round_time=2_000, submission_window=800, audit_window=800)
"""The parameters of the worked example in k2.md 5.2."""


@st.composite
def windows(draw: st.DrawFn) -> Windows:
    submission, audit, rest = (draw(st.integers(0, 5_000)) for _ in range(3))
    return Windows(
        starting_slot=draw(st.integers(0, 10**9)),
        round_time=max(1, submission + audit + rest),
        submission_window=submission,
        audit_window=audit,
    )


@pytest.mark.parametrize(
    ("slot", "position", "number", "phase"),
    [
        (41_330_742, 0, 41, Phase.SUBMISSION),
        (41_331_542, 800, 41, Phase.AUDIT),
        (41_332_342, 1_600, 41, Phase.SETTLE),
        (41_332_742, 0, 42, Phase.SUBMISSION),
        (41_334_742, 0, 43, Phase.SUBMISSION),
        (41_336_342, 1_600, 43, Phase.SETTLE),
        (41_331_541, 799, 41, Phase.SUBMISSION),
        (41_332_341, 1_599, 41, Phase.AUDIT),
        (41_332_741, 1_999, 41, Phase.SETTLE),
        (41_248_741, 1_999, -1, Phase.SETTLE),
    ],
)
def test_the_worked_example(slot: int, position: int, number: int, phase: Phase) -> None:
    assert (EXAMPLE.round_at(slot), EXAMPLE.position_at(slot), EXAMPLE.phase_at(slot)) == (number, position, phase)


def test_the_stages_of_round_41_of_the_worked_example() -> None:
    stages = schedule(EXAMPLE, 41)

    assert stages.work == Window(opens=41_330_742, closes=41_332_742)
    assert stages.submission == Window(opens=41_332_742, closes=41_333_542)
    assert stages.audit == Window(opens=41_333_542, closes=41_334_342)
    assert stages.list_writing == Window(opens=41_334_742, closes=41_335_542)
    assert stages.list_audit == Window(opens=41_335_542, closes=41_336_342)
    assert stages.payout == Window(opens=41_336_342, closes=41_336_742)


def test_each_list_that_failed_moves_the_lists_stages_on_by_one_round() -> None:
    first, third = schedule(EXAMPLE, 41), schedule(EXAMPLE, 41, failed_lists=2)

    assert third.submission == first.submission
    for name in ("list_writing", "list_audit", "payout"):
        assert getattr(third, name).opens == getattr(first, name).opens + 2 * 2_000


@given(windows(), st.integers(0, 2 * 10**9))
def test_a_slot_lies_in_exactly_one_phase_of_one_round(parts: Windows, slot: int) -> None:
    number = parts.round_at(slot)

    assert parts.start_of(number) <= slot < parts.end_of(number)
    assert parts.start_of(number) + parts.position_at(slot) == slot
    edges = {
        Phase.SUBMISSION: (parts.start_of(number), parts.audit_start_of(number)),
        Phase.AUDIT: (parts.audit_start_of(number), parts.settle_start_of(number)),
        Phase.SETTLE: (parts.settle_start_of(number), parts.end_of(number)),
    }
    assert [phase for phase, (first, end) in edges.items() if first <= slot < end] == [parts.phase_at(slot)]


@given(windows(), st.integers(0, 10_000), st.integers(0, 10))
def test_stages_come_in_order_and_each_in_its_phase(parts: Windows, number: int, failed: int) -> None:
    plan = schedule(parts, number, failed_lists=failed)

    stages = [plan.work, plan.submission, plan.audit, plan.list_writing, plan.list_audit, plan.payout]
    assert all(before.closes <= after.opens for before, after in pairwise(stages))
    phases = [None, Phase.SUBMISSION, Phase.AUDIT, Phase.SUBMISSION, Phase.AUDIT, Phase.SETTLE]
    later = [0, 1, 1, *([2 + failed] * 3)]
    for stage, phase, rounds in zip(stages, phases, later, strict=True):
        for slot in (stage.opens, stage.closes - 1) if stage.length else ():
            assert phase is None or parts.phase_at(slot) is phase
            assert parts.round_at(slot) == number + rounds


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.floats(0, 1))
def test_a_share_of_a_window_lies_in_it(opens: int, length: int, share: float) -> None:
    window = Window(opens=opens, closes=opens + length)

    assert window.opens <= window.at(share) < window.closes


@pytest.mark.parametrize(
    "parts",
    [(0, 0, 0, 0), (0, 10, 6, 5), (0, 10, -1, 5), (0, 10, 5, -1), (-1, 10, 5, 5), (0, -10, 0, 0)],
)
def test_windows_that_do_not_fit_are_refused(parts: tuple[int, int, int, int]) -> None:
    start, length, submission, audit = parts
    with pytest.raises(ValueError, match="round"):
        Windows(starting_slot=start, round_time=length, submission_window=submission, audit_window=audit)


def test_paid_unpaid_idle_missed_and_slashed_are_ends_that_count_and_those_of_practice_do_not() -> None:
    counted = {result for result in RoundResult if result.counts}
    ends = {result for result in RoundResult if result.is_final}

    assert ends - counted == {RoundResult.PRACTISED, RoundResult.WOULD_MISS}
    assert counted == {
        RoundResult.PAID,
        RoundResult.UNPAID,
        RoundResult.IDLE,
        RoundResult.MISSED,
        RoundResult.SLASHED,
    }
