"""Two accounts that move money: each main key has a figure of its own, and nothing is left to explain."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check, rebuild
from orca_desktop.adapters.sqlite.archive_schema import MIGRATIONS
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.acts import OF_NO_TASK, ActKey, ActRecord, ActStatus
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.archive import EVERYTHING, Fact, FactKind, Filter, TaskFacts
from orca_desktop.domain.intents import intent_text
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import OPENING, Account, EntryKind, Holding, LedgerEntry
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token

FIRST = Path(__file__).with_name("first_histories.json")
TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
ADA = PublicKey("CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM")
BELA = PublicKey("CpeYMSAY95eF7qcDoK8ozPaS8oZWkSeD3atk2sTfpT5J")
FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


def write(path: Path, *facts: Fact) -> ArchiveReader:
    with ArchiveWriter(path, lambda _: None) as writer:
        for fact in facts:
            assert writer.put(fact)
    return ArchiveReader(path)


def balance(main: PublicKey, amount: int, as_of: int, fire: int | None = None) -> Fact:
    body: dict[str, object] = {"wallet": main[:3], "main": main, "balance": amount}
    if fire is not None:
        held = [{"mint": FIRE.mint, "symbol": "FIRE", "decimals": 9, "amount": fire}]
        body["tokens"] = held if fire else []
    return Fact(kind=FactKind.BALANCE, at=float(as_of), slot=as_of, body=body)


def act(main: PublicKey, what: str, intent: str, slot: int, task: TaskId = OF_NO_TASK) -> tuple[Fact, ...]:
    """An act that was intended and done."""
    key = ActKey(task_id=task, round=-1, act=what, subject=f"{slot}")
    signature = Signature(f"signature {slot}")
    steps = ((ActStatus.INTENDED, intent), (ActStatus.DONE, ""))
    return tuple(
        Fact(
            kind=FactKind.ACT,
            at=float(slot),
            slot=slot,
            body=ActRecord(key=key, status=status, detail=detail, signature=signature, slot=slot, main=main),
            task_id=task or None,
        )
        for status, detail in steps
    )


def figures(main: PublicKey, stake: int, claimable: int, as_of: int, token: Token = KOII) -> Fact:
    body = TaskFacts(
        name="Primes", state="running", stake=stake, claimable=claimable, as_of=as_of, account=main, token=token
    )
    return Fact(kind=FactKind.TASK, at=float(as_of), slot=as_of, body=body, task_id=TASK)


def paid(number: int, reward: int, slot: int, token: Token = KOII) -> Fact:
    record = RoundRecord(task_id=TASK, number=number, result=RoundResult.PAID, reward=Units(reward), token=token)
    return Fact(kind=FactKind.ROUND, at=float(slot), slot=slot, body=record, task_id=TASK, round=number)


def unexplained(reader: ArchiveReader) -> list[LedgerEntry]:
    rows = reader.ledger(EVERYTHING, limit=1_000).rows
    return [row for row in rows if row.kind is EntryKind.DIFFERENCE and row.words != OPENING]


def booked(reader: ArchiveReader) -> dict[Holding, int]:
    sums: dict[Holding, int] = {}
    for row in reader.ledger(EVERYTHING, limit=1_000).rows:
        sums[row.holding] = sums.get(row.holding, 0) + row.amount
    return sums


def test_two_accounts_that_move_money_leave_nothing_to_explain(tmp_path: Path) -> None:
    reader = write(
        tmp_path / "history.sqlite",
        balance(ADA, 1_000_000, 1),
        balance(BELA, 5_000_000, 1),
        *act(ADA, "transfer", "70 ROE", 2),
        *act(BELA, "transfer", "90 ROE", 3),
        balance(ADA, 1_000_000 - 70 - 5_000, 4),
        balance(BELA, 5_000_000 - 90 - 5_000, 4),
    )

    assert unexplained(reader) == []
    assert reader.figures() == booked(reader)
    assert reader.figures() == {
        Holding(main=ADA, account=Account.MAIN): 994_930,
        Holding(main=BELA, account=Account.MAIN): 4_994_910,
    }
    assert {row.main for row in reader.ledger(Filter(main=ADA)).rows} == {ADA}


def test_what_one_account_moves_later_holds_up_no_reading_of_another(tmp_path: Path) -> None:
    reader = write(
        tmp_path / "history.sqlite",
        balance(ADA, 100, 1),
        balance(BELA, 5_000_000, 1),
        *act(BELA, "transfer", "90 ROE", 8),
        balance(ADA, 90, 5),
    )

    assert [(row.main, row.amount) for row in unexplained(reader)] == [(ADA, -10)]


def test_tokens_that_were_read_before_an_act_say_nothing_against_it(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    facts = [balance(ADA, 1_000_000, 1, fire=900), *act(ADA, "transfer", intent_text(5, FIRE), 5)]
    later = balance(ADA, 995_000, 7, fire=900)
    assert isinstance(later.body, dict)
    later.body["tokens_as_of"] = 4

    assert unexplained(write(path, *facts, later)) == []
    assert unexplained(write(path, balance(ADA, 995_000, 9, fire=895))) == []


def test_what_one_account_sends_to_another_of_the_users_has_a_row_in_each(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    reader = write(
        path,
        balance(ADA, 1_000_000, 1),
        balance(BELA, 5, 1),
        *act(ADA, "transfer", intent_text(70, KOII, BELA), 2),
        *act(ADA, "transfer", intent_text(1, KOII, PublicKey(TASK)), 3),
        balance(ADA, 1_000_000 - 71 - 10_000, 4),
        balance(BELA, 75, 4),
    )

    rows = reader.ledger(Filter(kinds=("transfer",))).rows
    assert unexplained(reader) == []
    assert sorted((row.main, row.amount) for row in rows) == [(ADA, -70), (ADA, -1), (BELA, 70)]
    assert check(path).is_sound


def test_a_task_that_is_given_another_account_begins_anew_there(tmp_path: Path) -> None:
    reader = write(
        tmp_path / "history.sqlite",
        figures(ADA, 500, 0, 1),
        *act(ADA, "unstake", "500 ROE", 2, TASK),
        *act(ADA, "claim", "500 ROE", 3, TASK),
        figures(ADA, 0, 0, 4),
        figures(BELA, 0, 0, 5),
        *act(BELA, "stake", "400 ROE", 6, TASK),
        paid(1, 7, 7),
        figures(BELA, 400, 7, 8),
    )

    assert unexplained(reader) == []
    assert reader.figures()[Holding(main=BELA, account=Account.STAKE, task_id=TASK)] == 400
    assert [row.main for row in reader.ledger(Filter(kinds=("reward",))).rows] == [BELA]


def test_tokens_and_koii_are_kept_apart(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    reader = write(
        path,
        balance(ADA, 1_000_000, 1, fire=900),
        figures(ADA, 0, 0, 1, FIRE),
        *act(ADA, "stake", intent_text(500, FIRE) + " and a deposit of 77 ROE", 2, TASK),
        paid(1, 7, 3, FIRE),
        figures(ADA, 500, 7, 4, FIRE),
        *act(ADA, "claim", intent_text(7, FIRE), 5, TASK),
        figures(ADA, 500, 0, 6, FIRE),
        balance(ADA, 1_000_000 - 77 - 20_000, 6, fire=407),
    )

    assert unexplained(reader) == []
    assert reader.figures() == booked(reader)
    assert check(path).is_sound
    assert sorted((row.account.value, row.kind.value, row.amount, row.token) for row in _later(reader)) == [
        ("claimable", "claim", -7, FIRE.mint),
        ("claimable", "reward", 7, FIRE.mint),
        ("main", "claim", 7, FIRE.mint),
        ("main", "deposit", -77, "KOII"),
        ("main", "fee", -10_000, "KOII"),
        ("main", "fee", -10_000, "KOII"),
        ("main", "stake", -500, FIRE.mint),
        ("stake", "stake", 500, FIRE.mint),
    ]


def test_a_token_that_is_gone_is_a_difference(tmp_path: Path) -> None:
    reader = write(tmp_path / "history.sqlite", balance(ADA, 1, 1, fire=900), balance(ADA, 1, 2, fire=0))

    (row,) = unexplained(reader)
    assert (row.amount, row.token, row.main) == (-900, FIRE.mint, ADA)


def test_tokens_that_were_not_asked_for_stay_as_they_were(tmp_path: Path) -> None:
    reader = write(tmp_path / "history.sqlite", balance(ADA, 1, 1, fire=900), balance(ADA, 1, 2))

    assert reader.figures()[Holding(main=ADA, account=Account.MAIN, token=str(FIRE.mint))] == 900


def _later(reader: ArchiveReader) -> list[LedgerEntry]:
    return [row for row in reader.ledger(EVERYTHING, limit=1_000).rows if row.words != OPENING]


# -- histories of the first version ---------------------------------------------------------------------------------


def test_a_history_of_one_account_becomes_that_accounts_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    before = {row[0]: row for row in earlier(path, "one account")["ledger"]}

    reader = write(path)

    assert check(path).is_sound
    rows = reader.ledger(EVERYTHING).rows
    assert {row.main for row in rows} == {ADA}
    assert sorted((row.account.value, row.kind.value, row.amount) for row in rows) == sorted(
        (row[2], row[3], row[4]) for row in before.values()
    )
    assert reader.figures()[Holding(main=ADA, account=Account.STAKE, task_id=TASK)] == 500


def test_what_is_told_after_that_goes_on_from_there(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    earlier(path, "one account")

    reader = write(path, balance(ADA, 994_897 - 10_000 + 7, 100_002), figures(ADA, 500, 0, 100_002))

    assert check(path).is_sound
    assert [row.amount for row in unexplained(reader)] == [-33]
    assert {holding.main for holding in reader.figures()} == {ADA}


def test_a_history_that_mixed_two_accounts_up_is_worked_out_anew(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    earlier(path, "two accounts")

    reader = write(path)

    assert check(path).is_sound
    assert reader.figures()[Holding(main=ADA, account=Account.MAIN)] == 1_000_000
    assert reader.figures()[Holding(main=BELA, account=Account.MAIN)] == 4_994_930
    # Which of the two had sent was never told: the first is taken, until the node's own journal tells better.
    assert sorted((row.main, row.amount) for row in unexplained(reader)) == [(ADA, 5_070), (BELA, -5_070)]


def test_whose_an_act_was_is_mended_by_what_the_journal_knows(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    earlier(path, "two accounts")
    _, done = act(BELA, "transfer", "", 2)

    reader = write(path, done)

    assert unexplained(reader) == []
    assert check(path).is_sound


def test_making_it_anew_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    facts = (balance(ADA, 9, 1), balance(BELA, 7, 1), *act(ADA, "transfer", "2 ROE", 2), balance(BELA, 6, 3))
    before = write(path, *facts).ledger(EVERYTHING).rows
    rebuild(path)

    assert ArchiveReader(path).ledger(EVERYTHING).rows == before


def earlier(path: Path, name: str) -> dict[str, list[list[Any]]]:
    """A history as the first version wrote it. The rows of its tables."""
    tables: dict[str, list[list[Any]]] = json.loads(FIRST.read_text())[name]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
        for table, rows in tables.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    return tables
