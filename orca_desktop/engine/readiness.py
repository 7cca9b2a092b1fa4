"""Whether a task may be started: as the user approved it, with what it asks for, and with a wallet that is open."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from orca_desktop.domain.commands import StartTask
from orca_desktop.domain.errors import ChangesWait, JournalError, WalletError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.variable_errors import VariablesMissing
from orca_desktop.engine.crew import Crew
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import CHANGED, TaskWorker

log = logging.getLogger(__name__)


class Readiness:
    """Starts what is ready; what is not waits, says for what, and is started once that is there."""

    def __init__(self, crew: Crew, tools: Tools) -> None:
        self._crew = crew
        self._tools = tools
        self._lacking_wallet: set[TaskId] = set()

    async def start(self, worker: TaskWorker) -> None:
        """Start the task. Raises ChangesWait, VariablesMissing and WalletError; after the latter two it waits."""
        if worker.task.changes:
            raise ChangesWait(worker.task.name)
        if missing := worker.task.variables_missing:
            worker.want(wanted=True)
            worker.wait()
            raise VariablesMissing(missing)
        if lacking := await self._lacks_wallet(worker):
            worker.want(wanted=True)
            worker.wait(f"{lacking.title}. {lacking.message}")
            raise lacking
        await self._crew.start(worker)

    async def start_or_wait(self, worker: TaskWorker) -> None:
        """Start the task, unless the user has to do something first: then it says what."""
        if worker.task.changes or worker.task.variables_missing:
            worker.wait()
        elif lacking := await self._lacks_wallet(worker):
            worker.wait(f"{lacking.title}. {lacking.message}")
        else:
            await self._crew.start(worker)

    async def start_anew(self, worker: TaskWorker) -> None:
        """Start what was agreed to; what still runs by the agreement before is replaced."""
        await worker.variables.look()
        worker.want(wanted=True)
        self._crew.restart(worker, "To run it as you agreed")
        await self.start_or_wait(worker)

    async def start_first(self, worker: TaskWorker) -> None:
        """Start a task that was just joined."""
        worker.looking()
        await self._is_as_approved(worker)
        if worker.is_wanted:  # it may have been told to stop meanwhile
            await self.start_or_wait(worker)

    async def take_up(self, submit: Callable[[StartTask], None]) -> None:
        """What ran when the program last ended is started again, or put away."""
        async with asyncio.TaskGroup() as looks:
            for worker in [worker for _, worker in sorted(self._crew.workers.items()) if worker.is_wanted]:
                looks.create_task(self._start_again(worker, submit), name=f"start of {worker.task.name}")
        await self._crew.put_leftovers_away()

    async def look_for_changes(self) -> None:
        """Compare now and then what runs with what was approved; rounds under way are brought to their end."""
        while True:
            await self._tools.clock.sleep(self._tools.pace.changes)
            for worker in tuple(self._crew.workers.values()):
                if worker.task.is_watched:
                    continue
                if not await self._is_as_approved(worker) and self._crew.is_active(worker):
                    worker.finish(CHANGED)

    async def look_for_wallets(self) -> None:
        """Start what waits for its wallet once that can be opened."""
        news = self._tools.wallets.news
        while True:
            self._settle_accounts()
            for task_id in sorted(self._lacking_wallet):
                worker = self._crew.workers.get(task_id)
                if worker is None:  # it was left meanwhile
                    self._lacking_wallet.discard(task_id)
                elif worker.is_wanted and self._crew.is_at_rest(worker):
                    await self.start_or_wait(worker)
            await news.wait()
            news.clear()

    def wallets_changed(self) -> None:
        """The lock was closed or opened: forget secrets that no task works with, and start what waits for its own."""
        at_work = [worker for worker in self._crew.workers.values() if not self._crew.is_at_rest(worker)]
        self._tools.wallets.let_go(tuple(worker.task.account for worker in at_work if worker.task.takes_part))
        self._tools.wallets.news.set()

    async def _start_again(self, worker: TaskWorker, submit: Callable[[StartTask], None]) -> None:
        """Start by itself only what is as the user approved it."""
        worker.looking()
        await worker.variables.look()
        if not await self._is_as_approved(worker) or worker.task.variables_missing:
            worker.wait()
        elif lacking := await self._lacks_wallet(worker):
            worker.wait(f"{lacking.title}. {lacking.message}")
        elif worker.is_wanted:  # it may have been told to stop meanwhile
            submit(StartTask(worker.task.id))

    async def _lacks_wallet(self, worker: TaskWorker) -> WalletError | None:
        """Why the wallet of the task's account cannot be used; it is started once it can. None when it can be."""
        self._lacking_wallet.discard(worker.task.id)
        if not worker.task.takes_part:
            return None
        try:
            await self._tools.wallets.open(worker.task.account)
        except WalletError as error:
            self._lacking_wallet.add(worker.task.id)
            return error
        return None

    async def _is_as_approved(self, worker: TaskWorker) -> bool:
        try:
            return await worker.agreement.look()
        except Exception:  # a look that fails must not cost any task its round
            log.exception("what has changed about %s could not be looked up", worker.task.name)
            return True

    def _settle_accounts(self) -> None:
        """Tasks of before there were several accounts stay with the one that was the default then."""
        default = self._tools.wallets.find("")
        for worker in self._crew.workers.values():
            if default is not None and not worker.task.account and worker.task.takes_part:
                with suppress(JournalError):
                    worker.choices.set_account(default.main)
