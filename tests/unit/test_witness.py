"""What a node remembers of a round: from its state, and what is older from its history."""

from __future__ import annotations

import asyncio
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.bootstrap.witness import NodeMemory, write_new
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.archive import Fact, FactKind
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.events import LogAppended, RoundChanged
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.state.store import Store
from tests.gui import scenes

TASK = scenes.task().id
OLD, NEW = scenes.record(3, RoundResult.PAID), scenes.record(9, RoundResult.PAID)
SENT = ActRecord(
    key=ActKey(task_id=TASK, round=3, act="submit"),
    status=ActStatus.INTENDED,
    detail="bafy",
    signature=Signature("5sig"),
    slot=70,
)
NEWS = Notice(kind=NoticeKind.PAID, task_id=TASK, title="Paid", message="0.4 KOII", at=12.5, round=3)


@pytest.fixture
def memory(tmp_path: Path) -> NodeMemory:
    told = {"kind": NEWS.kind.value, "title": NEWS.title, "message": NEWS.message}
    done = replace(SENT, status=ActStatus.DONE, slot=71)
    elsewhere = replace(SENT, key=replace(SENT.key, round=4))
    with ArchiveWriter(tmp_path / "history.sqlite", lambda _: None) as writer:
        for record in (OLD, NEW):
            writer.put(Fact(kind=FactKind.ROUND, at=1.0, slot=1, body=record, task_id=TASK, round=record.number))
        for act in (SENT, elsewhere, done):
            writer.put(Fact(kind=FactKind.ACT, at=2.0, slot=act.slot, body=act, task_id=TASK, round=act.key.round))
        writer.put(Fact(kind=FactKind.NOTICE, at=12.5, slot=9, body=told, text="Paid", task_id=TASK, round=3))
    store = Store()
    store.apply(RoundChanged(replace(NEW, note="newer than the history")))
    store.apply(LogAppended(TASK, ("of the round before",), 2))
    store.apply(LogAppended(TASK, ("one", "two"), 3))
    return NodeMemory(store, ArchiveReader(tmp_path / "history.sqlite"))


def test_rounds_come_from_the_state_and_older_ones_from_the_history(memory: NodeMemory) -> None:
    async def asked() -> None:
        newest = await memory.record(TASK, 9)
        assert newest is not None
        assert newest.note == "newer than the history"
        assert await memory.record(TASK, 3) == OLD
        assert await memory.record(TASK, 77) is None

    asyncio.run(asked())


def test_each_act_of_the_round_is_told_once_as_it_last_stood(memory: NodeMemory) -> None:
    (act,) = asyncio.run(memory.acts(TASK, 3))

    assert (act.key, act.status, act.signature, act.slot) == (SENT.key, ActStatus.DONE, "5sig", 71)


def test_notices_and_log_lines_are_those_of_the_round(memory: NodeMemory) -> None:
    assert asyncio.run(memory.notices(TASK, 3)) == (NEWS,)
    assert asyncio.run(memory.log(TASK, 3)) == ("one", "two")
    assert asyncio.run(memory.log(TASK, 99)) == ()


def test_without_a_history_there_is_what_the_state_knows(tmp_path: Path) -> None:
    store = Store()
    store.apply(RoundChanged(NEW))
    memory = NodeMemory(store, ArchiveReader(tmp_path / "none.sqlite"))

    async def asked() -> None:
        assert await memory.record(TASK, 9) == NEW
        assert await memory.record(TASK, 3) is None
        assert await memory.acts(TASK, 9) == ()

    asyncio.run(asked())


def test_evidence_is_written_for_its_owner_only_and_over_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    asyncio.run(write_new(f"{path}", b"content"))

    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"content", 0o600)
    for place in (f"{path}", "relative.zip", f"{tmp_path / 'none' / 'x.zip'}"):
        with pytest.raises(DataError):
            asyncio.run(write_new(place, b"other"))
    assert path.read_bytes() == b"content"
