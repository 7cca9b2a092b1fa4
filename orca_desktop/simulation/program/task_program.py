"""The task program's entrance: reads the instruction, checks its accounts, and hands it to its function."""

from __future__ import annotations

from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, MINIMUM_TASK_BYTES, NATIVE_TASK_PREFIX
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import Accounts, ProgramError
from orca_desktop.simulation.program import funds, lists, proofs
from orca_desktop.simulation.program.invocation import Invocation, named_accounts, require_program_account
from orca_desktop.simulation.program.state import TaskState


def task_program(call: ProgramCall, accounts: Accounts, slot: int) -> None:
    """Carry out one instruction of the native task program. Raises ProgramError; then nothing is to be kept."""
    try:
        instruction = data.decode(call.data)
    except Malformed as error:
        raise ProgramError(f"invalid instruction data: {error}") from error
    keys = named_accounts(call, data.layout_of(instruction))
    if "staking" in keys:
        require_program_account(accounts, keys["staking"])
    task = accounts.find(keys["task"])
    if task is None or task.owner != KOII_TASK_PROGRAM or not _is_task(task.data):
        raise ProgramError("Task ID Not Correct")
    invocation = Invocation(state=TaskState.read(task.data), accounts=accounts, keys=keys, slot=slot)
    _carry_out(invocation, instruction)
    accounts.write_data(invocation.task, invocation.state.encoded())


def _is_task(content: bytes) -> bool:
    return len(content) >= MINIMUM_TASK_BYTES and content.startswith(NATIVE_TASK_PREFIX)


def _carry_out(call: Invocation, instruction: data.TaskInstruction) -> None:
    match instruction:
        case data.Stake():
            funds.stake(call, instruction)
        case data.Withdraw():
            funds.withdraw(call)
        case data.ClaimReward():
            funds.claim_reward(call)
        case data.SubmitProof():
            proofs.submit_proof(call, instruction)
        case data.VoteOnProof():
            proofs.vote_on_proof(call, instruction)
        case data.UploadListChunk():
            lists.upload_list_chunk(call, instruction)
        case data.SubmitList():
            lists.submit_list(call, instruction)
        case data.VoteOnList():
            lists.vote_on_list(call, instruction)
        case data.Payout():
            lists.payout(call, instruction)
