"""The node's database: one file, one process, numbered migrations."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orca_desktop.adapters.sqlite.set_aside import is_damage
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
    "CREATE TABLE marks (name TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;",
    """
    CREATE TABLE sagas (
        id TEXT PRIMARY KEY, is_over INTEGER NOT NULL, slot INTEGER NOT NULL, started_at REAL NOT NULL,
        saga BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX sagas_by_slot ON sagas (slot, started_at, id);
    CREATE TABLE money_limits (name TEXT PRIMARY KEY, amount INTEGER NOT NULL) WITHOUT ROWID;
    """,
)

CHECK_SECONDS = 2.0
"""How long the file is looked over at the start; a larger one is trusted for the rest."""

FULL = (
    "The disk is full, so the records cannot be written. The task waits, and nothing is sent: what is not written "
    "first could be sent twice. Make room; it goes on by itself."
)
NEWER = (
    "These records were written by a newer version of the program. Nothing was changed. Use the newer version again, "
    "or choose another data folder."
)


class DamagedRecords(JournalError):
    """The file is there and is no sound database."""


class SqliteDatabase:
    """A connection in WAL mode. A second process is kept out: two nodes on one journal would act twice."""

    def __init__(self, path: Path) -> None:
        """Raises DataFolderInUse, DamagedRecords, or JournalError for a newer one and for any other trouble."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            with self._closed_on_error():
                self._prepare()
        except sqlite3.Error as error:
            raise _as_journal_error(error, path.name) from error
        except OSError as error:
            raise JournalError(f"{path.name} cannot be opened: {error.strerror}. Check the data folder.") from error

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, on disk when it ends. Raises JournalError."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk ends one by itself
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
                raise JournalError(FULL) from error
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
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > len(MIGRATIONS):  # told before anything is written, be it only the mode of the file
            raise JournalError(NEWER)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")  # the journal promises: written means on disk
        self._look_over()
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("COMMIT")  # takes the lock now, not at the first act
        self._connection.execute("SELECT 1 FROM acts, tasks, rounds, marks, sagas, money_limits LIMIT 1").fetchone()

    def _look_over(self) -> None:
        """Check that the file is sound, within a bounded time. Raises DamagedRecords."""
        ends = time.monotonic() + CHECK_SECONDS
        self._connection.set_progress_handler(lambda: int(time.monotonic() > ends), 10_000)
        try:
            found = self._connection.execute("PRAGMA quick_check (1)").fetchone()[0]
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
                raise
            found = "ok"
        finally:
            self._connection.set_progress_handler(None, 0)
        if found != "ok":
            raise DamagedRecords(f"The node's records are damaged: {found}.")


def _as_journal_error(error: sqlite3.Error, name: str) -> JournalError:
    code = getattr(error, "sqlite_errorcode", None)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DataFolderInUse(name)
    if is_damage(error) or "no such table" in str(error):
        return DamagedRecords(f"{name} cannot be read: {error}. Choose another data folder, or restore the file.")
    if code == sqlite3.SQLITE_FULL:
        return JournalError(FULL)
    return JournalError(f"{name} cannot be opened: {error}. Check the data folder and its rights.")
