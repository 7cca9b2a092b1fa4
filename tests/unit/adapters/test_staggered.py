"""Of several who are asked the first answer counts, and nobody is asked without need."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from orca_desktop.adapters.staggered import first_answer
from tests import virtual_time


class Asked:
    """Those who are asked: each as the seconds it takes and what it answers or raises."""

    def __init__(self, *answers: tuple[float, str | Exception]) -> None:
        self.answers = answers
        self.begun: list[tuple[int, float]] = []
        self.cancelled: list[int] = []

    def asks(self) -> list[Callable[[], Awaitable[str]]]:
        return [self._ask(place) for place in range(len(self.answers))]

    def _ask(self, place: int) -> Callable[[], Awaitable[str]]:
        async def ask() -> str:
            seconds, answer = self.answers[place]
            self.begun.append((place, asyncio.get_running_loop().time()))
            try:
                await asyncio.sleep(seconds)
            except asyncio.CancelledError:
                self.cancelled.append(place)
                raise
            if isinstance(answer, Exception):
                raise answer
            return answer

        return ask

    def first(self) -> str:
        async def run() -> str:
            return await first_answer(
                self.asks(), patience=3.0, passing=LookupError, verdict=lambda failures: failures[-1]
            )

        return virtual_time.run(run())


def test_where_the_first_answers_nobody_else_is_asked() -> None:
    asked = Asked((2.0, "a"), (0.1, "b"))

    assert asked.first() == "a"
    assert asked.begun == [(0, 0.0)]


def test_after_a_failure_the_next_is_asked_at_once() -> None:
    asked = Asked((1.0, KeyError("a")), (1.0, KeyError("b")), (1.0, "c"))

    assert asked.first() == "c"
    assert asked.begun == [(0, 0.0), (1, 1.0), (2, 2.0)]


def test_where_one_is_slow_the_next_is_asked_as_well_and_the_quicker_one_counts() -> None:
    asked = Asked((100.0, "a"), (1.0, "b"))

    assert asked.first() == "b"
    assert asked.begun == [(0, 0.0), (1, 3.0)]
    assert asked.cancelled == [0]


def test_the_slow_one_may_still_be_the_first() -> None:
    asked = Asked((4.0, "a"), (9.0, "b"), (9.0, "c"))

    assert asked.first() == "a"
    assert asked.cancelled == [1]


def test_where_all_fail_the_verdict_chooses() -> None:
    asked = Asked((5.0, KeyError("a")), (1.0, IndexError("b")))
    with pytest.raises(KeyError, match="a"):
        asked.first()


def test_another_exception_ends_it() -> None:
    asked = Asked((4.0, "a"), (0.5, ValueError("a bug")))
    with pytest.raises(ValueError, match="a bug"):
        asked.first()

    assert asked.cancelled == [0]


def test_two_that_end_in_the_same_moment_leave_nothing_behind() -> None:
    assert Asked((4.0, "a"), (1.0, KeyError("b"))).first() == "a"
