"""The data of tasks: how much it is, kept copies, and what is left over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from orca_desktop.domain.tasks import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Something of ours in the engine that belongs to no joined task. `size` in bytes, None where nobody tells.

    `kind` is container, network, volume, image or folder, in this order of removal.
    """

    kind: str
    name: str
    task_id: TaskId
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a copy holds. `size` in bytes without compression; `left_out` counts what is never copied.

    That is links that lead out of the data, and what is neither file nor folder nor link.
    """

    files: int
    size: int
    left_out: int = 0


class TaskData(Protocol):
    """All raise EngineUnavailable; `backup`, `restore` and `clean` also DataError, with the reason in words."""

    async def sizes(self) -> Mapping[TaskId, int]:
        """Bytes that the data takes, of every task that has some."""
        ...

    async def backup(self, task_id: TaskId, path: Path) -> Copied:
        """Write the task's data to a new file. The task should be stopped: what it writes meanwhile may be torn."""
        ...

    async def restore(self, task_id: TaskId, path: Path) -> Copied:
        """Replace the task's data by what `backup` wrote; all or nothing. The task must be stopped."""
        ...

    async def leftovers(self, joined: Iterable[TaskId]) -> tuple[Leftover, ...]:
        """What is there although its task is none of those joined, in the order of its removal."""
        ...

    async def clean(self, leftovers: Iterable[Leftover]) -> None:
        """Remove exactly these, as far as each still carries this node's label. What is gone already is as wanted."""
        ...
