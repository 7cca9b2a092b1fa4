"""What the records told last can be read beside a node, and without harm to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.last_time import last_tasks
from orca_desktop.bootstrap.remembering import BEING_SET_UP, last_time
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.ways import Way
from tests.gui import scenes

TASK = scenes.task("Task", state=TaskState.RUNNING)


@contextmanager
def records(path: Path) -> Iterator[SqliteDatabase]:
    """As a node has them: for itself."""
    with closing(SqliteDatabase(path)) as database:
        yield database


def fill(path: Path, *, rounds: int = 5, wanted: bool = False) -> None:
    with records(path) as database:
        history = SqliteHistory(database)
        history.save_task(TASK, wanted=wanted)
        for number in range(rounds):
            history.save_round(scenes.record(number, RoundResult.PAID, of=TASK.id))


def test_tasks_come_with_their_newest_rounds(tmp_path: Path) -> None:
    fill(tmp_path / RECORDS)

    (known,) = last_tasks(tmp_path / RECORDS, rounds=3)

    assert known.task == TASK
    assert [record.number for record in known.rounds] == [2, 3, 4]


def test_a_folder_without_records_has_no_tasks_and_stays_as_it_is(tmp_path: Path) -> None:
    assert last_tasks(tmp_path / RECORDS, rounds=3) == ()
    assert list(tmp_path.iterdir()) == []


def test_records_that_a_node_holds_are_left_to_it(tmp_path: Path) -> None:
    fill(tmp_path / RECORDS)

    with records(tmp_path / RECORDS):
        assert last_tasks(tmp_path / RECORDS, rounds=3) == ()


def test_a_node_can_take_the_records_after_they_were_looked_at(tmp_path: Path) -> None:
    fill(tmp_path / RECORDS)
    last_tasks(tmp_path / RECORDS, rounds=3)

    with records(tmp_path / RECORDS) as database:
        assert len(SqliteHistory(database).tasks()) == 1


@pytest.mark.parametrize("damage", [b"", b"not a database" * 500])
def test_damaged_records_count_as_none_and_are_left_as_they_are(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / RECORDS).write_bytes(damage)

    assert last_tasks(tmp_path / RECORDS, rounds=3) == ()
    assert (tmp_path / RECORDS).read_bytes() == damage


def test_a_record_of_something_else_counts_as_none(tmp_path: Path) -> None:
    fill(tmp_path / RECORDS)
    with records(tmp_path / RECORDS) as database, database.transaction() as connection:
        connection.execute("UPDATE tasks SET task = ?", (b'{"id": 1}',))

    assert last_tasks(tmp_path / RECORDS, rounds=3) == ()


@pytest.mark.parametrize(("wanted", "state"), [(True, TaskState.STARTING), (False, TaskState.STOPPED)])
def test_nothing_is_said_to_run_before_there_is_a_node(tmp_path: Path, wanted: bool, state: TaskState) -> None:
    fill(tmp_path / RECORDS, wanted=wanted)

    store = last_time(tmp_path)

    (task,) = store.tasks.values()
    assert (task.state, task.detail) == (state, BEING_SET_UP)
    assert len(store.rounds[TASK.id]) == 5
    assert store.is_remembered


def test_a_task_that_is_only_watched_is_not_about_to_start(tmp_path: Path) -> None:
    with records(tmp_path / RECORDS) as database:
        SqliteHistory(database).save_task(replace(TASK, way=Way.WATCH), wanted=True)

    (task,) = last_time(tmp_path).tasks.values()

    assert task.state is TaskState.STOPPED
