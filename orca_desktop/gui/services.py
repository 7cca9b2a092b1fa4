"""What the window asks of the node directly, without a command: accounts with their secrets, and the history's ledger.

Secrets pass neither the event bus nor the control socket, so these are awaited in the program itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.archive import Filter, Page
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger import LedgerEntry
from orca_desktop.domain.secrets import Secret


class WalletSecrets(Protocol):
    """Base58 of three 64-byte secret keys, and the words they came from, where known."""

    @property
    def main(self) -> Secret: ...

    @property
    def staking(self) -> Secret: ...

    @property
    def kpl_staking(self) -> Secret: ...

    @property
    def phrase(self) -> Secret | None: ...


class KoiiKeys(Protocol):
    """An account in the folder of Koii's own node."""

    @property
    def name(self) -> str: ...


class LockService(Protocol):
    """The lock on money, exports and removals. The methods that wait raise WalletError with words for the user."""

    async def unlock(self, passphrase: Secret) -> None: ...

    async def begin_vault(self, passphrase: Secret) -> None:
        """Begin the encrypted file with this passphrase; one that is there is unlocked."""
        ...

    async def change_passphrase(self, passphrase: Secret | None) -> None:
        """Choose another, or the first; None: ask for none any more, which an encrypted file does not allow."""
        ...

    async def set_idle_minutes(self, minutes: int) -> None:
        """After how many minutes without use it locks by itself; 0: never."""
        ...

    def lock(self) -> None: ...

    def used(self) -> None:
        """The user did something: the time after which it locks by itself begins anew."""
        ...


class AccountsService(Protocol):
    """Accounts and their secrets. Every method that waits raises WalletError with words for the user."""

    @property
    def lock(self) -> LockService: ...

    async def create(self, name: str, custody: Custody, words: int = 12) -> Secret:
        """Keep a new account; the phrase comes back to be shown once."""
        ...

    async def import_phrase(self, name: str, custody: Custody, phrase: Secret) -> Account: ...

    async def import_key_file(self, name: str, custody: Custody, path: Path) -> Account: ...

    async def import_base58(self, name: str, custody: Custody, text: Secret) -> Account: ...

    async def koii_accounts(self, folder: Path | None = None) -> Sequence[KoiiKeys]:
        """What is in a folder of Koii's own node; None: in its usual place."""
        ...

    async def import_koii(
        self, folder: Path | None, names: tuple[str, ...], custody: Custody, pin: Secret | None = None
    ) -> tuple[Account, ...]: ...

    async def watch(self, name: str, main: PublicKey) -> Account: ...

    async def words_to_check(self, name: str) -> tuple[int, int, int]:
        """The places of three words, counted from 1."""
        ...

    async def check_words(self, name: str, words: Mapping[int, str]) -> bool: ...

    async def reveal(self, name: str) -> WalletSecrets: ...

    async def rename(self, name: str, new_name: str) -> None: ...

    async def remove(self, name: str, confirmed_name: str, *, forced: bool = False) -> None:
        """*forced*: also while stake or rewards lie on it."""
        ...

    async def choose_default(self, name: str) -> None: ...

    async def reload(self) -> None:
        """Look again which accounts there are, and how the places for secrets stand."""
        ...


class LedgerReader(Protocol):
    """The history; asked from a thread of its own. Raises JournalError."""

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What there is of them; without one, what needs it says so."""

    accounts: AccountsService | None = None
    ledger: LedgerReader | None = None

    @property
    def lock(self) -> LockService | None:
        return self.accounts.lock if self.accounts is not None else None
