"""`orca-desktop why`: asked of a node that runs, and of the records of one that does not."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.cli.app import app
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.events import EngineChanged, NetworkChanged, RoundChanged, TaskChanged
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.state.store import Store
from tests.fakes.served_node import served_node
from tests.gui import scenes

CENSUS = scenes.task("Prime Census")
LOST = AuditReceived(raised_by=scenes.key("node 4"), votes_for=1, votes_against=7, slot=9)
ROUNDS = (
    scenes.record(38, RoundResult.SLASHED, received=LOST),
    scenes.record(39, RoundResult.MISSED, note="It was \x1b[31msilent."),
    scenes.record(40, RoundResult.PAID),
    scenes.record(scenes.NOW_ROUND, RoundResult.WORKING),
)


class Desk:
    """A data folder, and what is asked there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store()
        for event in (NetworkChanged(scenes.network()), EngineChanged(scenes.engine()), TaskChanged(CENSUS)):
            self.store.apply(event)

    def know(self, *records: RoundRecord) -> None:
        for record in records:
            self.store.apply(RoundChanged(record))

    def keep(self, *records: RoundRecord) -> None:
        """Leave records as a node that has ended leaves them."""
        with closing(SqliteDatabase(self.folder / "node.sqlite")) as database:
            history = SqliteHistory(database)
            history.save_task(CENSUS, wanted=True)
            for record in records:
                history.save_round(record)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(app, ["why", *words, "--data", str(self.folder)])

    def run_on_node(self, *words: str) -> Result:
        with served_node(self.folder, self.store, lambda _: ()):
            return self.run(*words)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def document(result: Result) -> dict[str, Any]:
    (line,) = result.stdout.splitlines()
    value: dict[str, Any] = json.loads(line)
    return value


def test_the_newest_round_without_a_reward_is_explained(desk: Desk) -> None:
    desk.know(*ROUNDS)

    lines = desk.run_on_node("Prime Census").stdout.splitlines()

    assert lines[0] == "Prime Census, round 39: It was �[31msilent."
    assert "✗ Proof: It was �[31msilent." in lines
    assert sum(line.startswith(("✓", "✗", "–")) for line in lines) == 16


def test_a_round_can_be_named(desk: Desk) -> None:
    desk.know(*ROUNDS)

    value = document(desk.run_on_node(CENSUS.id, "38", "--json"))

    assert (value["node_runs"], value["round"], value["paid"]) == (True, 38, False)
    assert (value["answer"]["fact"], value["answer"]["state"]) == ("Audit", "fails")
    assert {"name": "Raised by", "value": LOST.raised_by} in value["answer"]["evidence"]
    assert [fact["fact"] for fact in value["facts"]][-3:] == ["Distribution list", "Our share", "Payout"]


def test_without_a_node_the_records_are_asked(desk: Desk) -> None:
    desk.keep(*ROUNDS[:3])

    result = desk.run(CENSUS.id)
    value = document(desk.run(CENSUS.id, "--json"))

    assert "No node is running" in result.stderr
    assert result.stdout.startswith("Prime Census, round 39: ")
    assert (value["node_runs"], value["round"]) == (False, 39)


def test_an_open_round_fails_for_want_of_a_node(desk: Desk) -> None:
    desk.keep(ROUNDS[3])

    assert document(desk.run(CENSUS.id, "--json"))["answer"]["fact"] == "Program"


def test_a_paid_round_is_said_to_be_paid(desk: Desk) -> None:
    desk.know(replace(ROUNDS[2]))

    assert document(desk.run_on_node(CENSUS.id, "--json"))["paid"] is True


def test_a_task_without_rounds_and_a_task_that_is_not_there_are_told(desk: Desk) -> None:
    desk.keep()

    assert (desk.run(CENSUS.id).exit_code, desk.run("nothing").exit_code) == (1, 1)
    assert "No round of this task" in desk.run(CENSUS.id).stderr
    assert "No task of this node" in desk.run("nothing").stderr
