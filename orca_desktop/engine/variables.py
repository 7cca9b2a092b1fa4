"""A task's variables: kept for the user, filled in just before a launch, and hidden in what comes back from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from orca_desktop.domain.containers import RunPlan
from orca_desktop.domain.errors import WalletError
from orca_desktop.domain.secrets import Secret, veil
from orca_desktop.domain.tasks import TaskReview
from orca_desktop.domain.variable_errors import VariableRefused, VariablesMissing
from orca_desktop.domain.variables import MAX_VALUES, asked_for, filled, problem_of
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools

Values = tuple[tuple[str, Secret], ...]


class Variables:
    """Of one joined task. The task itself holds the names only; `hidden` takes the values out of a text."""

    def __init__(self, standing: Standing, tools: Tools) -> None:
        self._standing = standing
        self._tools = tools
        self.hidden: Callable[[str], str] = veil(())

    async def change(self, values: Values, removed: Iterable[str]) -> None:
        """Keep and remove. Raises VariableRefused, then nothing has changed; WalletError; JournalError."""
        task = self._standing.task
        check(values, asked=(*asked_for(task.run_plan), *task.variables_set))
        names = dict.fromkeys(task.variables_set)
        try:
            for name in removed:
                await self._tools.variables.forget(task.id, name)
                names.pop(name, None)
            for name, value in values:
                await self._tools.variables.keep(task.id, name, value)
                names[name] = None
        finally:
            self._standing.keep(variables_set=tuple(names), variables_at=self._tools.clock.wall())

    async def forget_all(self) -> None:
        """Remove every value from the keyring. Raises WalletError, JournalError."""
        task = self._standing.task
        names = tuple(dict.fromkeys((*task.variables_set, *asked_for(task.run_plan))))
        if names:
            await self.change((), names)

    async def look(self) -> None:
        """Tell which of the variables are set; what cannot be asked stays as it was told."""
        task = self._standing.task
        with suppress(WalletError):
            found = await self._tools.variables.values(task.id, asked_for(task.run_plan))
            self._note(found)

    async def plan(self) -> RunPlan:
        """The task's plan with the values filled in. Goes to the engine only; raises as `of_plan` does."""
        return await self.of_plan(self._standing.task.run_plan)

    async def of_plan(self, plan: RunPlan) -> RunPlan:
        """A plan of this task with the values filled in. It goes to the engine and nowhere else.

        Raises VariablesMissing and WalletError.
        """
        asked = asked_for(plan)
        if not asked:
            return plan
        found = await self._tools.variables.values(self._standing.task.id, asked)
        self.hidden = veil(found.values())
        self._note(found)
        if missing := tuple(name for name in asked if name not in found):
            raise VariablesMissing(missing)
        return filled(plan, {name: value.reveal() for name, value in found.items()})

    def _note(self, found: Mapping[str, Secret]) -> None:
        task = self._standing.task
        asked = asked_for(task.run_plan)
        kept = tuple(name for name in task.variables_set if name in found or name not in asked)
        names = (*kept, *(name for name in found if name not in kept))
        if names != task.variables_set:
            self._standing.keep(variables_set=names)


async def keep_for_joining(reviewed: TaskReview, values: Values, tools: Tools) -> tuple[str, ...]:
    """Keep what the user gave when joining; the names of all that is set then. Raises VariableRefused, WalletError."""
    asked = (*reviewed.missing_variables, *reviewed.variables_set)
    check(values, asked=asked)
    for name, value in values:
        await tools.variables.keep(reviewed.task_id, name, value)
    given = tuple(name for name, _ in values)
    return tuple(name for name in asked if name in given or name in reviewed.variables_set)


def check(values: Values, *, asked: Iterable[str]) -> None:
    """Raises VariableRefused for a value that cannot be kept, and for one that the task does not ask for."""
    known = frozenset(asked)
    for name, value in values:
        if name not in known:
            raise VariableRefused(name, "the task does not ask for it")
        if problem := problem_of(value.reveal()):
            raise VariableRefused(name, problem)
    if sum(len(value) for _, value in values) > MAX_VALUES:
        raise VariableRefused(values[0][0], f"all values together are longer than {MAX_VALUES:,} characters")
