"""Keeps stored proofs as files by their CIDs, so that they can be looked at when no store has them any more."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.tasks import Cid
from orca_desktop.k2.cids import MAX_BLOCK_BYTES, is_cid, is_directory_of
from orca_desktop.ports.proof_store import Fetched, ProofStore

log = logging.getLogger(__name__)

MAX_SHELF_BYTES = 128 * 1024 * 1024
MAX_AGE_SECONDS = 90 * 24 * 3_600.0
TIDY_EVERY = 50
"""After so many proofs the shelf is looked through for what is too old or too much."""

_ONLY_OWNER = 0o600
_SUFFIX = ".json"


class ProofShelf:
    """The KeptProofs port on a folder. What cannot be kept is left out: no round depends on it."""

    def __init__(
        self,
        folder: Path,
        *,
        max_bytes: int = MAX_SHELF_BYTES,
        max_age: float = MAX_AGE_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._max_age = max_age
        self._now = now
        self._kept = 0

    def content(self, cid: Cid) -> bytes | None:
        if not is_cid(cid):
            return None
        try:
            with self._path(cid).open("rb") as file:
                content = file.read(MAX_BLOCK_BYTES + 1)
        except OSError:
            return None
        return content if len(content) <= MAX_BLOCK_BYTES else None

    def keep(self, cid: Cid, content: bytes) -> None:
        """Keep a file. One that is what its CID names is never replaced by another one."""
        if not is_cid(cid) or len(content) > MAX_BLOCK_BYTES or self._has_it(cid):
            return
        try:
            self._write(cid, content)
        except OSError as error:
            log.info("a proof was not kept: %s", error)
        if self._kept % TIDY_EVERY == 0:
            self.tidy()
        self._kept += 1

    def tidy(self) -> None:
        """Let go of what is too old, and of the oldest as long as there is too much."""
        total = 0
        for changed, size, path in sorted(self._files(), reverse=True):
            total += size
            if total > self._max_bytes or changed < self._now() - self._max_age:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _has_it(self, cid: Cid) -> bool:
        content = self.content(cid)
        return content is not None and is_directory_of(cid, PROOF_FILE, content)

    def _write(self, cid: Cid, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self._folder / f"{secrets.token_hex(8)}.part"
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER), "wb") as file:
                file.write(content)
            os.utime(part, (self._now(), self._now()))
            part.replace(self._path(cid))
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _files(self) -> list[tuple[float, int, Path]]:
        """When each file was kept, its size, and where it is."""
        found = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self._folder):
                with contextlib.suppress(OSError):
                    facts = entry.stat(follow_symlinks=False)
                    found.append((facts.st_mtime, facts.st_size, Path(entry.path)))
        return found

    def _path(self, cid: Cid) -> Path:
        return self._folder / f"{cid}{_SUFFIX}"


class KeepingProofStore:
    """A proof store whose proofs are kept on a shelf as they pass."""

    def __init__(self, store: ProofStore, shelf: ProofShelf) -> None:
        self._store = store
        self._shelf = shelf

    def ensure_writable(self) -> None:
        self._store.ensure_writable()

    async def store(self, content: bytes, file_name: str) -> Cid:
        cid = await self._store.store(content, file_name)
        await self._keep(cid, content, file_name)
        return cid

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        fetched = await self._store.fetch(cid, file_name, limit=limit)
        await self._keep(cid, fetched.content, file_name)
        return fetched

    async def _keep(self, cid: Cid, content: bytes, file_name: str) -> None:
        if file_name == PROOF_FILE:
            await asyncio.to_thread(self._shelf.keep, cid, content)
