"""ROE as decimal text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.amounts import ROE_PER_KOII, koii_text


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
