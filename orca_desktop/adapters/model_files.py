"""The files of a model on the user's disk, as entries of an archive."""

from __future__ import annotations

import os
import stat
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.data_archive import CHUNK, Member
from orca_desktop.domain.errors import ModelError

MAX_FILES = 100_000
"""More files than a model has; a bound on a folder that was chosen by mistake."""

_FOLDER, _FILE = 0o755, 0o644
"""Everybody may read, whoever the task's program runs as."""

_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """A file, its name in the model, and its bytes."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """All that a model consists of; `left_out` as in `Added`."""

    folders: tuple[str, ...]
    files: tuple[ModelFile, ...]
    left_out: int

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    def members(self) -> Iterator[Member]:
        """The entries, folders before what is in them. Raises ModelError when a file has changed since."""
        for name in self.folders:
            yield _entry(name, tarfile.DIRTYPE, _FOLDER), ()
        for file in self.files:
            entry = _entry(file.name, tarfile.REGTYPE, _FILE)
            entry.size = file.size
            yield entry, _content(file)


def gather(path: Path) -> ModelFiles:
    """A file, or a folder with all below it. Raises ModelError.

    Links to files are followed, for that is how downloaded snapshots are made; links to folders are not.
    """
    try:
        found = _below(path) if path.is_dir() else _single(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    if not found.files:
        raise ModelError(f"{path} holds no files.")
    return found


def _single(path: Path) -> ModelFiles:
    status = path.stat()
    files = (ModelFile(name=path.name, path=path, size=status.st_size),) if stat.S_ISREG(status.st_mode) else ()
    return ModelFiles(folders=(), files=files, left_out=0)


def _below(top: Path) -> ModelFiles:
    folders: list[str] = []
    files: list[ModelFile] = []
    left_out = 0
    for path in _walk(top):
        name, status = path.relative_to(top).as_posix(), path.stat()
        if stat.S_ISREG(status.st_mode):
            files.append(ModelFile(name=name, path=path, size=status.st_size))
        elif path.is_dir() and not path.is_symlink():
            folders.append(name)
        else:
            left_out += 1
        if len(folders) + len(files) + left_out > MAX_FILES:
            raise ModelError(f"{top} holds more than {MAX_FILES:,} files and folders, more than a model has.")
    return ModelFiles(folders=tuple(folders), files=tuple(files), left_out=left_out)


def _walk(top: Path) -> Iterator[Path]:
    """Everything below a folder, a folder before what is in it. Raises OSError."""
    waiting = [top]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                yield Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))


def _content(file: ModelFile) -> Iterable[bytes]:
    """Exactly as many bytes as the archive was told."""
    left = file.size
    try:
        with os.fdopen(os.open(file.path, os.O_RDONLY | _BINARY), "rb") as opened:
            while left and (piece := opened.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece
    except OSError as error:
        raise _unreadable(file.path, error) from error
    if left:
        raise ModelError(f"{file.path} became shorter while it was copied.")


def _entry(name: str, kind: bytes, mode: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.mode = kind, mode
    return entry


def _unreadable(path: Path, error: OSError) -> ModelError:
    return ModelError(f"{error.filename or path} cannot be read: {error.strerror or error}.")
