"""What an act was to move, as the journal tells it: written before the act is sent, read by the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tokens import Token

KOII = "KOII"
"""How intents and the rows of the ledger name it; they name another token by its mint."""

_KEY = "[1-9A-HJ-NP-Za-km-z]{32,44}"
_INTENT = re.compile(rf"(\d{{1,20}}) (?:ROE|of ({_KEY}))(?: to ({_KEY}))?(?: and a deposit of (-?\d{{1,20}}) ROE)?")
_DEPOSIT = re.compile(r"a deposit of (-?\d{1,20}) ROE")


_UPLOADED = re.compile(r"(\d{1,6}) transactions?")


def transactions_of(detail: str) -> int:
    """How many transactions an act was that is done: one act was once all of a list's upload."""
    found = _UPLOADED.fullmatch(detail)
    return int(found[1]) if found else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What an act was to move: an amount of a token, to somebody, where it tells so, and a deposit in ROE."""

    amount: int | None = None
    token: str = KOII
    to: PublicKey | None = None
    deposit: int = 0


def token_name(token: Token) -> str:
    """How rows name a token."""
    return token.mint or KOII


def intent_text(amount: int, token: Token, to: PublicKey | None = None) -> str:
    """How an act tells what it moves: "5 ROE", or "5 of" and the mint, in the token's smallest unit."""
    what = f"{amount} ROE" if token.mint is None else f"{amount} of {token.mint}"
    return f"{what} to {to}" if to else what


def with_deposit(intent: str, deposit: int) -> str:
    """An intent ("5 ROE", or empty) that tells of a deposit too; negative: more comes back than is left there."""
    return " and ".join(part for part in (intent, f"a deposit of {deposit} ROE" if deposit else "") if part)


def intended(text: str) -> Intent:
    """What an intent tells; a text that tells nothing is none."""
    if found := _INTENT.fullmatch(text):
        to = PublicKey(found[3]) if found[3] else None
        return Intent(amount=int(found[1]), token=found[2] or KOII, to=to, deposit=int(found[4] or 0))
    found = _DEPOSIT.fullmatch(text)
    return Intent(deposit=int(found[1]) if found else 0)
