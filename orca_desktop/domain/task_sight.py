"""What the status of a task is decided from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import EngineStatus, NetworkStatus, WalletStatus
from orca_desktop.domain.tasks import Task

STAKE_HELD_ROUNDS = 3
"""A stake can be taken back once the node's newest proof is older than so many rounds (k2.md 6.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that a status is decided from. `rounds` are the task's newest records, oldest first; None is not known."""

    task: Task
    rounds: tuple[RoundRecord, ...] = ()
    network: NetworkStatus | None = None
    engine: EngineStatus | None = None
    wallet: WalletStatus | None = None
    slot: int | None = None

    @property
    def ended(self) -> tuple[RoundRecord, ...]:
        return tuple(record for record in self._of_its_way if record.result.is_final)

    @property
    def open(self) -> tuple[RoundRecord, ...]:
        return tuple(record for record in self._of_its_way if not record.result.is_final)

    @property
    def settled(self) -> RoundRecord | None:
        """The newest round of which the end was the network's to decide."""
        ours = (RoundResult.IDLE, RoundResult.MISSED)
        return next((record for record in reversed(self.ended) if record.result not in ours), None)

    @property
    def _of_its_way(self) -> Iterator[RoundRecord]:
        """Of a task that takes part what it practised before tells nothing, nor the other way round."""
        return (record for record in self.rounds if record.way is self.task.way)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a rule says when it holds."""

    words: str
    advice: str = ""
    due: int | None = None


def withdrawable_from(task: Task, rounds: tuple[RoundRecord, ...]) -> int | None:
    """The slot from which the task's stake can be taken back, None when no proof of ours holds it (k2.md 6.6)."""
    on_chain = [record.number for record in rounds if record.proof is not None and record.proof.slot is not None]
    return task.windows.start_of(max(on_chain) + STAKE_HELD_ROUNDS + 1) if on_chain else None
