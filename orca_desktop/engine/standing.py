"""How a joined task stands on this node: every change is told, and what must outlive the program is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orca_desktop.domain.events import Event, TaskChanged
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.ports.history import History


class Standing:
    """The one place where a task changes. `wanted` is whether the user wants it to run."""

    def __init__(self, task: Task, *, wanted: bool, history: History, publish: Callable[[Event], None]) -> None:
        self._task = task
        self._wanted = wanted
        self._history = history
        self._publish = publish

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
            self._publish(TaskChanged(after))

    def keep(self, **changes: Any) -> None:
        """Change fields for good. Raises JournalError; then nothing has changed."""
        self._history.save_task(at_rest(replace(self._task, **changes)), wanted=self._wanted)
        self.become(**changes)

    def want(self, *, wanted: bool) -> None:
        """Keep whether the user wants the task to run. Raises JournalError."""
        self._history.save_task(at_rest(self._task), wanted=wanted)
        self._wanted = wanted


def at_rest(task: Task) -> Task:
    """The task without what is true only while it runs."""
    return replace(task, state=TaskState.STOPPED, detail="", health=(), crashes=0, retry_at=None)
