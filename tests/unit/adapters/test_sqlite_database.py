"""The node's database: one owner, whole transactions, nothing lost when the program is killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.database import MIGRATIONS, SqliteDatabase
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("a task")

WRITER = """
import sys
from pathlib import Path
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.acts import ActKey, ActStatus

journal = SqliteJournal(SqliteDatabase(Path(sys.argv[1])))
number = 0
while True:
    key = ActKey(task_id=TaskId("a task"), round=number, act="submit")
    journal.intend(key, "a proof")
    journal.settle(key, ActStatus.DONE)
    print(number, flush=True)
    number += 1
"""


def key(number: int) -> ActKey:
    return ActKey(task_id=TASK, round=number, act="submit")


def test_a_second_node_on_the_same_folder_is_kept_out_with_words(tmp_path: Path) -> None:
    first = SqliteDatabase(tmp_path / "node.sqlite")
    try:
        with pytest.raises(JournalError) as caught:
            SqliteDatabase(tmp_path / "node.sqlite")
        SqliteJournal(first).intend(key(1), "still writable")
    finally:
        first.close()

    assert caught.value.title
    assert "another node" in caught.value.message


def test_after_the_first_has_closed_another_may_open(tmp_path: Path) -> None:
    first = SqliteDatabase(tmp_path / "node.sqlite")
    SqliteJournal(first).intend(key(1), "kept")
    first.close()

    second = SqliteDatabase(tmp_path / "node.sqlite")
    entry = SqliteJournal(second).entry(key(1))
    second.close()

    assert entry is not None
    assert entry.detail == "kept"


def test_records_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "node.sqlite"
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.execute("CREATE TABLE future (secret TEXT)")
    newer.close()

    with pytest.raises(JournalError, match="newer version"):
        SqliteDatabase(path)

    untouched = sqlite3.connect(path)
    tables = untouched.execute("SELECT name FROM sqlite_master").fetchall()
    untouched.close()
    assert tables == [("future",)]


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "node.sqlite"
    path.write_bytes(b"this is a letter, not a database" * 100)

    with pytest.raises(JournalError, match="cannot be read"):
        SqliteDatabase(path)

    assert path.read_bytes().startswith(b"this is a letter")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(JournalError):
        SqliteDatabase(tmp_path / "file" / "node.sqlite")


def test_a_transaction_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "node.sqlite")
    journal = SqliteJournal(database)
    journal.intend(key(1), "before")

    def broken() -> None:
        with database.transaction() as connection:
            connection.execute("DELETE FROM acts")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()

    assert journal.entry(key(1)) is not None
    journal.intend(key(2), "after")
    assert len(journal.entries(TASK)) == 2
    database.close()


def test_a_database_that_is_gone_is_told_at_reading_and_at_writing(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "node.sqlite")
    journal = SqliteJournal(database)
    database.close()

    with pytest.raises(JournalError, match="cannot be read"):
        journal.entry(key(1))
    with pytest.raises(JournalError, match="cannot be written"):
        journal.intend(key(1), "")


def test_what_was_written_survives_the_sudden_death_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "node.sqlite"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(30)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().splitlines() if line]

    database = SqliteDatabase(path)
    entries = {entry.key.round: entry for entry in SqliteJournal(database).entries(TASK)}
    database.close()
    assert all(entries[number].status is ActStatus.DONE for number in told)
    assert len(entries) <= len(told) + 1
