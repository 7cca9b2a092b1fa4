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

    @property
    def is_incomplete(self) -> bool:
        """Whether acts may be missing, since it took the place of a damaged one: the chain is asked before each act."""
        ...

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

    def unsettled(self, task_id: TaskId) -> tuple[JournalEntry, ...]:
        """Of which it is not known what became."""
        ...

    def forget_settled(self, task_id: TaskId, last: int) -> None:
        """Drop the acts of the rounds up to *last* of which it is known what became."""
        ...


class History(Protocol):
    """Raises JournalError."""

    def save_task(self, task: Task, *, wanted: bool) -> None:
        """Keep a joined task, and whether the user wants it to run."""
        ...

    def forget_task(self, task_id: TaskId) -> None:
        """Drop a task that was left; its rounds are kept."""
        ...

    def tasks(self) -> tuple[tuple[Task, bool], ...]: ...

    def save_round(self, record: RoundRecord) -> None: ...

    def rounds(self, task_id: TaskId, *, newest: int) -> tuple[RoundRecord, ...]:
        """The newest rounds of a task, oldest first."""
        ...

    def newest_from(self, task_id: TaskId, count: int) -> int | None:
        """The number with which the newest *count* rounds begin; None when there are no more than those."""
        ...

    def rounds_after(self, task_id: TaskId, number: int | None, *, limit: int) -> tuple[RoundRecord, ...]:
        """The rounds behind *number*, all when it is None, oldest first."""
        ...

    def rounds_before(self, task_id: TaskId, number: int, *, limit: int) -> tuple[RoundRecord, ...]:
        """The oldest rounds that lie before *number*, oldest first."""
        ...

    def forget_rounds(self, task_id: TaskId, last: int) -> None:
        """Drop the rounds up to *last*: the history has them."""
        ...
