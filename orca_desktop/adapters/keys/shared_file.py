"""A small JSON file that several programs of one user read and change: one at a time, as a whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from orca_desktop.adapters.keys import private_file
from orca_desktop.adapters.process_lock import take
from orca_desktop.domain.wallet_errors import KeyFileFailed, VaultNewer

MAX_BYTES = 1024 * 1024
WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.02

Value = TypeVar("Value")


class _AnyVersion(msgspec.Struct, frozen=True):
    version: int


class SharedFile(Generic[Value]):
    """Methods block: they are to be called in a thread. Raise KeyFileFailed, and VaultNewer for a higher version."""

    def __init__(self, path: Path, kind: type[Value], *, empty: Value, version: int) -> None:
        self._path = path
        self._kind = kind
        self._empty = empty
        self._version = version

    def read(self) -> Value:
        try:
            raw = private_file.read(self._path, MAX_BYTES)
        except OSError as error:
            raise self._failed("read", error) from None
        if raw is None:
            return self._empty
        try:
            if msgspec.json.decode(raw, type=_AnyVersion).version > self._version:
                raise VaultNewer(self._path.name)
            return msgspec.json.decode(raw, type=self._kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise KeyFileFailed(
                f"{self._path} is damaged, and was left as it is. Restore it from a backup, or move it away."
            ) from None

    def change(self, change: Callable[[Value], Value]) -> Value:
        """Put what *change* makes of the newest content in its place."""
        with self._alone():
            before = self.read()
            after = change(before)
            if after != before or not self._path.exists():
                self._write(after)
            return after

    def _write(self, value: Value) -> None:
        try:
            private_file.write(self._path, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
        except OSError as error:
            raise self._failed("written", error) from None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with alone(self._path):
            yield

    def _failed(self, what: str, error: OSError) -> KeyFileFailed:
        return KeyFileFailed(f"{self._path.name} cannot be {what}: {error.strerror or error}.")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other programs from changing *path* meanwhile; the system ends that when this program dies.

    Raises KeyFileFailed after waiting ten seconds for another.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise KeyFileFailed(f"{path.parent} cannot be used: {error.strerror or error}.") from None
    try:
        end = time.monotonic() + WAIT_SECONDS
        while not take(descriptor):
            if time.monotonic() > end:
                raise KeyFileFailed(f"Another program holds {path.name}.")
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(descriptor)
