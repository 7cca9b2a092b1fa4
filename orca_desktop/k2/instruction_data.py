"""Instruction data to values and back: what the task programs and the system program are asked to do."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instruction_values import AllowTask as AllowTask
from orca_desktop.k2.instruction_values import ClaimReward as ClaimReward
from orca_desktop.k2.instruction_values import CreateTask as CreateTask
from orca_desktop.k2.instruction_values import CreatorInstruction as CreatorInstruction
from orca_desktop.k2.instruction_values import DeleteTask as DeleteTask
from orca_desktop.k2.instruction_values import FundTask as FundTask
from orca_desktop.k2.instruction_values import Payout as Payout
from orca_desktop.k2.instruction_values import SetActive as SetActive
from orca_desktop.k2.instruction_values import Stake as Stake
from orca_desktop.k2.instruction_values import SubmitList as SubmitList
from orca_desktop.k2.instruction_values import SubmitProof as SubmitProof
from orca_desktop.k2.instruction_values import TaskInstruction as TaskInstruction
from orca_desktop.k2.instruction_values import UpdateTask as UpdateTask
from orca_desktop.k2.instruction_values import UploadListChunk as UploadListChunk
from orca_desktop.k2.instruction_values import VoteOnList as VoteOnList
from orca_desktop.k2.instruction_values import VoteOnProof as VoteOnProof
from orca_desktop.k2.instruction_values import Withdraw as Withdraw
from orca_desktop.k2.instruction_values import WorkerInstruction as WorkerInstruction
from orca_desktop.k2.layouts import BY_INDEX, BY_VALUE, Layout
from orca_desktop.k2.programs import kind_of_owner


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateAccount:
    lamports: int
    space: int
    owner: PublicKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    lamports: int


SystemInstruction = CreateAccount | Transfer


def decode(data: bytes, kind: TokenKind = TokenKind.KOII) -> TaskInstruction:
    """Read the data of an instruction of the native task program, or of that of *kind*. Raises Malformed."""
    layout = BY_INDEX.get((kind, data[0])) if data else None
    if layout is None:
        raise Malformed("there is no such instruction of the task program")
    if len(data) != layout.format.size:
        raise Malformed(f"instruction {layout.index} has {layout.format.size} bytes, not {len(data)}")
    _, *parts = layout.format.unpack(data)
    read = ((field.name, field.read(part)) for field, part in zip(layout.fields, parts, strict=True))
    members: dict[str, Any] = {name: value for name, value in read if name}
    return layout.value(**members)


def encode(instruction: TaskInstruction, kind: TokenKind = TokenKind.KOII) -> bytes:
    """The data as it is sent. Raises ValueError for what does not fit its field."""
    layout = layout_of(instruction, kind)
    parts = (field.write(getattr(instruction, field.name) if field.name else None) for field in layout.fields)
    return layout.format.pack(layout.index, *parts)


def layout_of(instruction: TaskInstruction, kind: TokenKind = TokenKind.KOII) -> Layout:
    """The table's entry for an instruction: its accounts, in order. Raises ValueError where *kind* has none."""
    layout = BY_VALUE.get((kind, type(instruction)))
    if layout is None:
        raise ValueError(f"tasks that pay in {kind.value} have no such instruction")
    return layout


def doubt_about(program: str, data: bytes) -> str:
    """What is inferred of an instruction, in words; empty where nothing is, and for programs that keep no tasks."""
    kind = kind_of_owner(program)
    layout = BY_INDEX.get((kind, data[0])) if kind is not None and data else None
    return layout.doubt if layout is not None else ""


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
