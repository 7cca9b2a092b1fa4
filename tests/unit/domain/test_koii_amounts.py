"""Amounts as they are typed and shown: exact in both directions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import ROE_PER_KOII, exact_amount
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.koii_amounts import (
    MOST_KOII,
    MOST_UNITS,
    AmountUnclear,
    exact_koii,
    parse_amount,
    parse_koii,
)
from orca_desktop.domain.tokens import Token


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1", 10**9), ("0.5", 5 * 10**8), (" 2.50 ", 25 * 10**8), ("0.000000001", 1), ("007", 7 * 10**9)],
)
def test_an_amount_is_read(text: str, amount: int) -> None:
    assert parse_koii(text) == amount


@pytest.mark.parametrize("text", ["", " ", "0", "0.0", "0,5", "1.", ".5", "1e9", "+1", "-1", "1 000", "½", "٣", "nan"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountUnclear):
        parse_koii(text)


@given(st.integers(1, MOST_KOII * ROE_PER_KOII))
def test_what_is_shown_is_read_back_to_the_last_roe(amount: int) -> None:
    assert parse_koii(exact_koii(amount).removesuffix(" KOII").replace(",", "")) == amount


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        amount = parse_koii(text)
    except AmountUnclear:
        return
    assert 0 < amount <= MOST_KOII * ROE_PER_KOII


FIRE = Token(symbol="FIRE", decimals=6, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


@given(st.integers(1, MOST_UNITS), st.integers(0, 18))
def test_what_is_shown_of_a_token_is_read_back_to_its_last_unit(amount: int, decimals: int) -> None:
    token = replace(FIRE, decimals=decimals)
    shown = exact_amount(amount, token).removesuffix(" FIRE").replace(",", "")

    assert parse_amount(shown, token) == amount


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0.0000001", "more places than FIRE, which has 6"),
        ("9007199255", "more than there is"),
        ("5 FIRE", "no amount of FIRE"),
    ],
)
def test_what_no_token_can_be_divided_into_is_refused(text: str, words: str) -> None:
    with pytest.raises(AmountUnclear, match=words):
        parse_amount(text, FIRE)
