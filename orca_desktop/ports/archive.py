"""The history that can be asked: facts go in as they happen, rows come out at any time, from any process."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.archive import (
    AuditGivenRow,
    AuditReceivedRow,
    EventRow,
    Fact,
    Filter,
    KnownTask,
    ListRow,
    Page,
    ProofRow,
    RoundRow,
)
from orca_desktop.domain.ledger import Holding, LedgerEntry
from orca_desktop.domain.ledger_sums import DaySum
from orca_desktop.domain.tasks import TaskId


class Recorder(Protocol):
    """Takes facts and writes them in its own time. Never waits, never raises."""

    @property
    def is_new(self) -> bool:
        """Whether nothing was in the history when it was opened."""
        ...

    @property
    def room(self) -> int:
        """How many more facts can be taken now."""
        ...

    @property
    def kept(self) -> int:
        """The highest mark that has been reached: all that was put before it is on disk."""
        ...

    def put(self, fact: Fact) -> bool:
        """Hand over a fact. One that changes nothing leaves no trace; False when it was lost, which is counted."""
        ...

    def mark(self) -> int:
        """Ask to be told, by `kept`, when all that was put so far is on disk; 0 when that cannot be asked now."""
        ...


class Archive(Protocol):
    """Raises JournalError. Pages hold at most *limit* rows, the newest first, behind *after* (a page's `next`)."""

    def tasks(self) -> tuple[KnownTask, ...]: ...

    def rounds(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[RoundRow]: ...

    def proofs(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[ProofRow]: ...

    def audits_given(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[AuditGivenRow]: ...

    def audits_received(
        self, wanted: Filter, *, limit: int = 100, after: int | None = None
    ) -> Page[AuditReceivedRow]: ...

    def lists(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[ListRow]: ...

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]: ...

    def events(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[EventRow]: ...

    def count_rounds(self, wanted: Filter, *, at_most: int = 10_000) -> int:
        """How many rounds a filter lets through; counting ends at *at_most*."""
        ...

    def day_sums(self, task_id: TaskId | None = None) -> tuple[DaySum, ...]:
        """The ledger summed by day, account and kind."""
        ...

    def figures(self) -> dict[Holding, int]:
        """What the chain last told of each; the ledger's rows sum to it."""
        ...
