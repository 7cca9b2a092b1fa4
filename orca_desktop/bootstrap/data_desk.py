"""What a data folder holds and how large it is, and what can be taken away, for the window."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from pathlib import Path

from orca_desktop.bootstrap.settings import HISTORY, PROCESS_DATA, PROOFS, RECORDS
from orca_desktop.domain.data_folder import DataFolder, DataPart
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.task_data import Leftover, TaskData

COMPANIONS = ("", "-wal", "-shm")
"""A database in WAL mode is three files."""

FILES = (
    (RECORDS, "Records", "What the node needs to go on: joined tasks, newest rounds, the journal."),
    (HISTORY, "History", "Everything that happened. Nothing of it is ever deleted by itself."),
)
FOLDERS = ((PROOFS, "Proofs", "Copies of stored proofs, kept for a while."),)
OF_TASKS = "What tasks have written: in the container engine, or below this folder."


class DataDesk:
    """The methods wait for the disk and the container engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def look(self) -> DataFolder:
        """What there is now. Never raises: what cannot be told has no size, and the reason as its words."""
        parts = await asyncio.to_thread(self._own_parts)
        return DataFolder(
            path=str(self.folder), parts=(*parts, await self._of_tasks()), free=await asyncio.to_thread(self._free)
        )

    async def leftovers(self, joined: Iterable[TaskId]) -> Sequence[Leftover]:
        """What is left of tasks that are not among those joined. Raises EngineUnavailable."""
        async with _task_data(self.folder) as data:
            return await data.leftovers(joined)

    async def clean(self, leftovers: Iterable[Leftover]) -> None:
        """Remove exactly these. Raises EngineUnavailable, DataError."""
        async with _task_data(self.folder) as data:
            await data.clean(leftovers)

    async def _of_tasks(self) -> DataPart:
        try:
            async with _task_data(self.folder) as data:
                sizes = await data.sizes()
        except OrcaError as error:
            return DataPart(name="Data of tasks", words=error.message, size=None)
        return DataPart(name="Data of tasks", words=OF_TASKS, size=sum(sizes.values()))

    def _own_parts(self) -> tuple[DataPart, ...]:
        known = [name + end for name, _, _ in FILES for end in COMPANIONS]
        files = [
            DataPart(name=title, words=words, size=sum(_size(self.folder / (name + end)) for end in COMPANIONS))
            for name, title, words in FILES
        ]
        folders = [DataPart(name=title, words=words, size=_below(self.folder / name)) for name, title, words in FOLDERS]
        apart = {*known, *(name for name, _, _ in FOLDERS), PROCESS_DATA}
        rest = sum(_below(path) for path in _entries(self.folder) if path.name not in apart)
        words = "Accounts, settings, stages, and what was set aside because it was damaged."
        return (*files, *folders, DataPart(name="Everything else", words=words, size=rest))

    def _free(self) -> int | None:
        with suppress(OSError):
            return shutil.disk_usage(self.folder).free
        return None


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def _size(path: Path) -> int:
    """Of a file that may be gone meanwhile; a link counts as itself."""
    with suppress(OSError):
        return path.lstat().st_size
    return 0


def _below(path: Path) -> int:
    if path.is_symlink() or not path.is_dir():
        return _size(path)
    return sum(_size(file) for file in _files(path))


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in names:
            yield Path(root) / name


def _task_data(folder: Path) -> AbstractAsyncContextManager[TaskData]:
    from orca_desktop.bootstrap.offline import task_data  # not needed for the first picture, so loaded after it

    return task_data(folder)
