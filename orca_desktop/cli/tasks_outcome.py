"""What came of a command, read from the events that follow it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from orca_desktop.domain.commands import ApproveChanges, FinishTask, RestartTask, RollBackImage, StartTask, StopTask
from orca_desktop.domain.events import CommandRefused, Event, TaskChanged
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.domain.variable_errors import waits_for

TaskCommand = StartTask | StopTask | FinishTask | RestartTask | ApproveChanges | RollBackImage

AT_REST = frozenset({TaskState.STOPPED, TaskState.FAILED})
ENDING = AT_REST | {TaskState.STOPPING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How it ended, in words that go on from the task's name."""

    ok: bool
    words: str


def known_before(command: TaskCommand, task: Task) -> Outcome | None:
    """The outcome where no event will come, as the task is so already."""
    match command:
        case StartTask() if task.state is TaskState.RUNNING:
            return Outcome(ok=True, words="is running already")
        case StartTask() if task.state is TaskState.UNHEALTHY:
            return Outcome(ok=False, words=_with_detail("was started already, and is not well", task))
        case StopTask() if task.state in AT_REST:
            return Outcome(ok=True, words="is stopped already")
        case FinishTask() if task.state is TaskState.FINISHING:
            return Outcome(ok=True, words=_with_detail("is finishing already", task))
        case RestartTask() if task.state is TaskState.FINISHING:
            return Outcome(ok=True, words="gets its container started again, and goes on finishing its rounds")
        case FinishTask() if task.state in ENDING:
            return Outcome(ok=True, words="does not run, so there is no round to finish")
        case _:
            return None


class Watch:
    """Follows a store's events until they tell the outcome; `outcome` then has it."""

    def __init__(self, command: TaskCommand, before: Task) -> None:
        self._command = command
        # To start what is being finished takes that back, and nothing is started.
        self._was_started = before.state in (TaskState.STARTING, TaskState.FINISHING)
        self.outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

    def on_event(self, event: Event) -> None:
        outcome = self._read(event)
        if outcome is not None and not self.outcome.done():
            self.outcome.set_result(outcome)

    def _read(self, event: Event) -> Outcome | None:
        match event:
            case CommandRefused(command, title, message) if command == self._command:
                return Outcome(ok=False, words=f"was not touched. {title}. {message}")
            case TaskChanged(task) if task.id == self._command.task_id:
                return self._read_state(task)
            case _:
                return None

    def _read_state(self, task: Task) -> Outcome | None:
        match self._command:
            case StopTask():
                return _stopped(task)
            case FinishTask():
                return _finishing(task)
            case StartTask() | RestartTask():
                self._was_started = self._was_started or task.state is TaskState.STARTING
                return _running(task) if self._was_started else _waiting(task)
            case ApproveChanges() | RollBackImage():
                if task.changes:  # not agreed to yet
                    return None
                self._was_started = self._was_started or task.state is TaskState.STARTING
                return _running(task) if self._was_started else _lacking(task)


def _running(task: Task) -> Outcome | None:
    match task.state:
        case TaskState.RUNNING:
            return Outcome(ok=True, words="practises" if task.is_practising else "is running")
        case TaskState.FAILED | TaskState.UNHEALTHY:
            return Outcome(ok=False, words=_with_detail("does not run", task))
        case TaskState.STOPPED:
            return Outcome(ok=False, words="was stopped meanwhile")
        case _:
            return None


def _waiting(task: Task) -> Outcome | None:
    """The task is not started by itself when something about it is no longer as the user agreed to it."""
    if not task.changes:
        return None
    changes = "; ".join(f"{change.what}: {change.before} before, {change.now} now" for change in task.changes)
    words = "waits for your agreement to what has changed: `orca-desktop approve`, `orca-desktop rollback`"
    return Outcome(ok=False, words=f"{words}. {changes}")


def _lacking(task: Task) -> Outcome | None:
    """What was agreed to is not started before the variables that it asks for are set."""
    words = waits_for(task.variables_missing)
    return Outcome(ok=False, words=f"is as you agreed. {words}") if task.detail == words else None


def _stopped(task: Task) -> Outcome | None:
    match task.state:
        case TaskState.STOPPED:
            return Outcome(ok=True, words="is stopped")
        case TaskState.FAILED:
            return Outcome(ok=False, words=_with_detail("could not be stopped", task))
        case _:
            return None


def _finishing(task: Task) -> Outcome | None:
    match task.state:
        case TaskState.FINISHING:
            return Outcome(ok=True, words=_with_detail("is finishing", task))
        case TaskState.STOPPED:
            return Outcome(ok=True, words="is stopped")
        case TaskState.FAILED:
            return Outcome(ok=False, words=_with_detail("could not finish", task))
        case _:
            return None


def _with_detail(words: str, task: Task) -> str:
    return f"{words}. {task.detail}" if task.detail else words
