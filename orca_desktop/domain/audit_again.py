"""An audit that is run again on this machine: what was found now, beside what was voted then. Nothing goes on chain."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.audits import AuditGiven, Verdict
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId


class AuditImage(enum.Enum):
    """Which version of the task's images is asked."""

    NOW = "now"
    BEFORE = "before"
    """The one that the user had agreed to before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditAgain:
    """What came of it. `at` is seconds since the epoch.

    `value` is the node's submission on chain; `payload` what the node signed, as JSON, empty where that could not be
    had; `ours` what this node signed for the round, empty without a proof. `given` is the audit as it was given in its
    window, None where this node did not audit the proof. `asked` names the images that were asked.
    """

    task_id: TaskId
    round: int
    node: PublicKey
    image: AuditImage
    value: str
    verdict: Verdict
    reason: str
    at: float
    asked: tuple[str, ...] = ()
    payload: str = ""
    ours: str = ""
    given: AuditGiven | None = None

    @property
    def agrees(self) -> bool | None:
        """Whether the verdict is the one of then; None where one of both is missing."""
        if self.given is None or Verdict.NONE in (self.verdict, self.given.verdict):
            return None
        return self.verdict is self.given.verdict
