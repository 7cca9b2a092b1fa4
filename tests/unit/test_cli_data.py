"""`orca-desktop data`, as its user sees it: on folders of tasks that ran as processes, with and without a node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.cli.app import app
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

GONE = TaskId("Vote111111111111111111111111111111111111111")
TASK = replace(
    scenes.task("Prime Census", state=TaskState.STOPPED), id=TaskId("So11111111111111111111111111111111111111112")
)


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tasks = folder / "tasks"
        self.put(TASK.id, "kept.txt", b"x" * 2048)
        with closing(SqliteDatabase(folder / "node.sqlite")) as database:
            SqliteHistory(database).save_task(TASK, wanted=False)

    def put(self, task_id: TaskId, name: str, content: bytes) -> None:
        (self.tasks / task_id).mkdir(parents=True, exist_ok=True)
        (self.tasks / task_id / name).write_bytes(content)

    def run(self, *words: str, answer: str = "") -> Result:
        return CliRunner().invoke(app, ["data", *words, "--data", str(self.folder)], input=answer)

    @contextmanager
    def node(self, task: Task) -> Iterator[None]:
        """A node that runs on the folder."""
        store = Store()
        store.apply(TaskChanged(task))
        with served_node(self.folder, store, lambda _: ()):
            yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_data_of_every_task_is_listed_with_its_size(desk: Desk) -> None:
    shown = desk.run("list")

    assert shown.exit_code == 0
    assert "2.0 KiB  Prime Census" in shown.stdout
    assert "Left over" not in shown.stdout


def test_what_is_left_over_is_listed_too(desk: Desk) -> None:
    desk.put(GONE, "old.bin", b"x" * 100)

    assert f"folder     {GONE}" in desk.run("list").stdout
    assert json.loads(desk.run("list", "--json").stdout) == {
        "tasks": [{"task": TASK.id, "name": "Prime Census", "size": 2048}],
        "leftovers": [{"kind": "folder", "name": GONE, "task_id": GONE, "size": 100}],
    }


def test_a_copy_is_made_and_brought_back(desk: Desk, tmp_path: Path) -> None:
    copied = desk.run("backup", "Prime Census", str(tmp_path / "copy.tar.gz"))
    desk.put(TASK.id, "kept.txt", b"changed")
    restored = desk.run("restore", "Prime Census", str(tmp_path / "copy.tar.gz"), answer="y\n")

    assert copied.stdout == f"1 file, 2.0 KiB, of Prime Census copied to {tmp_path / 'copy.tar.gz'}.\n"
    assert restored.stdout.endswith("1 file, 2.0 KiB, restored to Prime Census.\n")
    assert (desk.tasks / TASK.id / "kept.txt").read_bytes() == b"x" * 2048


def test_a_copy_of_a_task_that_runs_says_what_it_is_worth(desk: Desk, tmp_path: Path) -> None:
    with desk.node(replace(TASK, state=TaskState.RUNNING)):
        copied = desk.run("backup", TASK.id[:6], str(tmp_path / "copy.tar.gz"))

    assert copied.exit_code == 0
    assert "may be torn" in copied.stdout


def test_links_that_lead_out_are_left_out_and_told(desk: Desk, tmp_path: Path) -> None:
    (desk.tasks / TASK.id / "out").symlink_to("/etc/passwd")

    assert "Left out: 1 " in desk.run("backup", "Prime Census", str(tmp_path / "copy")).stdout
    again = json.loads(desk.run("backup", "Prime Census", str(tmp_path / "again"), "--json").stdout)
    assert (again["ok"], again["left_out"], again["files"]) == (True, 1, 1)


@pytest.mark.parametrize("answer", ["n\n", "", "no\n"])
def test_without_agreement_nothing_is_replaced(desk: Desk, tmp_path: Path, answer: str) -> None:
    desk.run("backup", "Prime Census", str(tmp_path / "copy"))
    desk.put(TASK.id, "kept.txt", b"changed")

    assert desk.run("restore", "Prime Census", str(tmp_path / "copy"), answer=answer).exit_code == 1
    assert (desk.tasks / TASK.id / "kept.txt").read_bytes() == b"changed"


def test_a_task_that_runs_is_not_restored(desk: Desk, tmp_path: Path) -> None:
    desk.run("backup", "Prime Census", str(tmp_path / "copy"))
    desk.put(TASK.id, "kept.txt", b"changed")

    with desk.node(replace(TASK, state=TaskState.RUNNING)):
        refused = desk.run("restore", "Prime Census", str(tmp_path / "copy"), "--yes")

    assert refused.exit_code == 1
    assert f"orca-desktop stop {TASK.id}" in refused.stderr
    assert (desk.tasks / TASK.id / "kept.txt").read_bytes() == b"changed"


def test_what_is_wrong_with_a_copy_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("this is no copy")

    refused = desk.run("restore", "Prime Census", str(tmp_path / "copy"), "--yes")

    assert refused.exit_code == 1
    assert "no copy of a task's data" in refused.stderr


def test_cleaning_shows_asks_and_removes(desk: Desk) -> None:
    desk.put(GONE, "old.bin", b"x" * 100)

    asked = desk.run("clean", answer="n\n")
    assert asked.exit_code == 1
    assert f"folder     {GONE}" in asked.stdout
    assert (desk.tasks / GONE).exists()

    cleaned = desk.run("clean", answer="y\n")
    assert cleaned.stdout.endswith("Removed: 100 B.\n")
    assert not (desk.tasks / GONE).exists()
    assert (desk.tasks / TASK.id).exists()
    assert "Nothing is left over." in desk.run("clean").stdout


def test_as_json_it_only_shows_unless_told_to_remove(desk: Desk) -> None:
    desk.put(GONE, "old.bin", b"x" * 100)

    assert json.loads(desk.run("clean", "--json").stdout)["removed"] is False
    assert (desk.tasks / GONE).exists()
    assert json.loads(desk.run("clean", "--json", "--yes").stdout)["removed"] is True
    assert not (desk.tasks / GONE).exists()


def test_a_task_that_a_running_node_has_joined_is_not_left_over(desk: Desk) -> None:
    desk.put(GONE, "mine.bin", b"x")

    with desk.node(replace(TASK, id=GONE)):
        left = json.loads(desk.run("list", "--json").stdout)["leftovers"]

    assert [item["task_id"] for item in left] == [TASK.id]


def test_without_an_engine_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/nothing.sock")

    told = CliRunner().invoke(app, ["data", "list", "--data", str(tmp_path)])

    assert told.exit_code == 1
    assert "Docker is not running" in told.stderr
