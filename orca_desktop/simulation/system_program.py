"""The system program, as far as task nodes use it: creating accounts and moving KOII (k2.md 6.5)."""

from __future__ import annotations

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instruction_data import CreateAccount, Transfer, decode_system
from orca_desktop.k2.programs import SYSTEM_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import Account, Accounts, ProgramError

MAX_SPACE = 10_485_760


def system_program(call: ProgramCall, accounts: Accounts, _slot: int) -> None:
    """Carry out createAccount or transfer. Raises ProgramError."""
    try:
        instruction = decode_system(call.data)
    except Malformed as error:
        raise ProgramError(f"invalid instruction data: {error}") from error
    if len(call.accounts) < 2:
        raise ProgramError("insufficient account keys for instruction")
    source, target = call.accounts[:2]
    if not source.is_signer or not source.is_writable or not target.is_writable:
        raise ProgramError("missing required signature for instruction")
    if isinstance(instruction, CreateAccount):
        if not target.is_signer:
            raise ProgramError(f"Create Account: account {target.key} must sign")
        _create(instruction, accounts, source=source.key, target=target.key)
    else:
        _transfer(instruction, accounts, source=source.key, target=target.key)


def _create(instruction: CreateAccount, accounts: Accounts, *, source: PublicKey, target: PublicKey) -> None:
    if accounts.find(target) is not None:
        raise ProgramError(f"Create Account: account {target} already in use")
    if instruction.space > MAX_SPACE:
        raise ProgramError(f"Allocate: requested {instruction.space}, max allowed {MAX_SPACE}")
    if instruction.lamports < rent_exempt_minimum(instruction.space):
        raise ProgramError("Transaction results in an account with insufficient funds for rent")
    _pay(instruction.lamports, accounts, source=source, target=target)
    data = bytes(instruction.space)
    accounts.put(target, Account(lamports=instruction.lamports, owner=instruction.owner, data=data))


def _transfer(instruction: Transfer, accounts: Accounts, *, source: PublicKey, target: PublicKey) -> None:
    _pay(instruction.lamports, accounts, source=source, target=target)
    _check_rent(accounts, target)


def _pay(amount: int, accounts: Accounts, *, source: PublicKey, target: PublicKey) -> None:
    giver = accounts.find(source)
    if giver is not None and (giver.owner != SYSTEM_PROGRAM or giver.data):
        raise ProgramError("Transfer: `from` must not carry data")
    accounts.move(amount, source=source, destination=target)
    _check_rent(accounts, source)


def _check_rent(accounts: Accounts, key: PublicKey) -> None:
    """An account ends empty or with enough for its rent."""
    account = accounts.find(key)
    if account is not None and account.lamports < rent_exempt_minimum(len(account.data)):
        raise ProgramError("Transaction results in an account with insufficient funds for rent")
