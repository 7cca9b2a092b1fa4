"""The ledger's accounts, and a view on them in which changes wait until a transaction is through."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.programs import SYSTEM_PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What stands under one key: a balance in ROE, and data that only the owning program changes."""

    lamports: int
    owner: PublicKey = SYSTEM_PROGRAM
    data: bytes = b""


NOTHING = Account(lamports=0)
"""What stands where nobody ever put anything."""

AccountsByKey = MutableMapping[PublicKey, Account | None]
"""None: there was no such account then."""


class ProgramError(Exception):
    """A program refuses an instruction; the text goes into the transaction's logs.

    *code* is the number of an error of the program's own, or the name of one that all programs have.
    """

    def __init__(self, words: str, code: int | str = 1) -> None:
        super().__init__(words)
        self.code = code

    @property
    def error(self) -> object:
        """As Solana writes it inside `InstructionError`."""
        return self.code if isinstance(self.code, str) else {"Custom": self.code}

    @property
    def summary(self) -> str:
        """As Solana's logs call it."""
        return _NAMED.get(self.code, self.code) if isinstance(self.code, str) else _custom(self.code)


def _custom(code: int) -> str:
    return f"custom program error: {code:#x}"


MISSING_SIGNATURE = "MissingRequiredSignature"
MISSING_KEYS = "NotEnoughAccountKeys"
INVALID_DATA = "InvalidInstructionData"
INVALID_ARGUMENT = "InvalidArgument"
INVALID_ACCOUNT = "InvalidAccountData"
READONLY = "ReadonlyDataModified"
WRONG_OWNER = "InvalidAccountOwner"
WRONG_PROGRAM = "IncorrectProgramId"
_NAMED = {
    MISSING_SIGNATURE: "missing required signature for instruction",
    MISSING_KEYS: "insufficient account keys for instruction",
    INVALID_DATA: "invalid instruction data",
    INVALID_ARGUMENT: "invalid program argument",
    INVALID_ACCOUNT: "invalid account data for instruction",
    READONLY: "instruction modified data of a read-only account",
    WRONG_OWNER: "Invalid account owner",
    WRONG_PROGRAM: "incorrect program id for instruction",
}


class Accounts:
    """Reads through to the ledger's accounts and keeps changes apart, so that a failed transaction leaves nothing."""

    def __init__(self, base: AccountsByKey) -> None:
        self._base = base
        self._changed: dict[PublicKey, Account] = {}

    @property
    def base(self) -> AccountsByKey:
        return self._base

    @property
    def changed(self) -> Mapping[PublicKey, Account]:
        return self._changed

    def find(self, key: PublicKey) -> Account | None:
        """What stands there; an account without money that is anybody's, or holds data, is one until the end."""
        account = self._changed.get(key) or self._base.get(key)
        return None if account == NOTHING else account

    def put(self, key: PublicKey, account: Account) -> None:
        self._changed[key] = account

    def write_data(self, key: PublicKey, data: bytes) -> None:
        account = self.find(key)
        if account is None:
            raise ProgramError("An account that the instruction needs does not exist", INVALID_ACCOUNT)
        self.put(key, replace(account, data=data))

    def move(self, amount: int, *, source: PublicKey, destination: PublicKey) -> None:
        """Take *amount* from one account and give it to another, which comes into being where there is none."""
        giver = self.find(source) or Account(lamports=0)
        if giver.lamports < amount:
            raise ProgramError(f"Transfer: insufficient lamports {giver.lamports}, need {amount}")
        self.put(source, replace(giver, lamports=giver.lamports - amount))
        taker = self.find(destination) or Account(lamports=0)
        self.put(destination, replace(taker, lamports=taker.lamports + amount))
