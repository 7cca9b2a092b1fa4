"""The node: takes commands, owns one worker per joined task, watches the container engine and the wallet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from orca_desktop.domain.commands import Command, JoinTask, ReviewTask, StartTask, StopTask
from orca_desktop.domain.errors import AlreadyJoined, EngineError, NetworkError, OrcaError
from orca_desktop.domain.events import CommandRefused, EngineChanged, TaskReviewed, WalletChanged, WorkerCrashed
from orca_desktop.domain.status import EngineStatus, WalletStatus
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.engine import joining
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import TaskWorker

log = logging.getLogger(__name__)

MAX_RESTARTS = 3
BUG = (
    "A fault in this program stopped the task. Its stake is not touched; start it again, and report what the log says."
)


class Engine:
    """`submit` takes commands at any time; what came of them is an event."""

    def __init__(self, tools: Tools, wallet_name: str) -> None:
        self._tools = tools
        self._wallet_name = wallet_name
        self._inbox: asyncio.Queue[Command] = asyncio.Queue()
        self._workers: dict[TaskId, TaskWorker] = {}
        self._wanted: list[TaskId] = []
        self._running: dict[TaskId, asyncio.Task[None]] = {}
        self._engine_status: EngineStatus | None = None

    def restore(self) -> None:
        """Take up the tasks and rounds of the last run of the program, before `run`. Raises JournalError."""
        for task, wanted in self._tools.history.tasks():
            worker = self._add(replace(task, state=TaskState.STOPPED, detail=""))
            worker.restore()
            if wanted:
                self._wanted.append(task.id)

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
            for worker in self._workers.values():
                group.create_task(self._follow(worker), name=f"account of {worker.task.name}")
            for task_id in self._wanted:
                self._start(task_id, group)
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
                case StartTask(task_id):
                    self._start(task_id, group)
                case StopTask(task_id):
                    self._stop(task_id)
        except OrcaError as error:
            self._tools.publish(CommandRefused(command, error.title, error.message))

    async def _review(self, text: str) -> None:
        reviewed = await joining.review(text, self._tools)
        self._refuse_twice(reviewed.task_id)
        self._tools.publish(TaskReviewed(reviewed))

    async def _join(self, task_id: TaskId, group: asyncio.TaskGroup) -> None:
        self._refuse_twice(task_id)
        reviewed = await joining.review(task_id, self._tools)
        self._refuse_twice(task_id)  # it may have been joined meanwhile
        worker = self._add(joining.joined(reviewed))
        worker.restore()
        group.create_task(self._follow(worker), name=f"account of {worker.task.name}")
        self._start(task_id, group)

    def _refuse_twice(self, task_id: TaskId) -> None:
        if task_id in self._workers:
            raise AlreadyJoined(self._workers[task_id].task.name)

    def _start(self, task_id: TaskId, group: asyncio.TaskGroup) -> None:
        worker = self._workers.get(task_id)
        if worker is None or task_id in self._running:
            return
        self._tools.history.save_task(worker.task, wanted=True)
        running = group.create_task(self._run(worker), name=f"worker {worker.task.name}")
        self._running[task_id] = running
        running.add_done_callback(lambda _: self._running.pop(task_id, None))

    def _stop(self, task_id: TaskId) -> None:
        running = self._running.get(task_id)
        if running is not None:
            self._tools.history.save_task(self._workers[task_id].task, wanted=False)
            running.cancel()

    # -- workers ------------------------------------------------------------------------------------------------

    def _add(self, task: Task) -> TaskWorker:
        worker = TaskWorker(task, self._tools)
        self._workers[task.id] = worker
        return worker

    async def _follow(self, worker: TaskWorker) -> None:
        await self._guarded(worker, worker.follow)

    async def _run(self, worker: TaskWorker) -> None:
        await self._guarded(worker, worker.run)

    async def _guarded(self, worker: TaskWorker, work: Callable[[], Awaitable[None]]) -> None:
        """Catch every exception here and nowhere else: a bug in one task must not cost the others their round."""
        for crashes in range(1, MAX_RESTARTS + 2):
            try:
                await work()
            except Exception as error:
                log.exception("worker of %s crashed", worker.task.name)
                will_restart = crashes <= MAX_RESTARTS
                self._tools.publish(WorkerCrashed(worker.task.id, repr(error), will_restart))
                if will_restart:
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
