"""`orca-desktop why`: asked of a node that runs, and of the records of one that does not."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.cli.app import app
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.archive import Fact, FactKind
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.events import ActChanged, EngineChanged, NetworkChanged, RoundChanged, TaskChanged
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.ports.chain import SignedAct
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


REFUSED = ActRecord(
    key=ActKey(task_id=CENSUS.id, round=39, act="submit"),
    status=ActStatus.REFUSED,
    detail="The window is \x1b[31mclosed.",
    signature=Signature("5sig"),
    slot=77,
)
SEEN = {
    "Submission": "refused, slot 77",
    "Submission, signature": "5sig",
    "Submission, the network's words": REFUSED.detail,
}


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

    def journal(self, act: ActRecord) -> None:
        """Leave an act as a node that has ended leaves it in its journal."""
        assert act.signature is not None
        with closing(SqliteDatabase(self.folder / "node.sqlite")) as database:
            signed = SignedAct(signature=act.signature, wire=b"wire", valid_until=9)
            SqliteJournal(database).intend(act.key, "bafy", signed=signed)
            SqliteJournal(database).settle(act.key, act.status, detail=act.detail)

    def archive(self, act: ActRecord) -> None:
        with ArchiveWriter(self.folder / "history.sqlite", lambda _: None) as writer:
            fact = Fact(kind=FactKind.ACT, at=2.0, slot=act.slot, body=act, task_id=CENSUS.id, round=act.key.round)
            writer.put(fact)

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


def on_chain(result: Result) -> dict[str, str]:
    (found,) = (fact for fact in document(result)["facts"] if fact["fact"] == "On chain")
    return {one["name"]: one["value"] for one in found["evidence"]}


def test_a_refused_transaction_is_evidence_on_a_node_that_runs(desk: Desk) -> None:
    desk.know(*ROUNDS)
    desk.store.apply(ActChanged(REFUSED))

    assert SEEN.items() <= on_chain(desk.run_on_node(CENSUS.id, "--json")).items()
    assert "    Submission, the network's words: The window is �[31mclosed." in desk.run_on_node(CENSUS.id).stdout


def test_without_a_node_journal_and_history_tell_of_transactions(desk: Desk) -> None:
    desk.keep(*ROUNDS)
    desk.journal(REFUSED)
    desk.archive(REFUSED)

    assert SEEN.items() <= on_chain(desk.run(CENSUS.id, "--json")).items()


def test_the_journal_alone_tells_all_but_the_slot(desk: Desk) -> None:
    desk.keep(*ROUNDS)
    desk.journal(REFUSED)

    assert (SEEN | {"Submission": "refused"}).items() <= on_chain(desk.run(CENSUS.id, "--json")).items()


def test_a_history_that_cannot_be_read_leaves_what_the_journal_tells(desk: Desk) -> None:
    desk.keep(*ROUNDS)
    desk.journal(REFUSED)
    (desk.folder / "history.sqlite").write_bytes(b"no database at all")

    assert on_chain(desk.run(CENSUS.id, "--json"))["Submission, signature"] == "5sig"


def test_what_the_journal_let_go_is_told_by_the_history(desk: Desk) -> None:
    desk.keep(*ROUNDS)
    desk.archive(REFUSED)

    assert SEEN.items() <= on_chain(desk.run(CENSUS.id, "--json")).items()
