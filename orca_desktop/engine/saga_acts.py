"""What the steps of a saga send, by which keys, and how the journal and the ledger are told of the amount."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orca_desktop.domain.amounts import NO_ROE, Roe, Units
from orca_desktop.domain.intents import intent_text
from orca_desktop.domain.money import MoneyPlan, RepairStakingAccount, StakeMore, Transfer
from orca_desktop.domain.tasks import TaskAccount, TokenKind
from orca_desktop.domain.tokens import Token
from orca_desktop.engine.saga_steps import Step, StepKind
from orca_desktop.ports.chain import (
    Act,
    Chain,
    ClaimReward,
    MakeTokenAccount,
    RecoverStaking,
    Stake,
    TransferRoe,
    TransferToken,
    Withdraw,
)
from orca_desktop.ports.keys import Wallet


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """An act, and the wallet that signs it. `is_void`: there is nothing to send any more. `intent` tells the amount."""

    act: Act
    wallet: Wallet
    intent: str = ""
    is_void: bool = False


async def sending(step: Step, plan: MoneyPlan, wallet: Wallet, chain: Chain) -> Sending:
    """As things stand on chain now. Raises NetworkError, JoinError."""
    match step.kind, plan.request:
        case StepKind.TRANSFER, Transfer() as request:
            return _transfer(request, plan.token, wallet)
        case StepKind.REPAIR, RepairStakingAccount(kind=kind):
            by = replace(wallet, staking=wallet.kpl_staking) if kind is TokenKind.KPL else wallet
            return Sending(act=RecoverStaking(kind=kind or TokenKind.KOII), wallet=by)
        case StepKind.MAKE, _ if step.token is not None:
            there = await chain.token_balance(plan.main, step.token)
            return Sending(act=MakeTokenAccount(token=step.token), wallet=wallet, is_void=there is not None)
        case _:
            return _of_task(step, plan, await chain.task(step.task_id), wallet)


def _transfer(request: Transfer, token: Token, wallet: Wallet) -> Sending:
    intent = intent_text(request.amount, token, request.to)
    if token.is_koii:
        return Sending(act=TransferRoe(to=request.to, amount=Roe(request.amount)), wallet=wallet, intent=intent)
    return Sending(act=TransferToken(to=request.to, token=token, amount=request.amount), wallet=wallet, intent=intent)


def _of_task(step: Step, plan: MoneyPlan, account: TaskAccount, wallet: Wallet) -> Sending:
    """Signed by the key by which the task knows the node."""
    by = wallet.in_tasks_of(account.token)
    key = by.staking.public_key
    match step.kind, plan.request:
        case StepKind.STAKE, StakeMore(amount=amount):
            stake = Stake(task_id=account.id, stake_pot=account.stake_pot, amount=amount)
            return Sending(act=stake, wallet=by, intent=intent_text(amount, account.token))
        case StepKind.WITHDRAW, _:
            return _taken(Withdraw(task_id=account.id), account.stakes.get(key, NO_ROE), account.token, by)
        case _:
            claim = ClaimReward(task_id=account.id, stake_pot=account.stake_pot)
            return _taken(claim, account.balances.get(key, NO_ROE), account.token, by)


def _taken(act: Act, amount: Units, token: Token, wallet: Wallet) -> Sending:
    """Where nothing is there any more, it was taken elsewhere."""
    return Sending(act=act, wallet=wallet, intent=intent_text(amount, token), is_void=amount <= 0)
