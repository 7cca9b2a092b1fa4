"""One call of a task program, with its accounts under their names and the round it falls into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2.addresses import managers_account
from orca_desktop.k2.layouts import Layout
from orca_desktop.k2.programs import CLOCK_SYSVAR, RENT_SYSVAR, SYSTEM_PROGRAM, TOKEN_PROGRAM, program_of
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import (
    INVALID_ARGUMENT,
    MISSING_KEYS,
    MISSING_SIGNATURE,
    READONLY,
    WRONG_OWNER,
    Accounts,
    ProgramError,
)
from orca_desktop.simulation.program.state import TaskState

_FIXED = {
    "clock": CLOCK_SYSVAR,
    "rent": RENT_SYSVAR,
    "system_program": SYSTEM_PROGRAM,
    "token_program": TOKEN_PROGRAM,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An instruction before its task is looked at. `keys` are its accounts by their names in the table."""

    kind: TokenKind
    accounts: Accounts
    keys: Mapping[str, PublicKey]
    slot: int

    @property
    def task(self) -> PublicKey:
        return self.keys["task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation(Call):
    """What the program's functions work on."""

    state: TaskState

    @property
    def staking(self) -> PublicKey:
        return self.keys["staking"]

    @property
    def round(self) -> int:
        return self.state.windows.round_at(self.slot)

    def require_phase(self, phase: Phase, refusal: str) -> None:
        """Refuse before the first round and outside of *phase*."""
        if self.round < 0 or self.state.windows.phase_at(self.slot) is not phase:
            raise ProgramError(refusal)

    def require_active(self) -> None:
        if not self.state.is_active:
            raise ProgramError("Task is not active")

    def require_staked(self) -> None:
        if self.state.stakes.get(self.staking, 0) <= 0:
            raise ProgramError("You must stake before taking part in the task")


def named_accounts(call: ProgramCall, layout: Layout) -> dict[str, PublicKey]:
    """The call's accounts by name, after a check of signatures and rights. Raises ProgramError."""
    if len(call.accounts) < len(layout.accounts):
        raise ProgramError("insufficient account keys for instruction", MISSING_KEYS)
    for role, use in zip(layout.accounts, call.accounts, strict=False):
        if role.is_signer and not use.is_signer:
            raise ProgramError(f"missing required signature of the {role.name} account", MISSING_SIGNATURE)
        if role.is_writable and not use.is_writable:
            raise ProgramError(f"the {role.name} account must be writable", READONLY)
    keys = {role.name: use.key for role, use in zip(layout.accounts, call.accounts, strict=False)}
    fixed = {**_FIXED, "managers": managers_account(layout.kind)}
    for name, key in fixed.items():
        if keys.get(name, key) != key:
            raise ProgramError(f"the account in the place of {name} is another one", INVALID_ARGUMENT)
    return keys


def require_program_account(accounts: Accounts, key: PublicKey, kind: TokenKind) -> None:
    """Refuse a staking account that does not exist or belongs to another program."""
    account = accounts.find(key)
    if account is None or account.owner != program_of(kind):
        raise ProgramError("Staking wallet is not valid (Mismatch owner)", WRONG_OWNER)
