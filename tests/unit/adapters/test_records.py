"""Journal and history: what is promised to the engine, in memory and in SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditGiven, AuditReceived, Verdict, VoteSent
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.records import DistributionRecord, Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.tasks import Cid, Task, TaskId, TaskState
from orca_desktop.ports.chain import SignedAct
from orca_desktop.ports.history import History, Journal
from tests.fakes import MemoryHistory, MemoryJournal

TASK, OTHER = TaskId("task one"), TaskId("task two")
KEY = ActKey(task_id=TASK, round=3, act="vote", subject="a node")
SIGNED = SignedAct(signature=Signature("signature"), wire=b"\x00\xffwire", valid_until=1_234)
FULL = RoundRecord(
    task_id=TASK,
    number=7,
    result=RoundResult.PAID,
    note="“Fine”",
    proof=Proof(payload='{"a":1}', signature_valid=True, cid=Cid("bafy"), slot=99),
    audits_given=(
        AuditGiven(
            node=PublicKey("node"),
            value="bafy2",
            verdict=Verdict.INVALID,
            vote=VoteSent.AGAINST,
            reason="It is wrong.",
            slot=120,
        ),
    ),
    audit_received=AuditReceived(raised_by=PublicKey("node"), votes_for=2, votes_against=1, slot=130),
    distribution=DistributionRecord(author=PublicKey("us"), ours=True, agrees=True, our_share=Roe(5), slashed_nodes=1),
    reward=Roe(-5),
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    opened = SqliteDatabase(tmp_path / "node.sqlite")
    yield opened
    opened.close()


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest) -> Journal:
    if request.param == "memory":
        return MemoryJournal()
    return SqliteJournal(request.getfixturevalue("database"))


@pytest.fixture(params=["memory", "sqlite"])
def history(request: pytest.FixtureRequest) -> History:
    if request.param == "memory":
        return MemoryHistory()
    return SqliteHistory(request.getfixturevalue("database"))


def a_task(identity: TaskId = TASK, **changes: Any) -> Task:
    windows = Windows(starting_slot=10, round_time=100, submission_window=40, audit_window=40)
    fields: dict[str, Any] = {"bounty_per_round": Roe(2), "minimum_stake": Roe(1), "name": "A task", "image": "a/b"}
    return Task(id=identity, windows=windows, **(fields | changes))


# -- the journal ------------------------------------------------------------------------------------------------


def test_an_act_nobody_thought_of_has_no_entry(journal: Journal) -> None:
    assert journal.entry(KEY) is None
    assert journal.entries(TASK) == ()


def test_an_intent_keeps_the_transaction_that_carries_it_out(journal: Journal) -> None:
    journal.intend(KEY, "against", signed=SIGNED)

    entry = journal.entry(KEY)
    assert entry is not None
    assert (entry.key, entry.status, entry.detail, entry.signed) == (KEY, ActStatus.INTENDED, "against", SIGNED)


def test_an_outcome_keeps_the_words_of_the_intent_unless_it_has_its_own(journal: Journal) -> None:
    journal.intend(KEY, "against", signed=SIGNED)
    journal.settle(KEY, ActStatus.UNKNOWN)
    quiet = journal.entry(KEY)
    journal.settle(KEY, ActStatus.REFUSED, detail="too late")
    worded = journal.entry(KEY)

    assert quiet is not None
    assert (quiet.status, quiet.detail, quiet.signed) == (ActStatus.UNKNOWN, "against", SIGNED)
    assert worded is not None
    assert (worded.status, worded.detail) == (ActStatus.REFUSED, "too late")


def test_a_forgotten_intent_may_be_written_anew(journal: Journal) -> None:
    journal.intend(KEY, "against", signed=SIGNED)
    journal.forget(KEY)
    assert journal.entry(KEY) is None
    journal.forget(KEY)

    journal.intend(KEY, "for")
    entry = journal.entry(KEY)
    assert entry is not None
    assert (entry.detail, entry.signed) == ("for", None)


def test_settling_what_was_never_intended_writes_nothing(journal: Journal) -> None:
    journal.settle(KEY, ActStatus.DONE)

    assert journal.entry(KEY) is None


def test_acts_differ_by_task_round_name_and_subject(journal: Journal) -> None:
    keys = [
        ActKey(task_id=task, round=number, act=act, subject=subject)
        for task in (TASK, OTHER)
        for number in (-1, 10, 9)
        for act in ("submit", "vote")
        for subject in ("", "b", "a")
    ]
    for key in keys:
        journal.intend(key, f"{key}")

    mine = sorted((key for key in keys if key.task_id == TASK), key=lambda key: (key.round, key.act, key.subject))
    assert [(entry.key, entry.detail) for entry in journal.entries(TASK)] == [(key, f"{key}") for key in mine]


# -- the history ------------------------------------------------------------------------------------------------


def test_tasks_come_back_as_they_were_saved_last(history: History) -> None:
    history.save_task(a_task(OTHER), wanted=True)
    history.save_task(a_task(), wanted=True)
    changed = a_task(state=TaskState.RUNNING, detail="“Fine”", stake=Roe(5), claimable=Roe(2**62), nodes=4, as_of=77)
    history.save_task(changed, wanted=False)

    assert history.tasks() == ((changed, False), (a_task(OTHER), True))


def test_a_round_comes_back_whole(history: History) -> None:
    history.save_round(RoundRecord(task_id=TASK, number=7, result=RoundResult.WORKING))
    history.save_round(FULL)

    assert history.rounds(TASK, newest=10) == (FULL,)


def test_the_newest_rounds_come_oldest_first(history: History) -> None:
    for number in (5, 12, 3, 9):
        history.save_round(RoundRecord(task_id=TASK, number=number, result=RoundResult.MISSED))
    history.save_round(RoundRecord(task_id=OTHER, number=99, result=RoundResult.MISSED))

    assert [record.number for record in history.rounds(TASK, newest=3)] == [5, 9, 12]
    assert [record.number for record in history.rounds(TASK, newest=100)] == [3, 5, 9, 12]
    assert history.rounds(TASK, newest=0) == ()
    assert history.rounds(TaskId("unknown"), newest=5) == ()


@settings(max_examples=30)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3))
def test_whatever_strangers_write_comes_back_as_it_was(texts: list[str], tmp_path_factory: Any) -> None:
    name, note, payload = texts
    opened = SqliteDatabase(tmp_path_factory.mktemp("any") / "node.sqlite")
    try:
        history, journal = SqliteHistory(opened), SqliteJournal(opened)
        history.save_task(a_task(name=name), wanted=True)
        record = RoundRecord(
            task_id=TASK,
            number=1,
            result=RoundResult.WORKED,
            note=note,
            proof=Proof(payload=payload, signature_valid=False),
        )
        history.save_round(record)
        journal.intend(KEY, note)

        assert history.tasks()[0][0].name == name
        assert history.rounds(TASK, newest=1) == (record,)
        entry = journal.entry(KEY)
        assert entry is not None
        assert entry.detail == note
    finally:
        opened.close()


def test_a_damaged_record_is_told_and_not_guessed_at(database: SqliteDatabase) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO rounds VALUES (?, 1, ?)", (TASK, b'{"number": "seven"}'))

    with pytest.raises(JournalError, match="damaged"):
        SqliteHistory(database).rounds(TASK, newest=5)


# -- letting go of what is old ------------------------------------------------------------------------------------


def test_rounds_are_read_in_pages_and_let_go_from_the_oldest(history: History) -> None:
    for number in range(10):
        history.save_round(RoundRecord(task_id=TASK, number=number, result=RoundResult.PAID))
    history.save_round(RoundRecord(task_id=OTHER, number=1, result=RoundResult.PAID))

    def numbers(records: tuple[RoundRecord, ...]) -> list[int]:
        return [record.number for record in records]

    assert numbers(history.rounds_after(TASK, None, limit=3)) == [0, 1, 2]
    assert numbers(history.rounds_after(TASK, 7, limit=3)) == [8, 9]
    assert numbers(history.rounds_before(TASK, 4, limit=3)) == [0, 1, 2]
    assert (history.newest_from(TASK, 4), history.newest_from(TASK, 10)) == (6, None)

    history.forget_rounds(TASK, 5)

    assert numbers(history.rounds(TASK, newest=100)) == [6, 7, 8, 9]
    assert numbers(history.rounds(OTHER, newest=100)) == [1]


def test_the_acts_of_which_nobody_knows_what_became_can_be_asked_for(journal: Journal) -> None:
    for status in ActStatus:
        key = ActKey(task_id=TASK, round=3, act=status.value)
        journal.intend(key, "")
        if status is not ActStatus.INTENDED:
            journal.settle(key, status)
    journal.intend(ActKey(task_id=OTHER, round=3, act="of another task"), "")

    assert {entry.key.act for entry in journal.unsettled(TASK)} == {"intended", "unknown"}


def test_settled_acts_of_old_rounds_are_let_go_and_no_others(journal: Journal) -> None:
    keys = [ActKey(task_id=task, round=number, act="submit") for task in (TASK, OTHER) for number in (-1, 3, 4)]
    for key in keys:
        journal.intend(key, "")
        journal.settle(key, ActStatus.DONE)
    doubtful = ActKey(task_id=TASK, round=3, act="vote")
    journal.intend(doubtful, "")

    journal.forget_settled(TASK, 3)

    assert [entry.key for entry in journal.entries(TASK)] == [keys[0], doubtful, keys[2]]
    assert len(journal.entries(OTHER)) == 3
    assert not journal.is_incomplete
