"""Variables in memory, behind a keyring that a test can lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from orca_desktop.adapters.keys.memory_variables import MemoryVariables
from orca_desktop.domain.errors import KeyringLocked
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId


class FakeVariables:
    def __init__(self) -> None:
        self._kept = MemoryVariables()
        self._is_locked = False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nothing can be read or kept inside the block."""
        self._is_locked = True
        try:
            yield
        finally:
            self._is_locked = False

    async def values(self, task_id: TaskId, names: Iterable[str]) -> Mapping[str, Secret]:
        self._require_open()
        return await self._kept.values(task_id, names)

    async def keep(self, task_id: TaskId, name: str, value: Secret) -> None:
        self._require_open()
        await self._kept.keep(task_id, name, value)

    async def forget(self, task_id: TaskId, name: str) -> None:
        self._require_open()
        await self._kept.forget(task_id, name)

    def _require_open(self) -> None:
        if self._is_locked:
            raise KeyringLocked
