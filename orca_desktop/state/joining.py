"""How far a task has come from “joined” to its first reward: steps, what happens now, and where it stands still."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from orca_desktop.domain.containers import Layer, LayerState, PullProgress
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.state.answers import task_status
from orca_desktop.state.store import Store


class JoinStep(enum.Enum):
    """In the order in which they come about; the value is what they are called."""

    IMAGE = "Image"
    CONTAINER = "Container"
    STAKE = "Stake"
    PROOF = "First proof"
    REWARD = "First round paid"


PRACTISED = (JoinStep.IMAGE, JoinStep.CONTAINER, JoinStep.PROOF)


class StepState(enum.Enum):
    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinStory:
    """`words` say what happens now or what went wrong, `advice` what can be done (may be empty).

    `due` is the slot at which what is waited for can come about. `is_over`: the first round has an end, whichever.
    `stands_still`: nothing goes on by itself, or not before something outside is mended.
    """

    task: Task
    steps: tuple[tuple[JoinStep, StepState], ...]
    title: str
    words: str
    advice: str = ""
    status: StatusKind
    pull: PullProgress | None = None
    due: int | None = None
    is_over: bool = False
    stands_still: bool = False

    @property
    def failed(self) -> JoinStep | None:
        return next((step for step, state in self.steps if state is StepState.FAILED), None)

    @property
    def can_cancel(self) -> bool:
        """Whether something of it runs that can be stopped."""
        return self.task.state not in (TaskState.STOPPED, TaskState.FAILED, TaskState.STOPPING)


_STANDS_STILL = frozenset(
    {
        StatusKind.MIGRATED,
        StatusKind.COMPLETE,
        StatusKind.OUT_OF_BOUNTY,
        StatusKind.WAITING_FOR_APPROVAL,
        StatusKind.WAITING_FOR_VARIABLES,
        StatusKind.UNDERFUNDED,
        StatusKind.FAILED,
        StatusKind.COOLING_DOWN,
        StatusKind.STOPPED,
        StatusKind.NETWORK_AWAY,
        StatusKind.ENGINE_AWAY,
        StatusKind.UNHEALTHY,
    }
)
"""Where nothing goes on by itself, or not before something outside is mended."""

_ON_CHAIN = frozenset(
    {
        RoundResult.SUBMITTED,
        RoundResult.IN_AUDIT,
        RoundResult.SETTLING,
        RoundResult.PAID,
        RoundResult.UNPAID,
        RoundResult.SLASHED,
    }
)


def is_joining(store: Store, task_id: TaskId) -> bool:
    """Whether the task runs, or is to, and no round of it has ended yet."""
    task = store.tasks.get(task_id)
    return task is not None and not task.is_watched and not _has_ended(_records(store, task_id))


def join_story(store: Store, task_id: TaskId, slot: float | None = None) -> JoinStory | None:
    """None for a task that is not in the list, or is only watched."""
    task = store.tasks.get(task_id)
    if task is None or task.is_watched:
        return None
    status = task_status(store, task, slot)
    records = _records(store, task_id)
    pull = store.pulls.get(task_id)
    done = _done(task, records, pull)
    stands_still = status.kind in _STANDS_STILL
    return JoinStory(
        task=task,
        steps=tuple(_states(_steps(task), done, stands_still=stands_still)),
        title=status.title,
        words=status.words,
        advice=status.advice,
        status=status.kind,
        pull=pull if task.is_at_work else None,
        due=status.due,
        is_over=_has_ended(records),
        stands_still=stands_still,
    )


def _steps(task: Task) -> tuple[JoinStep, ...]:
    """Practice stakes nothing and is paid nothing."""
    return PRACTISED if task.is_practising else tuple(JoinStep)


def _states(
    steps: tuple[JoinStep, ...], done: frozenset[JoinStep], *, stands_still: bool
) -> list[tuple[JoinStep, StepState]]:
    """The first that is not done is the one that is under way, or stands still."""
    states: list[tuple[JoinStep, StepState]] = []
    is_before = True
    for step in steps:
        if step in done:
            states.append((step, StepState.DONE))
        elif is_before:
            is_before = False
            states.append((step, StepState.FAILED if stands_still else StepState.NOW))
        else:
            states.append((step, StepState.WAITING))
    return states


def _done(task: Task, records: tuple[RoundRecord, ...], pull: PullProgress | None) -> frozenset[JoinStep]:
    """Each needs those before it, so that a container that crashes later is told as that."""
    layers = {health.layer: health.state for health in task.health}
    runs = task.state in (TaskState.RUNNING, TaskState.FINISHING)
    began = layers.get(Layer.CONTAINER) is LayerState.GOOD
    answers = layers.get(Layer.HTTP) in (LayerState.GOOD, LayerState.BUSY)
    proved = any(record.result in _ON_CHAIN for record in records)
    proved = proved or any(record.is_practice and record.proof is not None for record in records)
    facts = (
        (JoinStep.IMAGE, proved or runs or began or (task.digest is not None and pull is None)),
        (JoinStep.CONTAINER, proved or runs or (began and answers)),
        (JoinStep.STAKE, task.stake > 0),
        (JoinStep.PROOF, proved),
        (JoinStep.REWARD, any(record.result is RoundResult.PAID for record in records)),
    )
    return frozenset(step for step, holds in facts if holds)


def _has_ended(records: tuple[RoundRecord, ...]) -> bool:
    """A round that was missed before anything ran is no end: the next one is the first."""
    ends = (RoundResult.PAID, RoundResult.UNPAID, RoundResult.SLASHED, RoundResult.PRACTISED)
    return any(record.result in ends for record in records)


def _records(store: Store, task_id: TaskId) -> tuple[RoundRecord, ...]:
    """Those of the task's present way: what it practised before is no step of a run."""
    way = store.tasks[task_id].way
    return tuple(record for record in store.rounds.get(task_id, {}).values() if record.way is way)
