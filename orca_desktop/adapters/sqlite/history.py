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


def _decode(raw: Any, value: type[Value]) -> Value:
    try:
        return msgspec.json.decode(raw, type=value)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError("A record of the node cannot be read; its file is damaged.") from error
