"""Amounts are integers in the smallest unit; only the screens turn them into decimal text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NewType

from orca_desktop.domain.tokens import KOII, Token

if TYPE_CHECKING:
    # As NewTypes of each other `Roe` could only be made from `Units`; as classes both are made from any integer.
    class Units(int):
        def __new__(cls, value: int, /) -> Units: ...

    class Roe(Units):
        def __new__(cls, value: int, /) -> Roe: ...

else:
    Units = NewType("Units", int)
    """An amount of any token, in its smallest unit. Whoever shows it must know the token."""

    Roe = NewType("Roe", Units)
    """An amount of KOII: 1 KOII = 1 000 000 000 ROE (k2.md 0.2)."""

NO_ROE = Roe(0)
ROE_PER_KOII = 10**KOII.decimals


def figure(amount: int, token: Token, *, decimals: int = 3) -> str:
    """An amount without its unit, rounded down in size so that nobody is promised more than there is.

    An amount too small for *decimals* places keeps all the places it needs; no token shows more than it has.
    """
    sign, whole, places = _parts(amount, token)
    shown = places[:decimals]
    if whole == 0 and places.strip("0") and not shown.strip("0"):
        return f"{sign}0.{places.rstrip('0')}"
    return f"{sign}{whole:,}.{shown}" if shown else f"{sign}{whole:,}"


def amount_text(amount: int, token: Token, *, decimals: int = 3) -> str:
    """An amount with its unit: "1.250 KOII"."""
    return f"{figure(amount, token, decimals=decimals)} {token.symbol}"


def exact_amount(amount: int, token: Token) -> str:
    """An amount with every place that it has, and its unit: "1.25 KOII"."""
    sign, whole, places = _parts(amount, token)
    fraction = places.rstrip("0")
    return f"{sign}{whole:,}.{fraction} {token.symbol}" if fraction else f"{sign}{whole:,} {token.symbol}"


def sums_by_token(amounts: Iterable[tuple[int, Token]]) -> Mapping[Token, Units]:
    """Amounts of several tokens, each with its own sum: KOII first, then as they come; what is nothing is left out."""
    sums: dict[Token, int] = {KOII: 0}
    for amount, token in amounts:
        sums[token] = sums.get(token, 0) + amount
    return {token: Units(amount) for token, amount in sums.items() if amount}


def sums_text(amounts: Iterable[tuple[int, Token]], *, decimals: int = 3) -> str:
    """Several amounts as one text, a sum for each token: "12.500 KOII + 3.000 FIRE"."""
    sums = sums_by_token(amounts) or {KOII: NO_ROE}
    return " + ".join(amount_text(amount, token, decimals=decimals) for token, amount in sums.items())


def koii_text(amount: int, *, decimals: int = 3) -> str:
    """An amount of ROE as KOII without its unit: of balances, fees and deposits."""
    return figure(amount, KOII, decimals=decimals)


def _parts(amount: int, token: Token) -> tuple[str, int, str]:
    """The sign, the whole tokens, and the places behind the point."""
    whole, rest = divmod(abs(amount), 10**token.decimals)
    return "−" if amount < 0 else "", whole, f"{rest:0{token.decimals}d}" if token.decimals else ""
