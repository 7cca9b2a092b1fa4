"""Token accounts and mints as servers parse them for `jsonParsed` (k2.md 1.4)."""

from __future__ import annotations

from decimal import Decimal

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import TOKEN_PROGRAM
from orca_desktop.k2.token_accounts import MINT_BYTES, Mint, TokenAccount, decode_mint, decode_token_account
from orca_desktop.simulation.accounts import Account
from orca_desktop.simulation.timeline import View


def parsed(account: Account, view: View) -> object | None:
    """None for what servers cannot parse; they send that as base64."""
    if account.owner != TOKEN_PROGRAM:
        return None
    try:
        kind, info = _mint(account) if len(account.data) == MINT_BYTES else _tokens(account, view)
    except Malformed:
        return None
    return {"parsed": {"info": info, "type": kind}, "program": "spl-token", "space": len(account.data)}


def token_amount(amount: int, decimals: int) -> dict[str, object]:
    exact = Decimal(amount).scaleb(-decimals)
    text = f"{exact:f}"
    shown = text.rstrip("0").rstrip(".") if "." in text else text
    return {"amount": str(amount), "decimals": decimals, "uiAmount": float(exact), "uiAmountString": shown}


def mint_in(view: View, key: PublicKey) -> Mint:
    """Raises Malformed for what is no mint."""
    account = view.account(key)
    if account is None or account.owner != TOKEN_PROGRAM:
        raise Malformed("there is no such mint")
    return decode_mint(account.data)


def tokens_in(account: Account | None) -> TokenAccount:
    """Raises Malformed for what is no token account."""
    if account is None or account.owner != TOKEN_PROGRAM:
        raise Malformed("there is no such token account")
    return decode_token_account(account.data)


def _mint(account: Account) -> tuple[str, dict[str, object]]:
    mint = decode_mint(account.data)
    return "mint", {
        "decimals": mint.decimals,
        "freezeAuthority": mint.freeze_authority,
        "isInitialized": True,
        "mintAuthority": mint.mint_authority,
        "supply": str(mint.supply),
    }


def _tokens(account: Account, view: View) -> tuple[str, dict[str, object]]:
    tokens = tokens_in(account)
    decimals = mint_in(view, tokens.mint).decimals
    return "account", {
        "isNative": False,
        "mint": tokens.mint,
        "owner": tokens.owner,
        "state": "frozen" if tokens.is_frozen else "initialized",
        "tokenAmount": token_amount(tokens.amount, decimals),
    }
