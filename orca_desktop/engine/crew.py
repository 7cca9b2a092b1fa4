"""The workers of all joined tasks: each followed for as long as the program runs, and at work while it is wanted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from orca_desktop.domain.errors import AlreadyJoined, EngineError
from orca_desktop.domain.events import WorkerCrashed
from orca_desktop.domain.leaving import check_leaving
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.domain.ways import Way
from orca_desktop.engine.second_look import lent_id
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import TaskWorker

log = logging.getLogger(__name__)

MAX_RESTARTS = 3
BUG = (
    "A fault in this program stopped the task. Its stake is not touched; start it again, and report what the log says."
)


class Crew:
    """`workers` by their task. Nothing runs before `begin`; *group* of `begin` bounds all that does."""

    def __init__(self, tools: Tools) -> None:
        self.workers: dict[TaskId, TaskWorker] = {}
        self._tools = tools
        self._group: asyncio.TaskGroup | None = None
        self._running: dict[TaskId, asyncio.Task[None]] = {}
        self._following: dict[TaskId, asyncio.Task[None]] = {}

    def begin(self, group: asyncio.TaskGroup) -> None:
        """Follow the accounts of the tasks that are there."""
        self._group = group
        for worker in self.workers.values():
            self.follow(worker)

    # -- who is there -------------------------------------------------------------------------------------------

    def add(self, task: Task, *, wanted: bool) -> TaskWorker:
        standing = Standing(task, wanted=wanted, history=self._tools.history, publish=self._tools.publish)
        worker = TaskWorker(standing, self._tools)
        self.workers[task.id] = worker
        return worker

    def refuse_twice(self, task_id: TaskId, way: Way = Way.RUN) -> None:
        """Raise AlreadyJoined where the task has a worker, unless it is to do more than it does."""
        worker = self.workers.get(task_id)
        if worker is not None and not worker.task.way.may_become(way):
            raise AlreadyJoined(worker.task.name)

    async def make_room(self, task_id: TaskId) -> Task | None:
        """End the worker that watched or practised the task until now, for one that does more. Raises IsBeingLeft.

        The task as it was left; None where there was no worker.
        """
        worker = self.workers.get(task_id)
        if worker is None:
            return None
        with worker.leaving():
            self.stop(worker)
            await self._let_go(worker)
        return worker.task

    async def leave(self, worker: TaskWorker, *, force: bool) -> None:
        """Stop the task and drop it. Raises StillOnIt, IsBeingLeft, WalletError, JournalError; then it stays."""
        with worker.leaving():
            await worker.look_at_account()
            if not force and worker.task.takes_part:
                check_leaving(worker.task)
            self.stop(worker)
            await self._let_go(worker, worker.forget)

    # -- what each does -----------------------------------------------------------------------------------------

    def follow(self, worker: TaskWorker) -> None:
        """Keep the task's amounts up to date from now on."""
        work = self._guarded(worker, worker.follow, again=lambda: True)
        self._following[worker.task.id] = self._spawn(work, f"account of {worker.task.name}")

    async def start(self, worker: TaskWorker) -> None:
        """Run the task's worker; one that is just ending is waited for."""
        worker.want(wanted=True)
        task_id = worker.task.id
        while (running := self._running.get(task_id)) is not None and not running.done():
            if not running.cancelling() and worker.carry_on():
                return
            await self._let_end(worker, running)  # the new run takes its rounds up where they stand
        if worker.is_wanted:  # it may have been told to stop meanwhile
            worker.begin()
            work = self._guarded(worker, worker.run, again=lambda: worker.is_wanted)
            self._running[task_id] = self._spawn(work, f"worker {worker.task.name}")

    def stop(self, worker: TaskWorker) -> None:
        worker.want(wanted=False)
        if self.is_active(worker):
            worker.stop()
        worker.rest()

    def finish(self, worker: TaskWorker) -> None:
        worker.want(wanted=False)
        if self.is_active(worker):
            worker.finish()
        worker.rest()

    def restart(self, worker: TaskWorker, words: str) -> bool:
        """Start the container of a task that runs anew; False when it does not run."""
        return self.is_active(worker) and worker.restart(words)

    def is_active(self, worker: TaskWorker) -> bool:
        """Whether the worker runs, and was not told to end already."""
        running = self._running.get(worker.task.id)
        return running is not None and not running.done() and not running.cancelling()

    def is_at_rest(self, worker: TaskWorker) -> bool:
        """Whether nothing runs for the task any more."""
        running = self._running.get(worker.task.id)
        return running is None or running.done()

    async def _let_go(self, worker: TaskWorker, forget: Callable[[], Awaitable[None]] | None = None) -> None:
        """Wait until nothing of it runs, and follow it no more; where *forget* fails it stays."""
        task_id = worker.task.id
        while (running := self._running.get(task_id)) is not None and not running.done():
            await self._let_end(worker, running)
        if forget is not None:
            await forget()
        self._following.pop(task_id).cancel()
        self._running.pop(task_id, None)
        del self.workers[task_id]

    async def put_leftovers_away(self) -> None:
        """Containers that an earlier life of the program left running: what is wanted is adopted by its start."""
        left = await self._left_running()
        lent = {lent_id(worker.task.id): worker.second_look for worker in self.workers.values()}
        for task_id in sorted(left):
            worker = self.workers.get(task_id)
            if task_id in lent:
                await lent[task_id].put_away()
            elif worker is None:
                log.warning("containers of %s run, which is not joined; they are left as they are", task_id)
            elif (worker.task.changes or not worker.is_wanted) and task_id not in self._running:
                work = self._guarded(worker, worker.put_away, again=lambda: False)
                self._running[task_id] = self._spawn(work, f"leftover of {worker.task.name}")

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        assert self._group is not None, "nothing runs before `begin`"
        return self._group.create_task(work, name=name)

    async def _let_end(self, worker: TaskWorker, running: asyncio.Task[None]) -> None:
        """Wait until the container is stopped; what needs none and still goes on is broken off."""
        trailing = asyncio.ensure_future(worker.until_trailing())
        await asyncio.wait({running, trailing}, return_when=asyncio.FIRST_COMPLETED)
        trailing.cancel()
        running.cancel()
        await asyncio.wait({running})

    async def _left_running(self) -> frozenset[TaskId]:
        """What runs when the container engine first answers."""
        while True:
            with suppress(EngineError):
                return await self._tools.containers.running_tasks()
            await self._tools.clock.sleep(self._tools.pace.engine_poll)

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
