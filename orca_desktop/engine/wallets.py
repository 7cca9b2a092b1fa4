"""The wallets that tasks work with: opened when one is started, kept while any needs it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.errors import KeyringUnavailable
from orca_desktop.domain.keys import PublicKey, WalletKeys
from orca_desktop.domain.wallet_errors import CannotSign, NoAccount, NoAccountYet
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.vaults import Vaults
from orca_desktop.ports.keys import Wallet, WalletSecrets


class Wallets:
    """By the main key of their account, as its name may change; an empty text means the default account."""

    def __init__(self, accounts: AccountList, vaults: Vaults) -> None:
        self._accounts = accounts
        self._vaults = vaults
        self._open: dict[PublicKey, Wallet] = {}
        self._one_at_a_time = asyncio.Lock()
        self.news = asyncio.Event()

    @property
    def default(self) -> PublicKey | None:
        """The main key of the account that new tasks are joined with."""
        account = self._accounts.default
        return account.main if account is not None else None

    @property
    def accounts(self) -> tuple[Account, ...]:
        return self._accounts.book.accounts

    def find(self, text: str) -> Account | None:
        """By name or main key."""
        return self._accounts.find(text)

    def keys(self, account: str) -> WalletKeys | None:
        """The public half, which is known also while the place of the secrets is locked."""
        found = self._accounts.find(account)
        return found.keys if found is not None else None

    def opened(self, account: str) -> Wallet | None:
        """The wallet, where `open` has opened it."""
        found = self._accounts.find(account)
        return self._open.get(found.main) if found is not None else None

    async def open(self, account: str) -> Wallet:
        """Have the wallet at hand for routine signatures; asks the user nothing but what the keyring asks.

        Raises NoAccountYet, NoAccount, CannotSign, PlaceMissing, or what the vault raises.
        """
        found = self._accounts.find(account)
        if found is None:
            raise NoAccount(account) if account else NoAccountYet
        async with self._one_at_a_time:
            if found.main not in self._open:
                self._open[found.main] = await self.fresh(found)
            return self._open[found.main]

    async def fresh(self, account: Account) -> Wallet:
        """The wallet from its vault, not kept here. Raises CannotSign, PlaceMissing, or what the vault raises."""
        if not account.can_sign:
            raise CannotSign(account.name)
        wallet = await self._vaults.of(account.custody).open(account.name)
        if wallet.main.public_key != account.main:
            raise KeyringUnavailable(f"what is kept as “{account.name}” are the keys of another account")
        return wallet

    async def reveal(self, account: Account) -> WalletSecrets:
        """What its vault keeps. Raises PlaceMissing, or what the vault raises."""
        return await self._vaults.of(account.custody).reveal(account.name)

    def let_go(self, in_use: Collection[str]) -> None:
        """Forget the wallets that no task works with; *in_use* are those of tasks that run."""
        needed = {found.main for text in in_use if (found := self._accounts.find(text)) is not None}
        self._open = {main: wallet for main, wallet in self._open.items() if main in needed}

    def tell(self) -> None:
        """Accounts, or what can be opened, may have changed: who waits for a wallet looks again."""
        self.news.set()
