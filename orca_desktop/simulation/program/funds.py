"""Stake, Withdraw and ClaimReward."""

from __future__ import annotations

from orca_desktop.k2 import instruction_data as data
from orca_desktop.simulation.accounts import ProgramError
from orca_desktop.simulation.program.invocation import Invocation
from orca_desktop.simulation.program.purses import purse_of
from orca_desktop.simulation.program.state import SUBMISSIONS

HELD_ROUNDS = 3
"""A stake stays while the node has a proof in one of these last rounds."""


def stake(call: Invocation, instruction: data.Stake) -> None:
    """Move the stake into the pot; further stakes add up."""
    call.require_active()
    require_pot(call)
    staked = call.state.stakes.get(call.staking, 0)
    if instruction.amount <= 0 or staked + instruction.amount < call.state.minimum_stake:
        raise ProgramError(f"Stake is below the minimum of {call.state.minimum_stake}")
    purse_of(call.kind).take_stake(call, instruction.amount)
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
    require_pot(call)
    amount = call.state.balances.get(call.staking, 0)
    if amount <= 0:
        raise ProgramError("The provided claimer account doesn't have any balance on task state")
    purse_of(call.kind).pay_out(call, amount)
    del call.state.balances[call.staking]


def require_pot(call: Invocation, name: str = "pot") -> None:
    if call.keys[name] != call.state.pot:
        raise ProgramError("The stake pot is not the one of this task")
