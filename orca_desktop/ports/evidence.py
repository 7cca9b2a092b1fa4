"""What evidence about a round is made of beside the chain: proofs that were kept, and what this node remembers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.notices import Notice
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Cid, TaskId


class KeptProofs(Protocol):
    """Stored proofs, our own and those that we audited, as the files they are, for a while. Never raises."""

    def content(self, cid: Cid, /) -> bytes | None:
        """The file, None when it is not kept; whether it is what the CID names is for the caller to check."""
        ...


class RoundMemory(Protocol):
    """What this node remembers of a round. May raise JournalError."""

    async def record(self, task_id: TaskId, number: int, /) -> RoundRecord | None: ...

    async def acts(self, task_id: TaskId, number: int, /) -> tuple[ActRecord, ...]:
        """Every act of the round on chain as it last stood, in the order in which they were begun."""
        ...

    async def notices(self, task_id: TaskId, number: int, /) -> tuple[Notice, ...]: ...

    async def log(self, task_id: TaskId, number: int, /) -> tuple[str, ...]:
        """What the task's containers wrote while the round was being worked on, as far as it is still known."""
        ...


Write = Callable[[str, bytes], Awaitable[None]]
"""Writes a new file that only its owner reads. Raises DataError, also where there is one of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSources:
    """`program` names the program and its version."""

    program: str
    kept: KeptProofs
    memory: RoundMemory
    write: Write
