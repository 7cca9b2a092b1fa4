"""The values of tasks' variables, gone with the program: for the demo and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId


class MemoryVariables:
    def __init__(self) -> None:
        self._values: dict[tuple[TaskId, str], Secret] = {}

    async def values(self, task_id: TaskId, names: Iterable[str]) -> Mapping[str, Secret]:
        return {name: self._values[task_id, name] for name in names if (task_id, name) in self._values}

    async def keep(self, task_id: TaskId, name: str, value: Secret) -> None:
        self._values[task_id, name] = value

    async def forget(self, task_id: TaskId, name: str) -> None:
        self._values.pop((task_id, name), None)
