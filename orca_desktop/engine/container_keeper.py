"""Keeps one task's container running and knows where it answers."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace

from orca_desktop.domain.containers import LastEnd, LayerState, Profile, StoppedBy
from orca_desktop.domain.errors import (
    ContainerFailed,
    EngineError,
    EngineUnavailable,
    ImageMissing,
    OrcaError,
    WalletError,
)
from orca_desktop.domain.exits import exit_words
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.variable_errors import VariablesMissing
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.boxing import LOOSER, SIGN_LINES, BoxTooTight, failure, has_sign, loosening_words
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.launching import Launch
from orca_desktop.engine.server_watch import ServerWatch
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tell, Tools
from orca_desktop.engine.variables import Variables
from orca_desktop.engine.waiting import first_of
from orca_desktop.ports.containers import ContainerEnded
from orca_desktop.ports.task_api import Address

log = logging.getLogger(__name__)

PREPARING = "Preparing the container"
RESTARTING = "Stopping the container, to start it again"
MAX_CRASHES = 5
LAST_LINES = 5


class ContainerKeeper:
    """Starts the container, waits until it is healthy, and starts it again when it ends by itself."""

    def __init__(
        self,
        standing: Standing,
        tools: Tools,
        board: HealthBoard,
        server: ServerWatch,
        variables: Variables,
        tell: Tell,
    ) -> None:
        """*tell* is told the state that the container gives the task, and the words for it."""
        self._variables = variables
        self._board = board
        self._server = server
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
        self._life = ""

    @property
    def life(self) -> str:
        """Which life of the container this is, or was the last one: RunningContainer.life."""
        return self._life

    @property
    def is_alive(self) -> bool:
        """Whether the container was started and has not ended since, as far as the engine told."""
        return self._is_alive

    @property
    def is_answering(self) -> bool:
        """Whether the container runs and its server has answered."""
        return self._healthy.is_set()

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
        """Tell the keeper that the engine saw the container end. Endings of earlier lives do not matter any more."""
        self._ended.put_nowait(ending)

    def found_alive(self) -> None:
        """Tell the keeper that a container of an earlier life of the program runs, which `end` is to stop."""
        self._is_alive = True

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
                continue  # it was told to start it anew
            except (ImageMissing, VariablesMissing) as error:
                self._fare_badly(TaskState.FAILED, f"{error.title}. {error.message}")
                return
            except WalletError as error:  # the keyring with the variables
                self._fare_badly(TaskState.UNHEALTHY, f"{error.title}. {error.message}")
                pause = self._pauses.next()
            except EngineUnavailable as error:
                self._board.engine(reachable=False, problem=error.message)
                self._fare_badly(TaskState.UNHEALTHY, f"{error.title}. {error.message}")
                pause = self._tools.pace.engine_poll
            except EngineError as error:
                if isinstance(error, BoxTooTight) and await self._loosen():
                    continue
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
        self._board.container(LayerState.WAITING, PREPARING)
        self._tell(TaskState.STARTING, PREPARING)
        self._restart.clear()
        await self._begin()
        ending = asyncio.ensure_future(self._end_of_this_life())
        restart = asyncio.ensure_future(self._restart.wait())
        await first_of(ending, restart, asyncio.ensure_future(self._care()))
        if ending.done() and not ending.cancelled():
            raise await self._failure(ending.result())
        self._healthy.clear()
        self._board.container(LayerState.WAITING, RESTARTING)
        self._tell(TaskState.STOPPING, RESTARTING)
        await self.end(StoppedBy.USER, self._restart_words)

    async def _begin(self) -> None:
        task = self._standing.task
        launch = Launch(task.id, self._tools.publish, lambda words: self._tell(TaskState.STARTING, words))
        try:
            with launch:
                plan = await self._variables.plan()
                running = await self._tools.containers.start(task.id, plan, launch.progress)
        except ContainerFailed as error:
            hidden = self._variables.hidden
            reason, lines = hidden(error.reason), tuple(map(hidden, error.last_lines))
            self._keep_crash(reason, lines=lines)
            raise failure(reason, lines, shown=LAST_LINES) from error
        self._address, self._life = running.address, running.life
        self._is_alive = True
        self._board.engine(reachable=True)
        self._board.container(LayerState.GOOD)
        self._lives += 1
        self._birth.set()

    async def _care(self) -> None:
        """What is done while the container lives: wait for its server, watch it, and forget old crashes in time."""
        answering = asyncio.ensure_future(self._server.until_healthy(self._address))
        await first_of(answering, asyncio.ensure_future(self._suspect_box()))
        if not self._standing.task.profile_settled:
            self._standing.keep(profile_settled=True)
        self._healthy.set()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._server.watch(self._address), name="server")
            group.create_task(self._forget_crashes(), name="stable time")

    async def _suspect_box(self) -> None:
        """Watch what a silent container says, for as long as its box may be loosened. Raises BoxTooTight."""
        while True:
            await self._tools.clock.sleep(self._tools.pace.silence)
            lines = await self._last_lines()
            if self._looser() is not None and has_sign(lines):
                reason = "It runs and does not answer"
                self._keep_crash(reason, lines=lines[-LAST_LINES:])
                raise BoxTooTight(reason, lines[-LAST_LINES:])

    def _looser(self) -> Profile | None:
        """The box to be tried next; None when the right one is known or there is no looser one."""
        task = self._standing.task
        return None if task.profile_settled else LOOSER.get(task.run_plan.profile)

    async def _loosen(self) -> bool:
        """Box the container in less tightly, where that may help."""
        task, profile = self._standing.task, self._looser()
        if profile is None:
            return False
        self._tell(TaskState.STARTING, loosening_words(task.run_plan.profile, profile))
        log.info("container of %s: profile %s is tried", task.id, profile.value)
        self._standing.keep(plan=replace(task.run_plan, profile=profile))
        if self._is_alive:
            self._is_alive = False
            with suppress(EngineError):  # starting by another plan replaces what runs
                await self._tools.containers.stop(task.id)
        return True

    async def _last_lines(self) -> tuple[str, ...]:
        with suppress(OrcaError):  # an engine that went away with the container keeps its words to itself
            lines = await self._tools.containers.last_lines(self._standing.task.id, SIGN_LINES)
            return tuple(map(self._variables.hidden, lines))
        return ()

    async def _forget_crashes(self) -> None:
        await self._tools.clock.sleep(self._tools.pace.stable)
        self._pauses.reset()
        self._standing.become(crashes=0)

    # -- ends and pauses ----------------------------------------------------------------------------------------

    async def _end_of_this_life(self) -> ContainerEnded:
        """Its news may have come before that of its start; those of earlier lives may come at any time."""
        while True:
            ending = await self._ended.get()
            if ending.life == self._life:
                return ending

    async def _failure(self, ending: ContainerEnded) -> ContainerFailed:
        """Write down how the container ended by itself; returns the error that says so."""
        self._is_alive = False
        lines = await self._last_lines()
        self._keep_crash(exit_words(ending.exit_code), lines=lines[-LAST_LINES:], ending=ending)
        return failure(_why(ending), lines, shown=LAST_LINES)

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
            self._fare_badly(TaskState.UNHEALTHY, f"{words} It is started again.")
            return False
        end = f"It was started {crashes} times and is left stopped. Start it again when you know more."
        self._fare_badly(TaskState.FAILED, f"{words} {end}")
        return True

    def _fare_badly(self, state: TaskState, words: str) -> None:
        self._board.container(LayerState.BAD, words)
        self._tell(state, words)

    async def _wait(self, seconds: float) -> None:
        """Wait before the next start, the moment of which is shown; a restart does not wait."""
        self._standing.become(retry_at=self._tools.clock.wall() + seconds)
        try:
            pause = asyncio.ensure_future(self._tools.clock.sleep(seconds))
            await first_of(pause, asyncio.ensure_future(self._restart.wait()))
        finally:
            self._standing.become(retry_at=None)


def _why(ending: ContainerEnded) -> str:
    if ending.out_of_memory:
        return "It used more memory than it may and was ended"
    if ending.exit_code is None:
        return exit_words(None)
    return f"It ended by itself with exit code {ending.exit_code}"
