"""The engine that runs task containers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.containers import PullProgress, RunPlan, UsageSample
from orca_desktop.domain.status import EngineStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.task_api import Address

Progress = Callable[[str | PullProgress], None]
"""Told in the user's words what is going on; while an image is on its way, its figures instead."""

STOP_GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningContainer:
    """A container of ours that runs: its task and where port 8080 is published now.

    `life` is another one each time that it is started, and told again with its ending.
    """

    task_id: TaskId
    address: Address
    image: str
    life: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerEnded:
    """A container of ours ended, for whatever reason. `exit_code` is None where nobody saw the end.

    `life` is that of the RunningContainer: an ending may be told when the next one runs already.
    """

    task_id: TaskId
    exit_code: int | None
    life: str
    out_of_memory: bool = False


class Containers(Protocol):
    """Every method raises EngineUnavailable when the engine does not answer. One container a task."""

    async def status(self) -> EngineStatus:
        """Never raises: an engine that is away is a status."""
        ...

    async def running_tasks(self) -> frozenset[TaskId]:
        """Tasks of which a container of ours runs now, whoever started it."""
        ...

    async def start(self, task_id: TaskId, plan: RunPlan, progress: Progress) -> RunningContainer:
        """Bring the images here and run the plan; what runs already for this task by the same plan is adopted.

        Raises ImageMissing or ContainerFailed; then nothing of it is left behind.
        """
        ...

    async def stop(self, task_id: TaskId) -> None:
        """Ask to end, wait STOP_GRACE_SECONDS, kill, and remove the container; its data stays. Idempotent."""
        ...

    async def remove_data(self, task_id: TaskId) -> None:
        """Delete the task's data and network. Idempotent."""
        ...

    async def last_lines(self, task_id: TaskId, count: int) -> tuple[str, ...]:
        """The newest lines of the container's output, oldest first; empty when there is no container."""
        ...

    def logs(self, task_id: TaskId) -> AsyncIterator[tuple[str, ...]]:
        """Batches of lines as the container writes them, ending when it ends. Lines are cut at 4,000 characters."""
        ...

    async def usage(self, task_id: TaskId) -> UsageSample | None:
        """What all containers of the task use now, summed; None when none runs."""
        ...

    def endings(self) -> AsyncIterator[ContainerEnded]:
        """Containers of ours that end from now on. Ends when the engine goes away."""
        ...
