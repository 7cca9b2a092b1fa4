"""What the task programs can be asked to do, as values: the same for tasks of KOII and of a token (k2.md 6)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    amount: int
    ip_address: str = ""


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
    """One piece of a list. What was read is padded to its full 508 bytes, as it came."""

    index: int
    piece: bytes
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitList:
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    round: int


WorkerInstruction = (
    Stake | Withdraw | ClaimReward | SubmitProof | VoteOnProof | VoteOnList | UploadListChunk | SubmitList | Payout
)
"""What a node sends that works on a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTerms:
    """What a creator says of a task. Windows in slots, amounts in the smallest unit of the task's token.

    `pot_seed` is the SHA-256 of the stake pot's base58 text, only in tasks of a token.
    """

    name: str
    description: str
    executable: str
    network: str
    bounty_per_round: int
    round_time: int
    audit_window: int
    submission_window: int
    minimum_stake: int
    metadata: str
    variables: str
    allowed_failed_distributions: int
    pot_seed: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTask(TaskTerms):
    total_bounty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateTask(TaskTerms):
    """The task made anew under another address; its bounty moves along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowTask:
    """The program's manager puts a task on the list of checked ones, or takes it off."""

    is_allowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetActive:
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FundTask:
    amount: int


@dataclass(frozen=True, slots=True)
class DeleteTask:
    """Only in tasks of a token."""


CreatorInstruction = CreateTask | UpdateTask | AllowTask | SetActive | FundTask | DeleteTask
"""What a task's creator sends, or the manager of the program."""

TaskInstruction = WorkerInstruction | CreatorInstruction
