"""Writes the history: facts wait in a bounded queue for a thread of their own, so that no round ever waits for it."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from orca_desktop.adapters.sqlite.archive_events import Events
from orca_desktop.adapters.sqlite.archive_rebuild import derive_anew
from orca_desktop.adapters.sqlite.archive_schema import bring_up_to_date, version_of
from orca_desktop.adapters.sqlite.set_aside import is_damage, set_aside
from orca_desktop.domain.archive import ArchiveStatus, Fact
from orca_desktop.domain.errors import JournalError

log = logging.getLogger(__name__)

CAPACITY = 20_000
BATCH = 500
RETRY_SECONDS = 5.0
BUSY_SECONDS = 5.0
END_SECONDS = 10.0
"""How long the program's end waits for what is still in the queue."""

UNREADABLE = "The history cannot be opened: {reason}. The node goes on; what happens meanwhile is not in the history."
UNWRITABLE = (
    "The history cannot be written: {reason}. The node goes on. What happens meanwhile is kept in memory for a while; "
    "when there is room again, it is written, and what was lost is taken from the node's own records as far as they go."
)
SET_ASIDE = (
    "The history was damaged. It is kept as {name}, and a new one was begun with what the node's own records know. "
    "Rewards and stakes are not touched by this: they are on chain."
)

_END = None


class ArchiveWriter:
    """Use it as a context manager. *tell* is called from its thread whenever the status changes."""

    def __init__(self, path: Path, tell: Callable[[ArchiveStatus], None], *, capacity: int = CAPACITY) -> None:
        self._path = path
        self._tell = tell
        self._queue: queue.Queue[Fact | int | None] = queue.Queue(capacity + 1)
        self._capacity = capacity
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._status = ArchiveStatus()
        self._marks = 0
        self._connection: sqlite3.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self.kept = 0
        self.is_new = False

    @property
    def status(self) -> ArchiveStatus:
        return self._status

    @property
    def room(self) -> int:
        return max(0, self._capacity - self._queue.qsize())

    def put(self, fact: Fact) -> bool:
        if self._connection is None or self.room == 0:
            self._lose(1)
            return False
        self._queue.put_nowait(fact)
        return True

    def mark(self) -> int:
        if self._connection is None or self.room == 0:
            return 0
        self._marks += 1
        self._queue.put_nowait(self._marks)
        return self._marks

    def __enter__(self) -> ArchiveWriter:
        try:
            self._connection = self._open()
        except JournalError as error:
            self._change(problem=error.message)
        except (sqlite3.Error, OSError) as error:
            self._change(problem=UNREADABLE.format(reason=error))
        else:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Write what waits, if it can be written soon."""
        if self._connection is None:
            return
        self._ending.set()
        self._queue.put(_END)
        self._thread.join(END_SECONDS)

    # -- opening ------------------------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._opened()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        kept = set_aside(self._path, datetime.now(UTC))
        self._change(set_aside=SET_ASIDE.format(name=kept.name))
        return self._opened()

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self.is_new = version_of(connection) == 0
            bring_up_to_date(connection, derive_anew)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("SELECT 1 FROM events, rounds, ledger LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    # -- the thread ---------------------------------------------------------------------------------------------

    def _run(self) -> None:
        assert self._connection is not None
        try:
            while (batch := self._next_batch()) is not None:
                self._keep(batch)
        finally:
            self._connection.close()

    def _next_batch(self) -> list[Fact | int] | None:
        """What waits, up to a bound; None at the end."""
        first = self._queue.get()
        if first is _END:
            return None
        batch: list[Fact | int] = [first]
        while len(batch) < BATCH:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if item is _END:
                self._queue.put_nowait(_END)  # there is room: it was just taken out
                break
            batch.append(item)
        return batch

    def _keep(self, batch: list[Fact | int]) -> None:
        """Write a batch, however long that takes; at the program's end only once more."""
        while True:
            try:
                self._write(batch)
            except sqlite3.Error as error:
                self._change(problem=UNWRITABLE.format(reason=_reason(error)))
                if self._ending.wait(RETRY_SECONDS):
                    self._lose(sum(1 for item in batch if isinstance(item, Fact)))
                    return
            else:
                if self._status.problem:
                    self._change(problem="")
                return

    def _write(self, batch: list[Fact | int]) -> None:
        facts = [item for item in batch if isinstance(item, Fact)]
        try:
            with self._transaction() as connection:
                events = Events(connection)
                for fact in facts:
                    events.record(fact)
        except (ValueError, OverflowError, ArithmeticError, JournalError):
            self._write_one_by_one(facts)
        if any(isinstance(item, int) for item in batch):
            self._reach([item for item in batch if isinstance(item, int)])

    def _write_one_by_one(self, facts: list[Fact]) -> None:
        """One of them cannot be kept, such as a stranger's number that fits no column: leave that one out."""
        for fact in facts:
            try:
                with self._transaction() as connection:
                    Events(connection).record(fact)
            except (ValueError, OverflowError, ArithmeticError, JournalError) as error:
                log.info("a fact of the kind %s cannot be kept: %s", fact.kind.value, error)
                self._lose(1)

    def _reach(self, marks: list[int]) -> None:
        """Bring what was written to the disk itself."""
        assert self._connection is not None
        self._connection.execute("PRAGMA wal_checkpoint (PASSIVE)").fetchall()
        self.kept = max(self.kept, *marks)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        assert self._connection is not None
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    # -- the status ---------------------------------------------------------------------------------------------

    def _lose(self, count: int) -> None:
        if count:
            self._change(lost=count)

    def _change(self, *, problem: str | None = None, lost: int = 0, set_aside: str | None = None) -> None:
        """Tell the new status; of losses only each time their number has doubled, or with other news."""
        with self._lock:
            before = self._status
            self._status = replace(
                before,
                problem=before.problem if problem is None else problem,
                lost=before.lost + lost,
                set_aside=before.set_aside if set_aside is None else set_aside,
            )
            doubled = self._status.lost.bit_length() > before.lost.bit_length()
            changed = replace(self._status, lost=0) != replace(before, lost=0)
        if changed or doubled:
            self._tell(self._status)


def _reason(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    return "the disk is full" if code == sqlite3.SQLITE_FULL else str(error)
