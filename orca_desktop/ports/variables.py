"""The values that users set for their tasks' variables: often secrets, and kept like them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId


class TaskVariables(Protocol):
    """Every method raises KeyringUnavailable or KeyringLocked."""

    async def values(self, task_id: TaskId, names: Iterable[str]) -> Mapping[str, Secret]:
        """Those of the variables that are set."""
        ...

    async def keep(self, task_id: TaskId, name: str, value: Secret) -> None:
        """In the place of the value before; an empty one is a value too."""
        ...

    async def forget(self, task_id: TaskId, name: str) -> None:
        """Does nothing where none is set."""
        ...
