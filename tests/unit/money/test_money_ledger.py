"""What sagas move has its rows in the real history, and they sum to what the chain says without a difference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.archive import EVERYTHING
from orca_desktop.domain.events import WalletChanged
from orca_desktop.domain.ledger import Account, EntryKind
from orca_desktop.domain.money import Claim, StakeMore, Transfer, Unstake
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.chronicle import Chronicle
from tests.fakes import MemoryHistory
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import STAKE

FEE = 5_000


def look(world: MoneyWorld) -> None:
    """The node looks at the chain: the main account, the stake and what can be claimed."""
    keys = world.signer.accounts()[0].keys
    slot = world.stage.ledger.slot
    world.store.apply(
        WalletChanged(WalletStatus(name="savings", keys=keys, balance=Roe(world.held(keys.main)), as_of=slot))
    )
    task = replace(world.kept[world.task_id], stake=Roe(world.staked), claimable=Roe(world.claimable), as_of=slot)
    world.show(task)


async def test_every_movement_has_its_rows_and_nothing_is_left_to_explain(world: MoneyWorld, tmp_path: Path) -> None:
    world.stage.stake(world.ada)
    world.reward(40)
    world.join(TaskState.STOPPED)
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = Chronicle(writer, MemoryHistory(), world.journal, world.clock, lambda _: None)
        async with world.program() as money:
            world.store.subscribe(chronicle.on_event)
            look(world)
            for request in (
                Claim(task_ids=(world.task_id,)),
                StakeMore(task_id=world.task_id, amount=Roe(9)),
                Transfer(to=world.stage.cleo.main, amount=Roe(7)),
                Unstake(task_id=world.task_id),
            ):
                await world.ended(await world.agree(money, request))
            look(world)
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
