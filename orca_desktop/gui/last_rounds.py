"""Quitting after the rounds that are under way: when they are over, and when it is called off. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain.tasks import Task, TaskId, TaskState

_ENDING = frozenset({TaskState.FINISHING, TaskState.STOPPING})


class LastRounds:
    """Follows the tasks that were told to finish, from the moment at which they were.

    `are_over`: nothing runs any more. `are_called_off`: something was started since, so the program is wanted longer.
    """

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._asked = {task.id for task in tasks if task.is_at_work}
        self._obeying: set[TaskId] = set()
        self.are_over = self.are_called_off = False

    def look(self, tasks: Iterable[Task]) -> None:
        """Take in how the tasks are now."""
        at_work = [task for task in tasks if task.is_at_work]
        self._obeying |= {task.id for task in at_work if task.state in _ENDING}
        self.are_over = not at_work
        self.are_called_off = any(
            task.id not in self._asked or (task.id in self._obeying and task.state not in _ENDING) for task in at_work
        )
