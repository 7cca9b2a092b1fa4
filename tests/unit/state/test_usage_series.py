"""Usage over time: levels as they are, counters as rates, gaps where nobody measured, and never too many points."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.containers import MIB, UsageSample
from orca_desktop.domain.usage import UsageHistory
from orca_desktop.state.usage_series import (
    DAY_SECONDS,
    FINE_GAP,
    LEAST_SECONDS,
    POINTS_WANTED,
    Measure,
    Point,
    Span,
    UsageLines,
    usage_lines,
)

START = 1_000_000.0


def sample(at: float, **changes: float) -> UsageSample:
    calm = UsageSample(
        at=START + at, cpu=0.5, memory=10 * MIB, memory_limit=64 * MIB, received=0, sent=0, read=0, written=0
    )
    return replace(calm, **changes)  # type: ignore[arg-type]  # counts and cores in one mapping


def lines_of(*samples: UsageSample, span: Span = Span.QUARTER) -> UsageLines:
    lines = usage_lines(samples, span)
    assert lines is not None
    return lines


def test_without_a_sample_there_is_nothing_to_draw() -> None:
    assert usage_lines((), Span.DAY) is None


def test_levels_are_shown_as_they_were_measured() -> None:
    cpu = lines_of(sample(0, cpu=0.2), sample(5, cpu=0.6), sample(10, cpu=0.4)).lines[Measure.CPU]

    assert (cpu.now, cpu.least, cpu.most) == (0.4, 0.2, 0.6)
    assert cpu.mean == pytest.approx(0.4)


def test_counters_become_bytes_a_second() -> None:
    received = lines_of(sample(0, received=1_000), sample(5, received=6_000)).lines[Measure.RECEIVED]

    assert ((Point(START + 5, 1_000.0),),) == received.stretches


def test_a_new_container_that_counts_from_zero_makes_no_rate_below_zero() -> None:
    samples = (sample(0, sent=50_000), sample(5, sent=55_000), sample(10, sent=100), sample(15, sent=5_100))
    sent = lines_of(*samples).lines[Measure.SENT]

    assert [point.value for point in sent.points] == [1_000.0, 1_000.0]


def test_where_nobody_measured_the_line_is_broken() -> None:
    late = FINE_GAP + 6
    cpu = lines_of(sample(0), sample(5), sample(5 + late), sample(10 + late)).lines[Measure.CPU]

    assert [len(stretch) for stretch in cpu.stretches] == [2, 2]


def test_a_span_ends_with_the_newest_sample_and_leaves_out_what_is_older() -> None:
    lines = lines_of(sample(0), sample(1_000), sample(1_005))

    assert (lines.begin, lines.end) == (START + 1_005 - 900, START + 1_005)
    assert [point.at for point in lines.lines[Measure.CPU].points] == [START + 1_000, START + 1_005]


def test_a_young_history_has_the_whole_width() -> None:
    assert lines_of(sample(0), sample(300)).begin == START
    assert lines_of(sample(0), sample(5)).begin == START + 5 - LEAST_SECONDS


def test_a_whole_day_is_drawn_from_few_points_without_a_gap() -> None:
    history = UsageHistory()
    for at in range(0, DAY_SECONDS + 3_600, 5):
        history.add(sample(at, received=at * 100))

    lines = lines_of(*history, span=Span.DAY)

    for line in lines.lines.values():
        assert len(line.stretches) == 1
        assert 200 < len(line.points) <= POINTS_WANTED + 2
    rates = {round(point.value) for point in lines.lines[Measure.RECEIVED].points}
    assert rates == {100}


def test_the_point_nearest_in_time_is_found() -> None:
    cpu = lines_of(sample(0, cpu=0.1), sample(5, cpu=0.2)).lines[Measure.CPU]

    assert cpu.near(START + 2) == Point(START, 0.1)
    assert cpu.near(START + 900) == Point(START + 5, 0.2)


TIMES = st.lists(st.floats(0, 100_000), min_size=1, max_size=60).map(sorted)


@given(TIMES, st.lists(st.integers(0, 10**12), min_size=60, max_size=60), st.sampled_from(Span))
def test_whatever_is_measured_can_be_drawn(times: list[float], counts: list[int], span: Span) -> None:
    samples = [sample(at, read=count, memory=count) for at, count in zip(times, counts, strict=False)]

    lines = lines_of(*samples, span=span)

    for line in lines.lines.values():
        assert all(stretch for stretch in line.stretches)
        assert all(point.value >= 0 and lines.begin <= point.at <= lines.end for point in line.points)
        assert all(old.at <= new.at for old, new in pairwise(line.points))
        assert len(line.points) <= POINTS_WANTED + 2
