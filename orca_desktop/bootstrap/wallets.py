"""Where accounts and their secrets are kept, put together for a node, or for a command that runs beside one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.keys.account_book import FILE as BOOK
from orca_desktop.adapters.keys.account_book import FileBook, MemoryBook
from orca_desktop.adapters.keys.key_sources import LocalKeySources
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.lock_file import FILE as LOCK
from orca_desktop.adapters.keys.lock_file import FileLock, MemoryLock
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.adapters.keys.passphrase_vault import FILE as VAULT
from orca_desktop.adapters.keys.passphrase_vault import PassphraseVault
from orca_desktop.adapters.keys.plain_vault import PlainVault
from orca_desktop.bootstrap.settings import EARLIER_WALLET, RECORDS, Settings
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import Event
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Saga
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.account_moves import AccountMoves
from orca_desktop.engine.accounts import Accounts
from orca_desktop.engine.leftovers import Leftovers
from orca_desktop.engine.vaults import Vaults
from orca_desktop.engine.wallet_lock import WalletLock
from orca_desktop.engine.wallets import Wallets
from orca_desktop.ports.accounts import AccountBook, LockFile
from orca_desktop.ports.clock import Clock
from orca_desktop.ports.keys import KeyVault, SealedVault


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What accounts are kept in. `sealed` is the one of the vaults that has a passphrase."""

    book: AccountBook
    lock: LockFile
    vaults: tuple[KeyVault, ...]
    sealed: SealedVault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Accounts, and the wallets that tasks work with."""

    accounts: Accounts
    wallets: Wallets


def kept_in(data_folder: Path, *, key_file: Path | None = None) -> Kept:
    """The places of this system; a plain file only where one is named."""
    sealed = PassphraseVault(data_folder / VAULT)
    plain: tuple[KeyVault, ...] = ()
    if key_file is not None:
        plain = (PlainVault(key_file),)
    return Kept(
        book=FileBook(data_folder / BOOK),
        lock=FileLock(data_folder / LOCK),
        vaults=(KeyringVault(), sealed, *plain),
        sealed=sealed,
    )


def kept_in_memory() -> Kept:
    """Everything ends with the program."""
    return Kept(book=MemoryBook(), lock=MemoryLock(), vaults=(MemoryVault(),))


def left_in_keyring(settings: Settings) -> str:
    """The name of a wallet that may be in the keyring without being in the book; empty where none is looked for.

    Records without a book are of a node that is older than the book. A folder that is new takes over only what the
    user names: another folder's node may be working with the rest.
    """
    is_older = (settings.data_folder / RECORDS).exists() and not (settings.data_folder / BOOK).exists()
    return settings.wallet or (EARLIER_WALLET if is_older else "")


async def begin_book(settings: Settings, kept: Kept) -> None:
    """Give a folder that is new an empty book, before it has records, which tell an older one without it.

    Raises KeyFileFailed or VaultNewer.
    """
    if not (settings.data_folder / RECORDS).exists():
        await kept.book.change(lambda book: book)


def household(
    settings: Settings,
    kept: Kept,
    clock: Clock,
    publish: Callable[[Event], None],
    *,
    balance: Callable[[PublicKey], Awaitable[Roe]],
    tasks: Callable[[], Iterable[Task]],
    sagas: Callable[[], Iterable[Saga]] = tuple,
    changed: Callable[[], None] = lambda: None,
    forward: Callable[[Secret | None], None] = lambda _: None,
) -> Household:
    """*changed* and *forward* are called by what is attached to a node, which is to look again, lock and unlock too."""
    vaults = Vaults(kept.vaults)
    accounts = AccountList(kept.book, vaults, publish, preferred=settings.wallet)
    wallets = Wallets(accounts, vaults)
    service = Accounts(
        accounts,
        AccountMoves(accounts, vaults, clock.wall),
        wallets,
        WalletLock(kept.lock, kept.sealed, clock, publish, forward=forward),
        LocalKeySources(),
        clock,
        leftovers=Leftovers(accounts, vaults),
        balance=balance,
        tasks=tasks,
        sagas=sagas,
        changed=changed,
    )
    return Household(accounts=service, wallets=wallets)
