"""The data of tasks: how much it is, kept copies, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from orca_desktop.domain.tasks import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Something of ours in the engine that belongs to no joined task. `size` in bytes, None where nobody tells."""

    kind: str
    name: str
    task_id: TaskId
    size: int | None = None


class TaskData(Protocol):
    """Every method raises EngineUnavailable; backup and restore raise DataError with the reason in words."""

    async def size(self, task_id: TaskId) -> int:
        """Bytes that the task's data takes."""
        ...

    async def backup(self, task_id: TaskId, path: Path) -> None:
        """Write the task's data to a new file. The task should be stopped: what it writes meanwhile may be torn."""
        ...

    async def restore(self, task_id: TaskId, path: Path) -> None:
        """Replace the task's data by what `backup` wrote; all or nothing. The task must be stopped."""
        ...

    async def leftovers(self, joined: Iterable[TaskId]) -> tuple[Leftover, ...]: ...

    async def clean(self, leftovers: Iterable[Leftover]) -> None:
        """Remove exactly these; each must still carry this node's label."""
        ...
