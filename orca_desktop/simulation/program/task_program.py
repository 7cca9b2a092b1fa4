"""The task programs' entrance: reads the instruction, checks its accounts, and hands it to its function."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import program_of
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import INVALID_DATA, Accounts, ProgramError
from orca_desktop.simulation.program import creation, funds, lists, proofs
from orca_desktop.simulation.program.creation import write_state
from orca_desktop.simulation.program.invocation import Call, Invocation, named_accounts, require_program_account
from orca_desktop.simulation.program.state import TaskState


def task_program(call: ProgramCall, accounts: Accounts, slot: int) -> None:
    """Carry out one instruction of the native task program. Raises ProgramError; then nothing is to be kept."""
    _carry_out(call, accounts, slot, TokenKind.KOII)


def kpl_task_program(call: ProgramCall, accounts: Accounts, slot: int) -> None:
    """Carry out one instruction of the program whose tasks pay in tokens. Raises ProgramError."""
    _carry_out(call, accounts, slot, TokenKind.KPL)


def _carry_out(call: ProgramCall, accounts: Accounts, slot: int, kind: TokenKind) -> None:
    try:
        instruction = data.decode(call.data, kind)
    except Malformed as error:
        raise ProgramError(f"invalid instruction data: {error}", INVALID_DATA) from error
    keys = named_accounts(call, data.layout_of(instruction, kind))
    if isinstance(instruction, data.CreateTask):
        creation.create_task(Call(kind=kind, accounts=accounts, keys=keys, slot=slot), instruction)
        return
    if "staking" in keys:
        require_program_account(accounts, keys["staking"], kind)
    name = "old_task" if isinstance(instruction, data.UpdateTask) else "task"
    invocation = Invocation(
        kind=kind, accounts=accounts, keys=keys, slot=slot, state=_state(accounts, keys[name], kind)
    )
    _dispatch(invocation, instruction)
    write_state(invocation, invocation.state, name)


def _state(accounts: Accounts, key: PublicKey, kind: TokenKind) -> TaskState:
    account = accounts.find(key)
    state = TaskState.read(account.data, kind) if account is not None and account.owner == program_of(kind) else None
    if state is None:
        raise ProgramError("Task ID Not Correct")
    return state


def _dispatch(call: Invocation, instruction: data.TaskInstruction) -> None:  # noqa: C901 -- one line an instruction
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
        case data.UpdateTask():
            creation.update_task(call, instruction)
        case data.FundTask():
            creation.fund_task(call, instruction)
        case data.SetActive():
            creation.set_active(call, instruction)
        case data.AllowTask():
            creation.allow_task(call, instruction)
        case _:
            raise ProgramError("This instruction is not played on the local network", INVALID_DATA)
