"""What a user may ask of the node. Imperative, frozen, and safe to log."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.containers import Profile
from orca_desktop.domain.tasks import TaskId


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """Look up what was pasted; answered by TaskReviewed or CommandRefused."""

    text: str


@dataclass(frozen=True, slots=True)
class JoinTask:
    """Add the task to the list and start it: its container runs, and the minimum stake is paid."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class StartTask:
    task_id: TaskId


@dataclass(frozen=True, slots=True)
class StopTask:
    """Stop the container and take part in no further round. The stake stays where it is."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class FinishTask:
    """Begin no new round; stop the container once the proofs of the rounds under way are submitted and audited."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class RestartTask:
    """Stop the container and start it again; the rounds under way go on."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class ApproveChanges:
    """Agree to what has changed since the task was joined, and start it."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class RollBackImage:
    """Go back to the image that was approved, by its digest, instead of agreeing to the new one."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class SetProfile:
    """Box the task's containers in more or less tightly; they are restarted when they run."""

    task_id: TaskId
    profile: Profile


@dataclass(frozen=True, slots=True)
class SetGrants:
    """Grant or take back the use of a graphics processor and of the shared cache of models."""

    task_id: TaskId
    gpu: bool
    model_cache: bool


Command = (
    ReviewTask
    | JoinTask
    | StartTask
    | StopTask
    | FinishTask
    | RestartTask
    | ApproveChanges
    | RollBackImage
    | SetProfile
    | SetGrants
)
