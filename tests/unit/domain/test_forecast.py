"""A forecast is a range around the mean of what was, told with its inputs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.forecast import LEAST_ROUNDS, forecast, measured_slot_ms
from orca_desktop.domain.records import RoundRecord, RoundStage, StageMark, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import NOMINAL_SLOT_MS
from orca_desktop.domain.tasks import TaskId


def ended(*rewards: int) -> list[RoundRecord]:
    results = {True: RoundResult.PAID, False: RoundResult.MISSED}
    return [
        RoundRecord(
            task_id=TaskId("t"),
            number=number,
            result=RoundResult.SLASHED if reward < 0 else results[reward > 0],
            reward=Roe(reward) if reward else None,
        )
        for number, reward in enumerate(rewards)
    ]


def test_rounds_that_all_paid_the_same_leave_no_doubt() -> None:
    found = forecast(ended(*[10] * 20), round_slots=1_000, slot_ms=432.0, days=10)

    assert found is not None
    assert (found.low, found.mid, found.high) == (20_000, 20_000, 20_000)
    assert (found.rounds, found.rounds_per_day, found.participation) == (2_000, 200.0, 1.0)


def test_missed_rounds_count_and_widen_the_range() -> None:
    found = forecast(ended(*[10, 0] * 10), round_slots=1_000, slot_ms=432.0, days=10)

    assert found is not None
    assert found.mid == 10_000
    assert 0 < found.low < 10_000 < found.high < 20_000
    assert found.participation == 0.5


def test_the_fewer_rounds_were_seen_the_wider_the_range() -> None:
    few = forecast(ended(*[10, 0] * 4), round_slots=1_000, slot_ms=432.0)
    many = forecast(ended(*[10, 0] * 100), round_slots=1_000, slot_ms=432.0)

    assert few is not None
    assert many is not None
    assert few.high - few.low > many.high - many.low


def test_the_bounty_ends_it() -> None:
    found = forecast(ended(*[10] * 20), round_slots=1_000, slot_ms=432.0, runway_rounds=3)

    assert found is not None
    assert (found.mid, found.rounds, found.limited_by_bounty) == (30, 3, True)


def test_too_little_is_no_forecast() -> None:
    running = [RoundRecord(task_id=TaskId("t"), number=number, result=RoundResult.WORKING) for number in range(50)]

    assert forecast(ended(*[10] * (LEAST_ROUNDS - 1)) + running, round_slots=1_000, slot_ms=432.0) is None
    assert forecast(ended(*[10] * 20), round_slots=0, slot_ms=432.0) is None


@given(
    rewards=st.lists(st.integers(-1_000, 1_000), min_size=LEAST_ROUNDS, max_size=60),
    runway=st.none() | st.integers(0, 500),
)
def test_the_range_is_in_order_and_within_what_rounds_can_bring(rewards: list[int], runway: int | None) -> None:
    found = forecast(ended(*rewards), round_slots=1_000, slot_ms=400.0, days=2.0, runway_rounds=runway)

    assert found is not None
    assert found.low <= found.mid <= found.high
    assert found.rounds * min(rewards) <= found.low
    assert found.high <= found.rounds * max(rewards)


def begun(slot: int, at: float) -> RoundRecord:
    mark = StageMark(stage=RoundStage.WORK, outcome=StageOutcome.DONE, began_slot=slot, began_at=at)
    return RoundRecord(task_id=TaskId("t"), number=slot, result=RoundResult.PAID, stages=(mark,))


def test_how_long_a_slot_takes_is_read_from_what_was_done() -> None:
    assert measured_slot_ms([begun(300, 1_030.0), begun(100, 1_010.0), begun(200, 1_015.0)]) == 100.0


def test_what_tells_no_time_leaves_the_nominal_one() -> None:
    assert measured_slot_ms([]) == NOMINAL_SLOT_MS
    assert measured_slot_ms([begun(100, 1_000.0)]) == NOMINAL_SLOT_MS


def test_a_clock_that_was_set_back_makes_no_nonsense_of_the_forecast() -> None:
    assert measured_slot_ms([begun(100, 2_000.0), begun(200, 1_000.0)]) == NOMINAL_SLOT_MS
