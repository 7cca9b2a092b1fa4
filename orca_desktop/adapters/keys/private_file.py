"""A small file that only its owner reads, replaced as a whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def write(path: Path, content: bytes) -> None:
    """Put *content* in the place of what is there; it is on the disk when this returns. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made for its owner only
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    _settle_folder(path.parent)


def read(path: Path, limit: int) -> bytes | None:
    """At most *limit* bytes and one, so that a larger file is noticed; None where there is none. Raises OSError."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        return None


def is_open_to_others(path: Path) -> bool:
    """Whether other users of this computer may read or write the file, as far as its mode tells. Raises OSError."""
    return sys.platform != "win32" and bool(path.stat().st_mode & OTHERS)


def _settle_folder(folder: Path) -> None:
    """Make the new name last too, where folders can be told to."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
