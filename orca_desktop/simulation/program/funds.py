"""Stake, Withdraw and ClaimReward."""

from __future__ import annotations

from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.programs import STAKING_ACCOUNT_BYTES, rent_exempt_minimum
from orca_desktop.simulation.accounts import ProgramError
from orca_desktop.simulation.program.invocation import Invocation
from orca_desktop.simulation.program.state import SUBMISSIONS, key_numbers

HELD_ROUNDS = 3
"""A stake stays while the node has a proof in one of these last rounds."""


def stake(call: Invocation, instruction: data.Stake) -> None:
    """Move the stake from the staking account into the pot; further stakes add up."""
    call.require_active()
    _require_pot(call)
    staked = call.state.stakes.get(call.staking, 0)
    if instruction.amount <= 0 or staked + instruction.amount < call.state.minimum_stake:
        raise ProgramError(f"Stake is below the minimum of {call.state.minimum_stake}")
    call.accounts.move(instruction.amount, source=call.staking, destination=call.keys["pot"])
    left = call.accounts.find(call.staking)
    if left is None or left.lamports < rent_exempt_minimum(STAKING_ACCOUNT_BYTES):
        raise ProgramError("Transfer: insufficient lamports, the staking account must keep its rent")
    call.state.add_stake(call.staking, instruction.amount)
    if instruction.ip_address:
        call.state.set_address(call.staking, instruction.ip_address)


def withdraw(call: Invocation) -> None:
    """Turn the stake into a balance, once the node has no recent proof."""
    if call.state.stakes.get(call.staking, 0) <= 0:
        raise ProgramError("You must stake before withdraw")
    recent = range(call.round - HELD_ROUNDS, call.round + 1)
    if any(call.staking in call.state.entries(SUBMISSIONS, number) for number in recent):
        raise ProgramError("A node with a recent submission cannot withdraw")
    amount = call.state.drop_stake(call.staking)
    call.state.balances[call.staking] = call.state.balances.get(call.staking, 0) + amount


def claim_reward(call: Invocation) -> None:
    """Pay the whole balance out of the pot."""
    _require_pot(call)
    amount = call.state.balances.get(call.staking, 0)
    if amount <= 0:
        raise ProgramError("The provided claimer account doesn't have any balance on task state")
    call.accounts.move(amount, source=call.keys["pot"], destination=call.keys["beneficiary"])
    del call.state.balances[call.staking]


def _require_pot(call: Invocation) -> None:
    if key_numbers(call.keys["pot"]) != call.state.pot:
        raise ProgramError("The stake pot is not the one of this task")
