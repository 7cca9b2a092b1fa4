"""`orca-desktop leave`: asked about, refused in words, and the data goes only when that is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.bootstrap.settings import PROCESS_DATA
from orca_desktop.cli.app import app
from orca_desktop.domain.amounts import NO_ROE
from orca_desktop.domain.commands import Command, LeaveTask
from orca_desktop.domain.events import CommandRefused, Event, TaskChanged, TaskLeft
from orca_desktop.domain.leaving import StillOnIt, check_leaving
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

FREE = replace(scenes.task(state=TaskState.STOPPED), stake=NO_ROE, claimable=NO_ROE, as_of=900)
STAKED = scenes.task()
OTHER = replace(FREE, id=scenes.task_id("Pulse Indexer"), name="Pulse Indexer")


class Desk:
    """A node that leaves what it is told to, by the rule of the domain; its tasks are kept in folders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given: list[Command] = []
        self.task: Task = FREE
        for task in (FREE, OTHER):
            self.data_of(task).mkdir(parents=True)
            (self.data_of(task) / "kept.txt").write_text("data")

    def data_of(self, task: Task) -> Path:
        return self.folder / PROCESS_DATA / task.id

    def run(self, *words: str, typed: str | None = None) -> Result:
        store = Store()
        store.apply(TaskChanged(self.task))
        store.apply(TaskChanged(OTHER))
        with served_node(self.folder, store, self._react) as node:
            result = CliRunner().invoke(app, ["leave", self.task.name, *words, "--data", str(self.folder)], input=typed)
        self.given += node.commands
        return result

    def _react(self, command: Command) -> Iterable[Event]:
        assert isinstance(command, LeaveTask)
        try:
            if not command.force:
                check_leaving(self.task)
        except StillOnIt as error:
            yield CommandRefused(command, error.title, error.message)
        else:
            yield TaskLeft(command.task_id)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_is_asked_first_and_a_no_leaves_everything_as_it_is(desk: Desk) -> None:
    declined = desk.run(typed="n\n")

    assert (declined.exit_code, desk.given) == (1, [])
    assert "Leave Prime Census? It is stopped, and its data and history are kept." in declined.output

    assert desk.run(typed="y\n").exit_code == 0
    assert desk.given == [LeaveTask(FREE.id)]


def test_its_data_is_kept_and_said_where_it_can_be_removed(desk: Desk) -> None:
    result = desk.run("--yes")

    assert "Prime Census is left. Its data is kept; `orca-desktop data clean` removes it." in result.stdout
    assert desk.data_of(FREE).is_dir()


def test_its_data_is_removed_when_that_is_asked_for_and_nobody_elses(desk: Desk) -> None:
    result = desk.run("--yes", "--remove-data")

    assert "Its data is removed." in result.stdout
    assert not desk.data_of(FREE).exists()
    assert desk.data_of(OTHER).is_dir()


def test_with_stake_on_it_it_is_refused_with_how_to_take_that_back(desk: Desk) -> None:
    desk.task = STAKED
    result = desk.run("--yes", "--remove-data")

    assert result.exit_code == 1
    assert "was not left" in result.output
    assert "Unstake and claim first" in result.output
    assert desk.data_of(FREE).is_dir()


def test_with_force_what_is_staked_stays_on_the_chain(desk: Desk) -> None:
    desk.task = STAKED
    result = desk.run("--force", typed="y\n")

    assert "That stays on the chain" in result.output
    assert (result.exit_code, desk.given) == (0, [LeaveTask(STAKED.id, force=True)])


def test_a_program_has_to_say_yes_and_reads_what_came_of_it(desk: Desk) -> None:
    assert (desk.run("--json").exit_code, desk.given) == (1, [])

    answer = json.loads(desk.run("--json", "--yes").stdout)
    assert (answer["ok"], answer["task"]) == (True, FREE.id)
