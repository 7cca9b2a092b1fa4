"""One joined task: follows its account for as long as the program runs, and takes part in its rounds while wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from orca_desktop.domain.containers import StoppedBy
from orca_desktop.domain.errors import JoinError, JournalError, NetworkError, OrcaError
from orca_desktop.domain.leaving import IsBeingLeft
from orca_desktop.domain.status import EngineStatus
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.domain.variable_errors import waits_for
from orca_desktop.engine.agreement import WAITS, Agreement
from orca_desktop.engine.choices import Choices
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.finishing import finishing_words
from orca_desktop.engine.following import AccountFollower
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.output import Output
from orca_desktop.engine.second_look import SecondLook
from orca_desktop.engine.server_watch import ServerWatch
from orca_desktop.engine.stage_terms import StageTerms
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.testimony import Testimony
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.variables import Variables
from orca_desktop.engine.watched_api import WatchedTaskApi
from orca_desktop.engine.ways import rounds_of, tools_of
from orca_desktop.ports.containers import ContainerEnded

Reason = tuple[StoppedBy, str]

LOOKING = "Looking up the image"

CLOSED = (StoppedBy.POLICY, "The program was closed")
ASKED = (StoppedBy.USER, "")
LEFT_BEHIND = (StoppedBy.POLICY, "It still ran from before this start of the program, and was not wanted")
CHANGED = (StoppedBy.UPDATE, "Something has changed since you agreed to run it")
FINISHED = (StoppedBy.POLICY, "Its rounds are finished, as you asked")


class TaskWorker:
    """`follow` runs for as long as the program, `run` for as long as the user wants the task to run."""

    def __init__(self, standing: Standing, tools: Tools) -> None:
        self._standing = standing
        self._board = HealthBoard(standing)
        tools = tools_of(standing, tools)
        stages = StageTerms(standing, tools)
        api = WatchedTaskApi(stages, self._board)
        self._tools = tools = replace(tools, task_api=api)
        server = ServerWatch(api, self._board, tools.clock, tools.pace, self._tell)
        self.variables = Variables(standing, tools)
        self._keeper = ContainerKeeper(standing, tools, self._board, server, self.variables, self._tell)
        self._follower = AccountFollower(standing, tools, lambda number: self._participation.is_carried(number))
        self._participation = rounds_of(standing, self._keeper, tools, self._follower, self._show_state)
        self._output = Output(standing, tools, self._keeper, self.variables)
        self.choices = Choices(standing)
        self.agreement = Agreement(standing, tools)
        self.second_look = SecondLook(standing, tools, stages, self._keeper, self.variables)
        self.testimony = Testimony(standing, tools, stages)
        self._told = (TaskState.STOPPED, "")
        self._reason = CLOSED
        self._is_ending = True
        self._parts: tuple[asyncio.Task[Any], ...] = ()
        self._trailing = asyncio.Event()
        self._stopped = asyncio.Event()

    @property
    def task(self) -> Task:
        return self._standing.task

    @property
    def is_wanted(self) -> bool:
        return self._standing.wanted

    @property
    def has_container(self) -> bool:
        """Whether a container of the task runs."""
        return self._keeper.is_alive

    @property
    def life(self) -> str:
        """Which life of the container this is, or was the last one."""
        return self._keeper.life

    async def until_trailing(self) -> None:
        """Wait until the container is stopped and only what needs none is left."""
        await self._trailing.wait()

    def container_ended(self, ending: ContainerEnded) -> None:
        self._keeper.ended(ending)

    def engine_seen(self, status: EngineStatus) -> None:
        """Tell how the container engine fares."""
        self._board.engine(reachable=status.reachable, problem=status.problem)

    def failed(self, words: str) -> None:
        """Say that a bug of ours stopped this worker."""
        self._standing.become(state=TaskState.FAILED, detail=words)

    def restore(self) -> None:
        """Show the task, and the rounds that the history knows of it."""
        self._follower.restore()

    async def follow(self) -> None:
        """Keep amounts and the ends of rounds up to date until cancelled, whether the task runs or not."""
        await self._follower.run()

    # -- leaving it ---------------------------------------------------------------------------------------------

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Inside the block nothing can start it any more. Raises IsBeingLeft where it is being left already."""
        if self._standing.is_leaving:
            raise IsBeingLeft
        self._standing.is_leaving = True
        try:
            yield
        finally:
            self._standing.is_leaving = self._standing.is_gone

    async def look_at_account(self) -> None:
        """Bring the amounts up to date, where the network can be asked."""
        if self._tools.slots.slot():
            with suppress(NetworkError, JoinError, JournalError):
                await self._follower.refresh()

    async def forget(self) -> None:
        """Take it out of the records and the keyring once nothing runs. Raises WalletError, JournalError: it stays."""
        await self.variables.forget_all()
        self._standing.leave()

    # -- what the user wants ------------------------------------------------------------------------------------

    def want(self, *, wanted: bool) -> None:
        """Keep whether the task shall run. Raises JournalError."""
        self._standing.want(wanted=wanted)

    def begin(self) -> None:
        """To be called before `run` is started: from now on it counts as running."""
        self._stopped.clear()
        self._trailing.clear()
        self._reason = CLOSED
        self._is_ending = False
        self._parts = ()
        self._told = (self.task.state, self.task.detail)
        self._participation.carry_on()  # here and not in `run`, which may only begin after the next `finish`

    def stop(self) -> None:
        """Stop the container at once. `run` returns when what the rounds need no container for is done too."""
        if not self._is_leaving:
            self._reason = ASKED
            self._stopped.set()

    def finish(self, reason: Reason = FINISHED) -> None:
        """Begin no new round; `run` then stops the container once no round needs it. *reason*: who ends it, and why."""
        if not self._is_leaving:
            self._reason = reason
            self._participation.finish()
            self._show_state()

    def wait(self, words: str = "") -> None:
        """Say what the task waits for before it is started: the user's word on changes, variables, or *words*."""
        if self._is_ending:
            self._standing.become(state=TaskState.STOPPED, detail=_waiting_words(self.task) or words)

    def looking(self) -> None:
        """Say that what the task would run is looked up, which may take as long as its registry takes."""
        if self._is_ending:
            self._standing.become(state=TaskState.STARTING, detail=LOOKING)

    def rest(self) -> None:
        """Say that nothing is started after all; what runs is left as it is."""
        if self._is_ending and self.task.state is TaskState.STARTING:
            self._standing.become(state=TaskState.STOPPED, detail="")

    def carry_on(self) -> bool:
        """Whether `run` goes on; what was told to finish begins rounds again. False when it is ending."""
        if self._is_leaving:
            return False
        self._reason = CLOSED
        self._participation.carry_on()
        self._show_state()
        return True

    def restart(self, words: str) -> bool:
        """Start the container anew while the rounds go on; False when `run` is ending. *words* say why."""
        if self._is_leaving:
            return False
        self._keeper.restart(words)
        return True

    @property
    def _is_leaving(self) -> bool:
        """Whether `run` is ending, or about to: what it consists of may have ended a moment before it."""
        is_over = self._participation.has_given_up or any(part.done() for part in self._parts)
        return self._is_ending or self._stopped.is_set() or is_over

    # -- taking part --------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Run the container and the rounds until cancelled, finished or without sense; then stop the container.

        Unless it is cancelled it returns only when the lists and payouts of the last rounds are done, which need no
        container: a node that was chosen to write a list, or whose proof is made, does its part also without one.
        """
        self._is_ending = False
        self._trailing.clear()
        self._board.open()
        async with asyncio.TaskGroup() as rounds:
            try:
                await self._take_part(rounds)
                self._participation.leave_container(self._leaving_words())
            except BaseException:
                self._participation.abandon()
                raise
            finally:
                self._is_ending = True
                await self._surely(self._stop_container())
                self._trailing.set()

    async def put_away(self) -> None:
        """Stop the container that was left running by an earlier life of the program though nobody wants it to."""
        self._keeper.found_alive()
        self._reason = LEFT_BEHIND
        await self._surely(self._stop_container())

    def _leaving_words(self) -> str:
        """What rounds say whose container stages end here."""
        return "You stopped the task." if self._reason == ASKED else self.task.detail

    async def _take_part(self, rounds: asyncio.TaskGroup) -> None:
        """Return when the rounds are finished, the container is given up, or the task is told to stop."""
        name = self.task.name
        async with asyncio.TaskGroup() as group:
            taking_part = group.create_task(self._participation.run(rounds), name=f"rounds of {name}")
            keeper = group.create_task(self._keeper.run(), name=f"container of {name}")
            logs = group.create_task(self._output.follow(), name=f"logs of {name}")
            stopped = group.create_task(self._stopped.wait(), name=f"stop of {name}")
            self._parts = (taking_part, keeper)
            await asyncio.wait({*self._parts, stopped}, return_when=asyncio.FIRST_COMPLETED)
            for running in (taking_part, keeper, logs, stopped):
                running.cancel()

    async def _surely(self, work: Coroutine[Any, Any, None]) -> None:
        """Finish *work* even when the program is told to quit meanwhile: no container is left behind."""
        finishing = asyncio.create_task(work, name=f"end of {self.task.name}")
        interrupted = False
        while not finishing.done():
            try:
                await asyncio.shield(finishing)
            except asyncio.CancelledError:
                interrupted = True
        finishing.result()
        if interrupted:
            raise asyncio.CancelledError

    async def _stop_container(self) -> None:
        if self.task.state is TaskState.FAILED:  # its words stay: they say why it is over
            if self._keeper.is_alive:
                self._board.clear()
            with suppress(OrcaError):
                await self._keeper.end(StoppedBy.POLICY, self.task.detail)
            return
        self._board.clear()
        self._standing.become(state=TaskState.STOPPING, detail="Stopping the container")
        try:
            await self._keeper.end(*self._reason)
        except OrcaError as error:
            self._standing.become(state=TaskState.FAILED, detail=f"It could not be stopped. {error.message}")
        else:
            waits = _waiting_words(self.task) if self.is_wanted else ""
            self._standing.become(state=TaskState.STOPPED, detail=waits, crashes=0)

    # -- what is shown ------------------------------------------------------------------------------------------

    def _tell(self, state: TaskState, detail: str) -> None:
        self._told = (state, detail)
        self._show_state()

    def _show_state(self) -> None:
        """The container's state; while the rounds are being finished, that, unless the container is being started."""
        if self._is_ending:
            return
        state, detail = self._told
        if self._participation.is_finishing and state in (TaskState.RUNNING, TaskState.UNHEALTHY):
            state, detail = TaskState.FINISHING, finishing_words(self._participation.under_way, detail)
        self._standing.become(state=state, detail=detail)


def _waiting_words(task: Task) -> str:
    """What the user has to do before the task is started; empty when there is nothing."""
    if task.changes:
        return WAITS
    return waits_for(task.variables_missing) if task.variables_missing else ""
