"""One joined task: follows its account for as long as the program runs, and takes part in its rounds while wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

from orca_desktop.domain.containers import Profile, RunPlan, StoppedBy
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.events import LogAppended
from orca_desktop.domain.status import EngineStatus
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.engine.agreement import WAITS, Agreement
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.finishing import finishing_words
from orca_desktop.engine.following import AccountFollower
from orca_desktop.engine.health import HealthBoard
from orca_desktop.engine.participation import Participation
from orca_desktop.engine.server_watch import ServerWatch
from orca_desktop.engine.staking import Staking
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.watched_api import WatchedTaskApi
from orca_desktop.ports.containers import ContainerEnded

Reason = tuple[StoppedBy, str]

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
        api = WatchedTaskApi(tools.task_api, self._board)
        self._tools = tools = replace(tools, task_api=api)
        server = ServerWatch(api, self._board, tools.clock, tools.pace, self._tell)
        self._keeper = ContainerKeeper(standing, tools, self._board, server, self._tell)
        self._follower = AccountFollower(standing, tools, lambda number: self._participation.is_carried(number))
        self._participation = Participation(
            standing,
            self._keeper,
            tools,
            staking=Staking(standing, tools, self._follower.refresh),
            show=self._follower.show,
            changed=self._show_state,
        )
        self.agreement = Agreement(standing, tools)
        self._told = (TaskState.STOPPED, "")
        self._reason = CLOSED
        self._is_ending = True
        self._is_trailing = False

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
    def is_trailing(self) -> bool:
        """Whether the container is stopped and `run` only sees the last rounds to their end."""
        return self._is_trailing

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

    # -- what the user wants ------------------------------------------------------------------------------------

    def want(self, *, wanted: bool) -> None:
        """Keep whether the task shall run. Raises JournalError."""
        self._standing.want(wanted=wanted)

    def begin(self) -> None:
        """To be called before `run` is started: from now on it counts as running."""
        self._reason = CLOSED
        self._is_ending = self._is_trailing = False

    def stopping(self) -> None:
        """To be called before `run` is cancelled because the user wants the task stopped."""
        self._reason = ASKED

    def finish(self, reason: Reason = FINISHED) -> None:
        """Begin no new round; `run` then stops the container once no round needs it. *reason*: who ends it, and why."""
        if not self._is_ending:
            self._reason = reason
            self._participation.finish()
            self._show_state()

    def wait(self) -> None:
        """Say that the task is not started before the user has agreed to what has changed."""
        if self._is_ending:
            self._standing.become(state=TaskState.STOPPED, detail=WAITS)

    def carry_on(self) -> bool:
        """Whether `run` goes on; what was told to finish begins rounds again. False when it is ending."""
        if self._is_ending:
            return False
        self._reason = CLOSED
        self._participation.carry_on()
        self._show_state()
        return True

    def restart(self, words: str) -> bool:
        """Start the container anew while the rounds go on; False when `run` is ending. *words* say why."""
        if self._is_ending:
            return False
        self._keeper.restart(words)
        return True

    def set_profile(self, profile: Profile) -> bool:
        """Whether that changes what runs. Raises JournalError."""
        return self._set_plan(replace(self.task.run_plan, profile=profile), profile_settled=True)

    def set_grants(self, *, gpu: bool, model_cache: bool) -> bool:
        """Whether that changes what runs. Raises JournalError."""
        return self._set_plan(replace(self.task.run_plan, gpu=gpu, model_cache=model_cache))

    def _set_plan(self, plan: RunPlan, **changes: Any) -> bool:
        differs = plan != self.task.run_plan
        self._standing.keep(plan=plan, **changes)
        return differs

    # -- taking part --------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Run the container and the rounds until cancelled, finished or without sense; then stop the container.

        After a finish it returns only when the lists and payouts of the last rounds are done, which need no container.
        """
        self._is_ending = self._is_trailing = False
        self._board.open()
        async with asyncio.TaskGroup() as rounds:
            is_finished = False
            try:
                is_finished = await self._take_part(rounds)
            finally:
                self._is_ending = True
                if not is_finished:
                    self._participation.abandon()
                await self._surely(self._stop_container())
            self._is_trailing = True

    async def put_away(self) -> None:
        """Stop the container that was left running by an earlier life of the program though nobody wants it to."""
        self._keeper.found_alive()
        self._reason = LEFT_BEHIND
        await self._surely(self._stop_container())

    async def _take_part(self, rounds: asyncio.TaskGroup) -> bool:
        """Whether the rounds came to the end that was asked for."""
        name = self.task.name
        async with asyncio.TaskGroup() as group:
            taking_part = group.create_task(self._participation.run(rounds), name=f"rounds of {name}")
            keeper = group.create_task(self._keeper.run(), name=f"container of {name}")
            logs = group.create_task(self._collect_logs(), name=f"logs of {name}")
            await asyncio.wait({taking_part, keeper}, return_when=asyncio.FIRST_COMPLETED)
            for running in (taking_part, keeper, logs):
                running.cancel()
        return not taking_part.cancelled() and taking_part.result()

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
            waits = WAITS if self.task.changes and self.is_wanted else ""
            self._standing.become(state=TaskState.STOPPED, detail=waits, crashes=0)

    async def _collect_logs(self) -> None:
        """Follow the output of every life of the container."""
        life = 0
        while True:
            life = await self._keeper.life_after(life)
            with suppress(OrcaError):
                async for lines in self._tools.containers.logs(self.task.id):
                    self._tools.publish(LogAppended(self.task.id, lines, self._round()))

    def _round(self) -> int | None:
        """The round that is being worked on now; None before the task's first."""
        slot = self._tools.slots.slot()
        number = self.task.windows.round_at(slot)
        return number if slot and number >= 0 else None

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
