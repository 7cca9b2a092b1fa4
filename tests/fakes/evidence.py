"""What evidence is made of, in memory: kept proofs, the node's own records, and files that were written."""

from __future__ import annotations

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Cid, TaskId
from orca_desktop.ports.evidence import EvidenceSources
from orca_desktop.ports.history import History, Journal


class FakeEvidence:
    """`proofs` are kept, `lines` are what a container wrote in any round, `files` is what was written."""

    def __init__(self, history: History, journal: Journal) -> None:
        self.proofs: dict[Cid, bytes] = {}
        self.lines: tuple[str, ...] = ()
        self.news: tuple[Notice, ...] = ()
        self.files: dict[str, bytes] = {}
        self._history = history
        self._journal = journal

    def sources(self) -> EvidenceSources:
        return EvidenceSources(program="orca-desktop of a test", kept=self, memory=self, write=self.write)

    def content(self, cid: Cid, /) -> bytes | None:
        return self.proofs.get(cid)

    async def record(self, task_id: TaskId, number: int, /) -> RoundRecord | None:
        known = self._history.rounds(task_id, newest=1_000)
        return next((record for record in known if record.number == number), None)

    async def acts(self, task_id: TaskId, number: int, /) -> tuple[ActRecord, ...]:
        return tuple(
            ActRecord(
                key=entry.key,
                status=entry.status,
                detail=entry.detail,
                signature=entry.signed.signature if entry.signed is not None else None,
            )
            for entry in self._journal.entries(task_id)
            if entry.key.round == number
        )

    async def notices(self, _task_id: TaskId, number: int, /) -> tuple[Notice, ...]:
        return tuple(notice for notice in self.news if notice.round == number)

    async def log(self, _task_id: TaskId, _number: int, /) -> tuple[str, ...]:
        return self.lines

    async def write(self, path: str, content: bytes) -> None:
        if path in self.files:
            raise DataError(f"{path} is there already, and is not overwritten.")
        self.files[path] = content
