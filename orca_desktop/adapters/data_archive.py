"""Copies of a task's data as files: a compressed tar that says first what it is.

Nothing in a copy is believed: names stay inside, links too, and no size is taken for granted. What goes on to an
engine or a disk is written anew from what was understood.
"""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from orca_desktop.adapters.data_entries import Entries
from orca_desktop.adapters.forward_reader import ForwardReader
from orca_desktop.domain.errors import DataError
from orca_desktop.ports.task_data import Copied

MANIFEST = "orca-desktop-data.json"
FORMAT = 1
MAX_MANIFEST = 100_000
MAX_REST = 1024**2
CHUNK = 64 * 1024
COMPRESSION = 6
MAX_FOLDERS = 64
MAX_FOLDER_NAME = 255
_BLOCK = tarfile.BLOCKSIZE

Member = tuple[tarfile.TarInfo, Iterable[bytes]]
"""An entry, and its content in pieces."""

Stop = Callable[[], bool]
"""Whether nobody waits for the work any more."""


class Stopped(Exception):
    """Nobody waits any more."""


class _Manifest(msgspec.Struct):
    """The first entry of a copy: the folders of the data, in the order of their numbers."""

    format: int
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A copy that was read to its end and found to be in order."""

    folders: tuple[str, ...]
    copied: Copied


def write_copy(output: IO[bytes], folders: tuple[str, ...], members: Iterable[Member], stop: Stop) -> None:
    """Write a copy. Member names begin with the number of their folder."""
    manifest = msgspec.json.encode(_Manifest(format=FORMAT, folders=folders))
    entry = tarfile.TarInfo(MANIFEST)
    entry.size = len(manifest)
    with gzip.GzipFile(fileobj=_Output(output), mode="wb", compresslevel=COMPRESSION, mtime=0) as packed:
        for piece in encoded([(entry, [manifest])], end=False):
            packed.write(piece)
        for piece in encoded(members):
            if stop():
                raise Stopped
            packed.write(piece)


def examine(path: Path, *, limit: int, stop: Stop) -> Contents:
    """Read a copy to its end without writing anything. Raises DataError when there is anything wrong with it."""
    with _opened(path, limit=limit, stop=stop) as (folders, entries, members):
        for _, content in members:
            for _ in content:
                pass
        return Contents(folders=folders, copied=entries.copied)


@contextmanager
def members_of(path: Path, *, limit: int, stop: Stop) -> Iterator[Iterator[Member]]:
    """What `examine` has found in order, once more, to be written. Raises DataError."""
    with _opened(path, limit=limit, stop=stop) as (_, _, members):
        yield members


def encoded(members: Iterable[Member], *, end: bool = True) -> Iterator[bytes]:
    """A tar archive in pieces."""
    for entry, content in members:
        yield entry.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
        yield from content
        yield b"\0" * (-entry.size % _BLOCK)
    if end:
        yield b"\0" * (2 * _BLOCK)


def decoded(read: Callable[[int], bytes], entries: Entries, *, stop: Stop) -> Iterator[Member]:
    """The entries of a tar archive that *entries* takes, each to be read before the next. Raises DataError."""
    with _told():
        reader = ForwardReader(read)
        with tarfile.TarFile(fileobj=reader, mode="r", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[arg-type]  # reads only forward
            yield from _members(tar, entries, stop)
        _check_rest(reader)


class _Output:
    """A file to write; a full disk is told as DataError, unlike what goes wrong with the source."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        with self._told():
            return self._file.write(data)

    def flush(self) -> None:
        with self._told():
            self._file.flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DataError(f"The copy cannot be written: {error.strerror or error}.") from error


def _members(tar: tarfile.TarFile, entries: Entries, stop: Stop) -> Iterator[Member]:
    while (found := tar.next()) is not None:
        tar.members.clear()  # type: ignore[attr-defined]  # typeshed lacks it; else every entry would be remembered
        if stop():
            raise Stopped
        if (entry := entries.take(found)) is not None:
            yield entry, _pieces(tar, found, stop) if entry.isreg() else ()


def _pieces(tar: tarfile.TarFile, found: tarfile.TarInfo, stop: Stop) -> Iterator[bytes]:
    content = tar.extractfile(found)
    assert content is not None, "a regular file has content"
    left = found.size
    while left:
        piece = content.read(min(CHUNK, left))
        if not piece:
            raise DataError("The copy breaks off in the middle of a file.")
        if stop():
            raise Stopped
        left -= len(piece)
        yield piece


@contextmanager
def _opened(path: Path, *, limit: int, stop: Stop) -> Iterator[tuple[tuple[str, ...], Entries, Iterator[Member]]]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    with file, gzip.GzipFile(fileobj=file, mode="rb") as packed:
        with _told():
            folders = _folders(packed)
        entries = Entries(folders=len(folders), limit=limit, refuses=True)
        yield folders, entries, decoded(packed.read, entries, stop=stop)


def _folders(packed: gzip.GzipFile) -> tuple[str, ...]:
    """The manifest, which is read block by block: it is small, and comes first."""
    try:
        entry = tarfile.TarInfo.frombuf(packed.read(_BLOCK), "utf-8", "surrogateescape")
        if entry.name != MANIFEST or not entry.isreg() or not 0 < entry.size <= MAX_MANIFEST:
            raise DataError("This file is no copy of a task's data.")
        raw = packed.read(entry.size)
        packed.read(-entry.size % _BLOCK)
        manifest = msgspec.json.decode(raw, type=_Manifest)
    except (tarfile.HeaderError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataError("This file is no copy of a task's data.") from error
    if manifest.format != FORMAT:
        raise DataError("This copy was written by a newer version of the program, which can also restore it.")
    folders = manifest.folders
    if not 0 < len(folders) <= MAX_FOLDERS or len(set(folders)) != len(folders) or not all(map(_is_folder, folders)):
        raise DataError("The copy does not say what is in it.")
    return folders


def _is_folder(name: str) -> bool:
    """The whole of a task's data, or a folder inside of it."""
    parts = name.split("/") if name else []
    return len(name) <= MAX_FOLDER_NAME and name.isprintable() and not any(part in ("", ".", "..") for part in parts)


def _check_rest(reader: ForwardReader) -> None:
    """After the last entry there is nothing but a little padding; reading it also proves the checksum."""
    rest = 0
    while piece := reader.read(CHUNK):
        rest += len(piece)
        if rest > MAX_REST or piece.strip(b"\0"):
            raise DataError("The copy is damaged: it cannot be read to its end.")


@contextmanager
def _told() -> Iterator[None]:
    """What reading a damaged or hostile file raises inside the block becomes DataError."""
    try:
        yield
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, OverflowError) as error:
        raise DataError("The copy is damaged, or it is no copy of a task's data.") from error
    except RecursionError as error:
        raise DataError("The copy is damaged: it cannot be read to its end.") from error


def pieces_of(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Exactly *size* bytes of a file that may change meanwhile. Raises DataError when it has become shorter."""
    left = size
    while left:
        piece = file.read(min(CHUNK, left))
        if not piece:
            raise DataError("The task wrote to its data meanwhile. Stop it first, then try again.")
        left -= len(piece)
        yield piece
