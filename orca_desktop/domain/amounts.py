"""Amounts are integers in the smallest unit; only the screens turn them into decimal text."""

from __future__ import annotations

from typing import NewType

Roe = NewType("Roe", int)
"""1 KOII = 1 000 000 000 ROE (k2.md 0.2)."""

NO_ROE = Roe(0)
ROE_PER_KOII = 1_000_000_000


def koii_text(amount: int, *, decimals: int = 3) -> str:
    """An amount of ROE as KOII, rounded down in size so that nobody is promised more than there is.

    An amount too small for *decimals* places keeps all the places it needs.
    """
    sign = "−" if amount < 0 else ""
    whole, rest = divmod(abs(amount), ROE_PER_KOII)
    places = f"{rest:09d}"
    if whole == 0 and rest and not places[:decimals].strip("0"):
        return f"{sign}0.{places.rstrip('0')}"
    return f"{sign}{whole:,}.{places[:decimals]}" if decimals else f"{sign}{whole:,}"
