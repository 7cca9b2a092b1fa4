"""A node's run in the real history: its tables follow from its events, its ledger sums to the chain's figures."""

from __future__ import annotations

from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.archive import EVERYTHING, Filter
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.ledger import OPENING, Account, EntryKind
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.ways import Way
from orca_desktop.engine.chronicle import Chronicle
from tests.unit.engine.world import TASK, World


async def test_the_history_of_a_run_holds_what_the_store_shows_and_sums_to_the_chain(
    world: World, tmp_path: Path
) -> None:
    world.add_peer("one")
    world.add_peer("two")
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = Chronicle(
            writer,
            world.history,
            world.journal,
            world.clock,
            lambda _: None,
            main_of=lambda _: world.wallets.account.main,
        )
        async with world.others(), world.engine() as engine:
            world.store.subscribe(chronicle.on_event)
            engine.submit(JoinTask(TASK))
            for number in range(3):
                await world.until_round_ends(number)
            await world.clock.sleep(3)
    reader = ArchiveReader(path)

    assert check(path).is_sound
    assert {row.record.number: row.record for row in reader.rounds(EVERYTHING).rows} == world.store.rounds[TASK]
    assert reader.count_rounds(Filter(results=(RoundResult.PAID,))) >= 3
    booked: dict[Account, int] = {}
    for row in reader.ledger(EVERYTHING, limit=1_000).rows:
        booked[row.account] = booked.get(row.account, 0) + row.amount
    figures = {holding.account: figure for holding, figure in reader.figures().items()}
    assert booked == figures
    assert figures[Account.CLAIMABLE] == world.task.claimable > 0
    assert figures[Account.STAKE] == world.task.stake > 0
    rows = reader.ledger(EVERYTHING, limit=1_000).rows
    assert [row for row in rows if row.kind is EntryKind.DIFFERENCE and row.words != OPENING] == []
    kinds = {row.kind for row in rows}
    assert {EntryKind.REWARD, EntryKind.FEE, EntryKind.STAKE} <= kinds


async def test_what_was_practised_is_in_the_history_as_practice_and_moves_nothing(world: World, tmp_path: Path) -> None:
    """The account of the run that follows begins with its own first stake."""
    world.add_peer("one")
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = Chronicle(
            writer,
            world.history,
            world.journal,
            world.clock,
            lambda _: None,
            main_of=lambda _: world.wallets.account.main,
        )
        async with world.others(), world.engine() as engine:
            world.store.subscribe(chronicle.on_event)
            engine.submit(JoinTask(TASK, way=Way.PRACTICE))
            for number in range(2):
                await world.until_round_ends(number)
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.task.takes_part)
            await world.until_round_ends(4)
            await world.clock.sleep(3)
    reader = ArchiveReader(path)

    practised = reader.rounds(Filter(results=(RoundResult.PRACTISED,))).rows
    assert [(row.record.number, row.record.way) for row in practised][-2:] == [(1, Way.PRACTICE), (0, Way.PRACTICE)]
    assert check(path).is_sound
    rows = reader.ledger(EVERYTHING, limit=1_000).rows
    first_run = max(row.record.number for row in practised) + 1
    assert min(row.round for row in rows if row.round is not None and row.round >= 0) >= first_run
    assert {row.main for row in rows} == {world.wallets.account.main}
    assert [row for row in rows if row.kind is EntryKind.DIFFERENCE and row.words != OPENING] == []
