"""Keeping, renaming and removing accounts: each step is safe against a kill, and what was begun is ended later.

A vault and the book cannot be changed in one step. So the book first says what is intended; at the next start that is
carried to its end, or taken back where nothing had happened yet.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from orca_desktop.domain.accounts import Account, Custody, VaultStanding, named
from orca_desktop.domain.errors import KeyMissing, OrcaError, WalletError
from orca_desktop.domain.wallet_errors import AccountInUse, AccountKnown, NameTaken, NoAccount
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.vaults import Vaults
from orca_desktop.ports.accounts import Book, Intent, Step
from orca_desktop.ports.keys import Wallet, WalletSecrets

log = logging.getLogger(__name__)

INTERRUPTED = "The program was ended while this account was being kept. Check its words before you use it."
TAKEN_OVER = "It was found where it is kept, and taken over."


class AccountMoves:
    """`wall` tells the seconds since the epoch."""

    def __init__(self, accounts: AccountList, vaults: Vaults, wall: Callable[[], float]) -> None:
        self._accounts = accounts
        self._vaults = vaults
        self._wall = wall

    async def keep(self, account: Account, secrets: WalletSecrets) -> None:
        """Keep a new account. Raises NameTaken, AccountKnown, PlaceMissing, or what the vault raises."""
        vault = self._vaults.of(account.custody)
        intent = Intent(step=Step.KEEP, name=account.name, custody=account.custody)
        await self._accounts.change(lambda book: _begun(_with_room_for(book, account), intent))
        try:
            await vault.keep(account.name, secrets)
        except WalletError:
            await self._accounts.change(lambda book: _ended(book, intent))
            raise
        await self._accounts.change(lambda book: _ended(_with(book, account), intent))

    async def note(self, account: Account) -> None:
        """Write an account that has no secret. Raises NameTaken or AccountKnown."""
        await self._accounts.change(lambda book: _with(_with_room_for(book, account), account))

    async def adopt(self, name: str, custody: Custody, note: str = TAKEN_OVER) -> Account:
        """Write an account whose secrets are in a vault already. Raises KeyMissing, NameTaken or AccountKnown."""
        account = self._account_of(name, custody, await self._vaults.of(custody).open(name), note)
        await self.note(account)
        return account

    async def rename(self, name: str, new_name: str) -> None:
        """Raises NoAccount, NameTaken, or what the vault raises; then it is called as before."""
        account = self._accounts.known(name)
        intent = Intent(step=Step.RENAME, name=account.name, custody=account.custody, new_name=new_name)
        if not account.can_sign:
            await self._accounts.change(lambda book: _renamed(_free(book, new_name), intent))
            return
        await self._accounts.change(lambda book: _begun(_free(_has(book, account.name), new_name), intent))
        try:
            await self._copy(account, new_name)
        except WalletError:
            await self._accounts.change(lambda book: _ended(book, intent))
            raise
        await self._accounts.change(lambda book: _renamed(book, intent))
        await self._take_away(intent)

    async def remove(self, name: str) -> None:
        """Raises NoAccount, or what the vault raises; then nothing has changed."""
        account = self._accounts.known(name)
        intent = Intent(step=Step.REMOVE, name=account.name, custody=account.custody)
        if not account.can_sign:
            await self._accounts.change(lambda book: _without(book, account.name))
            return
        state = await self._vaults.of(account.custody).state()
        if state.standing is not VaultStanding.READY:
            raise AccountInUse(state.words)
        await self._accounts.change(lambda book: _begun(_without(book, account.name), intent))
        await self._take_away(intent)

    async def settle(self) -> None:
        """Carry to its end what an earlier life of the program began; what a vault does not allow now is left."""
        for intent in self._accounts.book.intents:
            try:
                await self._settle(intent)
            except OrcaError as error:
                log.info("the %s of an account waits: %s", intent.step.value, error.title)

    async def _settle(self, intent: Intent) -> None:
        match intent.step:
            case Step.KEEP:
                await self._settle_keeping(intent)
            case Step.RENAME:
                await self._settle_renaming(intent)
            case Step.REMOVE:
                await self._take_away(intent)

    async def _settle_keeping(self, intent: Intent) -> None:
        try:
            wallet = await self._vaults.of(intent.custody).open(intent.name)
        except KeyMissing:
            await self._accounts.change(lambda book: _ended(book, intent))
            return
        account = self._account_of(intent.name, intent.custody, wallet, INTERRUPTED)
        await self._accounts.change(
            lambda book: _ended(book if _is_kept(book, account) else _with(book, account), intent)
        )

    async def _settle_renaming(self, intent: Intent) -> None:
        account = named(self._accounts.book.accounts, intent.name)
        if account is not None:
            try:
                copied = (await self._vaults.of(intent.custody).open(intent.new_name)).main.public_key
            except KeyMissing:
                copied = None
            if copied != account.main:  # nothing had happened yet
                await self._accounts.change(lambda book: _ended(book, intent))
                return
            await self._accounts.change(lambda book: _renamed(book, intent))
        await self._take_away(intent)

    async def _copy(self, account: Account, new_name: str) -> None:
        vault = self._vaults.of(account.custody)
        try:
            await vault.keep(new_name, await vault.reveal(account.name))
        except NameTaken:
            if (await vault.open(new_name)).main.public_key != account.main:
                raise

    async def _take_away(self, intent: Intent) -> None:
        """Remove the entry of the old name, unless an account of the book is kept there by now."""
        kept = named(self._accounts.book.accounts, intent.name)
        if kept is None or kept.custody is not intent.custody:
            await self._vaults.of(intent.custody).remove(intent.name)
        await self._accounts.change(lambda book: _ended(book, intent))

    def _account_of(self, name: str, custody: Custody, wallet: Wallet, note: str) -> Account:
        keys = wallet.keys
        return Account(
            name=name,
            main=keys.main,
            staking=keys.staking,
            kpl_staking=keys.kpl_staking,
            custody=custody,
            created_at=self._wall(),
            note=note,
        )


def _with_room_for(book: Book, account: Account) -> Book:
    """*book*, where the account may be added: a watched account may get its keys, under its name or another."""
    same = named(book.accounts, account.main)
    if same is not None and (same.can_sign or not account.can_sign):
        raise AccountKnown(same.name)
    if same is not None and same.name == account.name:
        return book
    return _free(book, account.name)


def _free(book: Book, name: str) -> Book:
    """*book*, where nothing is, or is about to be, of this name. Names differ in more than their case."""
    begun = {text for intent in book.intents for text in (intent.name, intent.new_name)}
    if name.casefold() in {text.casefold() for text in {*begun, *(account.name for account in book.accounts)}}:
        raise NameTaken(name)
    return book


def _has(book: Book, name: str) -> Book:
    if named(book.accounts, name) is None:
        raise NoAccount(name)
    return book


def _is_kept(book: Book, account: Account) -> bool:
    same = named(book.accounts, account.main)
    return same is not None and same.can_sign


def _with(book: Book, account: Account) -> Book:
    """The account's line in the book; the first one becomes the default."""
    others = tuple(other for other in book.accounts if account.name != other.name and account.main != other.main)
    watched = named(book.accounts, account.main)
    is_default = not book.default or (watched is not None and watched.name == book.default)
    return replace(book, accounts=(*others, account), default=account.name if is_default else book.default)


def _without(book: Book, name: str) -> Book:
    left = tuple(account for account in book.accounts if account.name != name)
    default = book.default if book.default != name else (left[0].name if left else "")
    return replace(book, accounts=left, default=default)


def _renamed(book: Book, intent: Intent) -> Book:
    accounts = tuple(
        replace(account, name=intent.new_name) if account.name == intent.name else account for account in book.accounts
    )
    return replace(book, accounts=accounts, default=intent.new_name if book.default == intent.name else book.default)


def _begun(book: Book, intent: Intent) -> Book:
    return replace(book, intents=(*book.intents, intent))


def _ended(book: Book, intent: Intent) -> Book:
    return replace(book, intents=tuple(other for other in book.intents if other != intent))
