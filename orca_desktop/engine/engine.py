"""The node: takes commands, owns one worker per joined task, watches the container engine and the wallet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

from orca_desktop.domain.commands import (
    ApproveChanges,
    Command,
    FinishTask,
    JoinTask,
    RestartTask,
    ReviewTask,
    RollBackImage,
    SetGrants,
    SetProfile,
    StartTask,
    StopTask,
)
from orca_desktop.domain.errors import AlreadyJoined, EngineError, NetworkError, OrcaError
from orca_desktop.domain.events import CommandRefused, EngineChanged, TaskReviewed, WalletChanged, WorkerCrashed
from orca_desktop.domain.status import EngineStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.engine import joining
from orca_desktop.engine.standing import Standing, at_rest
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.usage import UsageSampler
from orca_desktop.engine.worker import TaskWorker

TaskCommand = StartTask | StopTask | FinishTask | RestartTask | ApproveChanges | RollBackImage | SetProfile | SetGrants

log = logging.getLogger(__name__)

MAX_RESTARTS = 3
BUG = (
    "A fault in this program stopped the task. Its stake is not touched; start it again, and report what the log says."
)

COMMAND_BUG_TITLE = "That did not work"
COMMAND_BUG = "A fault in this program. Nothing was changed that it can tell; try again, and report what the log says."


class Engine:
    """`submit` takes commands at any time; what came of them is an event."""

    def __init__(self, tools: Tools, wallet_name: str) -> None:
        self._tools = tools
        self._wallet_name = wallet_name
        self._inbox: asyncio.Queue[Command] = asyncio.Queue()
        self._workers: dict[TaskId, TaskWorker] = {}
        self._running: dict[TaskId, asyncio.Task[None]] = {}
        self._engine_status: EngineStatus | None = None

    def restore(self) -> None:
        """Take up the tasks and rounds of the last run of the program, before `run`. Raises JournalError."""
        for task, wanted in self._tools.history.tasks():
            self._add(at_rest(task), wanted=wanted).restore()

    def submit(self, command: Command) -> None:
        """Ask for something. Returns at once."""
        self._inbox.put_nowait(command)

    async def run(self) -> None:
        """Work until cancelled. Every worker has ended and every container is stopped when this returns."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tools.slots.run(), name="slot clock")
            group.create_task(self._watch_engine(), name="engine status")
            group.create_task(self._watch_endings(), name="container endings")
            group.create_task(self._watch_wallet(), name="wallet balance")
            group.create_task(UsageSampler(self._tools, self._with_container).run(), name="usage")
            for worker in self._workers.values():
                group.create_task(self._follow(worker), name=f"account of {worker.task.name}")
            for task_id in sorted(task_id for task_id, worker in self._workers.items() if worker.is_wanted):
                self._inbox.put_nowait(StartTask(task_id))
            while True:
                command = await self._inbox.get()
                group.create_task(self._carry_out(command, group), name=f"{type(command).__name__}")

    # -- commands -----------------------------------------------------------------------------------------------

    async def _carry_out(self, command: Command, group: asyncio.TaskGroup) -> None:
        try:
            match command:
                case ReviewTask(text):
                    await self._review(text)
                case JoinTask(task_id):
                    await self._join(task_id, group)
                case _:
                    worker = self._workers.get(command.task_id)
                    if worker is not None:
                        await self._carry_out_for(worker, command, group)
        except OrcaError as error:
            self._tools.publish(CommandRefused(command, error.title, error.message))
        except Exception:  # a fault in one command must not cost any task its round
            log.exception("a command failed: %s", type(command).__name__)
            self._tools.publish(CommandRefused(command, COMMAND_BUG_TITLE, COMMAND_BUG))

    async def _carry_out_for(self, worker: TaskWorker, command: TaskCommand, group: asyncio.TaskGroup) -> None:
        match command:
            case StartTask():
                await self._start(worker, group)
            case StopTask():
                self._stop(worker)
            case FinishTask():
                self._finish(worker)
            case RestartTask():
                if not self._restart(worker, "You restarted it"):
                    await self._start(worker, group)
            case SetProfile(_, profile):
                if worker.set_profile(profile):
                    self._restart(worker, "To run it in the box that you chose")
            case SetGrants(_, gpu, model_cache):
                if worker.set_grants(gpu=gpu, model_cache=model_cache):
                    self._restart(worker, "To run it with what you granted")

    async def _review(self, text: str) -> None:
        reviewed = await joining.review(text, self._tools)
        self._refuse_twice(reviewed.task_id)
        self._tools.publish(TaskReviewed(reviewed))

    async def _join(self, task_id: TaskId, group: asyncio.TaskGroup) -> None:
        self._refuse_twice(task_id)
        reviewed = await joining.review(task_id, self._tools)
        self._refuse_twice(task_id)  # it may have been joined meanwhile
        worker = self._add(joining.joined(reviewed), wanted=True)
        worker.restore()
        group.create_task(self._follow(worker), name=f"account of {worker.task.name}")
        await self._start(worker, group)

    def _refuse_twice(self, task_id: TaskId) -> None:
        if task_id in self._workers:
            raise AlreadyJoined(self._workers[task_id].task.name)

    async def _start(self, worker: TaskWorker, group: asyncio.TaskGroup) -> None:
        """Run the task's worker; one that is just ending is waited for."""
        worker.want(wanted=True)
        task_id = worker.task.id
        while (running := self._running.get(task_id)) is not None and not running.done():
            if not running.cancelling() and worker.carry_on():
                return
            if worker.is_trailing:
                running.cancel()  # the new run takes its rounds up where they stand
            await asyncio.wait({running})
        if worker.is_wanted:  # it may have been told to stop meanwhile
            worker.begin()
            self._running[task_id] = group.create_task(self._run(worker), name=f"worker {worker.task.name}")

    def _stop(self, worker: TaskWorker) -> None:
        worker.want(wanted=False)
        if (running := self._active(worker)) is not None:
            worker.stopping()
            running.cancel()

    def _finish(self, worker: TaskWorker) -> None:
        worker.want(wanted=False)
        if self._active(worker) is not None:
            worker.finish()

    def _restart(self, worker: TaskWorker, words: str) -> bool:
        """Start the container of a task that runs anew; False when it does not run."""
        return self._active(worker) is not None and worker.restart(words)

    def _active(self, worker: TaskWorker) -> asyncio.Task[None] | None:
        """What runs of a worker, unless it was told to end already."""
        running = self._running.get(worker.task.id)
        return None if running is None or running.done() or running.cancelling() else running

    # -- workers ------------------------------------------------------------------------------------------------

    def _add(self, task: Task, *, wanted: bool) -> TaskWorker:
        standing = Standing(task, wanted=wanted, history=self._tools.history, publish=self._tools.publish)
        worker = TaskWorker(standing, self._tools)
        self._workers[task.id] = worker
        return worker

    async def _follow(self, worker: TaskWorker) -> None:
        await self._guarded(worker, worker.follow, again=lambda: True)

    async def _run(self, worker: TaskWorker) -> None:
        await self._guarded(worker, worker.run, again=lambda: worker.is_wanted)

    async def _guarded(
        self, worker: TaskWorker, work: Callable[[], Awaitable[None]], *, again: Callable[[], bool]
    ) -> None:
        """Catch every exception here and nowhere else: a bug in one task must not cost the others their round.

        The work is done anew where *again* allows it.
        """
        for crashes in range(1, MAX_RESTARTS + 2):
            try:
                await work()
            except Exception as error:
                log.exception("worker of %s crashed", worker.task.name)
                will_restart = crashes <= MAX_RESTARTS and again()
                self._tools.publish(WorkerCrashed(worker.task.id, repr(error), will_restart))
                if not will_restart:
                    break
                await self._tools.clock.sleep(2.0**crashes * self._tools.pace.health_poll)
            else:
                return
        worker.failed(BUG)

    # -- the world around ---------------------------------------------------------------------------------------

    async def _watch_engine(self) -> None:
        while True:
            status = await self._tools.containers.status()
            if status != self._engine_status:
                self._engine_status = status
                self._tools.publish(EngineChanged(status))
            await self._tools.clock.sleep(self._tools.pace.engine_poll)

    async def _watch_endings(self) -> None:
        """Pass on which containers ended; an engine that went away is asked again later."""
        while True:
            with suppress(EngineError):
                async for ending in self._tools.containers.endings():
                    worker = self._workers.get(ending.task_id)
                    if worker is not None:
                        worker.container_ended(ending)
            await self._tools.clock.sleep(self._tools.pace.health_poll)

    def _with_container(self) -> Iterator[TaskId]:
        return (task_id for task_id, worker in self._workers.items() if worker.has_container)

    async def _watch_wallet(self) -> None:
        keys = self._tools.wallet.keys
        await self._tools.slots.known()
        while True:
            with suppress(NetworkError):
                balance = await self._tools.chain.balance(keys.main)
                slot = self._tools.slots.slot()
                self._tools.publish(
                    WalletChanged(WalletStatus(name=self._wallet_name, keys=keys, balance=balance, as_of=slot))
                )
            await self._tools.clock.sleep(self._tools.pace.engine_poll)
