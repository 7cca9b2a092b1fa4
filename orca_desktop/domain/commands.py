"""What a user may ask of the node. Imperative, frozen, and safe to log."""

from __future__ import annotations

from dataclasses import dataclass

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


Command = ReviewTask | JoinTask | StartTask | StopTask
