"""Follows what a task's containers write, life after life, and tells it by rounds."""

from __future__ import annotations

from contextlib import suppress

from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import LogAppended
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.variables import Variables


class Output:
    """`follow` runs until cancelled. Values of variables are hidden in what is told."""

    def __init__(self, standing: Standing, tools: Tools, keeper: ContainerKeeper, variables: Variables) -> None:
        self._standing = standing
        self._tools = tools
        self._keeper = keeper
        self._variables = variables

    async def follow(self) -> None:
        task_id, life = self._standing.task.id, 0
        while True:
            life = await self._keeper.life_after(life)
            with suppress(OrcaError):
                async for lines in self._tools.containers.logs(task_id):
                    shown = tuple(map(self._variables.hidden, lines))
                    self._tools.publish(LogAppended(task_id, shown, self._round()))

    def _round(self) -> int | None:
        """The round that is being worked on now; None before the task's first."""
        slot = self._tools.slots.slot()
        number = self._standing.task.windows.round_at(slot)
        return number if slot and number >= 0 else None
