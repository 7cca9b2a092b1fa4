"""What must survive a restart: the tasks that were joined, their rounds, and a journal of acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.ports.chain import SignedAct


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    key: ActKey
    status: ActStatus
    detail: str = ""
    signed: SignedAct | None = None


class Journal(Protocol):
    """Durable when a method returns. Raises JournalError."""

    def entry(self, key: ActKey) -> JournalEntry | None: ...

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        """Write the intent, and the transaction that will carry it out, before anything is sent."""
        ...

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "") -> None:
        """Write what came of an act that was intended; an empty *detail* keeps the one of the intent."""
        ...

    def forget(self, key: ActKey) -> None:
        """Drop an intent that certainly came to nothing, so that the act may be carried out anew."""
        ...

    def entries(self, task_id: TaskId) -> tuple[JournalEntry, ...]: ...


class History(Protocol):
    """Raises JournalError."""

    def save_task(self, task: Task, *, wanted: bool) -> None:
        """Keep a joined task, and whether the user wants it to run."""
        ...

    def tasks(self) -> tuple[tuple[Task, bool], ...]: ...

    def save_round(self, record: RoundRecord) -> None: ...

    def rounds(self, task_id: TaskId, *, newest: int) -> tuple[RoundRecord, ...]:
        """The newest rounds of a task, oldest first."""
        ...
