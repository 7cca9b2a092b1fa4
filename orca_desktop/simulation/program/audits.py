"""Votes on proofs and lists: one trigger a candidate, one vote a node."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.simulation.accounts import ProgramError
from orca_desktop.simulation.program.invocation import Invocation
from orca_desktop.simulation.program.state import Entry, key_numbers


def add_vote(call: Invocation, member: str, round_number: int, *, is_valid: bool) -> None:
    """Add the caller's vote on the candidate; the first vote opens the trigger. Raises ProgramError."""
    candidate = call.keys["candidate"]
    if candidate == call.staking:
        raise ProgramError("You cannot vote on your own submission")
    voter = key_numbers(call.staking)
    trigger = call.state.entries(member, round_number).get(candidate)
    if trigger is None:
        trigger = {"trigger_by": voter, "slot": call.slot, "votes": []}
        call.state.add_entry(member, round_number, candidate, trigger)
    if any(vote["voter"] == voter for vote in trigger["votes"]):
        raise ProgramError("You have already voted on this submission")
    trigger["votes"].append({"is_valid": is_valid, "voter": voter, "slot": call.slot})


def is_lost(trigger: Entry | None) -> bool:
    """Whether more votes are against than for; a tie and no trigger at all are in the candidate's favour."""
    return trigger is not None and sum(1 if vote["is_valid"] else -1 for vote in trigger["votes"]) < 0


def require_candidate(call: Invocation, member: str, round_number: int) -> PublicKey:
    """The candidate, who must have an entry in this round."""
    candidate = call.keys["candidate"]
    if candidate not in call.state.entries(member, round_number):
        raise ProgramError("There is no submission of this candidate in the round")
    return candidate
