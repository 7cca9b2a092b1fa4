"""Which entries of an archive may be part of a task's data: files, folders and links that stay inside."""

from __future__ import annotations

import posixpath
import tarfile

from orca_desktop.domain.errors import DataError
from orca_desktop.ports.task_data import Copied

MAX_ENTRIES = 1_000_000
MAX_NAME = 4_096
MAX_NUMBER = 2**31 - 1
_MAX_TIME = 2**33
_MODE = 0o1777
"""Who may read and write, and the mark of a shared folder; not the marks that lend an owner's rights."""

_KINDS = {
    tarfile.REGTYPE: tarfile.REGTYPE,
    tarfile.AREGTYPE: tarfile.REGTYPE,
    tarfile.DIRTYPE: tarfile.DIRTYPE,
    tarfile.SYMTYPE: tarfile.SYMTYPE,
    tarfile.LNKTYPE: tarfile.LNKTYPE,
}


class _Unfit(Exception):
    """This entry may not be part of a task's data; the text says why."""


class Entries:
    """Looks at the entries of one archive in their order. Names begin with the number of their folder, below *folders*.

    With *refuses* an entry that may not be there is an error; without, it is left out and counted.
    """

    def __init__(self, *, folders: int, limit: int, refuses: bool) -> None:
        self._folders = folders
        self._limit = limit
        self._refuses = refuses
        self._links: set[str] = set()
        self._files = self._count = self._size = self._left_out = 0

    @property
    def copied(self) -> Copied:
        return Copied(files=self._files, size=self._size, left_out=self._left_out)

    def take(self, found: tarfile.TarInfo) -> tarfile.TarInfo | None:
        """The entry, made anew of what is understood of it; None when it is left out. Raises DataError."""
        self._count += 1
        if self._count > MAX_ENTRIES:
            raise DataError(f"There are more than {MAX_ENTRIES:,} files and folders, more than can be copied.")
        try:
            entry = self._fitting(found)
        except _Unfit as unfit:
            if self._refuses:
                raise DataError(f"The copy has something that no task's data has: {unfit}.") from unfit
            self.leave_out()
            return None
        self._size += entry.size
        if self._size > self._limit:
            raise DataError(f"The data is larger than {self._limit:,} bytes, more than can be copied.")
        self._files += entry.isreg()
        if entry.issym():
            self._links.add(entry.name)
        return entry

    def leave_out(self) -> None:
        """Count something that has no place in an archive."""
        self._left_out += 1

    def _fitting(self, found: tarfile.TarInfo) -> tarfile.TarInfo:
        if found.type not in _KINDS or found.sparse is not None:
            raise _Unfit("an entry that is neither file, folder nor link")
        entry = plain_entry(found, _KINDS[found.type])
        entry.name = self._inside(found.name)
        if entry.issym():
            entry.linkname = _target_inside(entry.name, found.linkname)
        elif entry.islnk():
            entry.linkname = self._inside(found.linkname)
            if entry.linkname.partition("/")[0] != entry.name.partition("/")[0]:
                raise _Unfit("a link from one folder to another")
            if entry.linkname in self._links:
                raise _Unfit("a link to a link, which would lead elsewhere from its new place")
        return entry

    def _inside(self, name: str) -> str:
        """A name that leads into one of the folders, and on the way through no link."""
        parts = name.removeprefix("./").rstrip("/").split("/")
        if len(name) > MAX_NAME or "\0" in name or any(part in ("", ".", "..") for part in parts):
            raise _Unfit("a name that leads out of it")
        if not parts[0].isascii() or not parts[0].isdecimal() or int(parts[0][:6]) >= self._folders:
            raise _Unfit("a name that is in none of its folders")
        if self._links and any("/".join(parts[:depth]) in self._links for depth in range(1, len(parts))):
            raise _Unfit("a name that leads through a link")
        if len(parts) == 1 and parts[0] != str(int(parts[0])):
            raise _Unfit("a name that is in none of its folders")
        return "/".join(parts)


def plain_entry(found: tarfile.TarInfo, kind: bytes) -> tarfile.TarInfo:
    """What of an entry is understood, and nothing else: no extended attributes, no lent rights."""
    entry = tarfile.TarInfo(found.name)
    entry.type = kind
    entry.mode = found.mode & _MODE
    entry.uid, entry.gid = (number if 0 <= number <= MAX_NUMBER else 0 for number in (found.uid, found.gid))
    entry.mtime = int(found.mtime) if 0 <= found.mtime < _MAX_TIME else 0
    entry.size = found.size if kind == tarfile.REGTYPE else 0
    if entry.size < 0:
        raise DataError("The copy is damaged: a file has no size.")
    return entry


def _target_inside(name: str, target: str) -> str:
    """A symbolic link's target that stays in the link's folder, wherever other links lead.

    It goes up first and then down: then it goes up through real folders only.
    """
    parts = [part for part in target.split("/") if part not in ("", ".")]
    ups = next((index for index, part in enumerate(parts) if part != ".."), len(parts))
    depth = posixpath.dirname(name).count("/")
    if not target or target.startswith("/") or len(target) > MAX_NAME or "\0" in target:
        raise _Unfit("a link that leads out of it")
    if ups > depth or ".." in parts[ups:]:
        raise _Unfit("a link that leads out of it")
    return target
