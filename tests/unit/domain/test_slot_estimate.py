"""The present slot from readings of servers that lag, step back, leap, or tell nonsense."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.slot_estimate import AGREEING, MEMORY_SECONDS, SlotEstimate

SLOT_MS = 400.0
FIRST = 1_000


def true_slot(now: float) -> int:
    return FIRST + int(now * 1000.0 / SLOT_MS)


def fed(seconds: int, *, lag: int = 0) -> SlotEstimate:
    """An estimate that was read once a second, from a server that is *lag* slots behind."""
    estimate = SlotEstimate()
    estimate.measured(SLOT_MS)
    for now in range(seconds):
        estimate.read(true_slot(now) - lag, float(now))
    return estimate


def test_before_the_first_reading_nothing_is_known() -> None:
    estimate = SlotEstimate()

    assert not estimate.is_known
    assert estimate.at(5.0) == 0


def test_between_readings_slots_are_counted_on() -> None:
    estimate = fed(1)

    assert [estimate.at(now) for now in (0.0, 0.39, 0.4, 4.0)] == [FIRST, FIRST, FIRST + 1, FIRST + 10]


@given(st.floats(300.0, 600.0), st.lists(st.floats(0.05, 0.9), min_size=1, max_size=80))
def test_with_an_honest_server_the_estimate_is_never_ahead_and_at_most_two_slots_behind(
    slot_ms: float, answers: list[float]
) -> None:
    """*answers* are what the answers took: each tells the slot of the moment in which it was asked for."""
    estimate = SlotEstimate()
    estimate.measured(slot_ms)
    for second, took in enumerate(answers):
        estimate.read(FIRST + int(second * 1000.0 / slot_ms), second + took)
        truth = FIRST + int((second + took) * 1000.0 / slot_ms)
        assert truth - 1 - took * 1000.0 / slot_ms - 1 <= estimate.at(second + took) <= truth


@given(st.lists(st.integers(0, 20), min_size=70, max_size=120))
def test_of_servers_that_lag_the_one_that_lags_least_counts(lags: list[int]) -> None:
    """One reading without a lag in a while is enough: five percent of the time since then is the most that is lost."""
    estimate = SlotEstimate()
    estimate.measured(SLOT_MS)
    since = 0
    for now, lag in enumerate([0, *lags]):
        since = 0 if lag == 0 else since + 1
        estimate.read(true_slot(now) - lag, float(now))
        lost = since * 0.05 * 1000.0 / SLOT_MS + 1
        assert estimate.at(now) <= true_slot(now)
        assert since > MEMORY_SECONDS or estimate.at(now) >= true_slot(now) - lost - 1


def test_a_server_that_steps_back_does_not_make_the_node_late() -> None:
    estimate = fed(30)
    for now in range(30, 50):
        estimate.read(true_slot(now) - 25, float(now))

    assert true_slot(49) - 4 <= estimate.at(49.0) <= true_slot(49)


def test_a_server_that_stays_behind_is_followed_in_the_end() -> None:
    estimate = fed(30)
    for now in range(30, 30 + int(MEMORY_SECONDS) + 2):
        estimate.read(true_slot(now) - 25, float(now))

    now = 30 + int(MEMORY_SECONDS) + 1
    assert estimate.at(now) == true_slot(now) - 25


def test_a_single_leap_is_not_believed() -> None:
    estimate = fed(30)
    estimate.read(true_slot(30) + 5_000, 30.0)

    assert estimate.at(30.0) == pytest.approx(true_slot(30), abs=1)
    estimate.read(true_slot(31), 31.0)
    assert estimate.at(31.0) == true_slot(31)


def test_a_leap_that_goes_on_is_believed_after_three_readings() -> None:
    estimate = fed(30)
    for now in range(30, 30 + AGREEING - 1):
        estimate.read(true_slot(now) + 5_000, float(now))
        assert estimate.at(now) == pytest.approx(true_slot(now), abs=1)
    now = 30 + AGREEING - 1
    estimate.read(true_slot(now) + 5_000, float(now))

    assert estimate.at(now) == true_slot(now) + 5_000


def test_leaps_that_do_not_agree_are_never_believed() -> None:
    estimate = fed(30)
    for now in range(30, 50):
        estimate.read(true_slot(now) + 5_000 * (now - 28), float(now))

    assert estimate.at(49.0) == pytest.approx(true_slot(49), abs=1)


def test_a_server_that_was_away_for_long_is_believed_at_once() -> None:
    estimate = fed(5)
    estimate.read(true_slot(3_600), 3_600.0)

    assert estimate.at(3_600.0) == true_slot(3_600)


def test_after_a_sleep_that_the_clock_did_not_count_the_first_reading_counts() -> None:
    estimate = fed(5)
    estimate.doubt()
    assert not estimate.is_known
    estimate.read(true_slot(3_600), 5.0, asleep=3_595.0)

    assert estimate.is_known
    assert estimate.at(5.0) == true_slot(3_600)


def test_when_the_time_of_day_was_set_the_slot_does_not_change() -> None:
    estimate = fed(5)
    estimate.doubt()
    estimate.read(true_slot(5), 5.0, asleep=3_600.0)

    assert estimate.at(5.0) == true_slot(5)


def test_what_a_leap_claims_after_a_sleep_is_not_believed_either() -> None:
    estimate = fed(5)
    estimate.doubt()
    estimate.read(true_slot(5) + 5_000, 5.0, asleep=10.0)

    assert not estimate.is_known


@pytest.mark.parametrize("told", [math.nan, math.inf, 0.0, -1.0, 1.0, 1e300])
def test_a_slot_time_that_its_own_readings_belie_puts_the_node_ahead_by_a_second_at_most(told: float) -> None:
    estimate = SlotEstimate()
    estimate.measured(told)
    for now in range(40):
        estimate.read(true_slot(now), float(now))

    assert estimate.at(40.0) <= true_slot(40) + 1000.0 / SLOT_MS


def test_a_server_that_lags_does_not_spoil_the_slot_time() -> None:
    estimate = fed(40)
    for now in range(40, 100):
        estimate.read(true_slot(now) - (now % 30), float(now))

    assert estimate.slot_ms == SLOT_MS
