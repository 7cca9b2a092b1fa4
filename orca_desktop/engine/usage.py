"""Asks every few seconds what the containers that run use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from orca_desktop.domain.errors import EngineError
from orca_desktop.domain.events import UsageSampled
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.tools import Tools

AT_ONCE = 4
"""So many tasks are asked about at a time: an answer keeps the container engine busy for a moment."""


class UsageSampler:
    """*running* tells whose containers run."""

    def __init__(self, tools: Tools, running: Callable[[], Iterable[TaskId]]) -> None:
        self._tools = tools
        self._running = running

    async def run(self) -> None:
        """Sample until cancelled."""
        while True:
            began = self._tools.clock.now()
            waiting = iter(tuple(self._running()))
            async with asyncio.TaskGroup() as group:
                for _ in range(AT_ONCE):
                    group.create_task(self._sample(waiting), name="usage")
            await self._tools.clock.sleep(self._pause(self._tools.clock.now() - began))

    async def _sample(self, waiting: Iterator[TaskId]) -> None:
        """Ask about one after the other until none waits."""
        for task_id in waiting:
            with suppress(EngineError):  # the engine's own status says what is wrong
                sample = await self._tools.containers.usage(task_id)
                if sample is not None:
                    self._tools.publish(UsageSampled(task_id, sample))

    def _pause(self, taken: float) -> float:
        """The rest of the interval; a part of it also when the answers took longer."""
        interval = self._tools.pace.usage
        return max(interval - taken, interval / 5)
