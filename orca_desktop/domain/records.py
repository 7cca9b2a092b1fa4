"""What this node knows about one round of one task: one value that grows stage by stage."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditGiven, AuditReceived
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Our proof of a round: the signed payload, where it is stored, and when it went on chain.

    `payload` is the JSON text that was signed; `signature_valid` is our own check of the stored blob against our
    staking key; `slot` is None until the chain has it.
    """

    payload: str
    signature_valid: bool
    cid: Cid | None = None
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionRecord:
    """The distribution list of a round, as we saw it.

    `agrees` is None until it was compared with our own computation; `our_share` is None when we are not on the list.
    """

    author: PublicKey
    ours: bool
    agrees: bool | None = None
    our_share: Units | None = None
    approved_nodes: int = 0
    slashed_nodes: int = 0


class RoundStage(enum.Enum):
    """What is done in a round, in the order in which it is due."""

    WORK = "work"
    SUBMISSION = "submission"
    AUDIT = "audit"
    LIST = "list"
    LIST_AUDIT = "list audit"
    PAYOUT = "payout"


class StageOutcome(enum.Enum):
    """What came of a stage. LATE: its window closed over it; LEFT_OUT: the window had closed before it could begin."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    LATE = "late"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMark:
    """One stage of a round: when it began and ended (slots, and seconds since the epoch), and why in words.

    `attempt` counts the lists of the round that had failed before, for the stages of a list.
    """

    stage: RoundStage
    outcome: StageOutcome
    began_slot: int
    began_at: float
    ended_slot: int | None = None
    ended_at: float | None = None
    words: str = ""
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRecord:
    """One round of one task on this node. `note` tells in words why it is as it is.

    `warning` says, while there is still time, why the round will likely be missed. `stages` holds one mark for each
    stage that was begun or left out, in order; those of a list once more for each list that failed before.
    Amounts are in units of `token`. `way` tells a round of practice, of which nothing is on chain, from one of a run.
    """

    task_id: TaskId
    number: int
    result: RoundResult
    note: str = ""
    proof: Proof | None = None
    audits_given: tuple[AuditGiven, ...] = ()
    audit_received: AuditReceived | None = None
    distribution: DistributionRecord | None = None
    reward: Units | None = None
    warning: str = ""
    stages: tuple[StageMark, ...] = ()
    token: Token = KOII
    way: Way = Way.RUN

    @property
    def is_practice(self) -> bool:
        """Whether nothing of this round goes on chain."""
        return self.way is Way.PRACTICE or self.result.is_practice


def standing_words(record: RoundRecord) -> str:
    """How a round stands, in a word or two; of one that is practised, that too."""
    words = record.result.value.replace("_", " ")
    return f"practice, {words}" if record.is_practice and not record.result.is_practice else words
