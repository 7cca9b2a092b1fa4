"""What happens around the tasks: the container engine, the ends of containers, what they use, and the wallet."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.errors import EngineError, NetworkError
from orca_desktop.domain.events import EngineChanged, WalletChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.status import EngineStatus, WalletStatus
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import TokenAmount
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.usage import UsageSampler
from orca_desktop.engine.waiting import first_of
from orca_desktop.engine.worker import TaskWorker
from orca_desktop.ports.containers import ContainerEnded

MOST_TOKENS = 200
IDLE_LOOKS = 12
"""Of so many looks at the balances one is at those of all accounts."""


class Surroundings:
    """Watches for all *workers* together. `engine` is the container engine's status, None before it was asked."""

    def __init__(self, tools: Tools, workers: Mapping[TaskId, TaskWorker]) -> None:
        self.engine: EngineStatus | None = None
        self._tools = tools
        self._workers = workers
        self._held: dict[PublicKey, tuple[tuple[TokenAmount, ...], int]] = {}

    async def run(self) -> None:
        """Watch until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch_engine(), name="engine status")
            group.create_task(self._watch_endings(), name="container endings")
            group.create_task(self._watch_wallets(), name="balances")
            group.create_task(UsageSampler(self._tools, self._with_container).run(), name="usage")

    async def _watch_engine(self) -> None:
        while True:
            status = await self._tools.containers.status()
            if status != self.engine:
                self.engine = status
                self._tools.publish(EngineChanged(status))
                for worker in self._workers.values():
                    worker.engine_seen(status)
            await self._tools.clock.sleep(self._tools.pace.engine_poll)

    async def _watch_endings(self) -> None:
        """Pass on which containers ended; an engine that went away is asked again later."""
        while True:
            with suppress(EngineError):
                endings = self._tools.containers.endings()
                await self._tell_missed_endings()
                async for ending in endings:
                    worker = self._workers.get(ending.task_id)
                    if worker is not None:
                        worker.container_ended(ending)
            await self._tools.clock.sleep(self._tools.pace.health_poll)

    async def _tell_missed_endings(self) -> None:
        """What ended while nobody was told is known from what does not run any more."""
        thought = {task_id: self._workers[task_id].life for task_id in self._with_container()}
        running = await self._tools.containers.running_tasks()
        for task_id, life in thought.items():
            if task_id not in running:
                self._workers[task_id].container_ended(ContainerEnded(task_id=task_id, exit_code=None, life=life))

    def _with_container(self) -> Iterator[TaskId]:
        return (task_id for task_id, worker in self._workers.items() if worker.has_container)

    async def _watch_wallets(self) -> None:
        """Ask for the balances of the accounts that work often, and of the others now and then."""
        await self._tools.slots.known()
        looks = 0
        while True:
            with suppress(NetworkError):
                for account in self._tools.wallets.accounts:
                    is_due = looks % IDLE_LOOKS == 0 or account.main not in self._tools.purse.balances
                    if is_due or self._works(account):
                        await self._look_at(account, tokens=is_due)
            looks += 1
            await first_of(
                asyncio.ensure_future(self._tools.clock.sleep(self._tools.pace.engine_poll)),
                asyncio.ensure_future(self._tools.chain.moved([one.main for one in self._tools.wallets.accounts])),
            )

    async def look_again(self, main: PublicKey, task_id: TaskId) -> None:
        """Read at once what an act has moved: a balance, and the account of its task where that is joined."""
        for account in self._tools.wallets.accounts:
            if account.main == main:
                with suppress(NetworkError):
                    await self._look_at(account, tokens=True)
        if (worker := self._workers.get(task_id)) is not None:
            await worker.look_at_account()

    async def _look_at(self, account: Account, *, tokens: bool) -> None:
        """Read an account's balance, and what it holds of tokens where that is asked for."""
        slot = self._tools.slots.slot()  # before the reading: what is moved after it may be in the balance, or not
        balance = await self._tools.chain.balance(account.main)
        self._tools.purse.balances[account.main] = balance
        status = WalletStatus(
            name=account.name,
            keys=account.keys,
            balance=balance,
            as_of=slot,
            is_default=account == self._tools.wallets.find(""),
        )
        if tokens:
            await self._look_at_tokens(account, slot)
        held, as_of = self._held.get(account.main, (None, 0))
        self._tools.publish(WalletChanged(replace(status, tokens=held, tokens_as_of=as_of)))

    async def _look_at_tokens(self, account: Account, slot: int) -> None:
        """Where the server does not tell, what was known before stays."""
        with suppress(NetworkError):
            held = await self._tools.chain.tokens(account.main)
            paid = {worker.task.token.mint for worker in self._workers.values()}
            first = sorted(held, key=lambda one: one.token.mint not in paid)  # anybody can send anybody any token
            self._held[account.main] = tuple(first[:MOST_TOKENS]), slot

    def _works(self, account: Account) -> bool:
        return account == self._tools.wallets.find("") or any(
            worker.task.account == account.main for worker in self._workers.values()
        )
