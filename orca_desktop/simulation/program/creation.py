"""What creators and managers send: CreateTask, UpdateTask, FundTask, SetActive, AllowTask (k2.md 6.3)."""

from __future__ import annotations

from orca_desktop.domain.keys import KEY_BYTES, public_key
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.addresses import pot_authority, pot_seed
from orca_desktop.k2.instruction_values import TaskTerms
from orca_desktop.k2.programs import STAKE_POT_PREFIX, program_of, rent_exempt_minimum
from orca_desktop.k2.token_accounts import TokenAccount
from orca_desktop.simulation.accounts import INVALID_ACCOUNT, INVALID_ARGUMENT, WRONG_OWNER, ProgramError
from orca_desktop.simulation.program.funds import require_pot
from orca_desktop.simulation.program.invocation import Call, Invocation, require_program_account
from orca_desktop.simulation.program.purses import purse_of
from orca_desktop.simulation.program.state import TaskState
from orca_desktop.simulation.program.terms import new_state, require_terms
from orca_desktop.simulation.token_program import create_tokens


def create_task(call: Call, instruction: data.CreateTask) -> None:
    """Write a task into the new account that the creator made for it, and move its bounty into its pot."""
    require_terms(instruction, instruction.total_bounty)
    _require_blank(call)
    _make_pot(call, instruction)
    purse_of(call.kind).take_first_bounty(call, instruction.total_bounty)
    write_state(call, _state(call, instruction, instruction.total_bounty))


def update_task(call: Invocation, instruction: data.UpdateTask) -> None:
    """Have the task followed by a new one, with what is left of its bounty; stakes and rewards stay where they are."""
    _require_manager(call, "payer")
    require_pot(call, "old_pot")
    if call.state.is_migrated:
        raise ProgramError("Task is migrated already")
    require_terms(instruction, call.state.total_bounty)
    _require_blank(call)
    _make_pot(call, instruction)
    bounty = call.state.migrate_to(call.task)
    purse_of(call.kind).hand_over(call, bounty)
    write_state(call, _state(call, instruction, bounty))


def fund_task(call: Invocation, instruction: data.FundTask) -> None:
    require_pot(call)
    if instruction.amount <= 0:
        raise ProgramError("Nothing is no funding")
    if call.kind is TokenKind.KOII:
        require_program_account(call.accounts, call.keys["funder"], call.kind)
    purse_of(call.kind).take_bounty(call, instruction.amount)
    call.state.add_bounty(instruction.amount)


def set_active(call: Invocation, instruction: data.SetActive) -> None:
    _require_manager(call, "owner")
    call.state.set_active(instruction.is_active)


def allow_task(call: Invocation, instruction: data.AllowTask) -> None:
    """Only for the managers whose keys stand in the program's own account."""
    account = call.accounts.find(call.keys["managers"])
    stored = account.data if account is not None else b""
    managers = {public_key(stored[at : at + KEY_BYTES]) for at in range(0, len(stored), KEY_BYTES)}
    if call.keys["program" if call.kind is TokenKind.KOII else "manager"] not in managers:
        raise ProgramError("Only a manager of the program may do this", WRONG_OWNER)
    call.state.set_allowed(instruction.is_allowed)


def write_state(call: Call, state: TaskState, name: str = "task") -> None:
    """Keep a task's state in its account, as long as that has paid for the room. Raises ProgramError."""
    encoded, key = state.encoded(), call.keys[name]
    account = call.accounts.find(key)
    if account is None or account.lamports < rent_exempt_minimum(len(encoded)):
        raise ProgramError("The task's account is too small for its state", "AccountDataTooSmall")
    call.accounts.write_data(key, encoded)


def _require_manager(call: Invocation, name: str) -> None:
    if call.keys[name] != call.state.manager:
        raise ProgramError("Only the task's manager may do this", WRONG_OWNER)


def _require_blank(call: Call) -> None:
    """The account of a new task belongs to the program, and nothing was ever written into it."""
    account = call.accounts.find(call.task)
    if account is None or account.owner != program_of(call.kind) or any(account.data):
        raise ProgramError("The account is no new one of the task program", INVALID_ACCOUNT)


def _make_pot(call: Call, terms: TaskTerms) -> None:
    """A native pot is a bare address of a certain look; that of a token is made here, and nobody's key opens it."""
    pot = call.keys["pot"]
    if call.kind is TokenKind.KOII:
        if not pot.startswith(STAKE_POT_PREFIX):
            raise ProgramError("The address of the stake pot is not one of a stake pot", INVALID_ARGUMENT)
        return
    if terms.pot_seed != pot_seed(pot) or call.keys["pot_authority"] != pot_authority(pot):
        raise ProgramError("The authority is not the one of this stake pot", INVALID_ARGUMENT)
    tokens = TokenAccount(mint=call.keys["mint"], owner=call.keys["pot_authority"])
    create_tokens(call.accounts, pot, tokens, payer=call.keys["payer"])


def _state(call: Call, terms: TaskTerms, bounty: int) -> TaskState:
    return new_state(
        terms,
        total_bounty=bounty,
        manager=call.keys["payer"],
        pot=call.keys["pot"],
        mint=call.keys.get("mint"),
        slot=call.slot,
    )
