"""The data of tasks that run as processes: a folder for each."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from orca_desktop.adapters.data_archive import Member, Stop, examine, members_of, pieces_of, write_copy
from orca_desktop.adapters.data_entries import Entries
from orca_desktop.adapters.new_file import new_file
from orca_desktop.domain.errors import DataError, TaskIdError
from orca_desktop.domain.tasks import TaskId, parse_task_id
from orca_desktop.ports.task_data import Copied, Leftover

MAX_BYTES = 1024**4
WHOLE = ("",)
"""All of the data, the only folder that such a task has."""

_BINARY = getattr(os, "O_BINARY", 0)
_COMING = ".coming"
_GOING = ".going"
T = TypeVar("T")


class ProcessTaskData:
    """The TaskData port on folders; *folder* holds one a task, as in ProcessContainers."""

    def __init__(self, folder: Path, *, limit: int = MAX_BYTES) -> None:
        self._folder = folder
        self._limit = limit

    async def sizes(self) -> Mapping[TaskId, int]:
        return await asyncio.to_thread(lambda: {task_id: _size(path) for task_id, path in self._folders()})

    async def backup(self, task_id: TaskId, path: Path) -> Copied:
        return await _stoppable(lambda stop: self._backup(self._folder / task_id, path, stop))

    async def restore(self, task_id: TaskId, path: Path) -> Copied:
        return await _stoppable(lambda stop: self._restore(self._folder / task_id, path, stop))

    async def leftovers(self, joined: Iterable[TaskId]) -> tuple[Leftover, ...]:
        known = frozenset(joined)
        return await asyncio.to_thread(
            lambda: tuple(
                Leftover(kind="folder", name=path.name, task_id=task_id, size=_size(path))
                for task_id, path in self._folders()
                if task_id not in known
            )
        )

    async def clean(self, leftovers: Iterable[Leftover]) -> None:
        chosen = {item.name for item in leftovers if item.kind == "folder" and item.name == item.task_id}
        for task_id, path in self._folders():
            if task_id in chosen:
                await asyncio.to_thread(_remove, path)

    def _folders(self) -> Iterator[tuple[TaskId, Path]]:
        """What is named by a task's ID; nothing else here is ever touched."""
        if self._folder.is_dir():
            for path in sorted(self._folder.iterdir()):
                with suppress(TaskIdError):
                    if parse_task_id(path.name) == path.name and path.is_dir() and not path.is_symlink():
                        yield TaskId(path.name), path

    def _backup(self, folder: Path, path: Path, stop: Stop) -> Copied:
        if not folder.is_dir():
            raise DataError("The task has no data here.")
        entries = Entries(folders=len(WHOLE), limit=self._limit, refuses=False)
        with new_file(path) as output:
            write_copy(output, WHOLE, _members(folder, entries), stop)
        return entries.copied

    def _restore(self, folder: Path, path: Path, stop: Stop) -> Copied:
        contents = examine(path, limit=self._limit, stop=stop)
        if contents.folders != WHOLE:
            raise DataError("This copy is of a task with several folders, which runs in Docker only.")
        coming, going = (folder.with_name(f"{folder.name}{ending}") for ending in (_COMING, _GOING))
        _settle(folder, coming, going)
        try:
            with members_of(path, limit=self._limit, stop=stop) as members:
                _unpack(members, coming)
            _swap(folder, coming, going)
        except OSError as error:
            raise DataError(f"The data cannot be written: {error.strerror or error}. It is as it was.") from error
        finally:
            _remove(coming)
        _remove(going)
        return contents.copied


def _settle(folder: Path, coming: Path, going: Path) -> None:
    """Put in order what a restoring that was broken off has left."""
    if going.exists() and not folder.exists():
        going.rename(folder)
    for path in (coming, going):
        _remove(path)


def _swap(folder: Path, coming: Path, going: Path) -> None:
    if folder.exists():
        folder.rename(going)
    try:
        coming.rename(folder)
    except OSError:
        if going.exists():
            going.rename(folder)
        raise


def _members(folder: Path, entries: Entries) -> Iterator[Member]:
    """The folder and all in it, each folder before what is in it."""
    for path in _below(folder):
        entry = entries.take(_described(path, "/".join(("0", *path.relative_to(folder).parts))))
        if entry is not None and entry.isreg():
            with path.open("rb") as file:
                yield entry, pieces_of(file, entry.size)
        elif entry is not None:
            yield entry, ()


def _described(path: Path, name: str) -> tarfile.TarInfo:
    """A file, folder or link as an entry; anything else as one that is not taken."""
    status = path.lstat()
    entry = tarfile.TarInfo(name)
    entry.mode, entry.uid, entry.gid, entry.mtime = status.st_mode, status.st_uid, status.st_gid, int(status.st_mtime)
    if stat.S_ISREG(status.st_mode):
        entry.size = status.st_size
    elif stat.S_ISLNK(status.st_mode):
        entry.type, entry.linkname = tarfile.SYMTYPE, str(path.readlink())
    else:
        entry.type = tarfile.DIRTYPE if stat.S_ISDIR(status.st_mode) else tarfile.FIFOTYPE
    return entry


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _unpack(members: Iterable[Member], target: Path) -> None:
    """Write entries that were found in order below a folder that is not there yet."""
    for entry, content in members:
        path = target.joinpath(*entry.name.split("/")[1:])
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.isdir():
            path.mkdir(exist_ok=True)
        elif entry.issym():
            path.symlink_to(entry.linkname)
        elif entry.islnk():
            shutil.copyfile(target.joinpath(*entry.linkname.split("/")[1:]), path, follow_symlinks=False)
        else:
            _write(path, entry.mode & 0o777 | 0o600, content)
    target.mkdir(exist_ok=True)


def _write(path: Path, mode: int, content: Iterable[bytes]) -> None:
    """A file that was not there, so that nothing is followed and nothing overwritten."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
        for piece in content:
            file.write(piece)


def _size(folder: Path) -> int:
    """Bytes in the files; one that goes meanwhile counts nothing."""
    total = 0
    for path in _below(folder):
        with suppress(OSError):
            total += path.lstat().st_size if path.is_file() and not path.is_symlink() else 0
    return total


def _remove(path: Path) -> None:
    if path.exists():
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise DataError(f"{path} cannot be removed: {error.strerror or error}.") from error


async def _stoppable(work: Callable[[Stop], T]) -> T:
    """Do *work* in a thread; a caller that is cancelled makes it stop, and waits for that."""
    stop = threading.Event()
    call = asyncio.ensure_future(asyncio.to_thread(work, stop.is_set))
    try:
        return await asyncio.shield(call)
    except asyncio.CancelledError:
        stop.set()
        await asyncio.gather(call, return_exceptions=True)
        raise
