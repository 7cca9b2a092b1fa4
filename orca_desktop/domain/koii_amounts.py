"""KOII as people type it, and as they are shown where not a ROE may be hidden: exact in both directions."""

from __future__ import annotations

import re

from orca_desktop.domain.amounts import ROE_PER_KOII, Roe

PLACES = 9
MOST_KOII = 10_000_000_000
_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d+))?", re.ASCII)


class AmountUnclear(ValueError):
    """What was typed is no amount; the text says why."""


def parse_koii(text: str) -> Roe:
    """An amount of KOII, with a point before its fraction. Raises AmountUnclear; nothing is ever rounded."""
    typed = text.strip()
    if "," in typed:
        raise AmountUnclear(
            f"“{typed[:40]}” has a comma. Write a point before the fraction, and no other signs: 1234.5"
        )
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise AmountUnclear(f"“{typed[:40]}” is no amount of KOII. Write it in digits: 2 or 0.5")
    whole, fraction = found[1], found[2] or ""
    if len(fraction) > PLACES:
        raise AmountUnclear(f"“{typed[:40]}” has more than {PLACES} places: a ROE is the smallest amount there is.")
    amount = int(whole) * ROE_PER_KOII + int(fraction.ljust(PLACES, "0"))
    if amount == 0:
        raise AmountUnclear("Nothing is no amount. Write how much.")
    if amount > MOST_KOII * ROE_PER_KOII:
        raise AmountUnclear(f"“{typed[:40]}” is more than there is.")
    return Roe(amount)


def exact_koii(amount: int) -> str:
    """An amount of ROE as KOII with every place that it has, and its unit."""
    sign = "−" if amount < 0 else ""
    whole, rest = divmod(abs(amount), ROE_PER_KOII)
    places = f"{rest:09d}".rstrip("0")
    return f"{sign}{whole:,}.{places} KOII" if places else f"{sign}{whole:,} KOII"
