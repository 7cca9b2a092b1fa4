"""Reading instruction data back into values: what the task program and the system program are asked to do."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.k2 import layouts
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.layouts import PIECE_BYTES, Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    amount: int
    ip_address: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    pass


@dataclass(frozen=True, slots=True)
class ClaimReward:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitProof:
    value: str
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOnProof:
    is_valid: bool
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteOnList:
    is_valid: bool
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadListChunk:
    """One piece of a list, padded with NULs to its full 508 bytes as it came."""

    index: int
    piece: bytes
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitList:
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    round: int


TaskInstruction = (
    Stake | Withdraw | ClaimReward | SubmitProof | VoteOnProof | VoteOnList | UploadListChunk | SubmitList | Payout
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateAccount:
    lamports: int
    space: int
    owner: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    lamports: int


SystemInstruction = CreateAccount | Transfer


def decode(data: bytes) -> TaskInstruction:
    """Read the data of a task program instruction. Raises Malformed."""
    known = _READERS.get(data[0]) if data else None
    if known is None:
        raise Malformed("there is no such instruction of the task program")
    layout, read = known
    if len(data) != layout.format.size:
        raise Malformed(f"instruction {layout.index} has {layout.format.size} bytes, not {len(data)}")
    return read(*layout.format.unpack(data)[1:])


def layout_of(instruction: TaskInstruction) -> Layout:
    """The table's entry for an instruction: its accounts, in order."""
    return _LAYOUTS[type(instruction)]


def decode_system(data: bytes) -> SystemInstruction:
    """Read createAccount or transfer (k2.md 6.5). Raises Malformed for everything else."""
    try:
        match struct.unpack_from("<I", data)[0]:
            case 0:
                _, lamports, space, owner = struct.unpack("<IQQ32s", data)
                return CreateAccount(lamports=lamports, space=space, owner=public_key(owner))
            case 2:
                return Transfer(lamports=struct.unpack("<IQ", data)[1])
    except struct.error as error:
        raise Malformed(f"a system instruction of {len(data)} bytes cannot be read") from error
    raise Malformed("there is no such instruction of the system program here")


def _stake(amount: int, ip_address: bytes) -> Stake:
    return Stake(amount=_not_negative(amount), ip_address=_text(ip_address))


def _submit_proof(value: bytes, round_number: int) -> SubmitProof:
    return SubmitProof(value=_text(value), round=_not_negative(round_number))


def _vote_on_proof(is_valid: int, round_number: int) -> VoteOnProof:
    return VoteOnProof(is_valid=_flag(is_valid), round=_not_negative(round_number))


def _vote_on_list(is_valid: int, round_number: int) -> VoteOnList:
    return VoteOnList(is_valid=_flag(is_valid), round=_not_negative(round_number))


def _upload(index: int, capacity: int, piece: bytes, round_number: int) -> UploadListChunk:
    if capacity != PIECE_BYTES:
        raise Malformed(f"the header of a piece names {PIECE_BYTES} bytes, not {capacity}")
    return UploadListChunk(index=index, piece=piece, round=_not_negative(round_number))


def _submit_list(round_number: int) -> SubmitList:
    return SubmitList(round=_not_negative(round_number))


def _payout(round_number: int) -> Payout:
    return Payout(round=_not_negative(round_number))


def _text(padded: bytes) -> str:
    try:
        return padded.decode("utf-8").rstrip(" \0")
    except UnicodeDecodeError as error:
        raise Malformed("a text field is not UTF-8") from error


def _flag(number: int) -> bool:
    if number not in (0, 1):
        raise Malformed(f"a vote is 0 or 1, not {number}")
    return bool(number)


def _not_negative(number: int) -> int:
    if number < 0:
        raise Malformed(f"{number} is negative")
    return number


_Reader = Callable[..., TaskInstruction]
_TABLE: tuple[tuple[type, Layout, _Reader], ...] = (
    (Stake, layouts.STAKE, _stake),
    (Withdraw, layouts.WITHDRAW, Withdraw),
    (ClaimReward, layouts.CLAIM_REWARD, ClaimReward),
    (SubmitProof, layouts.SUBMIT_PROOF, _submit_proof),
    (VoteOnProof, layouts.VOTE_ON_PROOF, _vote_on_proof),
    (VoteOnList, layouts.VOTE_ON_LIST, _vote_on_list),
    (UploadListChunk, layouts.UPLOAD_LIST_CHUNK, _upload),
    (SubmitList, layouts.SUBMIT_LIST, _submit_list),
    (Payout, layouts.PAYOUT, _payout),
)
_READERS = {layout.index: (layout, read) for _, layout, read in _TABLE}
_LAYOUTS = {kind: layout for kind, layout, _ in _TABLE}
