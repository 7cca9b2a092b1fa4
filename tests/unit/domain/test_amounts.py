"""Amounts as decimal text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import (
    ROE_PER_KOII,
    amount_text,
    exact_amount,
    figure,
    koii_text,
    sums_by_token,
    sums_text,
)
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tokens import KOII, Token


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0.000"),
        (1_900_000_000, "1.900"),
        (1_999_999_999, "1.999"),
        (12_000_000_000_000, "12,000.000"),
        (-700_000_000, "−0.700"),
        (1, "0.000000001"),
        (10_000, "0.00001"),
        (999_999, "0.000999999"),
        (1_000_000, "0.001"),
    ],
)
def test_amounts_are_shown_in_koii(amount: int, text: str) -> None:
    assert koii_text(amount) == text


def test_without_decimals_only_whole_koii_are_shown() -> None:
    assert koii_text(1_234_900_000_000, decimals=0) == "1,234"


@given(st.integers(-(10**20), 10**20), st.integers(1, 9))
def test_the_text_never_promises_more_than_there_is(amount: int, decimals: int) -> None:
    shown = Decimal(koii_text(amount, decimals=decimals).replace(",", "").replace("−", "-"))

    true = Decimal(amount) / ROE_PER_KOII
    assert abs(shown) <= abs(true)
    assert abs(true - shown) < Decimal(10) ** -decimals
    assert (shown == 0) == (amount == 0)


FIRE = Token(symbol="FIRE", decimals=6, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
WHOLE = replace(FIRE, symbol="ONE", decimals=0)


@pytest.mark.parametrize(
    ("amount", "token", "short", "exact"),
    [
        (1_250_000, FIRE, "1.250 FIRE", "1.25 FIRE"),
        (-1_250_000, FIRE, "−1.250 FIRE", "−1.25 FIRE"),
        (1, FIRE, "0.000001 FIRE", "0.000001 FIRE"),
        (12_345_678_901, FIRE, "12,345.678 FIRE", "12,345.678901 FIRE"),
        (1_250, WHOLE, "1,250 ONE", "1,250 ONE"),
        (0, WHOLE, "0 ONE", "0 ONE"),
        (1_900_000_000, KOII, "1.900 KOII", "1.9 KOII"),
    ],
)
def test_every_token_is_shown_by_its_own_decimals(amount: int, token: Token, short: str, exact: str) -> None:
    assert amount_text(amount, token) == short
    assert exact_amount(amount, token) == exact


def test_amounts_of_several_tokens_are_never_added_to_each_other() -> None:
    amounts = [(1_000_000, FIRE), (2_000_000_000, KOII), (500_000, FIRE), (0, WHOLE)]

    assert sums_by_token(amounts) == {KOII: 2_000_000_000, FIRE: 1_500_000}
    assert sums_text(amounts) == "2.000 KOII + 1.500 FIRE"
    assert sums_text([]) == "0.000 KOII"


@given(st.integers(-(10**20), 10**20), st.integers(1, 9), st.integers(0, 38))
def test_no_text_promises_more_of_any_token(amount: int, places: int, decimals: int) -> None:
    token = replace(FIRE, decimals=decimals)
    shown = Decimal(figure(amount, token, decimals=places).replace(",", "").replace("−", "-"))

    true = Decimal(amount).scaleb(-decimals, Context(prec=60))
    assert abs(shown) <= abs(true)
    assert (shown == 0) == (amount == 0)
