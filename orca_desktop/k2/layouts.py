"""One table of the native task program's instructions that a worker node sends (k2.md 6.1, 6.2).

An entry marked `inferred` takes its account list from the KPL program: no public source states the native one. All of
them are here, so that a correction is made once.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Final

VALUE_BYTES: Final = 512
PIECE_BYTES: Final = 508
"""The part of a distribution list that one upload carries; four bytes of the 512 are its header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRole:
    """One place in an instruction's list of accounts."""

    name: str
    is_signer: bool = False
    is_writable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The index, data and accounts of one instruction. `format` packs the index and the fields, little-endian."""

    index: int
    format: struct.Struct
    accounts: tuple[AccountRole, ...]
    inferred: bool = field(default=False)


TASK: Final = AccountRole(name="task", is_writable=True)
STAKING: Final = AccountRole(name="staking", is_signer=True, is_writable=True)
POT: Final = AccountRole(name="pot", is_writable=True)
CLOCK: Final = AccountRole(name="clock")
CANDIDATE: Final = AccountRole(name="candidate")
DATA: Final = AccountRole(name="data", is_writable=True)

STAKE: Final = Layout(index=9, format=struct.Struct("<Bq64s"), accounts=(TASK, STAKING, POT, CLOCK))
WITHDRAW: Final = Layout(index=10, format=struct.Struct("<B"), accounts=(TASK, STAKING, CLOCK))
CLAIM_REWARD: Final = Layout(
    index=7,
    format=struct.Struct("<B"),
    accounts=(TASK, STAKING, POT, AccountRole(name="beneficiary", is_writable=True)),
)
SUBMIT_PROOF: Final = Layout(
    index=1, format=struct.Struct(f"<B{VALUE_BYTES}sq"), accounts=(TASK, STAKING, CLOCK), inferred=True
)
VOTE_ON_PROOF: Final = Layout(
    index=2, format=struct.Struct("<Bqq"), accounts=(TASK, STAKING, CANDIDATE, CLOCK), inferred=True
)
VOTE_ON_LIST: Final = Layout(
    index=3,
    format=struct.Struct("<Bqq"),
    accounts=(TASK, STAKING, AccountRole(name="candidate", is_writable=True), CLOCK),
    inferred=True,
)
UPLOAD_LIST_CHUNK: Final = Layout(
    index=11, format=struct.Struct(f"<BHH{PIECE_BYTES}sq"), accounts=(AccountRole(name="task"), STAKING)
)
SUBMIT_LIST: Final = Layout(
    index=12,
    format=struct.Struct("<Bq"),
    accounts=(TASK, STAKING, AccountRole(name="data", is_signer=True, is_writable=True), CLOCK),
    inferred=True,
)
PAYOUT: Final = Layout(index=4, format=struct.Struct("<Bq"), accounts=(TASK, CLOCK, DATA), inferred=True)
