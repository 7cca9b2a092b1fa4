"""The ledger's accounts, and a view on them in which changes wait until a transaction is through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import SYSTEM_PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What stands under one key: a balance in ROE, and data that only the owning program changes."""

    lamports: int
    owner: PublicKey = SYSTEM_PROGRAM
    data: bytes = b""


class ProgramError(Exception):
    """A program refuses an instruction; the text goes into the transaction's logs."""


class Accounts:
    """Reads through to the ledger's accounts and keeps changes apart, so that a failed transaction leaves nothing."""

    def __init__(self, base: Mapping[PublicKey, Account]) -> None:
        self._base = base
        self._changed: dict[PublicKey, Account] = {}

    @property
    def changed(self) -> Mapping[PublicKey, Account]:
        return self._changed

    def find(self, key: PublicKey) -> Account | None:
        account = self._changed.get(key) or self._base.get(key)
        return account if account is not None and account.lamports > 0 else None

    def put(self, key: PublicKey, account: Account) -> None:
        self._changed[key] = account

    def write_data(self, key: PublicKey, data: bytes) -> None:
        account = self.find(key)
        if account is None:
            raise ProgramError("An account that the instruction needs does not exist")
        self.put(key, replace(account, data=data))

    def move(self, amount: int, *, source: PublicKey, destination: PublicKey) -> None:
        """Take *amount* from one account and give it to another, which comes into being where there is none."""
        giver = self.find(source)
        held = giver.lamports if giver else 0
        if giver is None or held < amount:
            raise ProgramError(f"Transfer: insufficient lamports {held}, need {amount}")
        self.put(source, replace(giver, lamports=held - amount))
        taker = self.find(destination) or Account(lamports=0)
        self.put(destination, replace(taker, lamports=taker.lamports + amount))
