"""Mints and token accounts of the SPL token program, whose layout K2 keeps (k2.md 2, 6.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey, key_bytes, public_key
from orca_desktop.domain.tokens import MAX_DECIMALS
from orca_desktop.k2.errors import Malformed

MINT_BYTES = 82
TOKEN_ACCOUNT_BYTES = 165

_MINT = struct.Struct("<I32sQBBI32s")
_ACCOUNT = struct.Struct("<32s32sQI32sBIQQI32s")
_NO_KEY = bytes(32)
_INITIALIZED, _FROZEN = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mint:
    """What makes a token. `supply` in its smallest unit; None: nobody may mint more, or freeze accounts."""

    decimals: int
    supply: int = 0
    mint_authority: PublicKey | None = None
    freeze_authority: PublicKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAccount:
    """So much of one token that one key owns; `delegate` may spend `delegated_amount` of it."""

    mint: PublicKey
    owner: PublicKey
    amount: int = 0
    is_frozen: bool = False
    delegate: PublicKey | None = None
    delegated_amount: int = 0
    close_authority: PublicKey | None = None


def decode_mint(data: bytes) -> Mint:
    """Read the data of a mint's account. Raises Malformed, also for one that was never set up."""
    if len(data) != MINT_BYTES:
        raise Malformed(f"a mint has {MINT_BYTES} bytes, not {len(data)}")
    has_authority, authority, supply, decimals, initialized, has_freezer, freezer = _MINT.unpack(data)
    if initialized != _INITIALIZED:
        raise Malformed("the mint was never set up")
    if decimals > MAX_DECIMALS:
        raise Malformed(f"the mint claims {decimals} decimal places")
    return Mint(
        decimals=decimals,
        supply=supply,
        mint_authority=_optional(has_authority, authority),
        freeze_authority=_optional(has_freezer, freezer),
    )


def encode_mint(mint: Mint) -> bytes:
    return _MINT.pack(
        *_given(mint.mint_authority), mint.supply, mint.decimals, _INITIALIZED, *_given(mint.freeze_authority)
    )


def decode_token_account(data: bytes) -> TokenAccount:
    """Read the data of a token account. Raises Malformed, also for one that was never set up."""
    if len(data) != TOKEN_ACCOUNT_BYTES:
        raise Malformed(f"a token account has {TOKEN_ACCOUNT_BYTES} bytes, not {len(data)}")
    mint, owner, amount, has_delegate, delegate, state, _, _, delegated, has_closer, closer = _ACCOUNT.unpack(data)
    if state not in (_INITIALIZED, _FROZEN):
        raise Malformed("the token account was never set up")
    return TokenAccount(
        mint=public_key(mint),
        owner=public_key(owner),
        amount=amount,
        is_frozen=state == _FROZEN,
        delegate=_optional(has_delegate, delegate),
        delegated_amount=delegated,
        close_authority=_optional(has_closer, closer),
    )


def encode_token_account(account: TokenAccount) -> bytes:
    """Of a token account that does not wrap the native coin."""
    return _ACCOUNT.pack(
        key_bytes(account.mint),
        key_bytes(account.owner),
        account.amount,
        *_given(account.delegate),
        _FROZEN if account.is_frozen else _INITIALIZED,
        0,
        0,
        account.delegated_amount,
        *_given(account.close_authority),
    )


def _optional(tag: int, raw: bytes) -> PublicKey | None:
    if tag > 1:
        raise Malformed(f"a key is there or not, 1 or 0, not {tag}")
    return public_key(raw) if tag else None


def _given(key: PublicKey | None) -> tuple[int, bytes]:
    return (0, _NO_KEY) if key is None else (1, key_bytes(key))
