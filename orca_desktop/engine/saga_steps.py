"""Of which steps a request for money consists, and by what names the journal knows those that are sent."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.acts import OF_NO_TASK, ActKey
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Claim, MoneyRequest, RepairStakingAccount, StakeMore, Transfer, Unstake
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.engine.money_tools import tasks_of

HELD_ROUNDS = 3
"""A stake is held for so many rounds after the one of the last proof (k2.md 6.2, 6.6)."""


class StepKind(enum.Enum):
    """The value of what is sent is its act in the journal and the ledger."""

    REST = "rest"
    WAIT = "wait"
    STAKE = "stake"
    WITHDRAW = "unstake"
    CLAIM = "claim"
    TRANSFER = "transfer"
    REPAIR = "repair"

    @property
    def is_sent(self) -> bool:
        return self not in (StepKind.REST, StepKind.WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    kind: StepKind
    task_id: TaskId = OF_NO_TASK


def steps_of(request: MoneyRequest) -> tuple[Step, ...]:
    """The same for the same request in every run of the program."""
    match request:
        case StakeMore(task_id=task_id):
            return (Step(kind=StepKind.STAKE, task_id=task_id),)
        case Unstake(task_id=task_id):
            kinds = (StepKind.REST, StepKind.WAIT, StepKind.WITHDRAW, StepKind.CLAIM)
            return tuple(Step(kind=kind, task_id=task_id) for kind in kinds)
        case Claim():
            return tuple(Step(kind=StepKind.CLAIM, task_id=task_id) for task_id in tasks_of(request))
        case Transfer():
            return (Step(kind=StepKind.TRANSFER),)
        case RepairStakingAccount():
            return (Step(kind=StepKind.REPAIR),)


def key_of(saga_id: str, step: Step) -> ActKey:
    """The name of a step that is sent: the same after every restart, and another in every saga."""
    return ActKey(task_id=step.task_id, round=-1, act=step.kind.value, subject=saga_id)


def last_proof(account: TaskAccount, staking: PublicKey) -> int | None:
    """The newest round with a proof of this node, as far as the chain still knows."""
    return max((number for number, proofs in account.submissions.items() if staking in proofs), default=None)


def free_from(windows: Windows, newest: int | None) -> int | None:
    """The first slot at which the network gives a stake back; None: at once."""
    return None if newest is None else int(windows.start_of(newest + HELD_ROUNDS + 1))
