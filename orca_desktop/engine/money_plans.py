"""Works a request for money out: the transaction in words, what it costs by the network, and what speaks against it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from orca_desktop.domain.accounts import Account, named
from orca_desktop.domain.koii_amounts import exact_koii
from orca_desktop.domain.money import (
    MOST_CLAIMED,
    Claim,
    MoneyPlan,
    MoneyRequest,
    RepairStakingAccount,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.wallet_errors import MoneyRefused, NoAccount, NoAccountYet
from orca_desktop.engine import money_words as words
from orca_desktop.engine.day_limit import Allowance
from orca_desktop.engine.money_tools import MoneyTools, tasks_of
from orca_desktop.engine.plan_costs import Costs
from orca_desktop.engine.plan_draft import Draft
from orca_desktop.engine.plan_sending import SendPlans
from orca_desktop.engine.plan_tasks import TaskPlans


class Planner:
    """Asks the network, and signs nothing."""

    def __init__(self, tools: MoneyTools, allowance: Allowance) -> None:
        self._tools = tools
        self._allowance = allowance
        costs = Costs(tools.chain)
        self._of_tasks = TaskPlans(tools, costs)
        self._of_sending = SendPlans(tools, costs)

    async def plan(self, request: MoneyRequest, account_text: str) -> MoneyPlan:
        """Raises MoneyRefused, NoAccount, NoAccountYet, NetworkError, JoinError, JournalError."""
        _check(request)
        account = self._account(request, account_text)
        slot = await self._tools.chain.slot()
        balance = await self._tools.chain.balance(account.main)
        draft = Draft(request, account, balance, slot)
        await self._work_out(request, draft)
        await self._look_at_rest(draft)
        draft.object(self._allowance.problem(request, draft.amount, draft.token, slot))
        draft.object("" if account.can_sign else words.WATCHED.format(name=account.name))
        return draft.finished(secrets.token_hex(8))

    async def _work_out(self, request: MoneyRequest, draft: Draft) -> None:
        match request:
            case StakeMore():
                await self._of_tasks.stake(request, draft)
            case Unstake():
                await self._of_tasks.unstake(request, draft)
            case Claim():
                await self._of_tasks.claim(request, draft)
            case Transfer():
                await self._of_sending.transfer(request, draft)
            case RepairStakingAccount():
                await self._of_sending.repair(request, draft)

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
        return {task.worked_for_by(default.main if default else "") for task in tasks} - {""}

    async def _look_at_rest(self, draft: Draft) -> None:
        """Whether the main account has the money, and keeps enough."""
        least, left = await self._tools.chain.rent(0), draft.left
        needed = draft.taken + draft.fee
        if draft.balance < needed:
            what = "It takes" if draft.token.is_koii else "Fees and deposits are paid in KOII: it takes"
            draft.object(f"{what} {exact_koii(needed)}, and the main account holds {exact_koii(draft.balance)}.")
        elif 0 < left < least:
            draft.object(
                f"{exact_koii(left)} would be left; the network keeps no account with less than {exact_koii(least)}."
            )
        elif draft.spends:
            running = [task for task in self._tools.tasks_with(draft.account.main) if task.is_at_work]
            draft.warn(words.ALL_OF_IT if left == 0 else words.low_balance(left, len(running)))


MOST_ROE = 2**53 - 1


def _check(request: MoneyRequest) -> None:
    """Refuse what cannot be meant before anything is asked or worked out: requests come from other programs too."""
    match request:
        case StakeMore(amount=amount) | Transfer(amount=amount):
            _check_amount(amount)
        case Claim(task_ids=task_ids) if not 0 < len(task_ids) <= MOST_CLAIMED:
            raise MoneyRefused(
                f"Name the tasks to claim from: at least one, and not more than {MOST_CLAIMED:,} at a time."
            )
        case _:
            pass


def _check_amount(amount: int) -> None:
    if not 0 < amount <= MOST_ROE:
        raise MoneyRefused("The amount must be more than nothing, and not more than there can be.")
