"""When a miss is expected, and when there is no reason to worry anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.outlook import Outlook, miss_expected

WELL = Outlook(
    left=2.0,
    seconds_left=600.0,
    container_answers=True,
    is_worked=True,
    has_proof=False,
    network_silent=1.0,
    balance=1_000_000,
    fee=10_000,
)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"is_worked": False},
        {"container_answers": False},  # it is being started; the window is not open yet
        {"left": 0.6},
        {"left": 0.3, "has_proof": True},
        {"network_silent": 29.0, "left": 0.9},
        {"network_silent": 300.0},
        {"balance": None},
        {"balance": 10_000},
    ],
)
def test_while_all_can_still_be_well_nothing_is_said(changes: dict[str, object]) -> None:
    assert miss_expected(replace(WELL, **changes)) == ""  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"balance": 9_999}, "send KOII to it"),
        ({"left": 0.9, "network_silent": 31.0}, "network does not answer"),
        ({"network_silent": 700.0}, "network does not answer"),
        ({"left": 1.0, "container_answers": False}, "container does not answer"),
        ({"left": 0.49}, "has not given a proof"),
        ({"left": 0.49, "is_worked": False}, "has not finished its work"),
        ({"left": 0.2, "has_proof": True}, "the network has not taken it"),
        ({"left": 0.4, "trouble": "It answered with status 500."}, "It answered with status 500."),
    ],
)
def test_what_speaks_for_a_miss_is_said(changes: dict[str, object], words: str) -> None:
    assert words in miss_expected(replace(WELL, **changes))  # type: ignore[arg-type]  # fields by name


def test_a_proof_that_is_made_needs_no_container() -> None:
    assert miss_expected(replace(WELL, left=0.5, container_answers=False, has_proof=True)) == ""


def test_the_words_stay_while_time_runs() -> None:
    said = {miss_expected(replace(WELL, left=0.4 - step / 100, seconds_left=40.0 - step)) for step in range(40)}

    assert len(said) == 1
