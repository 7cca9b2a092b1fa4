"""Gives a task another account, once nothing of it is left with the one before, or on its way there."""

from __future__ import annotations

from orca_desktop.domain.errors import OnlyPractised
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import keys_in
from orca_desktop.domain.wallet_errors import AccountInUse, NoAccount
from orca_desktop.engine import joining
from orca_desktop.engine.crew import Crew
from orca_desktop.engine.money_tools import tasks_of
from orca_desktop.engine.staking import in_doubt
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.worker import TaskWorker

RUNS = "The task runs. Stop it first, and wait until its last rounds are over."
LEFT = "Stake or rewards of the task lie with its account. Unstake and claim them first."
UNCERTAIN = "A stake was sent, and it is not known yet whether it arrived. Try again in a few minutes."


class AccountChange:
    """A task that is only watched changes at once: nothing of it is anybody's."""

    def __init__(self, crew: Crew, tools: Tools) -> None:
        self._crew = crew
        self._tools = tools

    async def to(self, worker: TaskWorker, text: str) -> None:
        """Raises NoAccount, CannotSign, OnlyPractised, NetworkError, JournalError, or AccountInUse with the reason."""
        if worker.task.is_practising:
            raise OnlyPractised(worker.task.name)
        if worker.task.is_watched:
            account = self._tools.wallets.find(text)
            if account is None:
                raise NoAccount(text)
        else:
            account = joining.account_for(text, self._tools)
            if account.main == worker.task.account:
                return
            await self._require_nothing_left(worker)
        worker.choices.set_account(account.main)
        await worker.look_at_account()

    async def _require_nothing_left(self, worker: TaskWorker) -> None:
        self._require_rest(worker)
        await worker.look_at_account()  # which finds out what became of stakes that were in doubt
        if in_doubt(self._tools.journal, worker.task.id):
            raise AccountInUse(UNCERTAIN)
        await self._require_nothing_on_chain(worker.task)
        self._require_rest(worker)  # what has begun meanwhile counts, too

    def _require_rest(self, worker: TaskWorker) -> None:
        if worker.is_wanted or not self._crew.is_at_rest(worker):
            raise AccountInUse(RUNS)
        for saga in self._tools.sagas():
            if not saga.is_over and worker.task.id in tasks_of(saga.plan.request):
                raise AccountInUse(f"Money of the task is under way: {saga.plan.title}. Wait for it, or give it up.")

    async def _require_nothing_on_chain(self, task: Task) -> None:
        keys = self._tools.wallets.keys(task.account)
        if keys is None:
            return
        now = await self._tools.chain.task(task.id)
        key = keys_in(now.token, keys).staking
        if now.stakes.get(key) or now.balances.get(key):
            raise AccountInUse(LEFT)
