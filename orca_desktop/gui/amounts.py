"""Amounts as the window shows them: those of `domain/amounts`, written as the user's language writes numbers.

What is copied, exported or sent keeps the notation of the network, which all of them read alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain import amounts
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.language import local


def figure(amount: int, token: Token, *, decimals: int = 3) -> str:
    return local(amounts.figure(amount, token, decimals=decimals))


def amount_text(amount: int, token: Token, *, decimals: int = 3) -> str:
    return local(amounts.amount_text(amount, token, decimals=decimals))


def exact_text(amount: int, token: Token) -> str:
    return local(amounts.exact_amount(amount, token))


def editable(amount: int, token: Token) -> str:
    """An amount as somebody would type it: exact, without its unit and without signs between thousands."""
    return local(amounts.exact_amount(amount, token).removesuffix(f" {token.symbol}").replace(",", ""))


def sums_text(sums: Iterable[tuple[int, Token]], *, decimals: int = 3) -> str:
    return local(amounts.sums_text(sums, decimals=decimals))


def koii_text(amount: int, *, decimals: int = 3) -> str:
    return local(amounts.koii_text(amount, decimals=decimals))
