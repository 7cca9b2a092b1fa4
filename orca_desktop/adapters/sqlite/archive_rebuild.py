"""The derived tables of a history made anew from its events, or compared with what the events say."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from orca_desktop.adapters.sqlite.archive_events import Events
from orca_desktop.adapters.sqlite.archive_schema import DERIVED, MIGRATIONS, TEXTS, bring_up_to_date, version_of
from orca_desktop.domain.archive import Check, EventRow
from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.domain.tasks import TaskId

WRONG_VERSION = "The history is of another version of the program; start a node on it once, which brings it up to date."


def rebuild(path: Path) -> int:
    """Make all derived tables anew, or change nothing. The number of events. Raises JournalError."""
    try:
        with closing(_opened(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            count = derive_anew(connection)
            connection.execute("COMMIT")
            return count
    except sqlite3.Error as error:
        raise JournalError(f"The history cannot be made anew: {error}. Nothing in it was changed.") from error


def derive_anew(connection: sqlite3.Connection) -> int:
    """Inside the caller's transaction, make all derived tables anew. The number of events."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    count = _replay(connection, connection)
    for table in TEXTS:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608 - constants
    return count


def check(path: Path) -> Check:
    """Compare the derived tables with what the events say, changing nothing. Raises JournalError."""
    try:
        with closing(_opened(path)) as connection, tempfile.TemporaryDirectory() as folder:
            connection.execute("BEGIN")
            anew = Path(folder) / "anew.sqlite"
            with closing(sqlite3.connect(anew, isolation_level=None)) as other:
                other.execute("PRAGMA synchronous = OFF")
                bring_up_to_date(other, derive_anew)
                other.execute("BEGIN")
                count = _replay(connection, other)
                other.execute("COMMIT")
            connection.execute("COMMIT")
            connection.execute("ATTACH ? AS anew", (str(anew),))
            return Check(events=count, differing=_differing(connection))
    except sqlite3.Error as error:
        raise JournalError(f"The history cannot be checked: {error}.") from error


def _opened(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise NoHistoryYet(f"{path.parent}")
    connection = sqlite3.connect(path, timeout=5.0, isolation_level=None)
    try:
        version = version_of(connection)
    except BaseException:
        connection.close()
        raise
    if version != len(MIGRATIONS):
        connection.close()
        raise JournalError(WRONG_VERSION)
    return connection


def _replay(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    events, count = Events(target, index=False, told_in=source), 0
    for event in _events(source):
        events.derive(event)
        count += 1
    return count


def _events(connection: sqlite3.Connection) -> Iterator[EventRow]:
    cursor = connection.execute("SELECT id, at, slot, kind, task, round, text, body FROM events ORDER BY id")
    for identity, at, slot, kind, task, number, text, body in cursor:
        yield EventRow(
            id=identity,
            at=at,
            slot=slot,
            kind=kind,
            task_id=None if task is None else TaskId(task),
            round=number,
            text=text,
            body=body,
        )


def _differing(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows of each table are only here or only there."""
    found = {}
    for table in DERIVED:
        pairs = (("main", "anew"), ("anew", "main"))
        count = sum(_only_in(connection, f"{one}.{table}", f"{other}.{table}") for one, other in pairs)
        if count:
            found[table] = count
    return found


def _only_in(connection: sqlite3.Connection, one: str, other: str) -> int:
    query = f"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other})"  # noqa: S608 - constants
    return int(connection.execute(query).fetchone()[0])
