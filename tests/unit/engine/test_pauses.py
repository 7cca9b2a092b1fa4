"""Pauses after failures: doubled up to a limit, and shortened by chance where that is asked for."""

from __future__ import annotations

from random import Random

from orca_desktop.engine.backoff import JITTER, Backoff


def test_pauses_double_up_to_the_limit_and_begin_anew_after_a_reset() -> None:
    backoff = Backoff(first=1.0, limit=5.0)

    assert [backoff.next() for _ in range(5)] == [1.0, 2.0, 4.0, 5.0, 5.0]
    backoff.reset()
    assert backoff.next() == 1.0


def test_chance_shortens_a_pause_by_no_more_than_its_part_and_never_prolongs_it() -> None:
    for seed in range(200):
        backoff, plain = Backoff(first=1.0, limit=8.0, random=Random(seed)), Backoff(first=1.0, limit=8.0)
        for _ in range(6):
            full = plain.next()
            assert full * (1 - JITTER) <= backoff.next() <= full


def test_pauses_with_chance_still_grow() -> None:
    for seed in range(200):
        backoff = Backoff(first=1.0, limit=1_000.0, random=Random(seed))
        pauses = [backoff.next() for _ in range(8)]
        assert pauses == sorted(pauses)
