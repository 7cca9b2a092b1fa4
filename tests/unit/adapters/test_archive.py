"""The history in SQLite: what is written is found, nothing is written twice, and all of it follows from the events."""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.sqlite import archive_writer
from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check, rebuild
from orca_desktop.adapters.sqlite.archive_schema import DERIVED, MIGRATIONS
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import EVERYTHING, ArchiveStatus, Fact, FactKind, Filter, TaskFacts
from orca_desktop.domain.audits import AuditGiven, AuditReceived, Verdict, VoteSent
from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.domain.keys import NOBODY, PublicKey, Signature
from orca_desktop.domain.ledger import Account, EntryKind, Holding
from orca_desktop.domain.records import DistributionRecord, Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, TaskId

TASK, OTHER = (
    TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN"),
    TaskId("7abcqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN"),
)
NODE = PublicKey("CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM")
DAY = 86_400.0


def a_round(number: int, result: RoundResult = RoundResult.PAID, **changes: Any) -> RoundRecord:
    return RoundRecord(task_id=changes.pop("task", TASK), number=number, result=result, **changes)


def full(number: int, **changes: Any) -> RoundRecord:
    return a_round(
        number,
        note=f"all of round {number}",
        proof=Proof(payload='{"a": 1}', signature_valid=True, cid=Cid(f"bafy{number}"), slot=9),
        audits_given=(
            AuditGiven(
                node=NODE,
                value="bafyother",
                verdict=Verdict.INVALID,
                vote=VoteSent.AGAINST,
                reason="The primes differ.",
                slot=3,
            ),
        ),
        audit_received=AuditReceived(raised_by=NODE, votes_for=3, votes_against=1, slot=4),
        distribution=DistributionRecord(author=NODE, ours=False, agrees=True, our_share=Roe(7), approved_nodes=3),
        **({"reward": Roe(7)} | changes),
    )


def told(record: RoundRecord, at: float = 10.0) -> Fact:
    return Fact(
        kind=FactKind.ROUND,
        at=at,
        slot=5,
        body=record,
        text=f"{record.result.value}. {record.note}",
        task_id=record.task_id,
        round=record.number,
    )


def act(signature: str, status: ActStatus, detail: str, *, what: str = "stake", at: float = 10.0) -> Fact:
    key = ActKey(task_id=TASK, round=-1, act=what, subject="s")
    record = ActRecord(key=key, status=status, detail=detail, signature=Signature(signature), slot=5)
    return Fact(kind=FactKind.ACT, at=at, slot=5, body=record, text=what, task_id=TASK)


def figures(stake: int, claimable: int, as_of: int, at: float = 10.0) -> Fact:
    body = TaskFacts(name="Primes", state="running", stake=stake, claimable=claimable, as_of=as_of)
    return Fact(kind=FactKind.TASK, at=at, slot=as_of, body=body, text="Primes: running", task_id=TASK)


def balance(amount: int, as_of: int, at: float = 10.0) -> Fact:
    return Fact(kind=FactKind.BALANCE, at=at, slot=as_of, body={"balance": amount})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


def wait_until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30.0
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.005)


@contextmanager
def writing(path: Path, **options: Any) -> Iterator[ArchiveWriter]:
    with ArchiveWriter(path, options.pop("tell", lambda _: None), **options) as writer:
        yield writer


def write(path: Path, *facts: Fact) -> ArchiveReader:
    with writing(path) as writer:
        for fact in facts:
            assert writer.put(fact)
    return ArchiveReader(path)


# -- rounds and what belongs to them ----------------------------------------------------------------------------


def test_a_round_is_one_row_however_often_it_changes(path: Path) -> None:
    reader = write(path, told(a_round(1, RoundResult.WORKING), 1.0), told(full(1), 2.0), told(full(1), 3.0))

    (row,) = reader.rounds(EVERYTHING).rows
    assert (row.record, row.at, row.changed_at) == (full(1), 1.0, 2.0)
    assert len(reader.events(EVERYTHING).rows) == 2


def test_an_event_of_a_round_holds_only_what_has_changed(path: Path) -> None:
    reader = write(path, told(full(1)), told(full(1, reward=Roe(9))))

    assert reader.events(EVERYTHING).rows[0].body == '{"reward":9}'


def test_proofs_audits_and_lists_have_tables_of_their_own(path: Path) -> None:
    reader = write(path, told(a_round(1, RoundResult.WORKING)), told(full(1)))

    assert reader.proofs(EVERYTHING).rows[0].proof == full(1).proof
    assert reader.audits_given(EVERYTHING).rows[0].audit == full(1).audits_given[0]
    assert reader.audits_received(EVERYTHING).rows[0].audit == full(1).audit_received
    assert reader.lists(EVERYTHING).rows[0].list == full(1).distribution


def test_rounds_are_filtered_and_come_page_by_page_the_newest_first(path: Path) -> None:
    results = (RoundResult.PAID, RoundResult.MISSED, RoundResult.SLASHED)
    reader = write(
        path,
        *(told(a_round(number, results[number % 3]), at=float(number)) for number in range(30)),
        told(a_round(7, task=OTHER)),
    )
    wanted = Filter(task_id=TASK, first=3, last=20, results=(RoundResult.PAID, RoundResult.SLASHED), until=20.0)

    numbers, after = [], None
    while True:
        page = reader.rounds(wanted, limit=5, after=after)
        assert len(page.rows) <= 5
        numbers += [row.record.number for row in page.rows]
        after = page.next
        if after is None:
            break

    assert numbers == [number for number in range(19, 2, -1) if number % 3 != 1]
    assert reader.count_rounds(wanted) == len(numbers)
    assert reader.count_rounds(EVERYTHING, at_most=10) == 10


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("primes", {1, 2}),
        ("PRIM diff", {1, 2}),
        ("bafy2", {2}),
        (NODE[:9], {1, 2}),
        ("all of round 1", {1}),
        ("nothing like it", set()),
        ("   ", {1, 2, 3}),
    ],
)
def test_texts_cids_and_keys_are_found_by_their_beginnings(path: Path, text: str, found: set[int]) -> None:
    reader = write(path, told(full(1)), told(full(2)), told(a_round(3, RoundResult.MISSED)))

    assert {row.record.number for row in reader.rounds(Filter(text=text)).rows} == found
    assert reader.count_rounds(Filter(text=text)) == len(found)


def test_a_search_goes_with_every_other_filter(path: Path) -> None:
    reader = write(path, told(full(1)), told(full(2, result=RoundResult.MISSED)), told(full(3, task=OTHER)))

    def found(**wanted: Any) -> list[int]:
        return [row.record.number for row in reader.rounds(Filter(text="primes", **wanted)).rows]

    assert found(task_id=TASK) == [2, 1]
    assert found(results=(RoundResult.PAID,)) == [3, 1]
    assert found(first=2) == [3, 2]
    assert [row.round for row in reader.audits_given(Filter(text="primes", task_id=OTHER)).rows] == [3]
    assert [row.round for row in reader.proofs(Filter(text="bafy3")).rows] == [3]
    assert [row.round for row in reader.lists(Filter(text="bafy3")).rows] == [3]


def test_what_a_round_no_longer_says_is_no_longer_found(path: Path) -> None:
    reader = write(path, told(a_round(1, RoundResult.WORKING, note="silence")), told(a_round(1, note="fine")))

    assert not reader.rounds(Filter(text="silence")).rows
    assert reader.rounds(Filter(text="fine")).rows


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=40) | st.sampled_from(['"', "NEAR(a b", "a OR", "words : x", "-", "*", "'; DROP", "\ud800"])
)
def test_no_text_that_is_searched_for_is_an_error(text: str, searched: ArchiveReader) -> None:
    for results in ((), (RoundResult.PAID,)):
        searched.rounds(Filter(text=text, task_id=TASK, results=results))
    searched.events(Filter(text=text))
    searched.audits_given(Filter(text=text))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> ArchiveReader:
    return write(tmp_path_factory.mktemp("searched") / "history.sqlite", told(full(1)))


def test_numbers_that_fit_no_column_are_asked_for_without_an_error(path: Path) -> None:
    reader = write(path, told(full(1)))

    assert reader.rounds(Filter(first=10**30)).rows == ()


# -- the ledger -------------------------------------------------------------------------------------------------


def test_the_ledger_sums_to_what_the_chain_says_and_shows_the_difference(path: Path) -> None:
    reader = write(
        path,
        balance(1_000_000, 1),
        figures(0, 0, 1),
        act("sig", ActStatus.INTENDED, "500 ROE"),
        act("sig", ActStatus.UNKNOWN, "no answer came"),
        act("sig", ActStatus.DONE, ""),
        balance(1_000_000 - 500 - 10_000 - 77, 6),
        figures(500, 0, 6),
        told(full(1)),
        figures(500, 7, 7),
    )

    rows = reader.ledger(EVERYTHING).rows
    assert (
        _booked(reader)
        == reader.figures()
        == {
            held(Account.MAIN): 989_423,
            held(Account.STAKE, TASK): 500,
            held(Account.CLAIMABLE, TASK): 7,
        }
    )
    assert sorted((row.kind.value, row.account.value, row.amount) for row in rows) == [
        ("difference", "main", -77),
        ("difference", "main", 1_000_000),
        ("fee", "main", -10_000),
        ("reward", "claimable", 7),
        ("stake", "main", -500),
        ("stake", "stake", 500),
    ]
    assert all(row.words for row in rows if row.kind is EntryKind.DIFFERENCE)


def test_a_row_newer_than_the_reading_is_not_explained_away(path: Path) -> None:
    facts = [balance(1_000_000, 4), figures(0, 0, 4), act("sig", ActStatus.DONE, "500 ROE"), told(full(1))]

    assert _differences(write(path, *facts)) == [1_000_000]
    facts = [balance(989_500, 6), figures(500, 7, 6)]
    assert _differences(write(path, *facts)) == [1_000_000]
    assert _booked(ArchiveReader(path)) == ArchiveReader(path).figures()


def test_a_reading_begun_before_a_row_leaves_what_is_missing_to_the_next(path: Path) -> None:
    facts = [balance(1_000_000, 1), figures(0, 0, 1), act("sig", ActStatus.DONE, "500 ROE"), balance(999_999, 4)]

    assert _differences(write(path, *facts)) == [1_000_000]
    assert _differences(write(path, balance(989_500, 6))) == [1_000_000]
    assert _differences(write(path, balance(989_400, 7))) == [-100, 1_000_000]


def test_the_same_figures_read_again_decide_what_an_earlier_reading_could_not(path: Path) -> None:
    facts = [figures(0, 0, 1), act("sig", ActStatus.DONE, "500 ROE"), figures(0, 3, 4), figures(0, 3, 6, at=11.0)]

    reader = write(path, *facts)

    assert _booked(reader)[held(Account.STAKE, TASK)] == 0
    assert {
        (row.account, row.amount) for row in reader.ledger(EVERYTHING).rows if row.kind is EntryKind.DIFFERENCE
    } == {
        (Account.STAKE, -500),
        (Account.CLAIMABLE, 3),
    }


def _differences(reader: ArchiveReader) -> list[int]:
    rows = reader.ledger(EVERYTHING).rows
    return sorted(row.amount for row in rows if row.kind is EntryKind.DIFFERENCE)


def test_the_same_told_twice_is_booked_once(path: Path) -> None:
    facts = (figures(0, 0, 1), act("sig", ActStatus.DONE, "5 ROE"), told(full(1)), figures(5, 7, 2), balance(100, 3))
    once = write(path, *facts).ledger(EVERYTHING).rows
    twice = write(path, *facts, *facts).ledger(EVERYTHING).rows

    assert once == twice


def test_a_figure_of_an_earlier_reading_changes_nothing(path: Path) -> None:
    reader = write(path, figures(500, 7, 100), figures(0, 0, 0, at=11.0), figures(400, 6, 99, at=12.0))

    assert reader.figures()[held(Account.STAKE, TASK)] == 500


def test_a_loss_is_a_slash_of_the_stake(path: Path) -> None:
    reader = write(path, figures(100, 0, 1), told(a_round(1, RoundResult.SLASHED, reward=Roe(-70))), figures(30, 0, 2))

    kinds = {row.kind for row in reader.ledger(EVERYTHING).rows}
    assert kinds == {EntryKind.DIFFERENCE, EntryKind.SLASH}
    assert _booked(reader)[held(Account.STAKE, TASK)] == 30


def test_days_are_summed(path: Path) -> None:
    reader = write(path, *(told(full(number), at=DAY * (number // 2)) for number in range(4)))

    sums = reader.day_sums(TASK)
    assert [(item.day.isoformat(), item.amount, item.rows) for item in sums] == [
        ("1970-01-01", 14, 2),
        ("1970-01-02", 14, 2),
    ]
    assert reader.day_sums(OTHER) == ()


def held(account: Account, task_id: TaskId | None = None) -> Holding:
    return Holding(main=NOBODY, account=account, task_id=task_id)


def _booked(reader: ArchiveReader) -> dict[Holding, int]:
    sums: dict[Holding, int] = {}
    for row in reader.ledger(EVERYTHING, limit=10_000).rows:
        sums[row.holding] = sums.get(row.holding, 0) + row.amount
    return sums


# -- events and what follows from them --------------------------------------------------------------------------

AMOUNTS = st.integers(0, 1_000)
TIMES = st.integers(0, 4).map(lambda day: day * DAY)
FACTS = st.one_of(
    st.builds(
        lambda number, result, reward, note, at, other: told(
            a_round(number, result, reward=reward, note=note, task=OTHER if other else TASK), at
        ),
        st.integers(0, 4),
        st.sampled_from(RoundResult),
        st.none() | st.integers(-50, 50).map(Roe),
        st.sampled_from(["", "late", "“quoted”"]),
        TIMES,
        st.booleans(),
    ),
    st.builds(lambda number, at: told(full(number), at), st.integers(0, 4), TIMES),
    st.builds(
        lambda signature, status, detail, what, at: act(signature, status, detail, what=what, at=at),
        st.sampled_from("abc"),
        st.sampled_from(ActStatus),
        st.sampled_from(["", "10 ROE", "the network carried it out with an error", "else"]),
        st.sampled_from(["stake", "unstake", "claim", "transfer", "submit", "pay out"]),
        TIMES,
    ),
    st.builds(figures, AMOUNTS, AMOUNTS, st.integers(0, 20), TIMES),
    st.builds(balance, AMOUNTS, st.integers(0, 20), TIMES),
    st.builds(
        lambda at, text: Fact(kind=FactKind.NOTICE, at=at, slot=1, body={"title": text}, text=text, task_id=TASK),
        TIMES,
        st.sampled_from(["Paid", "Missed"]),
    ),
)


@settings(max_examples=60, deadline=None)
@given(facts=st.lists(FACTS, max_size=40))
def test_whatever_happened_the_tables_follow_from_the_events_and_the_ledger_sums_up(
    facts: list[Fact], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "history.sqlite"
    reader = write(path, *facts, figures(5, 6, 30, at=9 * DAY), balance(7, 30, at=9 * DAY))
    live = _dump(path)

    assert check(path).is_sound
    rebuild(path)
    assert _dump(path) == live
    booked = _booked(reader)
    for key, figure in reader.figures().items():
        assert booked.get(key, 0) == figure
    by_days: dict[Holding, int] = {}
    for item in reader.day_sums():
        key = held(item.account, None if item.account is Account.MAIN else item.task_id)
        by_days[key] = by_days.get(key, 0) + item.amount
    assert {key: amount for key, amount in by_days.items() if amount} == {k: v for k, v in booked.items() if v}


def _dump(path: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in DERIVED}


def test_tables_that_were_tampered_with_are_noticed_and_made_anew(path: Path) -> None:
    reader = write(path, told(full(1)), told(full(2)))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE ledger SET amount = 1000000 WHERE round = 2")

    assert set(check(path).differing) == {"ledger"}
    assert rebuild(path) == 2
    assert check(path).is_sound
    assert {row.record.number for row in reader.rounds(Filter(text="primes")).rows} == {1, 2}


# -- when something is in the way -------------------------------------------------------------------------------


def test_it_is_read_while_it_is_written(path: Path) -> None:
    reader = ArchiveReader(path)
    with writing(path) as writer:
        for number in range(50):
            writer.put(told(full(number)))
            mark = writer.mark()
            wait_until(functools.partial(_is_reached, writer, mark))
            assert len(reader.rounds(EVERYTHING, limit=100).rows) == number + 1


def _is_reached(writer: ArchiveWriter, mark: int) -> bool:
    return writer.kept >= mark


def test_no_history_is_told(path: Path) -> None:
    with pytest.raises(NoHistoryYet):
        ArchiveReader(path).rounds(EVERYTHING)
    with pytest.raises(NoHistoryYet):
        check(path)


def test_a_damaged_history_is_set_aside_and_a_new_one_begun(path: Path) -> None:
    damage = b"not a database at all" * 500
    path.write_bytes(damage)
    said: list[ArchiveStatus] = []
    with writing(path, tell=said.append) as writer:
        assert writer.is_new
        writer.put(told(full(1)))

    (kept,) = path.parent.glob("history.sqlite.damaged-*")
    assert kept.read_bytes() == damage
    assert kept.name in said[-1].set_aside
    assert len(ArchiveReader(path).rounds(EVERYTHING).rows) == 1


def test_a_newer_history_is_left_alone_and_said(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("CREATE TABLE future (secret TEXT)")
    before = path.read_bytes()
    said: list[ArchiveStatus] = []
    with writing(path, tell=said.append) as writer:
        assert not writer.put(told(full(1)))

    assert "newer version" in said[0].problem
    assert said[-1].lost == 1
    assert path.read_bytes() == before
    with pytest.raises(JournalError, match="newer version"):
        ArchiveReader(path).rounds(EVERYTHING)


def test_while_it_cannot_be_written_the_loss_is_counted_and_what_waits_is_written_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another connection holds the file, which is to the writer what a full disk is: every write fails for a time."""
    monkeypatch.setattr(archive_writer, "BUSY_SECONDS", 0.01)
    monkeypatch.setattr(archive_writer, "RETRY_SECONDS", 0.02)
    said: list[ArchiveStatus] = []
    with writing(path, tell=said.append, capacity=5) as writer, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.put(told(full(0)))
        wait_until(lambda: bool(said) and bool(said[-1].problem))
        results = [writer.put(told(full(number))) for number in range(1, 9)]
        other.execute("ROLLBACK")
        wait_until(lambda: not writer.status.problem and writer.room == 5)

    assert results == [True] * 5 + [False] * 3
    assert writer.status.lost == 3
    assert len(ArchiveReader(path).rounds(EVERYTHING).rows) == 6


def test_a_full_disk_is_said_and_what_waits_is_written_when_there_is_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_writer, "RETRY_SECONDS", 0.02)
    said: list[ArchiveStatus] = []
    with writing(path, tell=said.append) as writer:
        assert writer._connection is not None
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages}")  # SQLite's own way to have no room
        for number in range(300):
            writer.put(told(full(number)))
        wait_until(lambda: bool(said) and "disk is full" in said[-1].problem)
        writer._connection.execute("PRAGMA max_page_count = 1000000")
        wait_until(lambda: said[-1].problem == "")

    assert ArchiveReader(path).count_rounds(EVERYTHING) == 300
    assert writer.status.lost == 0


def test_a_fact_that_fits_no_column_costs_no_other(path: Path) -> None:
    with writing(path) as writer:
        writer.put(told(full(1)))
        writer.put(told(full(2, reward=Roe(10**30))))
        writer.put(told(full(3)))

    assert {row.record.number for row in ArchiveReader(path).rounds(EVERYTHING).rows} == {1, 3}
    assert writer.status.lost == 1


def test_facts_after_the_newest_are_found_again_after_a_restart(path: Path) -> None:
    write(path, told(full(1)))
    reader = write(path, told(full(1)), told(replace(full(1), note="more")))

    assert len(reader.events(EVERYTHING).rows) == 2
