"""Public keys, signatures and the shape of a wallet. Secret keys have no type here: they never leave an adapter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

import base58

PublicKey = NewType("PublicKey", str)
"""Base58 text of 32 bytes (Bitcoin alphabet)."""

Signature = NewType("Signature", str)
"""Base58 text of 64 bytes: a signature, and the name of the transaction it opens."""

NOBODY = PublicKey("")
"""Stands where no key is known: no account on chain has it, and no stake or proof is anybody's of this name."""

KEY_BYTES = 32
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletKeys:
    """The public half of a wallet.

    The main key pays fees and receives rewards; the staking key is the node's identity inside tasks, `kpl_staking`
    in those that pay in a token.
    """

    main: PublicKey
    staking: PublicKey
    kpl_staking: PublicKey | None = None


def public_key(raw: bytes) -> PublicKey:
    """The text form of 32 bytes. Raises ValueError for another length."""
    if len(raw) != KEY_BYTES:
        raise ValueError(f"a public key has {KEY_BYTES} bytes, not {len(raw)}")
    return PublicKey(base58.b58encode(raw).decode("ascii"))


def key_bytes(key: str) -> bytes:
    """The 32 bytes behind a public key's text. Raises ValueError for anything else."""
    raw = base58.b58decode(key)
    if len(raw) != KEY_BYTES:
        raise ValueError(f"a public key has {KEY_BYTES} bytes, not {len(raw)}")
    return raw


def shorten(key: str) -> str:
    """A key as people recognise it: its first eight and last six characters."""
    return key if len(key) <= 16 else f"{key[:8]}…{key[-6:]}"
