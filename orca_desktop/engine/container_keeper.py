"""Keeps one task's container running and knows where it answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from orca_desktop.domain.errors import ContainerFailed, EngineError, EngineUnavailable, ImageMissing, TaskSilent
from orca_desktop.domain.tasks import TaskId, TaskState
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.tools import Pace
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.containers import ContainerEnded, Containers
from orca_desktop.ports.task_api import Address, TaskApi

log = logging.getLogger(__name__)

MAX_CRASHES = 5
LAST_LINES = 5

Tell = Callable[[TaskState, str], None]


class ContainerKeeper:
    """Starts the container, waits until it is healthy, and starts it again when it ends by itself."""

    def __init__(
        self,
        task_id: TaskId,
        image: str,
        *,
        containers: Containers,
        task_api: TaskApi,
        clock: Clock,
        pace: Pace,
        tell: Tell,
    ) -> None:
        self._task_id = task_id
        self._image = image
        self._containers = containers
        self._task_api = task_api
        self._clock = clock
        self._pace = pace
        self._tell = tell
        self._address = Address("")
        self._healthy = asyncio.Event()
        self._ended: asyncio.Queue[ContainerEnded] = asyncio.Queue()

    async def address(self) -> Address:
        """Where the container answers; waits until it is healthy."""
        await self._healthy.wait()
        return self._address

    def ended(self, ending: ContainerEnded) -> None:
        """Tell the keeper that the engine saw the container end."""
        self._ended.put_nowait(ending)

    async def run(self) -> None:
        """Keep the container alive. Returns only when it gives up; the task's state then says why."""
        backoff = Backoff(first=self._pace.retry, limit=self._pace.retry_limit)
        crashes = 0
        while crashes < MAX_CRASHES:
            try:
                await self._live()
            except ImageMissing as error:
                self._tell(TaskState.FAILED, f"{error.title}. {error.message}")
                return
            except EngineUnavailable as error:
                self._tell(TaskState.UNHEALTHY, f"{error.title}. {error.message}")
            except EngineError as error:
                crashes += 1
                log.info("container of %s: %s", self._task_id, error)
                state = TaskState.UNHEALTHY if crashes < MAX_CRASHES else TaskState.FAILED
                self._tell(state, self._words(error, crashes))
            finally:
                self._healthy.clear()
            if crashes < MAX_CRASHES:
                await self._clock.sleep(backoff.next())

    async def _live(self) -> None:
        """One life of the container. Raises EngineError when it ends or never begins."""
        self._tell(TaskState.STARTING, "Preparing the container")
        running = await self._containers.start(
            self._task_id, self._image, lambda words: self._tell(TaskState.STARTING, words)
        )
        self._address = running.address
        while not self._ended.empty():  # of an earlier life
            self._ended.get_nowait()
        ending = asyncio.ensure_future(self._ended.get())
        try:
            healthy = asyncio.ensure_future(self._until_healthy())
            try:
                await asyncio.wait({ending, healthy}, return_when=asyncio.FIRST_COMPLETED)
                if healthy.done():
                    healthy.result()
                    self._healthy.set()
                    self._tell(TaskState.RUNNING, "")
                    await ending
            finally:
                healthy.cancel()
            raise ContainerFailed(_why(await ending), await self._containers.last_lines(self._task_id, LAST_LINES))
        finally:
            ending.cancel()

    async def _until_healthy(self) -> None:
        self._tell(TaskState.STARTING, "Waiting for the task's server on port 8080")
        began, said = self._clock.now(), False
        while not await self._task_api.is_healthy(self._address):
            if not said and self._clock.now() - began > self._pace.silence:
                silent, said = TaskSilent("health check", self._pace.silence), True
                self._tell(TaskState.UNHEALTHY, f"{silent.title}. {silent.message}")
            await self._clock.sleep(self._pace.health_poll)

    def _words(self, error: EngineError, crashes: int) -> str:
        words = f"{error.title}. {error.message}"
        if crashes >= MAX_CRASHES:
            return f"{words} It was started {crashes} times and is left stopped. Start it again when you know more."
        return f"{words} It is started again."


def _why(ending: ContainerEnded) -> str:
    if ending.out_of_memory:
        return "It used more memory than it may and was ended"
    return f"It ended by itself with exit code {ending.exit_code}"
