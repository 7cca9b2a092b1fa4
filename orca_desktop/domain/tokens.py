"""In what a task pays: KOII, or a token of the KPL program with its own mint and decimals."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys


class TokenKind(enum.Enum):
    """In what a task pays: in KOII, or in a token of the KPL program (k2.md 2.2)."""

    KOII = "KOII"
    KPL = "KPL"


MAX_DECIMALS = 38
"""More places than any amount of 64 bits has digits; a mint that claims more is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token by its mint; KOII has none. `symbol` is shown beside amounts, `decimals` are the places of one token."""

    symbol: str
    decimals: int
    mint: PublicKey | None = None

    @property
    def unit(self) -> str:
        """What its smallest unit is called."""
        return "ROE" if self.is_koii else f"units of {self.symbol}"

    @property
    def is_koii(self) -> bool:
        return self.mint is None

    @property
    def kind(self) -> TokenKind:
        return TokenKind.KOII if self.is_koii else TokenKind.KPL


KOII = Token(symbol="KOII", decimals=9)
"""1 KOII = 1 000 000 000 ROE (k2.md 0.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAmount:
    """So much of a token, in its smallest unit.

    Of what a key holds `amount` can be spent; `elsewhere` lies in accounts for the token other than the usual one.
    """

    token: Token
    amount: int
    elsewhere: int = 0


def keys_in(token: Token, keys: WalletKeys) -> WalletKeys:
    """An account's keys in tasks that pay in *token*: their `staking` is the node's identity there (k2.md 7.1)."""
    return keys if token.is_koii else replace(keys, staking=keys.kpl_staking or NOBODY)
