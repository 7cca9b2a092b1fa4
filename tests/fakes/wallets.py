"""Wallets whose keys are the same in every run."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Collection
from dataclasses import replace

from solders.keypair import Keypair

from orca_desktop.adapters.keys.local_signer import LocalSigner
from orca_desktop.domain.accounts import Account, Custody, named
from orca_desktop.domain.errors import WalletError
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.wallet_errors import NoAccount
from orca_desktop.ports.keys import Wallet


def toy_wallet(name: str) -> Wallet:
    """A wallet with real keys, derived from *name*."""
    return Wallet(
        main=_signer(f"{name} main"), staking=_signer(f"{name} staking"), kpl_staking=_signer(f"{name} kpl staking")
    )


class ToyWallets:
    """Accounts whose wallets are at hand, until `lacking` says why they are not; the first is the default."""

    def __init__(self, wallet: Wallet, name: str = "toy") -> None:
        self.lacking: WalletError | None = None
        self.has_account = True
        self.news = asyncio.Event()
        self._accounts: list[Account] = []
        self._wallets: dict[str, Wallet] = {}
        self._open: set[str] = set()
        self.add(name, wallet)

    @property
    def account(self) -> Account:
        return self._accounts[0]

    @property
    def accounts(self) -> tuple[Account, ...]:
        return tuple(self._accounts) if self.has_account else ()

    def add(self, name: str, wallet: Wallet) -> Account:
        keys = wallet.keys
        account = Account(
            name=name,
            main=keys.main,
            staking=keys.staking,
            kpl_staking=keys.kpl_staking,
            custody=Custody.MEMORY,
            created_at=0.0,
        )
        self._accounts.append(account)
        self._wallets[account.main] = wallet
        return account

    def watch_only(self) -> None:
        """From now on no key is here."""
        self._accounts = [replace(account, custody=Custody.WATCH_ONLY) for account in self._accounts]

    def find(self, text: str) -> Account | None:
        return named(self.accounts, text or self.account.name)

    def keys(self, account: str) -> WalletKeys | None:
        found = self.find(account)
        return found.keys if found is not None else None

    def opened(self, account: str) -> Wallet | None:
        found = self.find(account)
        return self._wallets[found.main] if found is not None and found.main in self._open else None

    async def open(self, account: str) -> Wallet:
        if self.lacking is not None:
            raise self.lacking
        found = self.find(account)
        if found is None:
            raise NoAccount(account)
        self._open.add(found.main)
        return self._wallets[found.main]

    def let_go(self, in_use: Collection[str]) -> None:
        self._open &= {found.main for text in in_use if (found := self.find(text)) is not None}


def _signer(seed: str) -> LocalSigner:
    return LocalSigner(Keypair.from_seed(hashlib.sha256(seed.encode()).digest()))
