"""The node's database: one file, one process, numbered migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orca_desktop.domain.errors import DataFolderInUse, JournalError

MIGRATIONS = (
    """
    CREATE TABLE acts (
        task TEXT NOT NULL, round INTEGER NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
        status TEXT NOT NULL, detail TEXT NOT NULL, signature TEXT, valid_until INTEGER, wire BLOB,
        written_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        PRIMARY KEY (task, round, act, subject)
    ) WITHOUT ROWID;
    CREATE TABLE tasks (id TEXT PRIMARY KEY, wanted INTEGER NOT NULL, task BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE rounds (
        task TEXT NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (task, number)
    ) WITHOUT ROWID;
    """,
)


class SqliteDatabase:
    """A connection in WAL mode. A second process is kept out: two nodes on one journal would act twice."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            with self._closed_on_error():
                self._prepare()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise DataFolderInUse(path.name) from error
            raise JournalError(f"{path.name} cannot be opened. Check the data folder and its rights.") from error
        except (sqlite3.Error, OSError) as error:
            raise JournalError(
                f"{path.name} cannot be read. Choose another data folder, or restore the file."
            ) from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, on disk when it ends. Raises JournalError."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise JournalError(f"The records cannot be written: {error}. The task waits; nothing is sent.") from error

    def read(self, query: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        """Raises JournalError."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise JournalError(f"The records cannot be read: {error}.") from error

    @contextmanager
    def _closed_on_error(self) -> Iterator[None]:
        """Hold no lock of a database that could not be used."""
        try:
            yield
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")  # the journal promises: written means on disk
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):
            raise JournalError("These records were written by a newer version of the program. Nothing was changed.")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("COMMIT")  # takes the lock now, not at the first act
