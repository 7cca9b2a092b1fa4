"""A file that is there as a whole or not at all, and takes the place of no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from orca_desktop.domain.errors import DataError

_ONLY_OWNER = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a new file inside the with block; when that fails it is gone. Only its owner reads it. Raises DataError."""
    part = path.with_name(f"{path.name}.part")
    if path.exists():
        raise DataError(f"{path} is there already, and is not overwritten.")
    try:
        output = os.fdopen(os.open(part, _NEW, _ONLY_OWNER), "wb")
    except OSError as error:
        raise DataError(f"{part} cannot be written: {error.strerror or error}.") from error
    try:
        with output:
            yield output
            _settle(output)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _settle(output: IO[bytes]) -> None:
    try:
        output.flush()
        os.fsync(output.fileno())
    except OSError as error:
        raise DataError(f"The copy cannot be written: {error.strerror or error}.") from error
