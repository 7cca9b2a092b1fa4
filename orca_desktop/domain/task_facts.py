"""What can be told about any task, joined or not: its account, what its creator says, what its program runs."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.containers import RunPlan
from orca_desktop.domain.images import ImageCandidate
from orca_desktop.domain.tasks import TaskAccount, TaskId, TaskMetadata


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """How a file of the task was read. `problem`, in words, is empty where it was.

    `is_verified`: it is what its address on chain names, else there is only the word of `source` for it.
    """

    problem: str = ""
    is_verified: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFacts:
    """What the task's program asks to run. `plan` is None where the user has to name an image, or it was not read."""

    file: FileFacts
    plan: RunPlan | None = None
    from_pod: bool = False
    candidates: tuple[ImageCandidate, ...] = ()
    notes: tuple[str, ...] = ()
    missing_variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """`slot` and `slot_ms` are the network's when it was asked.

    `answer` says whether it can be joined in a word for programs, `problem` why not in words for people. `successor` is
    the newest version of a task that was replaced. `description` and `program` are None where they were not asked for.
    """

    account: TaskAccount
    slot: int
    slot_ms: float
    answer: str
    problem: str = ""
    successor: TaskId | None = None
    metadata: TaskMetadata | None = None
    description: FileFacts | None = None
    program: ProgramFacts | None = None

    @property
    def round(self) -> int:
        """The round that is under way; negative before the task's start."""
        return self.account.windows.round_at(self.slot)

    @property
    def round_seconds(self) -> float:
        return self.account.windows.round_time * self.slot_ms / 1000.0

    @property
    def rounds_left(self) -> int:
        """How many rounds the bounty that is left can pay in full."""
        per_round = self.account.bounty_per_round
        return self.account.total_bounty // per_round if per_round > 0 else 0

    @property
    def nodes_last_round(self) -> int:
        """Nodes that submitted a proof of the round before."""
        return len(self.account.submissions.get(self.round - 1, {}))
