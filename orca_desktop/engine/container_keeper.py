"""Keeps one task's container running and knows where it answers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from orca_desktop.domain.containers import LastEnd, StoppedBy
from orca_desktop.domain.errors import (
    ContainerFailed,
    EngineError,
    EngineUnavailable,
    ImageMissing,
    OrcaError,
    TaskSilent,
)
from orca_desktop.domain.exits import exit_words
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.launching import Launch
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.waiting import first_of
from orca_desktop.ports.containers import ContainerEnded
from orca_desktop.ports.task_api import Address

log = logging.getLogger(__name__)

MAX_CRASHES = 5
LAST_LINES = 5

NEWS_SECONDS = 2.0
"""How long the engine's word of an ending that we asked for is waited for: it is not to be taken for the next one's."""

Tell = Callable[[TaskState, str], None]


class ContainerKeeper:
    """Starts the container, waits until it is healthy, and starts it again when it ends by itself."""

    def __init__(self, standing: Standing, tools: Tools, tell: Tell) -> None:
        """*tell* is told the state that the container gives the task, and the words for it."""
        self._standing = standing
        self._tools = tools
        self._tell = tell
        self._pauses = Backoff(first=tools.pace.retry, limit=tools.pace.retry_limit, random=tools.random)
        self._address = Address("")
        self._healthy = asyncio.Event()
        self._ended: asyncio.Queue[ContainerEnded] = asyncio.Queue()
        self._restart = asyncio.Event()
        self._restart_words = ""
        self._lives = 0
        self._birth = asyncio.Event()
        self._is_alive = False

    @property
    def is_alive(self) -> bool:
        """Whether the container was started and has not ended since, as far as the engine told."""
        return self._is_alive

    async def address(self) -> Address:
        """Where the container answers; waits until it is healthy."""
        await self._healthy.wait()
        return self._address

    async def life_after(self, known: int) -> int:
        """Wait until the container was started more than *known* times; returns how often it was."""
        while self._lives <= known:
            self._birth.clear()
            await self._birth.wait()
        return self._lives

    def ended(self, ending: ContainerEnded) -> None:
        """Tell the keeper that the engine saw the container end."""
        self._ended.put_nowait(ending)

    def restart(self, words: str) -> None:
        """Start the container anew as soon as `run` runs, without waiting for a pause. *words* say why."""
        self._restart_words = words
        self._restart.set()

    async def run(self) -> None:
        """Keep the container alive. Returns only when it gives up; the task's state then says why."""
        self._pauses.reset()
        self._restart.clear()
        self._standing.become(crashes=0, retry_at=None)
        while True:
            try:
                await self._live()
                continue  # it was told to restart
            except ImageMissing as error:
                self._tell(TaskState.FAILED, f"{error.title}. {error.message}")
                return
            except EngineUnavailable as error:
                self._tell(TaskState.UNHEALTHY, f"{error.title}. {error.message}")
                pause = self._tools.pace.engine_poll
            except EngineError as error:
                if self._has_crashed_too_often(error):
                    return
                pause = self._pauses.next()
            finally:
                self._healthy.clear()
            await self._wait(pause)

    async def end(self, by: StoppedBy, reason: str) -> None:
        """Stop the container and write down who ended it. Raises EngineError; then it may still run."""
        await self._tools.containers.stop(self._standing.task.id)
        if self._is_alive:
            self._is_alive = False
            self._standing.keep(last_end=LastEnd(by=by, at=self._tools.clock.wall(), reason=reason))

    # -- one life -----------------------------------------------------------------------------------------------

    async def _live(self) -> None:
        """One life of the container. Raises EngineError when it ends or never begins; returns when told to restart."""
        self._tell(TaskState.STARTING, "Preparing the container")
        self._restart.clear()
        while not self._ended.empty():  # of an earlier life; this one may end before its start is reported
            self._ended.get_nowait()
        await self._begin()
        ending = asyncio.ensure_future(self._ended.get())
        restart = asyncio.ensure_future(self._restart.wait())
        await first_of(ending, restart, asyncio.ensure_future(self._care()))
        if ending.done() and not ending.cancelled():
            raise await self._failure(ending.result())
        self._healthy.clear()
        self._tell(TaskState.STOPPING, "Stopping the container, to start it again")
        await self.end(StoppedBy.USER, self._restart_words)
        await self._await_news()

    async def _begin(self) -> None:
        task = self._standing.task
        launch = Launch(task.id, self._tools.publish, lambda words: self._tell(TaskState.STARTING, words))
        try:
            with launch:
                running = await self._tools.containers.start(task.id, task.run_plan, launch.progress)
        except ContainerFailed as error:
            self._keep_crash(error.reason, lines=error.last_lines)
            raise
        self._address = running.address
        self._is_alive = True
        self._lives += 1
        self._birth.set()

    async def _care(self) -> None:
        """What is done while the container lives: wait for its server, then forget old crashes in time."""
        await self._until_healthy()
        self._healthy.set()
        self._tell(TaskState.RUNNING, "")
        await self._tools.clock.sleep(self._tools.pace.stable)
        self._pauses.reset()
        self._standing.become(crashes=0)
        await asyncio.Event().wait()

    async def _until_healthy(self) -> None:
        self._tell(TaskState.STARTING, "Waiting for the task's server on port 8080")
        clock, silence = self._tools.clock, self._tools.pace.silence
        began, said = clock.now(), False
        while not await self._tools.task_api.is_healthy(self._address):
            if not said and clock.now() - began > silence:
                silent, said = TaskSilent("health check", silence), True
                self._tell(TaskState.UNHEALTHY, f"{silent.title}. {silent.message}")
            await clock.sleep(self._tools.pace.health_poll)

    # -- ends and pauses ----------------------------------------------------------------------------------------

    async def _failure(self, ending: ContainerEnded) -> ContainerFailed:
        """Write down how the container ended by itself; returns the error that says so."""
        self._is_alive = False
        lines: tuple[str, ...] = ()
        with suppress(OrcaError):  # an engine that went away with the container keeps its words to itself
            lines = await self._tools.containers.last_lines(self._standing.task.id, LAST_LINES)
        self._keep_crash(exit_words(ending.exit_code), lines=lines, ending=ending)
        return ContainerFailed(_why(ending), lines)

    def _keep_crash(self, reason: str, *, lines: tuple[str, ...], ending: ContainerEnded | None = None) -> None:
        end = LastEnd(by=StoppedBy.CRASH, at=self._tools.clock.wall(), reason=reason, last_lines=lines)
        if ending is not None:
            end = replace(end, exit_code=ending.exit_code, out_of_memory=ending.out_of_memory)
        self._standing.keep(last_end=end)

    def _has_crashed_too_often(self, error: EngineError) -> bool:
        """Count a crash and tell it."""
        crashes = self._standing.task.crashes + 1
        log.info("container of %s: crash %s: %s", self._standing.task.id, crashes, error)
        self._standing.become(crashes=crashes)
        words = f"{error.title}. {error.message}"
        if crashes < MAX_CRASHES:
            self._tell(TaskState.UNHEALTHY, f"{words} It is started again.")
            return False
        end = f"It was started {crashes} times and is left stopped. Start it again when you know more."
        self._tell(TaskState.FAILED, f"{words} {end}")
        return True

    async def _wait(self, seconds: float) -> None:
        """Wait before the next start, the moment of which is shown; a restart does not wait."""
        self._standing.become(retry_at=self._tools.clock.wall() + seconds)
        try:
            pause = asyncio.ensure_future(self._tools.clock.sleep(seconds))
            await first_of(pause, asyncio.ensure_future(self._restart.wait()))
        finally:
            self._standing.become(retry_at=None)

    async def _await_news(self) -> None:
        news = asyncio.ensure_future(self._ended.get())
        await first_of(news, asyncio.ensure_future(self._tools.clock.sleep(NEWS_SECONDS)))


def _why(ending: ContainerEnded) -> str:
    if ending.out_of_memory:
        return "It used more memory than it may and was ended"
    return f"It ended by itself with exit code {ending.exit_code}"
