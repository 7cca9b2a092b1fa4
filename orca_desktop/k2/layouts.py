"""One table of the instructions of both task programs: index, data and accounts of each (k2.md 6.1 to 6.3).

An entry with a `doubt` is not stated by any public source in all its parts; the doubt says in which. All of them are
here, so that a correction is made once, and whoever sends such an instruction can have it simulated first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_values as ask
from orca_desktop.k2.fields import PIECE_BYTES as PIECE_BYTES
from orca_desktop.k2.fields import VALUE_BYTES as VALUE_BYTES
from orca_desktop.k2.fields import Field, flag, number, piece, piece_capacity, piece_index, raw, text, wide_flag

IP_ADDRESS_BYTES: Final = 64
SEED_BYTES: Final = 32

LIKE_KPL: Final = "the accounts are those of the KPL program; no source states the native ones"
OWN_DATA: Final = "that the data account is the submitter's own is seen in what is read back, and stated nowhere"
KPL_HEADER: Final = "the four bytes before the piece are the caller's; they are taken to be those of the native program"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRole:
    """One place in an instruction's list of accounts."""

    name: str
    is_signer: bool = False
    is_writable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One instruction of one program. Fields and accounts stand in the order in which they are sent.

    `value` is what it is read into. `doubt` says what of it is inferred; empty: every part is stated by a source.
    """

    kind: TokenKind
    index: int
    value: type[ask.TaskInstruction]
    fields: tuple[Field, ...]
    accounts: tuple[AccountRole, ...]
    doubt: str = ""

    @property
    def inferred(self) -> bool:
        return bool(self.doubt)

    @property
    def format(self) -> struct.Struct:
        """Packs the index and the fields, little-endian."""
        return struct.Struct("<B" + "".join(field.code for field in self.fields))


def _roles(words: str) -> tuple[AccountRole, ...]:
    """Accounts as the reference writes them: a name, and behind a colon `s` for a signer and `w` for writable."""
    parts = (word.partition(":") for word in words.split())
    return tuple(AccountRole(name=name, is_signer="s" in flags, is_writable="w" in flags) for name, _, flags in parts)


def _task_fields(*begin: Field) -> tuple[Field, ...]:
    """The fields of a task; *begin* goes before the bounty of a round. The audit window stands first (k2.md 6.3)."""
    texts = (text("name", 24), text("description", 64), text("executable", 64), text("network", 64))
    numbers = ("bounty_per_round", "round_time", "audit_window", "submission_window", "minimum_stake")
    ends = (text("metadata", 64), text("variables", 64), number("allowed_failed_distributions"))
    return (*texts, *begin, *map(number, numbers), *ends)


_ROUND: Final = (number("round"),)
_STAKE: Final = (number("amount"), text("ip_address", IP_ADDRESS_BYTES))
_PROOF: Final = (text("value", VALUE_BYTES), number("round"))
_VOTE: Final = (wide_flag("is_valid"), number("round"))
_KPL_VOTE: Final = (flag("is_valid"), number("round"))
_SEED: Final = raw("pot_seed", SEED_BYTES)


def _piece(pad: bytes) -> tuple[Field, ...]:
    return (piece_index("index"), piece_capacity(), piece("piece", pad), number("round"))


def _native(
    index: int, value: type[ask.TaskInstruction], fields: Iterable[Field], accounts: str, doubt: str = ""
) -> Layout:
    return Layout(
        kind=TokenKind.KOII, index=index, value=value, fields=tuple(fields), accounts=_roles(accounts), doubt=doubt
    )


def _kpl(
    index: int, value: type[ask.TaskInstruction], fields: Iterable[Field], accounts: str, doubt: str = ""
) -> Layout:
    return Layout(
        kind=TokenKind.KPL, index=index, value=value, fields=tuple(fields), accounts=_roles(accounts), doubt=doubt
    )


TABLE: Final = (
    # What a worker sends (k2.md 6.2).
    _native(9, ask.Stake, _STAKE, "task:w staking:sw pot:w clock"),
    _native(10, ask.Withdraw, (), "task:w staking:sw clock"),
    _native(7, ask.ClaimReward, (), "task:w staking:sw pot:w beneficiary:w"),
    _native(1, ask.SubmitProof, _PROOF, "task:w staking:sw clock", LIKE_KPL),
    _native(2, ask.VoteOnProof, _VOTE, "task:w staking:sw candidate clock", LIKE_KPL),
    _native(3, ask.VoteOnList, _VOTE, "task:w staking:sw candidate:w clock", LIKE_KPL),
    _native(11, ask.UploadListChunk, _piece(b"\0"), "task staking:sw"),
    _native(12, ask.SubmitList, _ROUND, "task:w staking:sw data:sw clock", f"{LIKE_KPL}; {OWN_DATA}"),
    _native(4, ask.Payout, _ROUND, "task:w clock data:w", LIKE_KPL),
    _kpl(9, ask.Stake, _STAKE, "task:w staking:sw staking_tokens:w pot:w token_program"),
    _kpl(10, ask.Withdraw, (), "task:w staking:sw clock"),
    _kpl(7, ask.ClaimReward, (), "task:w staking:sw pot:w beneficiary:w pot_authority token_program"),
    _kpl(1, ask.SubmitProof, _PROOF, "task:w staking:sw clock"),
    _kpl(2, ask.VoteOnProof, _KPL_VOTE, "task:w staking:sw candidate clock"),
    _kpl(3, ask.VoteOnList, _KPL_VOTE, "task:w staking:sw candidate:w clock"),
    _kpl(11, ask.UploadListChunk, _piece(b" "), "task:w staking:sw", KPL_HEADER),
    _kpl(12, ask.SubmitList, _ROUND, "task:w staking:sw data:sw clock", OWN_DATA),
    _kpl(4, ask.Payout, _ROUND, "task:w clock data:w"),
    # What a creator or a manager sends (k2.md 6.3).
    _native(0, ask.CreateTask, _task_fields(number("total_bounty")), "payer:sw task:sw pot:w clock"),
    _native(14, ask.UpdateTask, _task_fields(), "payer:sw old_task:w old_pot:w clock task:sw pot:w"),
    _native(5, ask.AllowTask, (wide_flag("is_allowed"),), "task:w program:s managers"),
    _native(6, ask.SetActive, (wide_flag("is_active"),), "task:w owner:s managers"),
    _native(8, ask.FundTask, (number("amount"),), "task:w funder:sw pot:w system_program clock"),
    _kpl(
        0,
        ask.CreateTask,
        (*_task_fields(number("total_bounty")), _SEED),
        "payer:sw payer_tokens:w task:sw pot:sw pot_authority:w mint clock rent system_program token_program",
    ),
    _kpl(
        13,
        ask.UpdateTask,
        (*_task_fields(), _SEED),
        "payer:sw old_task:w old_pot:w old_pot_authority:w task:sw pot:sw pot_authority:w "
        "mint clock rent system_program token_program",
    ),
    _kpl(5, ask.AllowTask, (flag("is_allowed"),), "manager:s managers:w task:sw"),
    _kpl(6, ask.SetActive, (flag("is_active"),), "task:w owner:sw managers"),
    _kpl(8, ask.FundTask, (number("amount"),), "task:w funder:sw funder_tokens:w pot:w token_program"),
    _kpl(14, ask.DeleteTask, (), "task:w manager:sw pot:w pot_authority managers:w mint:w token_program"),
)

BY_VALUE: Final[Mapping[tuple[TokenKind, type], Layout]] = {(row.kind, row.value): row for row in TABLE}
BY_INDEX: Final[Mapping[tuple[TokenKind, int], Layout]] = {(row.kind, row.index): row for row in TABLE}
