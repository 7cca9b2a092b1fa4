"""The system program, as far as task nodes use it: creating accounts and moving KOII (k2.md 6.5)."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instruction_data import CreateAccount, Transfer, decode_system
from orca_desktop.k2.programs import SYSTEM_PROGRAM
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import (
    INVALID_ARGUMENT,
    INVALID_DATA,
    MISSING_KEYS,
    MISSING_SIGNATURE,
    READONLY,
    Account,
    Accounts,
    ProgramError,
)

MAX_SPACE = 10_485_760
_ALREADY_IN_USE = 0
_TOO_LARGE = 3


def system_program(call: ProgramCall, accounts: Accounts, _slot: int) -> None:
    """Carry out createAccount or transfer. Raises ProgramError."""
    try:
        instruction = decode_system(call.data)
    except Malformed as error:
        raise ProgramError(f"invalid instruction data: {error}", INVALID_DATA) from error
    if len(call.accounts) < 2:
        raise ProgramError("insufficient account keys for instruction", MISSING_KEYS)
    source, target = call.accounts[:2]
    if not source.is_signer:
        raise ProgramError(f"Transfer: `from` account {source.key} must sign", MISSING_SIGNATURE)
    if not source.is_writable or not target.is_writable:
        raise ProgramError("instruction changed the balance of a read-only account", READONLY)
    if isinstance(instruction, CreateAccount):
        if not target.is_signer:
            raise ProgramError(f"Create Account: account {target.key} must sign", MISSING_SIGNATURE)
        create_account(instruction, accounts, source=source.key, target=target.key)
    elif isinstance(instruction, Transfer):
        pay(instruction.lamports, accounts, source=source.key, target=target.key)


def create_account(instruction: CreateAccount, accounts: Accounts, *, source: PublicKey, target: PublicKey) -> None:
    """Make an account of zeros and give it its first balance. Raises ProgramError."""
    if accounts.find(target) is not None:
        raise ProgramError(f"Create Account: account {target} already in use", _ALREADY_IN_USE)
    if instruction.space > MAX_SPACE:
        raise ProgramError(f"Allocate: requested {instruction.space}, max allowed {MAX_SPACE}", _TOO_LARGE)
    if source == target and instruction.space:
        raise ProgramError("Transfer: `from` must not carry data", INVALID_ARGUMENT)
    pay(instruction.lamports, accounts, source=source, target=target)
    data = bytes(instruction.space)
    accounts.put(target, Account(lamports=instruction.lamports, owner=instruction.owner, data=data))


def pay(amount: int, accounts: Accounts, *, source: PublicKey, target: PublicKey) -> None:
    """Move KOII out of an account that is nothing but a balance. Raises ProgramError."""
    giver = accounts.find(source)
    if giver is not None and ((amount and giver.owner != SYSTEM_PROGRAM) or giver.data):
        raise ProgramError("Transfer: `from` must not carry data", INVALID_ARGUMENT)
    accounts.move(amount, source=source, destination=target)
