"""What is typed into the wallet: amounts, addresses, names and words, read exactly or refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe
from orca_desktop.gui.pages.wallet_create import name_problem
from orca_desktop.gui.wallet_words import exact, parse_address, parse_amount, signed
from orca_desktop.gui.word_list import known_words, phrase_problem
from tests.gui import scenes, wallet_scenes


@pytest.mark.parametrize(
    ("text", "roe"),
    [
        ("1", 1_000_000_000),
        (" 0.5 ", 500_000_000),
        ("0.000000001", 1),
        ("1250.5", 1_250_500_000_000),
        ("3.", 3 * 10**9),
    ],
)
def test_an_amount_is_read_to_the_last_place(text: str, roe: int) -> None:
    assert parse_amount(text) == (Roe(roe), "")


@pytest.mark.parametrize(
    "text", ["", "0", "0.0", "0,5", "1e3", "-1", "1.0000000001", "one", ".5", "1.2.3", "٣", "+1", "1 000"]
)
def test_what_is_no_amount_is_refused_with_the_reason(text: str) -> None:
    amount, problem = parse_amount(text)

    assert amount is None
    assert problem


@given(st.integers(min_value=1, max_value=10**18))
def test_an_amount_that_is_shown_exactly_can_be_typed_again(roe: int) -> None:
    assert parse_amount(exact(roe).replace(",", "")) == (Roe(roe), "")


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_a_row_of_the_ledger_shows_all_of_its_amount(roe: int) -> None:
    shown = signed(roe)
    digits = shown.lstrip("+−").replace(",", "")
    whole, places = digits.split(".")

    assert int(whole) * 10**9 + int(places.ljust(9, "0")) == abs(roe)
    assert shown.startswith("+") == (roe > 0)
    assert shown.startswith("−") == (roe < 0)


def test_an_address_may_be_pasted_with_spaces_and_line_breaks() -> None:
    key = scenes.key("friend")

    assert parse_address(f" {key[:10]}\n{key[10:]} ") == (key, "")
    assert parse_address(key[:-4])[0] is None
    assert parse_address("0xabc")[0] is None
    assert parse_address("")[1] == "Paste or type the address."


def test_a_phrase_is_checked_word_by_word_and_strange_words_are_named_by_their_place_only() -> None:
    assert len(known_words()) == 2_048
    assert phrase_problem(wallet_scenes.PHRASE) == ""
    assert phrase_problem(wallet_scenes.LONG_WORDS.upper()) == ""
    assert phrase_problem("legal winner") == "2 words so far, all in the list. A phrase has 12 or 24."
    strange = phrase_problem("legal wynner thank yeer")
    assert strange == "Words 2, 4 are not in the list of words. Check their spelling."
    assert "wynner" not in strange


def test_a_name_is_refused_when_it_is_taken_in_other_letters_or_unusable() -> None:
    taken = (wallet_scenes.MAIN,)

    assert name_problem("Second", taken) == ""
    assert "There is an account of this name" in name_problem("MAIN ACCOUNT", taken)
    assert name_problem("../etc", taken)
    assert name_problem("   ", taken) == "Give it a name."
