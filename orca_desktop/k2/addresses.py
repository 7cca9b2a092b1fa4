"""Addresses that are computed, not chosen: those of programs' own accounts, and of token accounts (k2.md 2)."""

from __future__ import annotations

import hashlib

from solders.pubkey import Pubkey

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    TOKEN_PROGRAM,
)

_MANAGERS = b"manager"


def pot_seed(pot: str) -> bytes:
    """What the authority over a stake pot of tokens is derived from: the SHA-256 of the pot's base58 text."""
    return hashlib.sha256(pot.encode("ascii")).digest()


def pot_authority(pot: str) -> PublicKey:
    """The address that owns the stake pot of a task that pays in a token. Raises ValueError for what is no key."""
    return derived(KPL_TASK_PROGRAM, pot_seed(pot))[0]


def pot_bump(pot: str) -> int:
    """The number with which `pot_authority` is found, as the task's account keeps it."""
    return derived(KPL_TASK_PROGRAM, pot_seed(pot))[1]


def managers_account(kind: TokenKind) -> PublicKey:
    """The account in which a task program keeps who manages its list of checked tasks."""
    return derived(KOII_TASK_PROGRAM if kind is TokenKind.KOII else KPL_TASK_PROGRAM, _MANAGERS)[0]


def token_account(owner: str, mint: str) -> PublicKey:
    """Where *owner* holds tokens of *mint*: the associated token account. Raises ValueError for what is no key."""
    seeds = (bytes(_key(owner)), bytes(_key(TOKEN_PROGRAM)), bytes(_key(mint)))
    return derived(ASSOCIATED_TOKEN_PROGRAM, *seeds)[0]


def derived(program: str, *seeds: bytes) -> tuple[PublicKey, int]:
    """A program's address for these seeds, which no secret key has, and its bump."""
    address, bump = Pubkey.find_program_address(list(seeds), _key(program))
    return PublicKey(str(address)), bump


def _key(text: str) -> Pubkey:
    return Pubkey.from_string(text)
