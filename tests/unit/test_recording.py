"""A node's history is begun with what its records know, and what became of damaged files reaches the store."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from orca_desktop.bootstrap import history_of
from orca_desktop.bootstrap.recording import recorded
from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.archive import EVERYTHING, FactKind, Filter
from orca_desktop.domain.events import Event, RecordsChanged, RoundChanged, TaskChanged
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.ports.chain import SignedAct
from orca_desktop.state.store import Store
from tests.unit.adapters.test_records import TASK, a_task
from tests.unit.engine.world import World


async def test_a_history_begins_with_what_the_records_know_and_goes_on_with_what_happens(tmp_path: Path) -> None:
    world, store = World(), Store()
    world.history.save_task(a_task(), wanted=True)
    world.history.save_round(RoundRecord(task_id=TASK, number=1, result=RoundResult.PAID))
    async with AsyncExitStack() as stack:
        await recorded(tmp_path, store, world.tools(), stack, set_aside="")
        store.apply(RoundChanged(RoundRecord(task_id=TASK, number=2, result=RoundResult.WORKING)))

    rounds = history_of(tmp_path).rounds(EVERYTHING).rows
    assert [row.record.number for row in rounds] == [2, 1]
    assert store.records is None


async def test_what_earlier_runs_sent_is_in_the_state_and_not_recorded_again(tmp_path: Path) -> None:
    world, store = World(), Store()
    store.apply(TaskChanged(a_task()))
    key = ActKey(task_id=TASK, round=1, act="submit")
    sent = SignedAct(signature=Signature("5sig"), wire=b"wire", valid_until=9)
    world.journal.intend(key, "bafy", signed=sent)
    world.journal.settle(key, ActStatus.REFUSED, detail="Too late.")
    for _ in range(2):
        async with AsyncExitStack() as stack:
            await recorded(tmp_path, store, world.tools(), stack, set_aside="")

    (known,) = store.acts[TASK].of(1)
    assert (known.signature, known.status, known.detail) == ("5sig", ActStatus.REFUSED, "Too late.")
    assert history_of(tmp_path).events(Filter(kinds=(FactKind.ACT.value,))).rows == ()


async def test_after_the_end_nothing_listens_any_more(tmp_path: Path) -> None:
    store = Store()
    async with AsyncExitStack() as stack:
        await recorded(tmp_path, store, World().tools(), stack, set_aside="")
    store.apply(RoundChanged(RoundRecord(task_id=TASK, number=2, result=RoundResult.WORKING)))

    assert history_of(tmp_path).rounds(EVERYTHING).rows == ()


async def test_what_was_set_aside_is_in_the_state(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"a letter" * 1_000)
    store, said = Store(), asyncio.Event()

    def listen(event: Event) -> None:
        if isinstance(event, RecordsChanged) and len(event.status.set_aside) == 2:
            said.set()

    store.subscribe(listen)
    async with AsyncExitStack() as stack, asyncio.timeout(30):
        await recorded(tmp_path, store, World().tools(), stack, set_aside="The records were damaged.")
        await said.wait()

    assert store.records is not None
    assert store.records.set_aside[0] == "The records were damaged."
    assert "history.sqlite.damaged-" in store.records.set_aside[1]
