"""The journal of acts in the node's database."""

from __future__ import annotations

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.chain import SignedAct
from orca_desktop.ports.history import JournalEntry

_COLUMNS = "task, round, act, subject, status, detail, signature, valid_until, wire"
_WHERE_KEY = "WHERE task = ? AND round = ? AND act = ? AND subject = ?"


class SqliteJournal:
    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._is_incomplete = bool(database.read("SELECT 1 FROM marks WHERE name = 'incomplete'", ()))

    @property
    def is_incomplete(self) -> bool:
        return self._is_incomplete

    def entry(self, key: ActKey) -> JournalEntry | None:
        rows = self._database.read(f"SELECT {_COLUMNS} FROM acts {_WHERE_KEY}", _values(key))  # noqa: S608 - constants
        return _entry(rows[0]) if rows else None

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        transaction = (signed.signature, signed.valid_until, signed.wire) if signed else (None, None, None)
        values = (*_values(key), ActStatus.INTENDED.value, detail, *transaction)
        with self._database.transaction() as connection:
            connection.execute(f"REPLACE INTO acts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)  # noqa: S608 - constants

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "") -> None:
        query = f"UPDATE acts SET status = ?, detail = CASE ? WHEN '' THEN detail ELSE ? END {_WHERE_KEY}"  # noqa: S608 - constants
        with self._database.transaction() as connection:
            connection.execute(query, (status.value, detail, detail, *_values(key)))

    def forget(self, key: ActKey) -> None:
        with self._database.transaction() as connection:
            connection.execute(f"DELETE FROM acts {_WHERE_KEY}", _values(key))  # noqa: S608 - constants

    def entries(self, task_id: TaskId) -> tuple[JournalEntry, ...]:
        query = f"SELECT {_COLUMNS} FROM acts WHERE task = ? ORDER BY round, act, subject"  # noqa: S608 - constants
        return tuple(_entry(row) for row in self._database.read(query, (task_id,)))

    def unsettled(self, task_id: TaskId) -> tuple[JournalEntry, ...]:
        query = f"SELECT {_COLUMNS} FROM acts WHERE task = ? AND status IN (?, ?)"  # noqa: S608 - constants
        values = (task_id, ActStatus.INTENDED.value, ActStatus.UNKNOWN.value)
        return tuple(_entry(row) for row in self._database.read(query, values))

    def forget_settled(self, task_id: TaskId, last: int) -> None:
        query = "DELETE FROM acts WHERE task = ? AND round BETWEEN 0 AND ? AND status IN (?, ?)"
        with self._database.transaction() as connection:
            connection.execute(query, (task_id, last, ActStatus.DONE.value, ActStatus.REFUSED.value))


def _values(key: ActKey) -> tuple[object, ...]:
    return key.task_id, key.round, key.act, key.subject


def _entry(row: tuple[object, ...]) -> JournalEntry:
    task, number, act, subject, status, detail, *transaction = row
    return JournalEntry(
        key=ActKey(task_id=TaskId(str(task)), round=int(str(number)), act=str(act), subject=str(subject)),
        status=ActStatus(status),
        detail=str(detail),
        signed=_signed(*transaction),
    )


def _signed(signature: object, valid_until: object, wire: object) -> SignedAct | None:
    if not isinstance(wire, bytes):
        return None
    return SignedAct(signature=Signature(str(signature)), wire=wire, valid_until=int(str(valid_until)))
