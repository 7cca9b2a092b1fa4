"""What the token program and the associated token program are asked to do: the little that tasks need (k2.md 6.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.fields import exact
from orca_desktop.k2.programs import ASSOCIATED_TOKEN_PROGRAM, RENT_SYSVAR, SYSTEM_PROGRAM, TOKEN_PROGRAM

_AMOUNT: Final = struct.Struct("<BQ")
_TRANSFER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenTransfer:
    """The accounts are source, destination and the source's owner."""

    amount: int


def token_transfer(*, source: str, destination: str, owner: str, amount: int) -> Instruction:
    """Move tokens between token accounts of one mint; the source's owner signs."""
    accounts = (_meta(source, "w"), _meta(destination, "w"), _meta(owner, "s"))
    return Instruction(_program(TOKEN_PROGRAM), _AMOUNT.pack(_TRANSFER, exact(amount)), list(accounts))


def create_token_account(*, payer: str, owner: str, mint: str) -> Instruction:
    """Create the account in which *owner* holds tokens of *mint*; fails where it is there. The payer signs."""
    accounts = (
        _meta(payer, "sw"),
        _meta(token_account(owner, mint), "w"),
        _meta(owner),
        _meta(mint),
        _meta(SYSTEM_PROGRAM),
        _meta(TOKEN_PROGRAM),
        _meta(RENT_SYSVAR),  # programs of before 2023 want it, later ones pass over it
    )
    return Instruction(_program(ASSOCIATED_TOKEN_PROGRAM), b"", list(accounts))


def decode_token(data: bytes) -> TokenTransfer:
    """Read a plain transfer. Raises Malformed for everything else."""
    if len(data) != _AMOUNT.size or data[0] != _TRANSFER:
        raise Malformed("there is no such instruction of the token program here")
    return TokenTransfer(amount=_AMOUNT.unpack(data)[1])


def is_creation(data: bytes) -> bool:
    """Whether the associated token program is asked for a new account: by no data, or by the number 0."""
    return data in (b"", b"\0")


def _meta(key: str, flags: str = "") -> AccountMeta:
    return AccountMeta(Pubkey.from_string(key), "s" in flags, "w" in flags)


def _program(key: str) -> Pubkey:
    return Pubkey.from_string(key)
