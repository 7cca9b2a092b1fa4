"""Well-known addresses of the network, and what accounts cost (k2.md 1.4, 2, 7.3)."""

from __future__ import annotations

from typing import Final

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind

SYSTEM_PROGRAM: Final = PublicKey("11111111111111111111111111111111")
KOII_TASK_PROGRAM: Final = PublicKey("Koiitask22222222222222222222222222222222222")
KPL_TASK_PROGRAM: Final = PublicKey("KPLTRVs6jA7QTthuJH2cEmyCEskFbSV2xpZw46cganN")
TOKEN_PROGRAM: Final = PublicKey("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA")
ASSOCIATED_TOKEN_PROGRAM: Final = PublicKey("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL")
CLOCK_SYSVAR: Final = PublicKey("SysvarC1ock11111111111111111111111111111111")
RENT_SYSVAR: Final = PublicKey("SysvarRent111111111111111111111111111111111")

NATIVE_TASK_PREFIX: Final = b'{"is_allowlisted"'
"""How the data of every native task account begins (k2.md 2.1)."""

ALLOWLISTED_TASK_PREFIX: Final = b'{"is_allowlisted":true'

MINIMUM_TASK_BYTES: Final = 500
"""Accounts with less data are no tasks (k2.md 2.1)."""

STAKE_POT_PREFIX: Final = "stakepotaccount"
"""How the address of every native stake pot begins (k2.md 2)."""

ROE_PER_SIGNATURE: Final = 5_000
STAKING_ACCOUNT_BYTES: Final = 100
DEPOSIT_RENT_BYTES: Final = 1_000
"""A new staking account is given the rent of so many bytes, more than it has (k2.md 7.3)."""

DEPOSIT_EXTRA: Final = Roe(10_000)


def rent_exempt_minimum(size: int) -> Roe:
    """The least balance of an account that holds *size* bytes of data."""
    return Roe((128 + size) * 3480 * 2)


def staking_account_deposit() -> Roe:
    """What a new staking account is given beside the stake (k2.md 7.3)."""
    return Roe(rent_exempt_minimum(DEPOSIT_RENT_BYTES) + DEPOSIT_EXTRA)


def program_of(kind: TokenKind) -> PublicKey:
    """The program that owns tasks of this kind, and the staking accounts of their nodes."""
    return {TokenKind.KOII: KOII_TASK_PROGRAM, TokenKind.KPL: KPL_TASK_PROGRAM}[kind]


def kind_of_owner(owner: str) -> TokenKind | None:
    """What a task pays in, by the program that owns its account; None when the account is no task (k2.md 2.2)."""
    return {KOII_TASK_PROGRAM: TokenKind.KOII, KPL_TASK_PROGRAM: TokenKind.KPL}.get(PublicKey(owner))
