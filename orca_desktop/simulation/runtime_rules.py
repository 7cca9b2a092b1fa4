"""What the chain itself sees to, whatever a program does: rights, sums and rent (k2.md 1.4, 1.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, KPL_TASK_PROGRAM, rent_exempt_minimum
from orca_desktop.k2.transactions import ProgramCall, Transaction
from orca_desktop.simulation.accounts import READONLY, Account, Accounts, AccountsByKey, ProgramError


def require_lawful(call: ProgramCall, before: Accounts, after: Accounts) -> None:
    """Refuse an instruction that changed an account which it was not given to write, or that made or lost money."""
    writable = {use.key for use in call.accounts if use.is_writable}
    made = 0
    for key, account in after.changed.items():
        old = before.find(key) or Account(lamports=0)
        if account != old and key not in writable:
            raise ProgramError(f"The account {key} was changed, and the transaction lets it be read only", READONLY)
        made += account.lamports - old.lamports
    if made:
        raise ProgramError("sum of account balances before and after instruction do not match", "UnbalancedInstruction")


@dataclass(frozen=True, slots=True)
class RentRefusal:
    """`place` is the account's place in the transaction's list of keys."""

    place: int

    @property
    def error(self) -> object:
        return {"InsufficientFundsForRent": {"account_index": self.place}}

    @property
    def message(self) -> str:
        return f"Transaction results in an account ({self.place}) with insufficient funds for rent"


def rent_refusal(
    transaction: Transaction, before: AccountsByKey, after: Mapping[PublicKey, Account]
) -> RentRefusal | None:
    """The first account of the transaction that would be left with too little; None where there is none.

    An account that was short already may stay so while nothing is put into it. Those of the task programs may grow
    beyond their rent: their staking accounts hold whole lists (k2.md 3.6).
    """
    for place, key in enumerate(transaction.keys):
        account = after.get(key)
        if account is not None and _is_short(account) and not _may_be_short(before.get(key), account):
            return RentRefusal(place)
    return None


def _is_short(account: Account) -> bool:
    return 0 < account.lamports < rent_exempt_minimum(len(account.data))


def _may_be_short(before: Account | None, after: Account) -> bool:
    if before is None or before.lamports == 0:
        return False
    if before.owner in (KOII_TASK_PROGRAM, KPL_TASK_PROGRAM):
        return True
    return _is_short(before) and len(before.data) == len(after.data) and after.lamports <= before.lamports
