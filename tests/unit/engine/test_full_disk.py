"""A disk that is full: nothing is sent that could not be written first, no worker dies, and it goes on by itself."""

from __future__ import annotations

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import WorkerCrashed
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.ports.chain import SignedAct, SubmitProof
from tests.fakes import MemoryHistory, MemoryJournal
from tests.unit.engine.world import World


class FullJournal(MemoryJournal):
    is_full = False

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        self._refuse()
        super().intend(key, detail, signed=signed)

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "") -> None:
        self._refuse()
        super().settle(key, status, detail=detail)

    def _refuse(self) -> None:
        if self.is_full:
            raise JournalError("The disk is full.")


class FullHistory(MemoryHistory):
    is_full = False

    def save_round(self, record: RoundRecord) -> None:
        if self.is_full:
            raise JournalError("The disk is full.")
        super().save_round(record)


async def test_while_the_disk_is_full_nothing_is_sent_and_no_worker_dies(world: World) -> None:
    journal, history = FullJournal(), FullHistory()
    world.journal, world.history = journal, history
    world.add_peer("one")
    async with world.joined():
        await world.until_round_ends(0)
        journal.is_full = history.is_full = True
        sent = len(world.chain.sent)
        began = world.chain.now()
        await world.until_slot(began + 300)

        assert len(world.chain.sent) == sent
        assert not [event for event in world.events if isinstance(event, WorkerCrashed)]
        assert world.task.state is TaskState.RUNNING

        journal.is_full = history.is_full = False
        number = world.task.windows.round_at(world.chain.now()) + 1
        record = await world.until_round_ends(number)

    assert record.result is RoundResult.PAID
    assert number in [act.round for act in world.landed(SubmitProof)]
