"""The node: takes commands, and runs all that goes on for as long as the program does."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from orca_desktop.domain.approvals import upgraded
from orca_desktop.domain.commands import (
    CancelMoney,
    CarryOutMoney,
    Command,
    JoinTask,
    ListStages,
    LockWallet,
    PlanMoney,
    ReloadAccounts,
    ReviewTask,
    SetDayLimit,
    UnlockWallet,
    without_secrets,
)
from orca_desktop.domain.errors import OrcaError, TaskMigrated
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.engine.crew import Crew
from orca_desktop.engine.news import Newsroom
from orca_desktop.engine.readiness import Readiness
from orca_desktop.engine.requests import Requests
from orca_desktop.engine.standing import at_rest
from orca_desktop.engine.surroundings import Surroundings
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import TaskWorker

AccountCommand = ReloadAccounts | LockWallet | UnlockWallet
Desk = Callable[[AccountCommand], Awaitable[None]]

log = logging.getLogger(__name__)

COMMAND_BUG_TITLE = "That did not work"
COMMAND_BUG = "A fault in this program. Nothing was changed that it can tell; try again, and report what the log says."


async def no_desk(_command: AccountCommand) -> None:
    """For a node that has one wallet and no accounts."""


class Engine:
    """`submit` takes commands at any time; what came of them is an event."""

    def __init__(self, tools: Tools, desk: Desk = no_desk) -> None:
        """*desk* carries out what is asked about accounts and their lock."""
        self._news = Newsroom(tools.publish, tools.clock)
        self._tools = tools = replace(tools, publish=self._news.publish)
        self._inbox: asyncio.Queue[Command] = asyncio.Queue()
        self._crew = Crew(tools)
        self._readiness = Readiness(self._crew, tools)
        self._requests = Requests(self._crew, self._readiness, tools)
        self._around = Surroundings(tools, self._crew.workers)
        self._desk = desk

    def restore(self) -> None:
        """Take up the tasks and rounds of the last run of the program, before `run`. Raises JournalError."""
        for task, wanted in self._tools.history.tasks():
            self._restore(at_rest(upgraded(task)), wanted=wanted)

    def submit(self, command: Command) -> None:
        """Ask for something. Returns at once."""
        self._inbox.put_nowait(command)

    def wallets_changed(self) -> None:
        """To be told when the lock was closed or opened."""
        self._readiness.wallets_changed()

    async def look_again(self, main: PublicKey, task_id: TaskId) -> None:
        """Read a main account's balance and a task's account anew; what the network does not tell stays as it was."""
        await self._around.look_again(main, task_id)

    async def run(self) -> None:
        """Work until cancelled. Every worker has ended and every container is stopped when this returns."""
        self._requests.list_stages()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._news.run(), name="news")
            group.create_task(self._tools.slots.run(), name="slot clock")
            group.create_task(self._around.run(), name="surroundings")
            group.create_task(self._readiness.take_up(self.submit), name="tasks of the last time")
            group.create_task(self._readiness.look_for_changes(), name="changes")
            group.create_task(self._readiness.look_for_wallets(), name="wallets")
            self._crew.begin(group)
            while True:
                command = await self._inbox.get()
                group.create_task(self._carry_out(command), name=f"{type(command).__name__}")

    async def _carry_out(self, command: Command) -> None:
        try:
            await self._answer(command)
        except OrcaError as error:
            successor = TaskId(error.successor) if isinstance(error, TaskMigrated) else None
            self._tools.publish(CommandRefused(without_secrets(command), error.title, error.message, successor))
        except Exception:  # a fault in one command must not cost any task its round
            log.exception("a command failed: %s", type(command).__name__)
            self._tools.publish(CommandRefused(without_secrets(command), COMMAND_BUG_TITLE, COMMAND_BUG))

    async def _answer(self, command: Command) -> None:
        match command:
            case ReviewTask(text):
                await self._requests.review(text)
            case JoinTask():
                await self._join(command)
            case ListStages():
                self._requests.list_stages()
            case ReloadAccounts() | LockWallet() | UnlockWallet():
                await self._desk(command)
            case PlanMoney() | CarryOutMoney() | CancelMoney() | SetDayLimit():
                pass  # `engine/money.py` does that, beside the engine
            case _:
                worker = self._crew.workers.get(command.task_id)
                if worker is not None:
                    await self._requests.carry_out(worker, command)

    async def _join(self, command: JoinTask) -> None:
        worker = await self._requests.join(command)
        self._show(worker)
        self._crew.follow(worker)
        if worker.task.is_watched:
            worker.want(wanted=False)  # it is kept in the list by that
        else:
            await self._readiness.start_first(worker)

    def _restore(self, task: Task, *, wanted: bool) -> None:
        self._show(self._crew.add(task, wanted=wanted))

    def _show(self, worker: TaskWorker) -> None:
        """Tell the task, its rounds, and how the container engine fares."""
        if self._around.engine is not None:
            worker.engine_seen(self._around.engine)
        worker.restore()
