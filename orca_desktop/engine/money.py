"""Moving money: plans in words, carried out as sagas when the user agrees, and taken up again after every restart."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.commands import CancelMoney, CarryOutMoney, PlanMoney, SetDayLimit
from orca_desktop.domain.errors import JournalError, NetworkError, OrcaError
from orca_desktop.domain.events import CommandRefused, DayLimitChanged, MoneyPlanned, SagaChanged
from orca_desktop.domain.money import DayLimit, MoneyPlan, RepairStakingAccount, Saga, SagaState, StakeMore
from orca_desktop.domain.wallet_errors import MoneyRefused
from orca_desktop.engine import money_words as words
from orca_desktop.engine.day_limit import Allowance
from orca_desktop.engine.money_plans import MOST_ROE, Planner
from orca_desktop.engine.money_tools import MoneyTools, tasks_of
from orca_desktop.engine.saga_run import SagaRun

log = logging.getLogger(__name__)

MoneyCommand = PlanMoney | CarryOutMoney | CancelMoney | SetDayLimit

PLANS_KEPT = 50
PLAN_SECONDS = 600.0
"""A plan that was shown longer ago is worked out again before it is agreed to."""

SAGAS_SHOWN = 50
LOOK_SECONDS = 60.0

OLD_PLAN = "This plan is not known any more, or was carried out already. Ask for it again and look at it."
DEARER = "The network asks for a higher fee or deposit than the plan says. Ask for it again and look at it."
OTHER_ACCOUNT = "The task works with another account by now. Ask for the plan again and look at it."
BUG_TITLE = "That did not work"
BUG = "A fault in this program. Nothing was sent that it can tell; look at the balances, and report what the log says."


@dataclass(frozen=True, slots=True)
class _Shown:
    """A plan as it was told, and with which accounts its tasks worked then."""

    plan: MoneyPlan
    made_at: float
    workers: tuple[str, ...]


class Money:
    """`submit` takes commands at any time; what came of them is an event."""

    def __init__(self, tools: MoneyTools) -> None:
        self._tools = tools
        self._allowance = Allowance(tools.book, tools.slots)
        self._planner = Planner(tools, self._allowance)
        self._inbox: asyncio.Queue[MoneyCommand] = asyncio.Queue()
        self._plans: dict[str, _Shown] = {}
        self._runs: dict[str, SagaRun] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._limit = DayLimit()
        self._turn = asyncio.Lock()
        self._agreeing = asyncio.Lock()

    def restore(self) -> None:
        """Show what was agreed to of late, before `run`. Raises JournalError."""
        not_over = self._tools.book.not_over()
        for saga in {saga.id: saga for saga in (*self._tools.book.newest(SAGAS_SHOWN), *not_over)}.values():
            self._tools.publish(SagaChanged(saga))
        for saga in not_over:
            self._runs[saga.id] = SagaRun(saga, self._tools, self._turn)

    def submit(self, command: MoneyCommand) -> None:
        """Ask for something. Returns at once."""
        self._inbox.put_nowait(command)

    async def run(self) -> None:
        """Work until cancelled; sagas end where they stand, and are taken up again by the next run."""
        async with asyncio.TaskGroup() as group:
            for run in self._runs.values():
                self._start(run, group)
            group.create_task(self._tell_limit_now_and_then(), name="day limit")
            while True:
                command = await self._inbox.get()
                group.create_task(self._carry_out(command, group), name=f"{type(command).__name__}")

    async def _carry_out(self, command: MoneyCommand, group: asyncio.TaskGroup) -> None:
        try:
            match command:
                case PlanMoney(request, account):
                    self._keep(await self._planner.plan(request, account))
                case CarryOutMoney(plan_id):
                    async with self._agreeing:
                        await self._agree(plan_id, group)
                case CancelMoney(saga_id):
                    await self._cancel(saga_id, group)
                case SetDayLimit():
                    await self._set_limit(command)
        except OrcaError as error:
            self._tools.publish(CommandRefused(command, error.title, error.message))
        except Exception:  # a fault in one command must not end what is under way
            log.exception("a command failed: %s", type(command).__name__)
            self._tools.publish(CommandRefused(command, BUG_TITLE, BUG))

    # -- plans ------------------------------------------------------------------------------------------------------

    def _keep(self, plan: MoneyPlan) -> None:
        self._plans[plan.id] = _Shown(plan, self._tools.clock.now(), self._workers_of(plan))
        if len(self._plans) > PLANS_KEPT:
            del self._plans[next(iter(self._plans))]
        self._tools.publish(MoneyPlanned(plan))

    async def _agree(self, plan_id: str, group: asyncio.TaskGroup) -> None:
        """Begin what was shown, if it is still so. Raises MoneyRefused, WalletLocked, CannotSign, and what plans do."""
        shown = self._plans.get(plan_id)
        if shown is None or self._tools.clock.now() - shown.made_at > PLAN_SECONDS:
            raise MoneyRefused(OLD_PLAN)
        plan = shown.plan
        self._refuse_twice(plan)
        await self._tools.signer.money_wallet(plan.main)
        self._tools.signer.used()
        now = await self._planner.plan(plan.request, plan.main)
        if now.problem:
            raise MoneyRefused(now.problem)
        if now.fee > plan.fee or now.deposit > plan.deposit:
            raise MoneyRefused(DEARER)
        saga = self._begun(plan, await self._tools.chain.slot())
        self._refuse_twice(plan)
        if self._workers_of(plan) != shown.workers:
            raise MoneyRefused(OTHER_ACCOUNT)
        del self._plans[plan_id]
        self._tools.book.save(saga)
        self._tools.publish(SagaChanged(saga))
        self._runs = {name: run for name, run in self._runs.items() if not run.saga.is_over}
        self._runs[saga.id] = SagaRun(saga, self._tools, self._turn)
        self._start(self._runs[saga.id], group)
        self._tell_limit(saga.slot)

    def _workers_of(self, plan: MoneyPlan) -> tuple[str, ...]:
        """The main keys with which the tasks of a plan work; empty for one that is not joined."""
        tasks = map(self._tools.task, tasks_of(plan.request))
        return tuple("" if task is None else task.account for task in tasks)

    def _begun(self, plan: MoneyPlan, slot: int) -> Saga:
        now = self._tools.clock.wall()
        return Saga(
            id=plan.id,
            plan=plan,
            state=SagaState.RUNNING,
            started_at=now,
            changed_at=now,
            words=plan.steps[0],
            slot=slot,
            can_cancel=True,
        )

    def _refuse_twice(self, plan: MoneyPlan) -> None:
        """Two sagas about one task, or about a staking account that is made anew, would get in each other's way."""
        for run in self._runs.values():
            other = run.saga.plan
            if not run.saga.is_over and other.main == plan.main and _meet(plan, other):
                raise MoneyRefused(
                    f"Something about it is under way already: {other.title}. Wait for it, or give it up."
                )

    # -- sagas ------------------------------------------------------------------------------------------------------

    def _start(self, run: SagaRun, group: asyncio.TaskGroup) -> None:
        self._running[run.saga.id] = group.create_task(run.run(), name=f"saga {run.saga.plan.title}")

    async def _cancel(self, saga_id: str, group: asyncio.TaskGroup) -> None:
        """Give it up, unless something of it is sent. Raises MoneyRefused, JournalError."""
        run = self._runs.get(saga_id)
        if run is None or run.saga.is_over:
            raise MoneyRefused("It is over already.")
        if run.is_sent and not run.is_forgotten:
            raise MoneyRefused(words.SENT_ALREADY)
        running = self._running[saga_id]
        running.cancel()
        await asyncio.wait({running})
        if run.saga.is_over:
            raise MoneyRefused("It is over already.")
        if run.is_sent and not run.is_forgotten:
            self._start(run, group)
            raise MoneyRefused(words.SENT_ALREADY)
        run.cancel()

    # -- the limit --------------------------------------------------------------------------------------------------

    async def _set_limit(self, command: SetDayLimit) -> None:
        """Lowering it is always possible; for more an account that signs must be open, where there is one.

        Raises MoneyRefused, WalletLocked, JournalError.
        """
        if command.limit is not None and not 0 <= command.limit <= MOST_ROE:
            raise MoneyRefused("A limit is nothing or more, and not more than there can be.")
        limits = self._tools.book.day_limits()
        before = next((amount for token, amount in limits if token.mint == command.token.mint), None)
        is_more = before is not None and (command.limit is None or command.limit > before)
        signing = self._signing()
        if is_more and signing is not None:
            await self._tools.signer.money_wallet(signing.main)
        self._tools.book.keep_day_limit(command.token, command.limit)
        self._tell_limit(await self._slot())

    def _signing(self) -> Account | None:
        """The default account, or another one where that is only watched."""
        default, accounts = self._tools.signer.default(), self._tools.signer.accounts()
        first = (default,) if default is not None else ()
        return next((account for account in (*first, *accounts) if account.can_sign), None)

    async def _slot(self) -> int:
        """As the network tells it, or by the clock where it is away."""
        try:
            return await self._tools.chain.slot()
        except NetworkError:
            return self._tools.slots.slot()

    async def _tell_limit_now_and_then(self) -> None:
        await self._tools.slots.known()
        while True:
            self._tell_limit(self._tools.slots.slot())
            await self._tools.clock.sleep(LOOK_SECONDS)

    def _tell_limit(self, slot: int) -> None:
        with suppress(JournalError):  # told again a little later
            status = self._allowance.status(slot)
            if status != self._limit:
                self._limit = status
                self._tools.publish(DayLimitChanged(status))


def _meet(one: MoneyPlan, other: MoneyPlan) -> bool:
    repairs = [isinstance(plan.request, RepairStakingAccount) for plan in (one, other)]
    stakes = any(isinstance(plan.request, StakeMore) for plan in (one, other))
    return all(repairs) or (any(repairs) and stakes) or bool({*tasks_of(one.request)} & {*tasks_of(other.request)})
