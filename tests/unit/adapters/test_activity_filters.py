"""What the page of activity asks of the history: weight, money, and the work of an account."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.archive_query import written
from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_schema import MIGRATIONS
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.archive import AccountWork, Body, EventRow, Fact, FactKind, Filter, Severity, TaskFacts
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId

OURS, THEIRS = TaskId("ours"), TaskId("theirs")
MAIN, OTHER = PublicKey("main"), PublicKey("other")
ORDINARY, NOTABLE, TROUBLE = Severity.ORDINARY, Severity.NOTABLE, Severity.TROUBLE


def fact(kind: FactKind, body: Body, *, task: TaskId | None = None, number: int | None = None) -> Fact:
    return Fact(kind=kind, at=10.0, slot=1, body=body, text=kind.value, task_id=task, round=number)


def a_round(result: RoundResult, number: int, task: TaskId = OURS) -> Fact:
    return fact(FactKind.ROUND, RoundRecord(task_id=task, number=number, result=result), task=task, number=number)


def an_act(name: str, status: ActStatus, task: TaskId = OURS) -> Fact:
    record = ActRecord(key=ActKey(task_id=task, round=1, act=name), status=status)
    return fact(FactKind.ACT, record, task=task, number=1)


def balance(main: PublicKey, amount: int) -> Fact:
    body: Mapping[str, object] = {"wallet": "", "main": main, "balance": amount}
    return fact(FactKind.BALANCE, body)


FACTS = (
    (a_round(RoundResult.PAID, 1), ORDINARY),
    (a_round(RoundResult.MISSED, 2), NOTABLE),
    (a_round(RoundResult.UNPAID, 3), NOTABLE),
    (a_round(RoundResult.SLASHED, 4), TROUBLE),
    (a_round(RoundResult.WORKING, 5, THEIRS), ORDINARY),
    (an_act("submit", ActStatus.DONE), ORDINARY),
    (an_act("stake", ActStatus.REFUSED), TROUBLE),
    (an_act("claim", ActStatus.DONE, THEIRS), ORDINARY),
    (balance(MAIN, 5), ORDINARY),
    (balance(OTHER, 6), ORDINARY),
    (fact(FactKind.TASK, TaskFacts(name="a", state="running"), task=OURS), ORDINARY),
    (fact(FactKind.TASK, TaskFacts(name="a", state="failed"), task=OURS), TROUBLE),
    (fact(FactKind.NOTICE, {"kind": "paid"}), ORDINARY),
    (fact(FactKind.NOTICE, {"kind": "missed"}), NOTABLE),
    (fact(FactKind.NOTICE, {"kind": "slashed"}), TROUBLE),
    (fact(FactKind.REFUSED, {"command": "JoinTask"}), NOTABLE),
    (fact(FactKind.CRASH, {"will_restart": True}), TROUBLE),
    (fact(FactKind.NETWORK, {"reachable": True}), ORDINARY),
    (fact(FactKind.NETWORK, {"reachable": False}), TROUBLE),
    (fact(FactKind.ENGINE, {"reachable": False}), TROUBLE),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        for told, _ in FACTS:
            assert writer.put(told)
    return path


def test_every_event_has_the_weight_that_its_body_tells(path: Path) -> None:
    rows = ArchiveReader(path).events(Filter()).rows

    assert [row.severity for row in reversed(rows)] == [severity for _, severity in FACTS]


@pytest.mark.parametrize("wanted", [(TROUBLE,), (NOTABLE,), (TROUBLE, NOTABLE), (ORDINARY,)])
def test_only_events_of_the_weight_are_found_page_by_page(path: Path, wanted: tuple[Severity, ...]) -> None:
    reader, after = ArchiveReader(path), None
    found: list[EventRow] = []
    while True:
        page = reader.events(Filter(severities=wanted), limit=2, after=after)
        found += page.rows
        after = page.next
        if after is None:
            break

    expected = [number for number, (_, severity) in enumerate(FACTS, start=1) if severity in wanted]
    assert [row.id for row in reversed(found)] == expected


def test_money_is_what_a_user_moves_and_not_what_a_round_sends(path: Path) -> None:
    rows = ArchiveReader(path).events(Filter(only_money=True)).rows

    assert [(row.kind, row.task_id) for row in reversed(rows)] == [
        ("act", OURS), ("act", THEIRS), ("balance", None), ("balance", None),
    ]  # fmt: skip


def test_the_work_of_an_account_is_that_of_its_tasks_and_its_balance(path: Path) -> None:
    reader = ArchiveReader(path)

    ours = reader.events(Filter(work_of=AccountWork(main=MAIN, tasks=(OURS,)))).rows
    theirs = reader.events(Filter(work_of=AccountWork(main=OTHER, tasks=(THEIRS,)))).rows
    nobodys = reader.events(Filter(work_of=AccountWork(main=PublicKey("nobody")))).rows

    assert {row.task_id for row in ours} == {OURS, None}
    assert [row.kind for row in ours].count("balance") == 1
    assert [(row.kind, row.task_id) for row in reversed(theirs)] == [
        ("round", THEIRS), ("act", THEIRS), ("balance", None),
    ]  # fmt: skip
    assert nobodys == ()


def test_filters_hold_together_with_a_search(path: Path) -> None:
    wanted = Filter(text="round", severities=(TROUBLE, NOTABLE), task_id=OURS)

    assert [row.round for row in ArchiveReader(path).events(wanted).rows] == [4, 3, 2]


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(severities=(TROUBLE,)),
        Filter(only_money=True),
        Filter(work_of=AccountWork(main=MAIN, tasks=(OURS,))),
    ],
    ids=["weight", "money", "account"],
)
def test_rare_events_are_found_through_an_index_and_not_by_reading_all(path: Path, wanted: Filter) -> None:
    query = written("events", "events.id", wanted, 100, None)
    assert query is not None
    with closing(sqlite3.connect(path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query.text}", query.values)]

    assert not any(step.startswith("SCAN events") for step in plan), plan


def test_a_history_of_the_version_before_gets_weights_for_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        connection.execute(
            "INSERT INTO events (at, slot, kind, task, round, text, body) VALUES (1, 1, 'crash', NULL, NULL, 'a', '{}')"
        )
        connection.commit()
    with ArchiveWriter(path, lambda _: None):
        pass

    assert [row.severity for row in ArchiveReader(path).events(Filter(severities=(TROUBLE,))).rows] == [TROUBLE]
