"""Amounts as people type them, and as they are shown where not a ROE may be hidden: exact in both directions."""

from __future__ import annotations

import re

from orca_desktop.domain.amounts import ROE_PER_KOII, Roe, Units, exact_amount
from orca_desktop.domain.tokens import KOII, Token

MOST_KOII = 10_000_000_000
MOST_UNITS = 2**53 - 1
"""The largest amount that an instruction carries exactly (k2.md 0.2)."""

_AMOUNT = re.compile(r"(\d{1,16})(?:\.(\d+))?", re.ASCII)


class AmountUnclear(ValueError):
    """What was typed is no amount; the text says why."""


def parse_amount(text: str, token: Token) -> Units:
    """An amount of a token, with a point before its fraction. Raises AmountUnclear; nothing is ever rounded."""
    typed = text.strip()
    if "," in typed:
        raise AmountUnclear(
            f"“{typed[:40]}” has a comma. Write a point before the fraction, and no other signs: 1234.5"
        )
    found = _AMOUNT.fullmatch(typed)
    if found is None:
        raise AmountUnclear(f"“{typed[:40]}” is no amount of {token.symbol}. Write it in digits: 2 or 0.5")
    whole, fraction = found[1], found[2] or ""
    if len(fraction) > token.decimals:
        raise AmountUnclear(_too_fine(typed, token))
    amount = int(whole) * 10**token.decimals + int(fraction.ljust(token.decimals, "0") or "0")
    if amount == 0:
        raise AmountUnclear("Nothing is no amount. Write how much.")
    if amount > _most(token):
        raise AmountUnclear(f"“{typed[:40]}” is more than there is.")
    return Units(amount)


def parse_koii(text: str) -> Roe:
    """An amount of KOII. Raises AmountUnclear."""
    return Roe(parse_amount(text, KOII))


def exact_koii(amount: int) -> str:
    """An amount of ROE as KOII with every place that it has, and its unit."""
    return exact_amount(amount, KOII)


def _too_fine(typed: str, token: Token) -> str:
    if token.is_koii:
        return f"“{typed[:40]}” has more than {token.decimals} places: a ROE is the smallest amount there is."
    return f"“{typed[:40]}” has more places than {token.symbol}, which has {token.decimals}."


def _most(token: Token) -> int:
    return MOST_KOII * ROE_PER_KOII if token.is_koii else MOST_UNITS
