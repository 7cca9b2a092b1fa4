"""SubmitTask and AuditSubmissions."""

from __future__ import annotations

from orca_desktop.domain.rounds import Phase
from orca_desktop.k2 import instruction_data as data
from orca_desktop.simulation.accounts import ProgramError
from orca_desktop.simulation.program.audits import add_vote, require_candidate
from orca_desktop.simulation.program.invocation import Invocation
from orca_desktop.simulation.program.state import SUBMISSION_TRIGGERS, SUBMISSIONS


def submit_proof(call: Invocation, instruction: data.SubmitProof) -> None:
    """Keep the proof of the round before this one; it cannot be replaced."""
    call.require_active()
    call.require_staked()
    call.require_phase(Phase.SUBMISSION, "Submission window is closed")
    if instruction.round != call.round - 1:
        raise ProgramError(f"Round {instruction.round} takes no submissions in round {call.round}")
    if not instruction.value:
        raise ProgramError("Submission is empty")
    if call.staking in call.state.entries(SUBMISSIONS, instruction.round):
        raise ProgramError("There is a submission of this node in the round already")
    entry = {"submission_value": instruction.value, "slot": call.slot, "round": instruction.round}
    call.state.add_entry(SUBMISSIONS, instruction.round, call.staking, entry)
    call.state.forget_rounds_before(call.round - call.state.allowed_failures)


def vote_on_proof(call: Invocation, instruction: data.VoteOnProof) -> None:
    call.require_staked()
    call.require_phase(Phase.AUDIT, "Audit window is closed")
    if instruction.round != call.round - 1:
        raise ProgramError(f"Round {instruction.round} takes no audits in round {call.round}")
    require_candidate(call, SUBMISSIONS, instruction.round)
    add_vote(call, SUBMISSION_TRIGGERS, instruction.round, is_valid=instruction.is_valid)
