"""What was agreed to in the node's database."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.records import open_records
from orca_desktop.adapters.sqlite.sagas import SqliteSagas
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.money import (
    Claim,
    MoneyPlan,
    MoneyRequest,
    RepairStakingAccount,
    Saga,
    SagaState,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token

REQUESTS: tuple[MoneyRequest, ...] = (
    StakeMore(task_id=TaskId("a"), amount=Roe(1)),
    Unstake(task_id=TaskId("a"), at_once=True),
    Claim(task_ids=(TaskId("a"), TaskId("b"))),
    Transfer(to=PublicKey("c"), amount=Roe(2)),
    RepairStakingAccount(),
)


def a_saga(number: int, request: MoneyRequest = REQUESTS[0], state: SagaState = SagaState.RUNNING) -> Saga:
    plan = MoneyPlan(
        id=f"{number:02x}",
        request=request,
        title="T",
        facts=(("a", "b"),),
        steps=("s",),
        amount=Roe(number),
        fee=Roe(5),
        main_balance_after=Roe(7),
        warnings=("w",),
        not_before=9,
        account="x",
        main=PublicKey("m"),
    )
    return Saga(
        id=plan.id,
        plan=plan,
        state=state,
        started_at=1.5,
        changed_at=2.5,
        done=1,
        words="w",
        signatures=(Signature("s"),),
        slot=100 + number,
        can_cancel=True,
    )


def test_every_kind_of_request_is_found_again_after_a_restart(tmp_path: Path) -> None:
    sagas = [a_saga(number, request) for number, request in enumerate(REQUESTS)]
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        for saga in reversed(sagas):
            SqliteSagas(database).save(saga)
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        book = SqliteSagas(database)

        assert book.not_over() == book.newest(10) == tuple(sagas)
        assert [book.find(saga.id) for saga in sagas] == sagas
        assert book.newest(2) == tuple(sagas[-2:])
        assert book.since(102) == tuple(sagas[3:])
        assert book.find("none") is None


def test_what_is_over_is_not_taken_up_again(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        book = SqliteSagas(database)
        for number, state in enumerate(SagaState):
            book.save(a_saga(number))
            book.save(a_saga(number, state=state))

        assert {saga.state for saga in book.not_over()} == {SagaState.RUNNING, SagaState.WAITING}
        assert len(book.newest(100)) == len(SagaState)


def test_the_limit_of_a_day_is_kept(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        book = SqliteSagas(database)
        kept = [book.day_limits()]
        for limit in (Roe(5), Roe(0), None):
            book.keep_day_limit(KOII, limit)
            kept.append(book.day_limits())

        assert kept == [(), ((KOII, 5),), ((KOII, 0),), ()]


def test_each_token_has_a_limit_of_its_own_by_its_mint(tmp_path: Path) -> None:
    fire = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
    renamed = replace(fire, symbol="Fire, “new”")
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        book = SqliteSagas(database)
        book.keep_day_limit(KOII, Roe(5))
        book.keep_day_limit(fire, Units(7))
        book.keep_day_limit(renamed, Units(8))
        both = book.day_limits()
        book.keep_day_limit(KOII, None)

        assert both == ((KOII, 5), (renamed, 8))
        assert book.day_limits() == ((renamed, 8),)


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    with closing(SqliteDatabase(tmp_path / "node.sqlite")) as database:
        book = SqliteSagas(database)
        book.save(replace(a_saga(1)))
        with database.transaction() as connection:
            connection.execute("UPDATE sagas SET saga = ?", (b'{"id": 5}',))

        with pytest.raises(JournalError, match="damaged"):
            book.not_over()


def test_of_damaged_records_nothing_is_carried_on_and_the_limit_stays(tmp_path: Path) -> None:
    path = tmp_path / "node.sqlite"
    with closing(SqliteDatabase(path)) as database:
        book = SqliteSagas(database)
        book.save(a_saga(1))
        book.save(a_saga(2, state=SagaState.DONE))
        book.keep_day_limit(KOII, Roe(5))
        with database.transaction() as connection:
            connection.execute("DROP TABLE acts")

    with closing(open_records(path).database) as database:
        book = SqliteSagas(database)

        assert book.not_over() == ()
        assert [saga.state for saga in book.newest(9)] == [SagaState.FAILED, SagaState.DONE]
        assert "look at the balances" in book.newest(9)[0].words
        assert book.day_limits() == ((KOII, 5),)
