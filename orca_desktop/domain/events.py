"""Facts the node reports. Past tense, frozen, complete (the new value, not a difference), safe to log."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.commands import Command
from orca_desktop.domain.containers import PullProgress, UsageSample
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.status import EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview


@dataclass(frozen=True, slots=True)
class NetworkChanged:
    status: NetworkStatus


@dataclass(frozen=True, slots=True)
class EngineChanged:
    status: EngineStatus


@dataclass(frozen=True, slots=True)
class WalletChanged:
    status: WalletStatus


@dataclass(frozen=True, slots=True)
class TaskReviewed:
    review: TaskReview


@dataclass(frozen=True, slots=True)
class TaskChanged:
    """A task was joined, or something about it is new."""

    task: Task


@dataclass(frozen=True, slots=True)
class RoundChanged:
    record: RoundRecord


@dataclass(frozen=True, slots=True)
class ActChanged:
    """An act on chain was intended, or what came of it is known."""

    record: ActRecord


@dataclass(frozen=True, slots=True)
class Noticed:
    """There is news for the user."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class LogAppended:
    """Lines that the task's containers wrote, oldest first, while `round` was being worked on."""

    task_id: TaskId
    lines: tuple[str, ...]
    round: int | None = None


@dataclass(frozen=True, slots=True)
class PullProgressed:
    """An image of the task is on its way; None when it is here, or will not come."""

    task_id: TaskId
    progress: PullProgress | None


@dataclass(frozen=True, slots=True)
class UsageSampled:
    """What the task's containers use now."""

    task_id: TaskId
    sample: UsageSample


@dataclass(frozen=True, slots=True)
class CommandRefused:
    """A command changed nothing; title and message are for the user."""

    command: Command
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class WorkerCrashed:
    """A bug of ours stopped one task's worker; it is started again unless it keeps crashing."""

    task_id: TaskId
    error: str
    will_restart: bool


Event = (
    NetworkChanged
    | EngineChanged
    | WalletChanged
    | TaskReviewed
    | TaskChanged
    | RoundChanged
    | ActChanged
    | Noticed
    | LogAppended
    | PullProgressed
    | UsageSampled
    | CommandRefused
    | WorkerCrashed
)
