"""What sagas move has its rows in the real history, and they sum to what the chain says without a difference."""

from __future__ import annotations

from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import EVERYTHING
from orca_desktop.domain.events import WalletChanged
from orca_desktop.domain.ledger import Account, EntryKind, LedgerEntry
from orca_desktop.domain.money import Claim, MoneyRequest, RepairStakingAccount, SagaState, StakeMore, Transfer, Unstake
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.chronicle import Chronicle
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import staking_account_deposit
from tests.fakes import MemoryHistory
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import PURSE, STAKE

FEE = 5_000


def recording(world: MoneyWorld, writer: ArchiveWriter) -> Chronicle:
    """Tells the history of the node, whose account is ada's."""
    return Chronicle(
        writer, MemoryHistory(), world.journal, world.clock, lambda _: None, main_of=lambda _: world.ada.main
    )


async def test_every_movement_has_its_rows_and_nothing_is_left_to_explain(world: MoneyWorld, tmp_path: Path) -> None:
    world.stage.stake(world.ada)
    world.reward(40)
    world.join(TaskState.STOPPED)
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = recording(world, writer)
        async with world.program() as money:
            world.store.subscribe(chronicle.on_event)
            world.look(world.ada.main)
            for request in (
                Claim(task_ids=(world.task_id,)),
                StakeMore(task_id=world.task_id, amount=Roe(9)),
                Transfer(to=world.stage.cleo.main, amount=Roe(7)),
                Unstake(task_id=world.task_id),
            ):
                await world.ended(await world.agree(money, request))
            world.look(world.ada.main)
        await chronicle.catch_up()
    reader = ArchiveReader(path)
    rows = reader.ledger(EVERYTHING, limit=1_000).rows
    moved = {(row.account, row.kind, row.amount) for row in rows if row.kind is not EntryKind.FEE}

    assert check(path).is_sound
    assert {
        (Account.CLAIMABLE, EntryKind.CLAIM, -40),
        (Account.MAIN, EntryKind.CLAIM, 40),
        (Account.MAIN, EntryKind.STAKE, -9),
        (Account.STAKE, EntryKind.STAKE, 9),
        (Account.MAIN, EntryKind.TRANSFER, -7),
        (Account.STAKE, EntryKind.UNSTAKE, -(STAKE + 9)),
        (Account.CLAIMABLE, EntryKind.RETURNED_STAKE, STAKE + 9),
        (Account.CLAIMABLE, EntryKind.CLAIM, -(STAKE + 9)),
        (Account.MAIN, EntryKind.CLAIM, STAKE + 9),
    } <= moved
    assert sorted(row.amount for row in rows if row.kind is EntryKind.FEE) == [-2 * FEE] * 4 + [-FEE]
    later = [row for row in rows if row.kind is EntryKind.DIFFERENCE and not row.source.startswith("opening")]
    assert later == []


async def rows_of(world: MoneyWorld, path: Path, *requests: MoneyRequest) -> tuple[LedgerEntry, ...]:
    """Carry *requests* out beside a history, and give its ledger without what was there before."""
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = recording(world, writer)
        async with world.program() as money:
            world.store.subscribe(chronicle.on_event)
            world.look(world.ada.main)
            for request in requests:
                saga = await world.ended(await world.agree(money, request))
                assert saga.state is SagaState.DONE, saga.words
    reader = ArchiveReader(path)
    rows = reader.ledger(EVERYTHING, limit=1_000).rows
    assert check(path).is_sound
    for holding, figure in reader.figures().items():
        assert sum(row.amount for row in rows if row.holding == holding) == figure
    return tuple(row for row in rows if not row.source.startswith("opening"))


async def test_the_balance_is_told_as_it_is_once_a_saga_is_done(world: MoneyWorld) -> None:
    async with world.program() as money:
        world.look(world.ada.main)
        await world.ended(await world.agree(money, Transfer(to=world.stage.cleo.main, amount=Roe(7))))

        told = [event.status.balance for event in world.events if isinstance(event, WalletChanged)]
        assert told[-1] == world.held(world.ada.main) == PURSE - 7 - FEE


async def test_the_deposit_of_the_first_stake_has_a_row(world: MoneyWorld, tmp_path: Path) -> None:
    world.join()

    rows = await rows_of(world, tmp_path / "history.sqlite", StakeMore(task_id=world.task_id, amount=Roe(STAKE)))

    assert sorted((row.kind.value, row.account.value, row.amount) for row in rows) == [
        ("deposit", "main", -staking_account_deposit()),
        ("fee", "main", -2 * FEE),
        ("stake", "main", -STAKE),
        ("stake", "stake", STAKE),
    ]
    assert "deposit" in next(row.words for row in rows if row.kind is EntryKind.DEPOSIT)


async def test_a_repair_has_a_row_of_what_came_back_and_what_was_left(world: MoneyWorld, tmp_path: Path) -> None:
    held = 50_000_000
    world.stage.done(
        world.stage.bela, k2.transfer(source=world.stage.bela.main, destination=world.ada.staking, lamports=held)
    )

    rows = await rows_of(world, tmp_path / "history.sqlite", RepairStakingAccount())

    assert sorted((row.kind.value, row.account.value, row.amount) for row in rows) == [
        ("deposit", "main", held - staking_account_deposit()),
        ("fee", "main", -2 * FEE),
    ]


async def test_unstaking_and_claiming_leave_nothing_to_explain_when_looked_at_after_each_step(
    world: MoneyWorld, tmp_path: Path
) -> None:
    world.stage.stake(world.ada)
    world.join(TaskState.STOPPED)

    rows = await rows_of(world, tmp_path / "history.sqlite", Unstake(task_id=world.task_id))

    assert [row for row in rows if row.kind is EntryKind.DIFFERENCE] == []
