"""Acts on chain: what each is named by, how far it came, and what is told of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.keys import NOBODY, PublicKey, Signature
from orca_desktop.domain.tasks import TaskId


class ActStatus(enum.Enum):
    """How far an act came. INTENDED without an outcome means: look on chain before doing it again."""

    INTENDED = "intended"
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"


OF_NO_TASK = TaskId("")
"""Stands in the names of acts that are about no task, as a transfer is."""


ROUND_ACTS = frozenset({"submit", "vote", "submit list", "vote on list", "pay out"})
"""What a round sends on chain, by the name in its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActKey:
    """Names an act that may happen once: what, in which round, about whom (empty where there is no other node)."""

    task_id: TaskId
    round: int
    act: str
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord:
    """An act as it stands. `signature` names its transaction, None where none was made; `slot` is when it was told.

    `main` is the main key that pays for it; NOBODY where that is not known.
    """

    key: ActKey
    status: ActStatus
    detail: str = ""
    signature: Signature | None = None
    slot: int = 0
    main: PublicKey = NOBODY
