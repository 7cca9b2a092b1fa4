"""What can be done with a task: each action as data, with the reason where it cannot be done now. No widgets here."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from orca_desktop.domain.commands import Command, FinishTask, RestartTask, ReviewTask, StartTask, StopTask
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.gui.language import mark, tr

IDLE = frozenset({TaskState.STOPPED, TaskState.FAILED})
BEING_STOPPED = mark("The container is being stopped. This takes a few seconds.")


class ActionId(enum.Enum):
    """The actions, in the order in which a menu lists them."""

    START = "start"
    STOP = "stop"
    FINISH = "finish"
    RESTART = "restart"
    RUN = "run"
    """Only of a task that practises: to make a run of it, by the review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """`tip` says what it does; `why_not` is empty when it can be done now."""

    id: ActionId
    word: str
    tip: str
    command: Callable[[TaskId], Command]
    why_not: str = ""


def actions_of(task: Task) -> tuple[Action, ...]:
    actions = (_start(task), _stop(task), _finish(task), _restart(task))
    return (*actions, _run()) if task.is_practising else actions


def main_action(task: Task) -> Action:
    """What the button of a task offers: start when nothing runs, stop when something does."""
    return _start(task) if task.is_watched or task.state in IDLE else _stop(task)


def _start(task: Task) -> Action:
    if task.is_watched:
        tip = tr("Shows what it would run, win and cost, before you take part in it")
        return Action(id=ActionId.START, word=tr("Join…"), tip=tip, command=ReviewTask)
    why_not = ""
    if task.state not in IDLE:
        why_not = tr(BEING_STOPPED) if task.state is TaskState.STOPPING else tr("It has been started already.")
    elif task.changes:
        why_not = tr("Something has changed since you agreed to run it. Look at the changes first.")
    return Action(
        id=ActionId.START, word=tr("Start"), tip=tr("Runs the container again"), command=StartTask, why_not=why_not
    )


def _run() -> Action:
    tip = tr("Shows what a run would win and cost; nothing is staked before you agree there")
    return Action(id=ActionId.RUN, word=tr("Run it…"), tip=tip, command=ReviewTask)


def _stop(task: Task) -> Action:
    why_not = _watched(task) or (tr("Nothing of it runs.") if task.state in IDLE else "")
    return Action(
        id=ActionId.STOP,
        word=tr("Stop"),
        tip=tr("Stops the container; the stake stays where it is"),
        command=StopTask,
        why_not=tr(BEING_STOPPED) if task.state is TaskState.STOPPING else why_not,
    )


def _finish(task: Task) -> Action:
    why_not = {
        TaskState.STOPPED: tr("Nothing of it runs."),
        TaskState.FAILED: tr("Nothing of it runs."),
        TaskState.STARTING: tr("It has not begun a round yet. Stop it instead."),
        TaskState.FINISHING: tr("It is finishing its rounds already."),
        TaskState.STOPPING: tr(BEING_STOPPED),
    }
    return Action(
        id=ActionId.FINISH,
        word=tr("Finish round, then stop"),
        tip=tr("Begins no new round; stops once the rounds under way are submitted and audited"),
        command=FinishTask,
        why_not=_watched(task) or why_not.get(task.state, ""),
    )


def _restart(task: Task) -> Action:
    why_not = {
        TaskState.STOPPED: tr("Nothing of it runs. Start it instead."),
        TaskState.FAILED: tr("Nothing of it runs. Start it instead."),
        TaskState.STARTING: tr("It is being started already."),
        TaskState.STOPPING: tr(BEING_STOPPED),
    }
    return Action(
        id=ActionId.RESTART,
        word=tr("Restart"),
        tip=tr("Stops the container and starts it again; the rounds under way go on"),
        command=RestartTask,
        why_not=_watched(task) or why_not.get(task.state, ""),
    )


def _watched(task: Task) -> str:
    return tr("It is only watched: nothing of it runs.") if task.is_watched else ""
