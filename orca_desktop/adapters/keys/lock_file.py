"""What the lock remembers: a slow digest of its passphrase, and the tries that failed."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from orca_desktop.adapters.keys.shared_file import SharedFile
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import PassphraseTooShort
from orca_desktop.ports.accounts import LockRecord

FILE = "lock.json"
VERSION: Final = 1
LEAST_CHARACTERS = 8

SALT_BYTES = 16
DIGEST_BYTES = 32
MEMORY_KIB, PASSES, LANES = 65_536, 3, 4
"""RFC 9106, the second recommended choice."""


class _File(msgspec.Struct, frozen=True):
    digest: str = ""
    failures: int = 0
    failed_at: float = 0.0
    idle_minutes: int = LockRecord().idle_minutes
    version: Literal[1] = VERSION


class PassphraseDigests:
    """Argon2id with a salt of its own for each; the work is done in threads."""

    async def digest(self, passphrase: Secret) -> str:
        if len(passphrase) < LEAST_CHARACTERS:
            raise PassphraseTooShort(LEAST_CHARACTERS)
        salt = os.urandom(SALT_BYTES)
        return base64.b64encode(salt + await asyncio.to_thread(_derived, passphrase, salt)).decode("ascii")

    async def fits(self, passphrase: Secret, digest: str) -> bool:
        try:
            raw = base64.b64decode(digest, validate=True)
        except (binascii.Error, ValueError):
            return False
        salt, kept = raw[:SALT_BYTES], raw[SALT_BYTES:]
        if len(kept) != DIGEST_BYTES:
            return False
        return hmac.compare_digest(await asyncio.to_thread(_derived, passphrase, salt), kept)


class FileLock(PassphraseDigests):
    """In the data folder; read and written in threads."""

    def __init__(self, path: Path) -> None:
        self._file = SharedFile(path, _File, empty=_File(), version=VERSION)

    async def read(self) -> LockRecord:
        return _record(await asyncio.to_thread(self._file.read))

    async def change(self, change: Callable[[LockRecord], LockRecord]) -> LockRecord:
        return _record(await asyncio.to_thread(self._file.change, lambda file: _content(change(_record(file)))))


class MemoryLock(PassphraseDigests):
    """For the demo and for tests."""

    def __init__(self) -> None:
        self._record = LockRecord()

    async def read(self) -> LockRecord:
        return self._record

    async def change(self, change: Callable[[LockRecord], LockRecord]) -> LockRecord:
        self._record = change(self._record)
        return self._record


def _derived(passphrase: Secret, salt: bytes) -> bytes:
    kdf = Argon2id(salt=salt, length=DIGEST_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB)
    return kdf.derive(passphrase.reveal().encode())


def _record(file: _File) -> LockRecord:
    return LockRecord(
        digest=file.digest, failures=file.failures, failed_at=file.failed_at, idle_minutes=file.idle_minutes
    )


def _content(record: LockRecord) -> _File:
    return _File(
        digest=record.digest,
        failures=record.failures,
        failed_at=record.failed_at,
        idle_minutes=record.idle_minutes,
    )
