"""Records that are damaged, newer, or on a full disk: nothing is overwritten, nothing is sent, and it is said why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.database import MIGRATIONS, SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.adapters.sqlite.records import OpenRecords, open_records
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import DataFolderInUse, JournalError
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from tests.unit.adapters.test_records import TASK, a_task

ROUNDS = 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "node.sqlite"


def key(number: int) -> ActKey:
    return ActKey(task_id=TASK, round=number, act="submit")


def filled(path: Path) -> None:
    """Records of a task with many rounds, in one file."""
    with closing(SqliteDatabase(path)) as database:
        SqliteHistory(database).save_task(a_task(), wanted=True)
        for number in range(ROUNDS):
            record = RoundRecord(task_id=TASK, number=number, result=RoundResult.PAID, note="x" * 200)
            SqliteHistory(database).save_round(record)
            SqliteJournal(database).intend(key(number), "a proof")
            SqliteJournal(database).settle(key(number), ActStatus.DONE)


def set_aside_files(path: Path) -> list[Path]:
    return sorted(path.parent.glob("node.sqlite.damaged-*"))


def test_sound_records_are_opened_as_they_are(path: Path) -> None:
    filled(path)

    opened = open_records(path)
    with closing(opened.database) as database:
        assert opened.set_aside == ""
        assert not SqliteJournal(database).is_incomplete
        assert len(SqliteHistory(database).rounds(TASK, newest=1000)) == ROUNDS


def test_what_is_no_database_is_kept_beside_and_new_records_are_begun(path: Path) -> None:
    letter = b"this is a letter, not a database" * 100
    path.write_bytes(letter)

    opened = open_records(path)
    with closing(opened.database) as database:
        (kept,) = set_aside_files(path)
        assert kept.read_bytes() == letter
        assert kept.name in opened.set_aside
        assert "on chain" in opened.set_aside
        assert SqliteJournal(database).is_incomplete
        assert SqliteHistory(database).tasks() == ()


def test_what_can_still_be_read_of_damaged_records_is_taken_over(path: Path) -> None:
    filled(path)
    damage(path)

    opened = open_records(path)
    with closing(opened.database) as database:
        rounds = SqliteHistory(database).rounds(TASK, newest=1000)
        assert SqliteHistory(database).tasks() == ((a_task(), True),)
        assert 0 < len(rounds) < ROUNDS
        assert f"{len(rounds)} rounds" in opened.set_aside
        assert SqliteJournal(database).is_incomplete


def test_that_the_journal_is_incomplete_is_still_known_after_a_restart(path: Path) -> None:
    path.write_bytes(b"a letter" * 1000)
    open_records(path).database.close()

    again = open_records(path)
    with closing(again.database) as database:
        assert again.set_aside == ""
        assert SqliteJournal(database).is_incomplete


def test_records_that_are_damaged_again_are_kept_beside_the_first(path: Path) -> None:
    for text in (b"first", b"second"):
        path.write_bytes(text * 1000)
        open_records(path).database.close()

    assert sorted(
        kept.read_bytes()[:5] for kept in set_aside_files(path) if not kept.name.endswith(("-wal", "-shm"))
    ) == [
        b"first",
        b"secon",
    ]


def test_tables_that_are_missing_are_damage_too(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE acts")

    opened = open_records(path)
    opened.database.close()

    assert set_aside_files(path)
    assert "1 tasks" in opened.set_aside


def test_newer_records_are_left_as_they_are_to_the_last_byte(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("CREATE TABLE future (secret TEXT)")
    before = path.read_bytes()

    with pytest.raises(JournalError, match="newer version"):
        open_records(path)

    assert path.read_bytes() == before
    assert set_aside_files(path) == []


def test_records_that_another_node_holds_are_not_set_aside(path: Path) -> None:
    with closing(SqliteDatabase(path)), pytest.raises(DataFolderInUse):
        open_records(path)

    assert set_aside_files(path) == []


def test_records_of_the_first_version_are_brought_up_to_date(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")

    with closing(open_records(path).database) as database:
        assert not SqliteJournal(database).is_incomplete


@pytest.mark.parametrize(
    "write",
    [
        lambda opened: SqliteJournal(opened.database).intend(key(1), "x" * 100_000),
        lambda opened: SqliteHistory(opened.database).save_task(a_task(detail="x" * 100_000), wanted=True),
    ],
)
def test_on_a_full_disk_nothing_is_written_and_it_goes_on_when_there_is_room(
    path: Path, write: Callable[[OpenRecords], None]
) -> None:
    opened = open_records(path)
    with closing(opened.database) as database:
        pages = database.read("PRAGMA page_count", ())[0][0]
        database.read(f"PRAGMA max_page_count = {pages}", ())

        with pytest.raises(JournalError, match="disk is full"):
            write(opened)

        assert SqliteJournal(database).entry(key(1)) is None
        database.read("PRAGMA max_page_count = 1000000", ())
        write(opened)


def damage(path: Path) -> None:
    """Overwrite a page amid the rounds, as a dying disk does."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
    content = path.read_bytes()
    pages = [at for at in range(size, len(content), size) if b'"number":%d,' % (ROUNDS // 2) in content[at : at + size]]
    with path.open("r+b") as file:
        file.seek(pages[-1])
        file.write(b"\xff" * size)
