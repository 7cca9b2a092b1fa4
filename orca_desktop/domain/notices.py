"""What a user may want to be told though the program is not in front of them."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.tasks import TaskId


class NoticeKind(enum.Enum):
    """Each kind has a switch of its own."""

    PAID = "paid"
    MISS_EXPECTED = "miss expected"
    MISSED = "missed"
    AUDITED = "audited"
    SLASHED = "slashed"
    BOUNTY_LOW = "bounty low"
    UNHEALTHY = "unhealthy"
    MIGRATED = "migrated"
    CHANGED = "changed"
    """Something has changed since the user agreed to run the task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One piece of news of one task. `at` is seconds since the epoch; `round` None where it is about no round."""

    kind: NoticeKind
    task_id: TaskId
    title: str
    message: str
    at: float
    round: int | None = None
