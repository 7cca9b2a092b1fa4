"""What other programs ask of a node about its accounts and their lock."""

from __future__ import annotations

from orca_desktop.domain.commands import LockWallet, ReloadAccounts, UnlockWallet
from orca_desktop.engine.accounts import Accounts


class AccountDesk:
    """Carries out commands; what comes of them is an event. Raises WalletError."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    async def __call__(self, command: ReloadAccounts | LockWallet | UnlockWallet) -> None:
        match command:
            case ReloadAccounts():
                await self._accounts.reload()
            case LockWallet():
                self._accounts.lock.lock()
            case UnlockWallet(passphrase):
                await self._accounts.lock.unlock(passphrase)
