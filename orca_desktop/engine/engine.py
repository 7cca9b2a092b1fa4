"""The node: takes commands, owns one worker per joined task, watches the container engine and the wallet."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
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
from orca_desktop.domain.errors import AlreadyJoined, ChangesWait, EngineError, OrcaError
from orca_desktop.domain.events import CommandRefused, TaskReviewed, WorkerCrashed
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.engine import joining
from orca_desktop.engine.standing import Standing, at_rest
from orca_desktop.engine.surroundings import Surroundings
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import CHANGED, TaskWorker

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
        self._inbox: asyncio.Queue[Command] = asyncio.Queue()
        self._workers: dict[TaskId, TaskWorker] = {}
        self._running: dict[TaskId, asyncio.Task[None]] = {}
        self._around = Surroundings(tools, wallet_name, self._workers)

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
            group.create_task(self._around.run(), name="surroundings")
            group.create_task(self._take_up(group), name="tasks of the last time")
            group.create_task(self._look_for_changes(), name="changes")
            for worker in self._workers.values():
                group.create_task(self._follow(worker), name=f"account of {worker.task.name}")
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
                _refuse_changed(worker)
                await self._start(worker, group)
            case StopTask():
                self._stop(worker)
            case FinishTask():
                self._finish(worker)
            case RestartTask():
                if not self._restart(worker, "You restarted it"):
                    _refuse_changed(worker)
                    await self._start(worker, group)
            case ApproveChanges():
                await worker.agreement.approve()
                await self._start_anew(worker, group)
            case RollBackImage():
                await worker.agreement.roll_back()
                await self._start_anew(worker, group)
            case _:
                self._set(worker, command)

    def _set(self, worker: TaskWorker, command: SetProfile | SetGrants) -> None:
        """Change what is allowed to a task; what runs is restarted by it."""
        match command:
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
        await self._is_as_approved(worker)
        if worker.is_wanted:  # it may have been told to stop meanwhile
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

    async def _start_anew(self, worker: TaskWorker, group: asyncio.TaskGroup) -> None:
        """Start what was agreed to; what still runs by the agreement before is replaced."""
        self._restart(worker, "To run it as you agreed")
        await self._start(worker, group)

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
        if self._around.engine is not None:
            worker.engine_seen(self._around.engine)
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

    # -- what was approved, and what was left running -----------------------------------------------------------

    async def _take_up(self, group: asyncio.TaskGroup) -> None:
        """What ran when the program last ended is started again, or put away."""
        async with asyncio.TaskGroup() as looks:
            for worker in [worker for _, worker in sorted(self._workers.items()) if worker.is_wanted]:
                looks.create_task(self._start_again(worker), name=f"start of {worker.task.name}")
        await self._put_leftovers_away(group)

    async def _start_again(self, worker: TaskWorker) -> None:
        """Start by itself only what is as the user approved it."""
        if not await self._is_as_approved(worker):
            worker.wait()
        elif worker.is_wanted:  # it may have been told to stop meanwhile
            self.submit(StartTask(worker.task.id))

    async def _look_for_changes(self) -> None:
        """Compare now and then what runs with what was approved; rounds under way are brought to their end."""
        while True:
            await self._tools.clock.sleep(self._tools.pace.changes)
            for worker in tuple(self._workers.values()):
                if not await self._is_as_approved(worker) and self._active(worker) is not None:
                    worker.finish(CHANGED)

    async def _is_as_approved(self, worker: TaskWorker) -> bool:
        try:
            return await worker.agreement.look()
        except Exception:  # a look that fails must not cost any task its round
            log.exception("what has changed about %s could not be looked up", worker.task.name)
            return True

    async def _put_leftovers_away(self, group: asyncio.TaskGroup) -> None:
        """Containers that an earlier life of the program left running: what is wanted is adopted by its start."""
        for task_id in sorted(await self._left_running()):
            worker = self._workers.get(task_id)
            if worker is None:
                log.warning("containers of %s run, which is not joined; they are left as they are", task_id)
            elif (worker.task.changes or not worker.is_wanted) and task_id not in self._running:
                work = self._guarded(worker, worker.put_away, again=lambda: False)
                self._running[task_id] = group.create_task(work, name=f"leftover of {worker.task.name}")

    async def _left_running(self) -> frozenset[TaskId]:
        """What runs when the container engine first answers."""
        while True:
            with suppress(EngineError):
                return await self._tools.containers.running_tasks()
            await self._tools.clock.sleep(self._tools.pace.engine_poll)


def _refuse_changed(worker: TaskWorker) -> None:
    """Raise ChangesWait when the user has not agreed yet to what has changed."""
    if worker.task.changes:
        raise ChangesWait(worker.task.name)
