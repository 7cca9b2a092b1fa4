"""Works a request for money out: the transaction in words, what it costs by the network, and what speaks against it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from orca_desktop.domain.accounts import Account, named
from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.errors import TransactionRejected
from orca_desktop.domain.keys import PublicKey, key_bytes
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import (
    Claim,
    MoneyPlan,
    MoneyRequest,
    RepairStakingAccount,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import Task, TaskAccount, TaskId, TaskState, TokenKind
from orca_desktop.domain.wallet_errors import MoneyRefused, NoAccount, NoAccountYet
from orca_desktop.engine import money_words as words
from orca_desktop.engine.day_limit import Allowance
from orca_desktop.engine.money_tools import MoneyTools, tasks_of
from orca_desktop.engine.plan_draft import Draft
from orca_desktop.engine.saga_steps import free_from, last_proof
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM
from orca_desktop.ports.chain import Act, ClaimReward, Cost, RecoverStaking, Stake, TransferRoe, Withdraw

AT_REST = frozenset({TaskState.STOPPED, TaskState.FAILED})


class Planner:
    """Asks the network, and signs nothing."""

    def __init__(self, tools: MoneyTools, allowance: Allowance) -> None:
        self._tools = tools
        self._allowance = allowance

    async def plan(self, request: MoneyRequest, account_text: str) -> MoneyPlan:
        """Raises MoneyRefused, NoAccount, NoAccountYet, NetworkError, JoinError, JournalError."""
        _check(request)
        account = self._account(request, account_text)
        slot = await self._tools.chain.slot()
        balance = await self._tools.chain.balance(account.main)
        draft = Draft(request, account, balance, slot)
        await self._work_out(request, draft)
        await self._look_at_rest(draft)
        draft.object(self._allowance.problem(request, draft.amount, slot))
        draft.object("" if account.can_sign else words.WATCHED.format(account.name))
        return draft.finished(secrets.token_hex(8))

    async def _work_out(self, request: MoneyRequest, draft: Draft) -> None:
        match request:
            case StakeMore():
                await self._stake(request, draft)
            case Unstake():
                await self._unstake(request, draft)
            case Claim():
                await self._claim(request, draft)
            case Transfer():
                await self._transfer(request, draft)
            case RepairStakingAccount():
                await self._repair(draft)

    # -- who --------------------------------------------------------------------------------------------------------

    def _account(self, request: MoneyRequest, text: str) -> Account:
        """The one that is named, else the one that the tasks work with, else the default."""
        texts = {text} if text else self._accounts_of(tasks_of(request))
        if len(texts) > 1:
            raise MoneyRefused("These tasks work with different accounts. Ask for the tasks of one account at a time.")
        chosen = next(iter(texts), "")
        found = named(self._tools.signer.accounts(), chosen) if chosen else self._tools.signer.default()
        if found is None:
            raise NoAccount(chosen) if chosen else NoAccountYet
        return found

    def _accounts_of(self, task_ids: Iterable[TaskId]) -> set[str]:
        default = self._tools.signer.default()
        tasks = [task for task_id in task_ids if (task := self._tools.task(task_id)) is not None]
        return {task.account or (default.main if default else "") for task in tasks}

    async def _task(self, task_id: TaskId) -> TaskAccount:
        account = await self._tools.chain.task(task_id)
        if account.kind is not TokenKind.KOII:
            raise MoneyRefused("The task pays in a token of its own; this moves KOII only.")
        return account

    # -- what -------------------------------------------------------------------------------------------------------

    async def _stake(self, request: StakeMore, draft: Draft) -> None:
        task, staking = await self._task(request.task_id), draft.staking
        staked = task.stakes.get(staking, NO_ROE)
        draft.begin(f"Stake {exact_koii(request.amount)} on {task.name}", request.amount)
        draft.fact("Task", f"{task.name} ({task.id})")
        draft.fact("Amount", exact_koii(request.amount))
        draft.fact("Goes to", f"{task.stake_pot}, the stake pot of the task")
        draft.fact("Staked afterwards", exact_koii(staked + request.amount))
        draft.step(f"Stake {exact_koii(request.amount)} on {task.name}")
        draft.object(
            "" if task.is_active and not task.is_migrated else "The task is no longer active and takes no stake."
        )
        if staked + request.amount < task.minimum_stake:
            draft.object(f"The task asks for a stake of {exact_koii(task.minimum_stake)} at least.")
        cost = await self._cost(Stake(task_id=task.id, stake_pot=task.stake_pot, amount=request.amount), draft)
        if cost.deposit:
            draft.fact("Deposit", f"{exact_koii(cost.deposit)} stay in the staking account, which is made now")
        draft.takes(request.amount + cost.deposit, cost.fee)

    async def _unstake(self, request: Unstake, draft: Draft) -> None:
        task, staking = await self._task(request.task_id), draft.staking
        staked, claimable = task.stakes.get(staking, NO_ROE), task.balances.get(staking, NO_ROE)
        draft.begin(f"Take {exact_koii(staked)} of stake back from {task.name}", staked)
        draft.fact("Task", f"{task.name} ({task.id})")
        draft.fact("Stake", exact_koii(staked))
        if claimable:
            draft.fact("Claimed with it", f"{exact_koii(claimable)} of rewards")
        draft.fact("Goes to", f"{draft.account.main}, your main account")
        self._time(request, task, draft)
        draft.object("" if staked else "Nothing is staked on this task.")
        first = await self._cost(Withdraw(task_id=task.id), draft)
        second = await self._cost(ClaimReward(task_id=task.id, stake_pot=task.stake_pot), draft)
        draft.takes(-(staked + claimable), first.fee + second.fee)

    def _time(self, request: Unstake, task: TaskAccount, draft: Draft) -> None:
        """When the network gives the stake back, as things stand: a task that runs makes it later."""
        newest = last_proof(task, draft.staking)
        joined = self._tools.task(task.id)
        if runs := joined is not None and joined.state not in AT_REST:
            newest = max(-1 if newest is None else newest, task.windows.round_at(draft.slot) - int(request.at_once))
            draft.warn(words.STOPS_AT_ONCE if request.at_once else words.STOPS_FIRST)
        slot = free_from(task.windows, newest)
        when = "at once"
        if slot is not None and slot > draft.slot:
            draft.not_before = slot
            when = words.from_slot(slot, self._tools.slots.seconds(slot - draft.slot))
        draft.fact("Possible", when)
        draft.step(f"Stop {task.name}" if runs else f"See that {task.name} does not run")
        draft.step(f"Wait until the network gives the stake back: {when}")
        draft.step("Take the stake back")
        draft.step("Have it paid to the main account")

    async def _claim(self, request: Claim, draft: Draft) -> None:
        tasks = [await self._task(task_id) for task_id in tasks_of(request)]
        amounts = [task.balances.get(draft.staking, NO_ROE) for task in tasks]
        total = Roe(sum(amounts))
        where = tasks[0].name if len(tasks) == 1 else f"{len(tasks)} tasks"
        draft.begin(f"Claim {exact_koii(total)} from {where}", total)
        fees = 0
        for task, amount in zip(tasks, amounts, strict=True):
            draft.fact(task.name, exact_koii(amount))
            draft.step(f"Claim {exact_koii(amount)} from {task.name}")
            fees += (await self._cost(ClaimReward(task_id=task.id, stake_pot=task.stake_pot), draft)).fee
        draft.fact("Goes to", f"{draft.account.main}, your main account")
        draft.object("" if total else "Nothing can be claimed there now.")
        draft.takes(-total, fees)

    async def _transfer(self, request: Transfer, draft: Draft) -> None:
        draft.begin(f"Send {exact_koii(request.amount)}", request.amount)
        draft.fact("Amount", exact_koii(request.amount))
        draft.fact("Goes to", request.to)
        draft.step(f"Send {exact_koii(request.amount)} to {request.to}")
        _check_address(request.to)
        await self._look_at_receiver(request, draft)
        cost = await self._cost(TransferRoe(to=request.to, amount=request.amount), draft)
        draft.takes(request.amount, cost.fee)

    async def _look_at_receiver(self, request: Transfer, draft: Draft) -> None:
        chain, own = self._tools.chain, self._tools.signer.accounts()
        if request.to == draft.account.main:
            draft.object(words.TO_ITSELF)
        if any(request.to in (account.staking, account.kpl_staking) for account in own):
            draft.object(words.TO_STAKING)
        if not self._has_sent_to(request.to) and all(request.to != account.main for account in own):
            draft.warn(words.NEW_ADDRESS)
        there = await chain.account(request.to)
        if there.owner is None:
            draft.warn(words.NO_ACCOUNT_THERE)
            least = await chain.rent(0)
            if request.amount < least:
                draft.object(
                    f"The network makes no account with less than {exact_koii(least)}: send at least that much."
                )
        elif there.owner != SYSTEM_PROGRAM:
            draft.warn(words.PROGRAM_THERE)

    def _has_sent_to(self, address: PublicKey) -> bool:
        done = (saga.plan.request for saga in self._tools.book.newest(SAGAS_LOOKED_AT) if saga.done)
        return any(isinstance(request, Transfer) and request.to == address for request in done)

    async def _repair(self, draft: Draft) -> None:
        staking = await self._tools.chain.account(draft.staking)
        draft.begin("Repair the staking account", NO_ROE)
        draft.fact("Staking account", draft.staking)
        draft.fact("Held by it", exact_koii(staking.balance))
        draft.step("Move what it holds to the main account, and make it anew")
        if staking.owner is None:
            draft.object("There is no staking account yet; the first stake makes it.")
        elif staking.owner == KOII_TASK_PROGRAM:
            draft.object("The staking account is in order.")
        else:
            cost = await self._cost(RecoverStaking(), draft)
            draft.fact("Deposit", f"{exact_koii(cost.deposit)} stay in the staking account")
            draft.takes(cost.deposit - cost.returned, cost.fee)

    # -- how much ---------------------------------------------------------------------------------------------------

    async def _cost(self, act: Act, draft: Draft) -> Cost:
        try:
            return await self._tools.chain.cost(act, draft.account.keys)
        except TransactionRejected:
            draft.object(words.FAULTY)  # the only thing that speaks against an act before it is signed
            return Cost(fee=NO_ROE)

    async def _look_at_rest(self, draft: Draft) -> None:
        """Whether the main account has the money, and keeps enough."""
        least, left = await self._tools.chain.rent(0), draft.left
        needed = draft.fee if draft.taken <= 0 else draft.taken + draft.fee
        if draft.balance < needed:
            draft.object(f"It takes {exact_koii(needed)}, and the main account holds {exact_koii(draft.balance)}.")
        elif 0 < left < least:
            draft.object(
                f"{exact_koii(left)} would be left; the network keeps no account with less than {exact_koii(least)}."
            )
        elif draft.taken > 0:
            running = [task for task in self._tools.tasks() if _pays(task, draft.account, self._tools.signer.default())]
            draft.warn(words.ALL_OF_IT if left == 0 else words.low_balance(left, len(running)))


SAGAS_LOOKED_AT = 1_000
MOST_ROE = 2**53 - 1
MOST_TASKS = 100


def _pays(task: Task, account: Account, default: Account | None) -> bool:
    """Whether the account pays the fees of a task that runs."""
    main = task.account or (default.main if default else "")
    return task.state not in AT_REST and main == account.main


def _check(request: MoneyRequest) -> None:
    """Refuse what cannot be meant before anything is asked or worked out: requests come from other programs too."""
    match request:
        case StakeMore(amount=amount) | Transfer(amount=amount):
            _check_amount(amount)
        case Claim(task_ids=task_ids) if not 0 < len(task_ids) <= MOST_TASKS:
            raise MoneyRefused(f"Name the tasks to claim from: at least one, and not more than {MOST_TASKS} at a time.")
        case _:
            pass


def _check_amount(amount: int) -> None:
    if not 0 < amount <= MOST_ROE:
        raise MoneyRefused("The amount must be more than nothing, and not more than there can be.")


def _check_address(address: str) -> None:
    try:
        key_bytes(address)
    except ValueError as error:
        raise MoneyRefused("That is no address: an address is a text of 32 to 44 letters and digits.") from error
