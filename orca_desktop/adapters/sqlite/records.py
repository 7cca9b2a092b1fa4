"""Opens the node's records; damaged ones are set aside, and what can still be read of them is taken over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from orca_desktop.adapters.sqlite.database import DamagedRecords, SqliteDatabase
from orca_desktop.adapters.sqlite.set_aside import set_aside
from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.money import Saga, SagaState
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task

SAVED = {
    "tasks": "id, wanted, task",
    "rounds": "task, number, record",
    "acts": "task, round, act, subject, status, detail, signature, valid_until, wire, written_at",
    "sagas": "id, is_over, slot, started_at, saga",
    "money_limits": "name, amount",
}
"""What is taken over, by table: joined tasks, their rounds, the journal of acts, money that moved, and its limits."""

NAMED_BY_ONE = frozenset({"tasks", "sagas", "money_limits"})
"""Tables whose first column alone names a row."""

SAGA_ENDED = (
    "The node's records were damaged, so it is not certain how far this came. Nothing more of it is sent: look at the "
    "balances, and ask again for what is missing."
)

MOST_ROWS = 100_000
WORDS = (
    "The node's records were damaged. They are kept as {name}; nothing in them was changed. {saved} It is not certain "
    "which acts were written in them, so before each act the node now looks on chain whether it was carried out "
    "before: nothing is sent twice."
)
NOTHING_SAVED = "Nothing in them could be read: join your tasks again, their stake and rewards are on chain."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRecords:
    """`set_aside` says what happened to damaged records; empty where all is well."""

    database: SqliteDatabase
    set_aside: str = ""


def open_records(path: Path) -> OpenRecords:
    """The records of a data folder, new ones where there are none or damaged ones. Raises JournalError.

    Records of a newer version, or held by another node, are left alone.
    """
    try:
        return OpenRecords(database=SqliteDatabase(path))
    except DamagedRecords:
        pass
    try:
        kept = set_aside(path, datetime.now(UTC))
    except OSError as error:
        raise JournalError(f"The node's records are damaged, and cannot be set aside: {error.strerror}.") from error
    database = SqliteDatabase(path)
    try:
        return OpenRecords(database=database, set_aside=WORDS.format(name=kept.name, saved=_take_over(database, kept)))
    except BaseException:
        database.close()
        raise


def _take_over(database: SqliteDatabase, damaged: Path) -> str:
    """Mark the new journal as incomplete, and fill it with what can be read; what that was, in words."""
    rows = {
        table: [row for row in _readable(damaged, table, columns) if _is_sound(table, row)]
        for table, columns in SAVED.items()
    }
    with database.transaction() as connection:
        connection.execute("INSERT INTO marks VALUES ('incomplete', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))")
        for table, columns in SAVED.items():
            places = ", ".join("?" * len(columns.split(", ")))
            query = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - constants
            connection.executemany(query, map(_ended, rows[table]) if table == "sagas" else rows[table])
    if not rows["tasks"]:
        return NOTHING_SAVED
    return f"{len(rows['tasks'])} tasks, {len(rows['rounds'])} rounds and {len(rows['acts'])} acts could be read."


def _readable(damaged: Path, table: str, columns: str) -> Iterator[tuple[object, ...]]:
    """The rows up to the first that cannot be read, and from the other end those behind it."""
    for order in ("ASC", "DESC"):
        key = columns.split(", ", 2)[: 1 if table in NAMED_BY_ONE else 2]
        order_by = ", ".join(f"{column} {order}" for column in key)
        query = f"SELECT {columns} FROM {table} ORDER BY {order_by} LIMIT {MOST_ROWS}"  # noqa: S608 - constants
        with suppress(sqlite3.Error), closing(_looking_at(damaged)) as connection:
            yield from connection.execute(query)
            return


def _looking_at(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _ended(row: tuple[object, ...]) -> tuple[object, ...]:
    """A saga that is not carried on: part of it may have been sent under a name that is no longer known."""
    name, is_over, slot, started_at, raw = row
    if is_over or not isinstance(raw, bytes):
        return row
    ended = replace(msgspec.json.decode(raw, type=Saga), state=SagaState.FAILED, words=SAGA_ENDED, can_cancel=False)
    return name, True, slot, started_at, msgspec.json.encode(ended)


def _is_sound(table: str, row: tuple[object, ...]) -> bool:
    """Whether the value in a row can be read too."""
    try:
        match table, row:
            case "tasks", (_, _, bytes(raw)):
                msgspec.json.decode(raw, type=Task)
            case "rounds", (_, _, bytes(raw)):
                msgspec.json.decode(raw, type=RoundRecord)
            case "acts", (*_, status, _, _, _, _, _):
                ActStatus(status)
            case "sagas", (str(), _, _, _, bytes(raw)):
                msgspec.json.decode(raw, type=Saga)
            case "money_limits", (str(), int()):
                pass
            case _:
                return False
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False
    return True
