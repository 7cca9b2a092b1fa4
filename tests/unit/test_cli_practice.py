"""`orca-desktop practice` and `run --practice`: asked of the node, and never a run without the user's word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from orca_desktop.cli.app import app
from orca_desktop.cli.node import joined_by
from orca_desktop.cli.summary import summary
from orca_desktop.domain.audits import AuditGiven, Verdict, VoteSent
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.events import CommandRefused, RoundChanged, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.ways import Way
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

TASK = scenes.task()
PRACTISING = replace(TASK, way=Way.PRACTICE, account="")


def test_a_task_is_practised_by_its_id(tmp_path: Path) -> None:
    with served_node(tmp_path, Store(), lambda _: [TaskChanged(PRACTISING)]) as node:
        words = ["practice", TASK.id, "--stages", "template", "--json", "--data", str(tmp_path)]
        result = CliRunner().invoke(app, words)

    assert list(node.commands) == [JoinTask(TASK.id, stages="template", way=Way.PRACTICE)]
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["way"]) == (0, "practice")
    assert "nothing of it goes on chain" in answer["words"]


def test_a_task_that_runs_is_not_practised(tmp_path: Path) -> None:
    def refuse(command: Command) -> list[CommandRefused]:
        return [CommandRefused(command, "You have joined this task already", "It runs.")]

    with served_node(tmp_path, Store(), refuse):
        result = CliRunner().invoke(app, ["practice", TASK.id, "--data", str(tmp_path)])

    assert (result.exit_code, result.stdout) == (1, "")
    assert "joined this task already" in result.stderr


@pytest.mark.parametrize(
    ("known", "way", "asked"),
    [
        ({}, Way.PRACTICE, [JoinTask(TASK.id, way=Way.PRACTICE)]),
        ({TASK.id: Way.WATCH}, Way.PRACTICE, [JoinTask(TASK.id, way=Way.PRACTICE)]),
        ({TASK.id: Way.PRACTICE}, Way.PRACTICE, [StartTask(TASK.id)]),
        ({TASK.id: Way.RUN}, Way.PRACTICE, [JoinTask(TASK.id, way=Way.PRACTICE)]),
        ({TASK.id: Way.PRACTICE}, Way.RUN, [JoinTask(TASK.id)]),
        ({TASK.id: Way.RUN}, Way.RUN, [StartTask(TASK.id)]),
        ({TASK.id: Way.PRACTICE}, Way.WATCH, []),
    ],
)
def test_a_node_without_a_window_starts_a_task_only_in_the_way_that_was_asked_for(
    known: dict[TaskId, Way], way: Way, asked: list[Command]
) -> None:
    assert joined_by([TASK.id], "", False, "", known, way=way) == asked


def test_two_ways_at_once_are_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["run", TASK.id, "--watch", "--practice", "--data", str(tmp_path)])

    assert result.exit_code == 2
    assert "choose one" in result.stderr


def test_the_summary_counts_practice_apart() -> None:
    audit = AuditGiven(
        node=scenes.key("peer"), value="x", verdict=Verdict.VALID, vote=VoteSent.NOT_NEEDED, reason="", slot=1
    )
    store = Store()
    store.apply(TaskChanged(PRACTISING))
    for number, result in enumerate((RoundResult.PRACTISED, RoundResult.WOULD_MISS, RoundResult.PRACTISED)):
        record = replace(scenes.record(number, result), way=Way.PRACTICE, audits_given=(audit,), reward=None)
        store.apply(RoundChanged(record))

    counted = summary(store)

    assert (counted.rounds_practised, counted.rounds_missed, counted.rounds_paid, counted.audits_given) == (2, 0, 0, 0)
    assert (counted.rounds_submitted, counted.earned_roe) == (0, 0)
