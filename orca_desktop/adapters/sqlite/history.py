"""Joined tasks and their rounds in the node's database, as JSON of the domain's own values."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId

Value = TypeVar("Value")


class SqliteHistory:
    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def save_task(self, task: Task, *, wanted: bool) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "REPLACE INTO tasks (id, wanted, task) VALUES (?, ?, ?)", (task.id, wanted, msgspec.json.encode(task))
            )

    def forget_task(self, task_id: TaskId) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM tasks WHERE id = ?", (task_id,))

    def tasks(self) -> tuple[tuple[Task, bool], ...]:
        rows = self._database.read("SELECT task, wanted FROM tasks ORDER BY id", ())
        return tuple((_decode(task, Task), bool(wanted)) for task, wanted in rows)

    def save_round(self, record: RoundRecord) -> None:
        with self._database.transaction() as connection:
            connection.execute(
                "REPLACE INTO rounds (task, number, record) VALUES (?, ?, ?)",
                (record.task_id, record.number, msgspec.json.encode(record)),
            )

    def rounds(self, task_id: TaskId, *, newest: int) -> tuple[RoundRecord, ...]:
        query = "SELECT record FROM rounds WHERE task = ? ORDER BY number DESC LIMIT ?"
        rows = self._database.read(query, (task_id, newest))
        return tuple(_decode(row[0], RoundRecord) for row in reversed(rows))

    def newest_from(self, task_id: TaskId, count: int) -> int | None:
        query = "SELECT number FROM rounds WHERE task = ? ORDER BY number DESC LIMIT 2 OFFSET ?"
        rows = self._database.read(query, (task_id, count - 1))
        return int(str(rows[0][0])) if len(rows) > 1 else None

    def rounds_after(self, task_id: TaskId, number: int | None, *, limit: int) -> tuple[RoundRecord, ...]:
        query = "SELECT record FROM rounds WHERE task = ?1 AND (?2 IS NULL OR number > ?2) ORDER BY number LIMIT ?3"
        return tuple(_decode(row[0], RoundRecord) for row in self._database.read(query, (task_id, number, limit)))

    def rounds_before(self, task_id: TaskId, number: int, *, limit: int) -> tuple[RoundRecord, ...]:
        query = "SELECT record FROM rounds WHERE task = ? AND number < ? ORDER BY number LIMIT ?"
        return tuple(_decode(row[0], RoundRecord) for row in self._database.read(query, (task_id, number, limit)))

    def forget_rounds(self, task_id: TaskId, last: int) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM rounds WHERE task = ? AND number <= ?", (task_id, last))


def _decode(raw: Any, value: type[Value]) -> Value:
    try:
        return msgspec.json.decode(raw, type=value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError("A record of the node cannot be read; its file is damaged.") from error
