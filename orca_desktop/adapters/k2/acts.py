"""Which instructions carry out an act on chain (k2.md 6.2, 7.3)."""

from __future__ import annotations

from typing import Literal

from solders.instruction import Instruction

from orca_desktop.domain.keys import WalletKeys
from orca_desktop.k2 import instructions as k2
from orca_desktop.ports.chain import (
    Act,
    ClaimReward,
    RecoverStaking,
    Stake,
    SubmitList,
    SubmitProof,
    TaskAct,
    TransferRoe,
    TriggerPayout,
    VoteOnList,
    VoteOnProof,
    Withdraw,
)

Funding = Literal["create", "transfer"] | None


def stake_instructions(act: Stake, keys: WalletKeys, *, fund: Funding, deposit: int = 0) -> list[Instruction]:
    """*fund* says how the stake gets into the staking account: with its creation and a deposit, or by a transfer."""
    return [*_funding(act, keys, fund, deposit), _stake(act, keys)]


def recovery_instructions(keys: WalletKeys, *, balance: int, deposit: int) -> list[Instruction]:
    """Empty the staking account into the main one, and make it anew with its deposit (k2.md 7.3)."""
    return [
        k2.transfer(source=keys.staking, destination=keys.main, lamports=balance),
        k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=deposit),
    ]


def instructions_for(act: Act, keys: WalletKeys) -> list[Instruction]:
    """Of acts that need to know nothing but themselves; a stake comes out of what the staking account holds."""
    match act:
        case TransferRoe(to=to, amount=amount):
            return [k2.transfer(source=keys.main, destination=to, lamports=amount)]
        case RecoverStaking():
            raise ValueError("what a recovery moves depends on what the staking account holds")
        case _:
            return _task_instructions(act, keys)


def _task_instructions(act: TaskAct, keys: WalletKeys) -> list[Instruction]:
    staking = keys.staking
    match act:
        case Stake():
            return [_stake(act, keys)]
        case Withdraw(task_id=task):
            return [k2.withdraw(task=task, staking=staking)]
        case ClaimReward(task_id=task, stake_pot=pot):
            return [k2.claim_reward(task=task, staking=staking, pot=pot, beneficiary=keys.main)]
        case SubmitProof(task_id=task, round=number, value=value):
            return [k2.submit_proof(task=task, staking=staking, value=value, round_number=number)]
        case VoteOnProof(task_id=task, round=number, candidate=candidate, is_valid=valid):
            return [
                k2.vote_on_proof(task=task, staking=staking, candidate=candidate, round_number=number, is_valid=valid)
            ]
        case SubmitList(task_id=task, round=number):
            return [k2.submit_list(task=task, staking=staking, round_number=number)]
        case VoteOnList(task_id=task, round=number, candidate=candidate, is_valid=valid):
            return [
                k2.vote_on_list(task=task, staking=staking, candidate=candidate, round_number=number, is_valid=valid)
            ]
        case TriggerPayout(task_id=task, round=number, author=author):
            return [k2.payout(task=task, author=author, round_number=number)]


def _stake(act: Stake, keys: WalletKeys) -> Instruction:
    return k2.stake(task=act.task_id, pot=act.stake_pot, staking=keys.staking, amount=act.amount)


def _funding(act: Stake, keys: WalletKeys, fund: Funding, deposit: int) -> list[Instruction]:
    match fund:
        case "create":
            lamports = deposit + act.amount
            return [k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=lamports)]
        case "transfer":
            return [k2.transfer(source=keys.main, destination=keys.staking, lamports=act.amount)]
        case None:
            return []
