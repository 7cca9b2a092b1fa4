"""Facts the node reports. Past tense, frozen, complete (the new value, not a difference), safe to log."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.accounts import Account, LockStatus, Place
from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.audit_again import AuditAgain
from orca_desktop.domain.commands import Command
from orca_desktop.domain.containers import PullProgress, UsageSample
from orca_desktop.domain.evidence import EvidenceSaved
from orca_desktop.domain.money import DayLimit, MoneyPlan, Saga
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineStatus, NetworkStatus, RecordsStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.domain.watching import RoundSeen


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
class AccountsChanged:
    """All accounts, the name of the one that new tasks are joined with (empty: there is none), and their places."""

    accounts: tuple[Account, ...]
    default: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class LockChanged:
    """Money, exports and removals are locked, or no longer are."""

    status: LockStatus


@dataclass(frozen=True, slots=True)
class RecordsChanged:
    """The node's own files fare otherwise than before."""

    status: RecordsStatus


@dataclass(frozen=True, slots=True)
class TaskReviewed:
    review: TaskReview


@dataclass(frozen=True, slots=True)
class TaskChanged:
    """A task was joined, or something about it is new."""

    task: Task


@dataclass(frozen=True, slots=True)
class TaskLeft:
    """A task is in the list no more; nothing is told of it after this, unless it is joined again."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class RoundChanged:
    record: RoundRecord


@dataclass(frozen=True, slots=True)
class RoundWatched:
    """What the chain tells of a round of a task that is only watched."""

    seen: RoundSeen


@dataclass(frozen=True, slots=True)
class ActChanged:
    """An act on chain was intended, or what came of it is known."""

    record: ActRecord


@dataclass(frozen=True, slots=True)
class Noticed:
    """There is news for the user."""

    notice: Notice


@dataclass(frozen=True, slots=True)
class MoneyPlanned:
    """What was asked for is worked out. Nothing is signed yet."""

    plan: MoneyPlan


@dataclass(frozen=True, slots=True)
class SagaChanged:
    """Money that was agreed to move has come further, or will not."""

    saga: Saga


@dataclass(frozen=True, slots=True)
class DayLimitChanged:
    """How much may be staked and sent in a day, and what of it is used up."""

    limit: DayLimit


@dataclass(frozen=True, slots=True)
class StagesListed:
    """All stages that can be chosen, and the files that describe none."""

    listings: tuple[StagesListing, ...]


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
class AuditedAgain:
    """A proof was audited again on this machine; nothing of it went on chain."""

    result: AuditAgain


@dataclass(frozen=True, slots=True)
class EvidenceWritten:
    """A bundle of evidence is on disk."""

    saved: EvidenceSaved


@dataclass(frozen=True, slots=True)
class CommandRefused:
    """A command changed nothing; title and message are for the user. `successor`: the task that stands in for it."""

    command: Command
    title: str
    message: str
    successor: TaskId | None = None


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
    | AccountsChanged
    | LockChanged
    | RecordsChanged
    | TaskReviewed
    | TaskChanged
    | TaskLeft
    | RoundChanged
    | RoundWatched
    | ActChanged
    | Noticed
    | MoneyPlanned
    | SagaChanged
    | DayLimitChanged
    | StagesListed
    | LogAppended
    | PullProgressed
    | UsageSampled
    | AuditedAgain
    | EvidenceWritten
    | CommandRefused
    | WorkerCrashed
)
