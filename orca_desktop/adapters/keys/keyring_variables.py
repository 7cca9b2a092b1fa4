"""The values of tasks' variables in the operating system's keyring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orca_desktop.adapters.keys.keyring_entries import SERVICE, KeyringEntries
from orca_desktop.domain.errors import KeyringUnavailable
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskId

MARK = "="
"""Before every value: some keyrings take an empty text for none."""


class KeyringVariables:
    """One entry a variable, as some keyrings hold little more than a thousand characters in one."""

    def __init__(self, *, service: str = SERVICE) -> None:
        self._entries = KeyringEntries(service=service)

    async def values(self, task_id: TaskId, names: Iterable[str]) -> Mapping[str, Secret]:
        found = {name: await self._entries.read(_entry(task_id, name)) for name in names}
        return {name: Secret(text.removeprefix(MARK)) for name, text in found.items() if text is not None}

    async def keep(self, task_id: TaskId, name: str, value: Secret) -> None:
        """Raises KeyringUnavailable also when what was kept is not what is found then."""
        entry = _entry(task_id, name)
        await self._entries.write(entry, f"{MARK}{value.reveal()}")
        if await self._entries.read(entry) != f"{MARK}{value.reveal()}":
            raise KeyringUnavailable("it did not keep what was saved")

    async def forget(self, task_id: TaskId, name: str) -> None:
        await self._entries.remove(_entry(task_id, name))

    def close(self) -> None:
        """Ask the keyring nothing more; a call that still waits for a prompt is not waited for."""
        self._entries.close()


def _entry(task_id: TaskId, name: str) -> str:
    return f"variable:{task_id}:{name}"
