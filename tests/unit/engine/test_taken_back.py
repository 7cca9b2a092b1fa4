"""Rounds that were open when the records were damaged are taken back from the history and brought to their end."""

from __future__ import annotations

from pathlib import Path

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.archive import EVERYTHING, Fact, FactKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.engine.taken_back import take_back_open_rounds
from tests.unit.engine.world import TASK, World


def told(path: Path, *records: RoundRecord) -> ArchiveReader:
    with ArchiveWriter(path, lambda _: None) as writer:
        for record in records:
            body, number = record, record.number
            writer.put(Fact(kind=FactKind.ROUND, at=1.0, slot=1, body=body, task_id=record.task_id, round=number))
    return ArchiveReader(path)


def a_round(number: int, result: RoundResult) -> RoundRecord:
    return RoundRecord(task_id=TASK, number=number, result=result)


async def test_an_open_round_that_only_the_history_knows_comes_to_its_end(world: World, tmp_path: Path) -> None:
    world.add_peer("one")
    async with world.joined():
        await world.until_round_ends(1)
    first = world.store.rounds[TASK][0]
    assert first.result.is_final
    world.history.forget_rounds(TASK, 0)
    archive = told(tmp_path / "history.sqlite", a_round(0, RoundResult.WORKING), a_round(1, RoundResult.WORKING))
    kept = {record.number: record for record in world.history.rounds(TASK, newest=10)}

    take_back_open_rounds(world.history, archive)
    now = {record.number: record for record in world.history.rounds(TASK, newest=10)}
    assert now == {**kept, 0: a_round(0, RoundResult.WORKING)}
    async with world.engine():
        await world.until(lambda: world.store.rounds[TASK][0].result.is_final)


async def test_what_is_over_or_cannot_be_read_is_not_taken_back(world: World, tmp_path: Path) -> None:
    async with world.joined():
        await world.until(lambda: world.task.as_of > 0)
    before = world.history.rounds(TASK, newest=100)
    archive = told(tmp_path / "history.sqlite", a_round(900, RoundResult.PAID), a_round(901, RoundResult.MISSED))

    take_back_open_rounds(world.history, archive)
    take_back_open_rounds(world.history, ArchiveReader(tmp_path / "none.sqlite"))

    assert len(archive.rounds(EVERYTHING).rows) == 2
    assert world.history.rounds(TASK, newest=100) == before
