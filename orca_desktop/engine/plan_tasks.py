"""Plans about tasks: staking, taking a stake back, claiming; each in what its task pays in, the fees in KOII."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence

from orca_desktop.domain.amounts import NO_ROE, Units, exact_amount, sums_by_token
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import Claim, StakeMore, Unstake
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.domain.tokens import Token
from orca_desktop.engine import money_words as words
from orca_desktop.engine.money_tools import MoneyTools, tasks_of
from orca_desktop.engine.plan_costs import Costs
from orca_desktop.engine.plan_draft import Draft
from orca_desktop.engine.saga_steps import free_from, last_proof
from orca_desktop.ports.chain import ClaimReward, Stake, Withdraw

READ_AT_ONCE = 8
MOST_ROWS = 20


class TaskPlans:
    """Every method raises MoneyRefused, NetworkError or JoinError."""

    def __init__(self, tools: MoneyTools, costs: Costs) -> None:
        self._tools = tools
        self._costs = costs

    async def stake(self, request: StakeMore, draft: Draft) -> None:
        task = await self._tools.chain.task(request.task_id)
        token, keys = task.token, draft.keys(task.token)
        staked, amount = task.stakes.get(keys.staking, NO_ROE), exact_amount(request.amount, task.token)
        draft.begin(f"Stake {amount} on {task.name}", (request.amount, token))
        _tell_task(task, draft)
        draft.fact("Amount", amount)
        draft.fact("Goes to", f"{task.stake_pot}, the stake pot of the task")
        draft.fact("Staked afterwards", exact_amount(staked + request.amount, token))
        draft.step(f"Stake {amount} on {task.name}")
        draft.object(
            "" if task.is_active and not task.is_migrated else "The task is no longer active and takes no stake."
        )
        if staked + request.amount < task.minimum_stake:
            draft.object(f"The task asks for a stake of {exact_amount(task.minimum_stake, token)} at least.")
        if not token.is_koii:
            await self._costs.spend(request.amount, token, draft)
        cost = await self._costs.of(
            Stake(task_id=task.id, stake_pot=task.stake_pot, amount=request.amount), draft, keys
        )
        if cost.deposit:
            what = "the staking account, which is made now" if token.is_koii else words.STAKING_ACCOUNTS
            draft.fact("Deposit", f"{exact_koii(cost.deposit)} stay in {what}")
        draft.takes(request.amount if token.is_koii else 0, cost.fee)
        draft.deposits(cost.deposit)

    async def unstake(self, request: Unstake, draft: Draft) -> None:
        task = await self._tools.chain.task(request.task_id)
        token, keys = task.token, draft.keys(task.token)
        staked, claimable = task.stakes.get(keys.staking, NO_ROE), task.balances.get(keys.staking, NO_ROE)
        draft.begin(f"Take {exact_amount(staked, token)} of stake back from {task.name}", (staked, token))
        _tell_task(task, draft)
        draft.fact("Stake", exact_amount(staked, token))
        if claimable:
            draft.fact("Claimed with it", f"{exact_amount(claimable, token)} of rewards")
        draft.fact("Goes to", f"{draft.account.main}, your main account")
        self._time(request, task, draft)
        draft.object("" if staked else "Nothing is staked on this task.")
        first = await self._costs.of(Withdraw(task_id=task.id), draft, keys)
        second = await self._costs.of(ClaimReward(task_id=task.id, stake_pot=task.stake_pot), draft, keys)
        draft.takes(0, first.fee + second.fee)
        await self._costs.receive(staked + claimable, token, draft)
        _tell_steps(draft, ["Have it paid to the main account"])

    def _time(self, request: Unstake, task: TaskAccount, draft: Draft) -> None:
        """When the network gives the stake back, as things stand: a task that runs makes it later."""
        newest = last_proof(task, draft.keys(task.token).staking)
        joined = self._tools.task_with(task.id, draft.account.main)
        if runs := joined is not None and joined.is_at_work:
            newest = max(-1 if newest is None else newest, task.windows.round_at(draft.slot) - int(request.at_once))
            draft.warn(words.STOPS_AT_ONCE if request.at_once else words.STOPS_FIRST)
        slot = free_from(task.windows, newest)
        when = "at once"
        if slot is not None and slot > draft.slot:
            draft.not_before = slot
            when = words.from_slot(slot, self._tools.slots.seconds(slot - draft.slot))
        draft.fact("Possible", when)
        draft.step(f"Stop {task.name}" if runs else f"See that {task.name} does not run with this account")
        draft.step(f"Wait until the network gives the stake back: {when}")
        draft.step("Take the stake back")

    async def claim(self, request: Claim, draft: Draft) -> None:
        tasks = await self._read(tasks_of(request))
        claims = [(task, task.balances.get(draft.keys(task.token).staking, NO_ROE)) for task in tasks]
        sums = sums_by_token((amount, task.token) for task, amount in claims)
        where = tasks[0].name if len(tasks) == 1 else f"{len(tasks)} tasks"
        total = _exact_sums(sums.items()) if sums else exact_amount(0, tasks[0].token)
        draft.begin(f"Claim {total} from {where}", *((amount, token) for token, amount in sums.items()))
        _tell_claims(claims, draft)
        await self._pay_for(tasks, draft)
        draft.fact("Goes to", f"{draft.account.main}, your main account")
        draft.object("" if sums else "Nothing can be claimed there now.")
        for token, amount in sums.items():
            await self._costs.receive(amount, token, draft)
        _tell_steps(draft, (f"Claim {exact_amount(amount, task.token)} from {task.name}" for task, amount in claims))

    async def _read(self, task_ids: Sequence[TaskId]) -> list[TaskAccount]:
        """Several at a time: many tasks may be claimed from."""
        found: list[TaskAccount] = []
        for first in range(0, len(task_ids), READ_AT_ONCE):
            reading = map(self._tools.chain.task, task_ids[first : first + READ_AT_ONCE])
            for one in await asyncio.gather(*reading, return_exceptions=True):
                if isinstance(one, BaseException):
                    raise one
                found.append(one)
        return found

    async def _pay_for(self, tasks: Sequence[TaskAccount], draft: Draft) -> None:
        """The fees of claims; those from tasks that pay in the same are the same."""
        alike = Counter(task.token for task in tasks)
        for task in {task.token: task for task in tasks}.values():
            act = ClaimReward(task_id=task.id, stake_pot=task.stake_pot)
            cost = await self._costs.of(act, draft, draft.keys(task.token))
            draft.takes(0, cost.fee * alike[task.token])


def _tell_claims(claims: Sequence[tuple[TaskAccount, Units]], draft: Draft) -> None:
    """Each in a row of its own, as long as they can be looked over; the steps tell them all."""
    if len(claims) > MOST_ROWS:
        draft.fact("Tasks", f"{len(claims)}, each claimed from in a transaction of its own")
        return
    for task, amount in claims:
        draft.fact(task.name, exact_amount(amount, task.token))


def _tell_task(task: TaskAccount, draft: Draft) -> None:
    draft.fact("Task", f"{task.name} ({task.id})")
    if task.token.mint is not None:
        draft.fact("Token", f"{task.token.symbol} ({task.token.mint})")


def _tell_steps(draft: Draft, claims: Iterable[str]) -> None:
    """Accounts are made before anything is paid into them."""
    for token in draft.makes:
        draft.step(f"Make an account that holds {token.symbol}")
    for text in claims:
        draft.step(text)


def _exact_sums(sums: Iterable[tuple[Token, int]]) -> str:
    return " and ".join(exact_amount(amount, token) for token, amount in sums)
