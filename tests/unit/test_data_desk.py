"""What a data folder holds and how large it is, told to the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from orca_desktop.bootstrap.data_desk import DataDesk
from orca_desktop.bootstrap.settings import HISTORY, PROCESS_DATA, PROOFS, RECORDS
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
GONE = TaskId("7abcqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")


def written(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)


def a_folder(folder: Path) -> DataDesk:
    """Of a node that runs tasks as processes."""
    for name, size in (
        (RECORDS, 10),
        (f"{RECORDS}-wal", 5),
        (HISTORY, 100),
        (f"{HISTORY}-shm", 1),
        (f"{PROOFS}/one", 7),
        (f"{PROOFS}/deep/two", 8),
        ("accounts.json", 3),
        ("stages/mine.yaml", 4),
        (f"{PROCESS_DATA}/{TASK}/data.sqlite", 50),
        (f"{PROCESS_DATA}/{GONE}/data.sqlite", 70),
    ):
        written(folder / name, size)
    return DataDesk(folder)


async def test_every_part_is_counted_once(tmp_path: Path) -> None:
    found = await a_folder(tmp_path).look()

    assert {part.name: part.size for part in found.parts} == {
        "Records": 15, "History": 101, "Proofs": 15, "Everything else": 7, "Data of tasks": 120,
    }  # fmt: skip
    assert found.total == 258
    assert found.path == str(tmp_path)
    assert found.free is not None
    assert all(part.words for part in found.parts)


async def test_links_are_not_followed(tmp_path: Path) -> None:
    desk = a_folder(tmp_path / "node")
    written(tmp_path / "elsewhere" / "large", 10_000)
    (tmp_path / "node" / "link").symlink_to(tmp_path / "elsewhere")

    found = await desk.look()

    assert found.total < 1_000


async def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "new" / PROCESS_DATA).mkdir(parents=True)

    found = await DataDesk(tmp_path / "new").look()

    assert found.total == 0


async def test_what_is_left_of_tasks_is_listed_and_exactly_that_is_removed(tmp_path: Path) -> None:
    desk = a_folder(tmp_path)
    leftovers = await desk.leftovers((TASK,))
    assert {one.task_id for one in leftovers} == {GONE}

    await desk.clean(leftovers)

    assert await desk.leftovers((TASK,)) == ()
    assert (tmp_path / PROCESS_DATA / TASK / "data.sqlite").exists()
    assert not (tmp_path / PROCESS_DATA / GONE / "data.sqlite").exists()


async def test_an_engine_that_is_away_is_told_and_the_rest_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")
    written(tmp_path / RECORDS, 10)

    found = await DataDesk(tmp_path).look()

    (tasks,) = [part for part in found.parts if part.name == "Data of tasks"]
    assert tasks.size is None
    assert tasks.words
    assert found.total == 10
