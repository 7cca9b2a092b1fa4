"""One call of the task program, with its accounts under their names and the round it falls into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Phase
from orca_desktop.k2.layouts import Layout
from orca_desktop.k2.programs import CLOCK_SYSVAR, KOII_TASK_PROGRAM
from orca_desktop.k2.transactions import ProgramCall
from orca_desktop.simulation.accounts import Accounts, ProgramError
from orca_desktop.simulation.program.state import TaskState


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """What the program's functions work on. `keys` are the instruction's accounts by their names in the table."""

    state: TaskState
    accounts: Accounts
    keys: Mapping[str, PublicKey]
    slot: int

    @property
    def task(self) -> PublicKey:
        return self.keys["task"]

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
        raise ProgramError("insufficient account keys for instruction")
    for role, use in zip(layout.accounts, call.accounts, strict=False):
        if role.is_signer and not use.is_signer:
            raise ProgramError(f"missing required signature of the {role.name} account")
        if role.is_writable and not use.is_writable:
            raise ProgramError(f"the {role.name} account must be writable")
    keys = {role.name: use.key for role, use in zip(layout.accounts, call.accounts, strict=False)}
    if keys.get("clock", CLOCK_SYSVAR) != CLOCK_SYSVAR:
        raise ProgramError("the Clock sysvar is not in its place")
    return keys


def require_program_account(accounts: Accounts, key: PublicKey) -> None:
    """Refuse a staking account that does not exist or belongs to another program."""
    account = accounts.find(key)
    if account is None or account.owner != KOII_TASK_PROGRAM:
        raise ProgramError("Staking wallet is not valid (Mismatch owner)")
