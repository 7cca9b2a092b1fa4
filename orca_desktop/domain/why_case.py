"""“Why no reward?”: what is known when somebody asks it, and the facts that answer it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.acts import ActRecord
from orca_desktop.domain.records import RoundRecord, RoundStage, StageMark
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import Schedule, schedule
from orca_desktop.domain.status import EngineStatus, NetworkStatus
from orca_desktop.domain.tasks import Task


class FactId(enum.Enum):
    """What is asked, in the order in which one thing needs the other. The value is what the user reads."""

    PROGRAM = "Program"
    NETWORK = "Network"
    ENGINE = "Container engine"
    CONTAINER = "Container"
    TASK = "Task"
    STAKE = "Stake"
    TAKEN_PART = "Taken part"
    WORK = "Work"
    PROOF = "Proof"
    SIZE = "Size"
    SIGNATURE = "Signature"
    ON_CHAIN = "On chain"
    AUDIT = "Audit"
    LIST = "Distribution list"
    SHARE = "Our share"
    PAYOUT = "Payout"


STEPS = frozenset(list(FactId)[list(FactId).index(FactId.TAKEN_PART) :])
"""The facts that a round brings about itself, one after the other."""


class FactState(enum.Enum):
    """UNKNOWN: not known yet, or not written down at the time."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that was seen: its name, and its value as text (slots and amounts as plain numbers, times in UTC)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One link of the chain. `words` is a sentence; `advice` what can be done where it fails."""

    id: FactId
    state: FactState
    words: str
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is known when somebody asks. `record` is None where this node has none of the round; `slot` None: unknown.

    `node_runs` is false where only the records of a node can be asked. `acts` are the round's, the newest last.
    """

    task: Task
    number: int
    record: RoundRecord | None
    node_runs: bool
    slot: int | None = None
    network: NetworkStatus | None = None
    engine: EngineStatus | None = None
    acts: tuple[ActRecord, ...] = ()

    @property
    def plan(self) -> Schedule:
        return schedule(self.task.windows, self.number)

    @property
    def result(self) -> RoundResult | None:
        return self.record.result if self.record is not None else None

    @property
    def is_over(self) -> bool:
        return self.result is not None and self.result.is_final

    @property
    def is_paid(self) -> bool:
        return self.result is RoundResult.PAID

    @property
    def proof_slot(self) -> int | None:
        proof = self.record.proof if self.record is not None else None
        return proof.slot if proof is not None else None

    @property
    def has_proof(self) -> bool:
        return self.record is not None and self.record.proof is not None

    @property
    def needs_node(self) -> bool:
        """Whether the proof can still be made and submitted, so that it matters what runs now."""
        if self.is_over or self.proof_slot is not None:
            return False
        return self.slot is None or self.slot < self.plan.submission.closes

    def mark(self, stage: RoundStage) -> StageMark | None:
        """The newest mark of a stage."""
        marks = self.record.stages if self.record is not None else ()
        return next((mark for mark in reversed(marks) if mark.stage is stage), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The chain for one round. Exactly one of `facts` is the answer."""

    number: int
    is_paid: bool
    facts: tuple[Fact, ...]

    @property
    def answer(self) -> Fact:
        """The first fact that fails; where none does, the step that is waited for. For a paid round, the payout."""
        if self.is_paid:
            return self.facts[-1]
        failing = (fact for fact in self.facts if fact.state is FactState.FAILS)
        awaited = (fact for fact in self.facts if fact.state is FactState.UNKNOWN and fact.id in STEPS)
        return next(failing, None) or next(awaited, self.facts[-1])
