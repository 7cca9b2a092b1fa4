"""How a joined task stands on this node: every change is told, and what must outlive the program is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orca_desktop.domain.events import Event, TaskChanged, TaskLeft
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.ports.history import History


class Standing:
    """The one place where a task changes. `wanted` is whether the user wants it to run.

    `is_leaving`: the user wants to be rid of the task, so nothing can want it to run; `is_gone`: that is done.
    """

    def __init__(self, task: Task, *, wanted: bool, history: History, publish: Callable[[Event], None]) -> None:
        self._task = task
        self._wanted = wanted
        self._history = history
        self._publish = publish
        self.is_gone = False
        self.is_leaving = False

    @property
    def task(self) -> Task:
        return self._task

    @property
    def wanted(self) -> bool:
        return self._wanted

    def show(self) -> None:
        """Tell how the task stands though nothing has changed."""
        self._publish(TaskChanged(self._task))

    def become(self, **changes: Any) -> None:
        """Change fields of the task, and tell it when that made a difference."""
        after = replace(self._task, **changes)
        if after != self._task:
            self._task = after
            if not self.is_gone:
                self._publish(TaskChanged(after))

    def keep(self, **changes: Any) -> None:
        """Change fields for good. Raises JournalError; then nothing has changed."""
        self._save(replace(self._task, **changes), wanted=self._wanted)
        self.become(**changes)

    def want(self, *, wanted: bool) -> None:
        """Keep whether the user wants the task to run. Raises JournalError."""
        wanted = wanted and not self.is_leaving
        self._save(self._task, wanted=wanted)
        self._wanted = wanted

    def leave(self) -> None:
        """Drop the task for good, and tell it: from now on nothing is kept or told of it. Raises JournalError."""
        self._history.forget_task(self._task.id)
        self.is_gone = True
        self._publish(TaskLeft(self._task.id))

    def _save(self, task: Task, *, wanted: bool) -> None:
        if not self.is_gone:
            self._history.save_task(at_rest(task), wanted=wanted)


def at_rest(task: Task) -> Task:
    """The task without what is true only while it runs."""
    return replace(task, state=TaskState.STOPPED, detail="", health=(), crashes=0, retry_at=None)
