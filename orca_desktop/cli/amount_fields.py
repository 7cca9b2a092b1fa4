"""Amounts in JSON: in ROE where they are KOII, and always in the smallest unit of a token that is named beside them."""

from __future__ import annotations

from typing import Any

from orca_desktop.domain.tokens import Token


def amount_fields(token: Token, **amounts: int | None) -> dict[str, Any]:
    """Of each name `<name>_roe`, None for what is not KOII, and `<name>_units`; and the token that they are of."""
    roe = {f"{name}_roe": amount if token.is_koii else None for name, amount in amounts.items()}
    units = {f"{name}_units": amount for name, amount in amounts.items()}
    return {**roe, **units, **token_fields(token)}


def token_fields(token: Token) -> dict[str, Any]:
    """`mint` is None for KOII."""
    return {"token": token.symbol, "mint": token.mint, "decimals": token.decimals}
