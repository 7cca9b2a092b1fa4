"""A database that cannot be used is put beside, under a name with the time: never overwritten, never deleted."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
COMPANIONS = ("-wal", "-shm")
"""What belongs to a database in WAL mode; the last transactions may be only there."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is the trouble, and not the disk, its rights or another program."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in DAMAGE


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a database and what belongs to it; the new path. Raises OSError."""
    stem = f"{path.name}.damaged-{now:%Y%m%dT%H%M%SZ}"
    target = path.with_name(stem)
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{stem}-{number}")
    path.rename(target)
    for companion in COMPANIONS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + companion).rename(target.with_name(target.name + companion))
    return target
