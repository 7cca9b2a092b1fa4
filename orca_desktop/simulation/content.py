"""The proof store's shelves: one-file directories under their CIDs."""

from __future__ import annotations

from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import directory_cid

MAX_STORED_BYTES = 64 * 2**20


class ContentStore:
    """Keeps what is added; when it is full, the oldest goes first. What is pinned stays."""

    def __init__(self, *, limit: int = MAX_STORED_BYTES) -> None:
        self._limit = limit
        self._pinned: dict[tuple[Cid, str], bytes] = {}
        self._files: dict[tuple[Cid, str], bytes] = {}
        self._size = 0

    def add(self, file_name: str, content: bytes, *, pinned: bool = False) -> Cid:
        """Keep a file as the one file of a directory. Raises ValueError for a name or size that does not fit."""
        cid = directory_cid(file_name, content)
        if pinned:
            self._pinned[cid, file_name] = content
        elif (cid, file_name) not in self._files:
            self._files[cid, file_name] = content
            self._size += len(content)
            self._make_room()
        return cid

    def get(self, cid: str, file_name: str) -> bytes | None:
        place = (Cid(cid), file_name)
        return self._pinned.get(place, self._files.get(place))

    def _make_room(self) -> None:
        while self._size > self._limit:
            self._size -= len(self._files.pop(next(iter(self._files))))
