"""What a node remembers of a round, from its state and its history, and where it writes evidence."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

import msgspec

from orca_desktop import __version__
from orca_desktop.adapters.new_file import new_file
from orca_desktop.adapters.proof_shelf import ProofShelf
from orca_desktop.bootstrap.settings import PROOFS
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.archive import EventRow, FactKind, Filter
from orca_desktop.domain.errors import DataError, JournalError
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.archive import Archive
from orca_desktop.ports.evidence import EvidenceSources, KeptProofs
from orca_desktop.state.store import Store

MOST_EVENTS = 500


class NodeMemory:
    """The RoundMemory port. The newest rounds are in the store; older ones, acts and news in the history."""

    def __init__(self, store: Store, archive: Archive) -> None:
        self._store = store
        self._archive = archive

    async def record(self, task_id: TaskId, number: int) -> RoundRecord | None:
        known = self._store.rounds.get(task_id, {}).get(number)
        if known is not None:
            return known
        wanted = Filter(task_id=task_id, first=number, last=number)
        with suppress(JournalError):  # without a history there is nothing older
            page = await asyncio.to_thread(self._archive.rounds, wanted, limit=1)
            return page.rows[0].record if page.rows else None
        return None

    async def acts(self, task_id: TaskId, number: int) -> tuple[ActRecord, ...]:
        last: dict[ActKey, ActRecord] = {}
        for event in await self._events(task_id, number, FactKind.ACT):
            act = act_of(event, task_id, number)
            last[act.key] = act
        return tuple(last.values())

    async def notices(self, task_id: TaskId, number: int) -> tuple[Notice, ...]:
        return tuple(_notice(event, task_id) for event in await self._events(task_id, number, FactKind.NOTICE))

    async def log(self, task_id: TaskId, number: int) -> tuple[str, ...]:
        lines = self._store.logs.get(task_id)
        return tuple(line.text for line in lines.since().lines if line.round == number) if lines is not None else ()

    async def _events(self, task_id: TaskId, number: int, kind: FactKind) -> tuple[EventRow, ...]:
        """Oldest first."""
        wanted = Filter(task_id=task_id, first=number, last=number, kinds=(kind.value,))
        with suppress(JournalError):
            page = await asyncio.to_thread(self._archive.events, wanted, limit=MOST_EVENTS)
            return page.rows[::-1]
        return ()


def evidence_of(shelf: ProofShelf, store: Store, archive: Archive) -> EvidenceSources:
    return EvidenceSources(
        program=f"orca-desktop {__version__}", kept=shelf, memory=NodeMemory(store, archive), write=write_new
    )


def kept_proofs(data_folder: Path) -> KeptProofs:
    """Stored proofs that the node with this data folder has kept, whether it runs or not."""
    return shelf_of(data_folder)


def shelf_of(data_folder: Path) -> ProofShelf:
    return ProofShelf(data_folder / PROOFS)


async def write_new(path: str, content: bytes) -> None:
    """The Write of the evidence port."""
    await asyncio.to_thread(_write, Path(path), content)


def _write(path: Path, content: bytes) -> None:
    if not path.is_absolute():
        raise DataError("Evidence is written to a path from the root on.")
    with new_file(path) as file:
        file.write(content)


def act_of(event: EventRow, task_id: TaskId, number: int) -> ActRecord:
    """An act as an event of the history tells it."""
    body = msgspec.json.decode(event.body, type=dict[str, str])
    return ActRecord(
        key=ActKey(task_id=task_id, round=number, act=body["act"], subject=body["subject"]),
        status=ActStatus(body["status"]),
        detail=body["detail"],
        signature=Signature(body["signature"]) if body["signature"] else None,
        slot=event.slot,
    )


def _notice(event: EventRow, task_id: TaskId) -> Notice:
    body = msgspec.json.decode(event.body, type=dict[str, str])
    return Notice(
        kind=NoticeKind(body["kind"]),
        task_id=task_id,
        title=body["title"],
        message=body["message"],
        at=event.at,
        round=event.round,
    )
