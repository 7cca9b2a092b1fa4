"""Pure questions about the state."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import WalletChanged
from orca_desktop.domain.moments import moment_at
from orca_desktop.domain.rounds import Phase, RoundResult, Windows
from orca_desktop.state.selectors import expected_reward, runway_rounds, slash_example, spendable
from orca_desktop.state.store import Store
from tests.gui import scenes

WINDOWS = Windows(starting_slot=100, round_time=10, submission_window=4, audit_window=4)


def test_a_moment_names_round_phase_progress_and_what_is_left() -> None:
    moment = moment_at(WINDOWS, 115.5)

    assert (moment.number, moment.phase) == (1, Phase.AUDIT)
    assert (moment.progress, moment.slots_left) == (0.55, 2.5)


def test_before_the_first_round_there_is_no_phase() -> None:
    moment = moment_at(WINDOWS, 90)

    assert moment.phase is None
    assert moment.slots_left == 10


@given(st.floats(100, 10_000))
def test_a_moment_is_always_inside_its_round_and_phase(slot: float) -> None:
    moment = moment_at(WINDOWS, slot)

    assert 0 <= moment.progress <= 1
    assert 0 < moment.slots_left <= 4
    assert WINDOWS.start_of(moment.number) <= slot < WINDOWS.end_of(moment.number)


def test_a_failed_audit_costs_seventy_percent_rounded_down() -> None:
    assert slash_example(Roe(10_000_000)) == 7_000_000
    assert slash_example(Roe(1)) == 0


def test_the_runway_counts_rounds_that_can_be_paid_in_full() -> None:
    review = scenes.review()

    assert runway_rounds(review) == 6_000
    assert runway_rounds(dataclasses.replace(review, bounty_per_round=Roe(0))) == 0


def test_an_open_round_promises_an_equal_share_and_a_final_one_nothing() -> None:
    task = scenes.task()

    assert expected_reward(task, scenes.record(7, RoundResult.SUBMITTED)) == 400_000_000
    assert expected_reward(task, scenes.record(7, RoundResult.WORKING)) is None
    assert expected_reward(task, scenes.record(7, RoundResult.PAID)) is None
    assert expected_reward(dataclasses.replace(task, nodes=0), scenes.record(7, RoundResult.SUBMITTED)) is None


def test_the_wallets_own_reading_is_newer_than_the_reviews() -> None:
    store = Store()
    assert spendable(store, scenes.review()) == 41_200_000_000

    store.apply(WalletChanged(scenes.wallet(balance=5)))

    assert spendable(store, scenes.review()) == 5
