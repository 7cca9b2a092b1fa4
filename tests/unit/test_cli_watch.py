"""`orca-desktop watch` and `orca-desktop account`: asked of the node, and answered with what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.cli import headless
from orca_desktop.cli.app import app
from orca_desktop.cli.headless import Plan
from orca_desktop.domain.commands import Command, JoinTask, SetAccount
from orca_desktop.domain.events import AccountsChanged, CommandRefused, Event, TaskChanged
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.ways import Way
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes
from tests.gui.wallet_scenes import MAIN, SAVINGS

TASK = replace(scenes.task(state=TaskState.STOPPED), account=MAIN.main)
WATCHED = replace(TASK, way=Way.WATCH, account="")

React = Callable[[Command], Iterable[Event]]


def run(folder: Path, react: React, *words: str, has_task: bool = True) -> tuple[Result, list[Command]]:
    store = Store()
    store.apply(AccountsChanged((MAIN, SAVINGS), MAIN.name))
    if has_task:
        store.apply(TaskChanged(TASK))
    with served_node(folder, store, react) as node:
        result = CliRunner().invoke(app, [*words, "--data", str(folder)])
    return result, list(node.commands)


def test_a_task_is_watched_by_its_id(tmp_path: Path) -> None:
    result, given = run(tmp_path, lambda _: [TaskChanged(WATCHED)], "watch", TASK.id, "--json", has_task=False)

    assert given == [JoinTask(TASK.id, way=Way.WATCH)]
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["ok"], answer["way"]) == (0, True, "watch")
    assert "nothing is staked" in answer["words"]


def test_the_account_that_is_looked_at_can_be_named(tmp_path: Path) -> None:
    words = ("watch", TASK.id, "--account", SAVINGS.name)
    _, given = run(tmp_path, lambda _: [TaskChanged(WATCHED)], *words, has_task=False)

    assert given == [JoinTask(TASK.id, account=SAVINGS.name, way=Way.WATCH)]


def test_a_refusal_is_told_and_fails(tmp_path: Path) -> None:
    result, _ = run(
        tmp_path, lambda command: [CommandRefused(command, "No such task", "Look at its ID.")], "watch", TASK.id
    )

    assert result.exit_code == 1
    assert "No such task. Look at its ID." in result.stderr


def test_what_is_no_task_id_is_said_without_asking_the_node(tmp_path: Path) -> None:
    result, given = run(tmp_path, lambda _: [], "watch", "0x")

    assert (result.exit_code, given) == (2, [])


def test_the_account_of_a_task_is_shown(tmp_path: Path) -> None:
    result, given = run(tmp_path, lambda _: [], "account", TASK.name, "--json")

    answer = json.loads(result.stdout)
    assert (answer["account"], answer["main_key"], given) == (MAIN.name, MAIN.main, [])


def test_another_account_takes_over(tmp_path: Path) -> None:
    taken = TaskChanged(replace(TASK, account=SAVINGS.main))
    result, given = run(tmp_path, lambda _: [taken], "account", TASK.name, SAVINGS.name)

    assert given == [SetAccount(TASK.id, SAVINGS.main)]
    assert result.stdout.strip() == f"{SAVINGS.name} works for {TASK.name} from now on."


def test_an_account_that_cannot_take_over_is_refused_in_the_nodes_words(tmp_path: Path) -> None:
    result, _ = run(
        tmp_path,
        lambda command: [CommandRefused(command, "The account is in use", "The task runs.")],
        "account",
        TASK.name,
        SAVINGS.name,
    )

    assert result.exit_code == 1
    assert "The account is in use. The task runs." in result.stderr


def test_an_unknown_account_is_said_without_asking_the_node(tmp_path: Path) -> None:
    result, given = run(tmp_path, lambda _: [], "account", TASK.name, "nobody")

    assert (result.exit_code, given) == (1, [])
    assert "nobody" in result.stderr


def test_the_list_tells_the_account_and_the_way(tmp_path: Path) -> None:
    result, _ = run(tmp_path, lambda _: [], "tasks", "--json")

    (task,) = json.loads(result.stdout)["tasks"]
    assert (task["account"], task["main_key"], task["way"]) == (MAIN.name, MAIN.main, "run")


def test_a_node_without_a_window_watches_what_it_does_not_know_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[Plan] = []

    def keep(_build: object, plan: Plan, *, as_json: bool) -> int:
        plans.append(plan)
        return 0

    monkeypatch.setattr(headless, "run", keep)

    result = CliRunner().invoke(app, ["run", "--watch", TASK.id, "--data", "/nonexistent"])

    assert result.exit_code == 0
    assert plans[0].commands({}) == [JoinTask(TASK.id, way=Way.WATCH)]
    assert plans[0].commands({TASK.id: Way.WATCH}) == []
    assert plans[0].commands({TASK.id: Way.RUN}) == []
