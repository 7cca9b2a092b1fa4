"""Stands where nothing is kept beside the chain: for a node without a data folder."""

from __future__ import annotations

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Cid, TaskId
from orca_desktop.ports.evidence import EvidenceSources


def no_evidence() -> EvidenceSources:
    nothing = _Nothing()
    return EvidenceSources(program="", kept=nothing, memory=nothing, write=_refuse)


class _Nothing:
    def content(self, _cid: Cid) -> bytes | None:
        return None

    async def record(self, _task_id: TaskId, _number: int) -> RoundRecord | None:
        return None

    async def acts(self, _task_id: TaskId, _number: int) -> tuple[ActRecord, ...]:
        return ()

    async def notices(self, _task_id: TaskId, _number: int) -> tuple[Notice, ...]:
        return ()

    async def log(self, _task_id: TaskId, _number: int) -> tuple[str, ...]:
        return ()


async def _refuse(_path: str, _content: bytes) -> None:
    raise DataError("This node keeps no files.")
