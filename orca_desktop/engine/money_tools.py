"""What plans and sagas work with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from orca_desktop.domain.commands import Command
from orca_desktop.domain.events import Event
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Claim, MoneyRequest, StakeMore, Unstake
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.tools import Pace
from orca_desktop.ports.chain import Chain
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.history import Journal
from orca_desktop.ports.money import MoneySigner, SagaBook


async def no_look(_main: PublicKey, _task_id: TaskId) -> None:
    """For money beside which no node works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTools:
    """`submit` gives the node a command, `task` tells how a joined task stands, `tasks` which there are.

    `look_again` has the balance of a main account, and a task's account, read and told anew.
    """

    chain: Chain
    journal: Journal
    book: SagaBook
    signer: MoneySigner
    clock: Clock
    slots: SlotClock
    publish: Callable[[Event], None]
    submit: Callable[[Command], None]
    tasks: Callable[[], tuple[Task, ...]]
    look_again: Callable[[PublicKey, TaskId], Awaitable[None]] = no_look
    pace: Pace = field(default_factory=Pace)

    def task(self, task_id: TaskId) -> Task | None:
        """None: it is not joined on this node."""
        return next((task for task in self.tasks() if task.id == task_id), None)

    def tasks_with(self, main: PublicKey) -> tuple[Task, ...]:
        """Those that work with the account of this main key; a task that names none works with the default one."""
        default = self.signer.default()
        return tuple(task for task in self.tasks() if task.worked_for_by(default.main if default else "") == main)

    def task_with(self, task_id: TaskId, main: PublicKey) -> Task | None:
        """None: it is not joined on this node, or works with another account."""
        return next((task for task in self.tasks_with(main) if task.id == task_id), None)


def tasks_of(request: MoneyRequest) -> tuple[TaskId, ...]:
    """The tasks that a request is about, each once."""
    match request:
        case StakeMore(task_id=task_id) | Unstake(task_id=task_id):
            return (task_id,)
        case Claim(task_ids=task_ids):
            return tuple(dict.fromkeys(task_ids))
        case _:
            return ()
