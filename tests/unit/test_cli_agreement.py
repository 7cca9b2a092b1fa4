"""Changes and variables in the terminal: shown, asked about, and never a value on the screen."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.cli.app import app
from orca_desktop.domain.commands import ApproveChanges, Command, RollBackImage, SetVariables, without_secrets
from orca_desktop.domain.containers import Change, ContainerSpec, RunPlan
from orca_desktop.domain.events import CommandRefused, Event, TaskChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskState
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

ASKS = RunPlan(containers=(ContainerSpec(name="task", image="a.b/c:1", variables=(("KEY", "${TOKEN}"),)),))
TASK = replace(
    scenes.task(state=TaskState.STOPPED),
    approved=scenes.approval(),
    changes=(Change(what="Image version", before="one", now="two\x1b[31m"),),
)
VALUE = "ghp-very-secret"


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.task = TASK
        self.given: list[Command] = []
        self.refuses = False

    def run(self, *words: str, typed: str | None = None) -> Result:
        store = Store()
        store.apply(TaskChanged(self.task))
        with served_node(self.folder, store, self._react) as node:
            result = CliRunner().invoke(app, [*words, "--data", str(self.folder)], input=typed)
        self.given += node.commands
        return result

    def _react(self, command: Command) -> Iterable[Event]:
        if self.refuses:
            yield CommandRefused(without_secrets(command), "No", "It cannot be done.")
            return
        now = replace(self.task, changes=())
        if isinstance(command, SetVariables):
            yield TaskChanged(replace(now, variables_set=tuple(name for name, _ in command.values), variables_at=5.0))
        else:
            yield TaskChanged(now)
            yield TaskChanged(replace(now, state=TaskState.STARTING))
            yield TaskChanged(replace(now, state=TaskState.RUNNING))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_changes_are_shown_field_by_field(desk: Desk) -> None:
    shown, lines = desk.run("changes", TASK.id), desk.run("changes", TASK.id, "--json")

    assert "Image version" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert json.loads(lines.stdout)["changes"][0]["before"] == "one"


@pytest.mark.parametrize(("word", "command"), [("approve", ApproveChanges), ("rollback", RollBackImage)])
def test_the_answer_is_given_after_the_question(desk: Desk, word: str, command: type[Command]) -> None:
    declined = desk.run(word, TASK.id, typed="n\n")
    assert (declined.exit_code, desk.given) == (1, [])

    agreed, sure = desk.run(word, TASK.id, typed="y\n"), desk.run(word, TASK.id, "--yes", "--json")

    assert (agreed.exit_code, sure.exit_code) == (0, 0)
    assert json.loads(sure.stdout)["words"] == "is running"
    assert [type(given) for given in desk.given] == [command, command]


def test_json_alone_agrees_to_nothing(desk: Desk) -> None:
    assert desk.run("approve", TASK.id, "--json").exit_code == 1
    assert not desk.given


def test_a_refused_agreement_is_a_failure(desk: Desk) -> None:
    desk.refuses = True

    assert desk.run("approve", TASK.id, "--yes").exit_code == 1


def test_where_nothing_has_changed_nothing_is_asked(desk: Desk) -> None:
    desk.task = replace(TASK, changes=())

    assert [desk.run(word, TASK.id).exit_code for word in ("changes", "approve", "rollback")] == [0, 0, 0]
    assert not desk.given


def test_variables_are_listed_by_name(desk: Desk) -> None:
    desk.task = replace(TASK, plan=ASKS)

    assert desk.run("variables", TASK.id).stdout == "TOKEN  missing\n"
    assert json.loads(desk.run("variables", TASK.id, "--json").stdout)["missing"] == ["TOKEN"]


def test_a_value_comes_from_standard_input_and_is_not_shown(desk: Desk) -> None:
    desk.task = replace(TASK, plan=ASKS)

    result = desk.run("variables", TASK.id, "set", "TOKEN", typed=f"{VALUE}\n")

    assert result.exit_code == 0
    assert desk.given == [SetVariables(TASK.id, values=(("TOKEN", Secret(VALUE)),))]
    assert VALUE not in result.output


def test_a_refused_value_is_not_shown_either(desk: Desk) -> None:
    desk.refuses = True

    result = desk.run("variables", TASK.id, "set", "TOKEN", typed=VALUE)

    assert (result.exit_code, VALUE in result.output) == (1, False)
    assert "It cannot be done" in result.output


def test_a_variable_is_removed(desk: Desk) -> None:
    desk.task = replace(TASK, plan=ASKS, variables_set=("TOKEN",))

    assert desk.run("variables", TASK.id, "unset", "TOKEN").exit_code == 0
    assert desk.given == [SetVariables(TASK.id, removed=("TOKEN",))]
