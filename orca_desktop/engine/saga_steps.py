"""Of which steps a request for money consists, and by what names the journal knows those that are sent."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.acts import OF_NO_TASK, ActKey
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger import MAKE_ACCOUNT
from orca_desktop.domain.money import Claim, MoneyPlan, RepairStakingAccount, StakeMore, Transfer, Unstake
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.domain.tokens import Token
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
    MAKE = MAKE_ACCOUNT

    @property
    def is_sent(self) -> bool:
        return self not in (StepKind.REST, StepKind.WAIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`token` is that for which an account is made."""

    kind: StepKind
    task_id: TaskId = OF_NO_TASK
    token: Token | None = None


def steps_of(plan: MoneyPlan) -> tuple[Step, ...]:
    """The same for the same plan in every run of the program."""
    makes = tuple(Step(kind=StepKind.MAKE, token=token) for token in plan.makes)
    match plan.request:
        case StakeMore(task_id=task_id):
            return (Step(kind=StepKind.STAKE, task_id=task_id),)
        case Unstake(task_id=task_id):
            before = (StepKind.REST, StepKind.WAIT, StepKind.WITHDRAW)
            claim = Step(kind=StepKind.CLAIM, task_id=task_id)
            return (*(Step(kind=kind, task_id=task_id) for kind in before), *makes, claim)
        case Claim():
            claims = (Step(kind=StepKind.CLAIM, task_id=task_id) for task_id in tasks_of(plan.request))
            return (*makes, *claims)
        case Transfer():
            return (Step(kind=StepKind.TRANSFER),)
        case RepairStakingAccount():
            return (Step(kind=StepKind.REPAIR),)


def key_of(saga_id: str, step: Step) -> ActKey:
    """The name of a step that is sent: the same after every restart, and another in every saga."""
    subject = saga_id if step.token is None else f"{saga_id} {step.token.mint}"
    return ActKey(task_id=step.task_id, round=-1, act=step.kind.value, subject=subject)


def last_proof(account: TaskAccount, staking: PublicKey) -> int | None:
    """The newest round with a proof of this node, as far as the chain still knows."""
    return max((number for number, proofs in account.submissions.items() if staking in proofs), default=None)


def free_from(windows: Windows, newest: int | None) -> int | None:
    """The first slot at which the network gives a stake back; None: at once."""
    return None if newest is None else int(windows.start_of(newest + HELD_ROUNDS + 1))
