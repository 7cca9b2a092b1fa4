"""Which instructions carry out an act on chain (k2.md 6.2, 7.3)."""

from __future__ import annotations

from typing import Literal

from solders.instruction import Instruction

from orca_desktop.domain.keys import WalletKeys
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.ports.chain import Act, Stake, SubmitList, SubmitProof, TriggerPayout, VoteOnList, VoteOnProof

Funding = Literal["create", "transfer"] | None


def fresh_lamports(stake: int) -> int:
    """What a staking account is made with: its deposit and the stake (k2.md 7.3)."""
    return staking_account_deposit() + stake


def instructions_for(act: Act, keys: WalletKeys, *, fund: Funding) -> list[Instruction]:
    """*fund* says how a stake gets into the staking account: with its creation, or by a transfer."""
    staking = keys.staking
    match act:
        case Stake():
            return [*_funding(act, keys, fund), _stake(act, keys)]
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


def _funding(act: Stake, keys: WalletKeys, fund: Funding) -> list[Instruction]:
    match fund:
        case "create":
            return [
                k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=fresh_lamports(act.amount))
            ]
        case "transfer":
            return [k2.transfer(source=keys.main, destination=keys.staking, lamports=act.amount)]
        case None:
            return []
