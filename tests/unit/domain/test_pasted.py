"""What was pasted is looked over at once: which task IDs are in it, and what is wrong with the rest."""

from __future__ import annotations

import base58
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.pasted import MOST_AT_ONCE, looked_over

IDS = [base58.b58encode(bytes([number] * 32)).decode() for number in range(1, 31)]
ONE, TWO, THREE = IDS[:3]


def ids(text: str) -> list[str | None]:
    return [one.task_id for one in looked_over(text)]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_nothing(text: str) -> None:
    assert looked_over(text) == ()


@pytest.mark.parametrize(
    "text", [ONE, f"  {ONE}\n", f"orca://join/{ONE}", f"https://x.example/address/{ONE}?a=1", f"“{ONE}”"]
)
def test_one_id_is_found_however_it_is_wrapped(text: str) -> None:
    assert ids(text) == [ONE]


@pytest.mark.parametrize("apart", [" ", "\n", ",", "; ", "\r\n\r\n", " | "])
def test_several_are_found_in_their_order(apart: str) -> None:
    assert ids(apart.join([TWO, f"orca://join/{ONE}", THREE])) == [TWO, ONE, THREE]


def test_the_same_id_counts_once() -> None:
    assert ids(f"{ONE} {TWO} {ONE}") == [ONE, TWO]


def test_what_is_wrong_among_several_is_told_and_keeps_its_place() -> None:
    first, second, third = looked_over(f"{ONE} 0x12 {TWO}")

    assert (first.task_id, third.task_id) == (ONE, TWO)
    assert second.task_id is None
    assert "“0”" in second.problem


def test_an_id_in_a_sentence_is_taken_alone() -> None:
    assert ids(f"join {ONE} please") == [ONE]


def test_an_id_that_was_broken_over_lines_is_put_together() -> None:
    assert ids(f"{ONE[:20]}\n  {ONE[20:]}") == [ONE]


def test_a_text_without_any_id_is_told_as_a_whole() -> None:
    (only,) = looked_over("task number 0")

    assert only.text == "task number 0"
    assert "“0”" in only.problem


def test_more_than_can_be_looked_at_are_cut_off() -> None:
    assert len(looked_over(" ".join(IDS))) == MOST_AT_ONCE


@given(st.text(max_size=3_000))
def test_any_text_has_an_answer(text: str) -> None:
    for one in looked_over(text):
        assert (one.task_id is None) == bool(one.problem)
