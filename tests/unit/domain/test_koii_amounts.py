"""Amounts as they are typed and shown: exact in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.koii_amounts import MOST_KOII, AmountUnclear, exact_koii, parse_koii


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
