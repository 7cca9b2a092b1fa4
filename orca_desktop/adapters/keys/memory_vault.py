"""Wallets that end with the program: for the demo and for tests."""

from __future__ import annotations

from orca_desktop.adapters.keys.local_signer import wallet_of
from orca_desktop.domain.accounts import Custody, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.domain.wallet_errors import NameTaken
from orca_desktop.ports.keys import Wallet, WalletSecrets


class MemoryVault:
    custody = Custody.MEMORY

    def __init__(self) -> None:
        self._kept: dict[str, WalletSecrets] = {}

    async def state(self) -> VaultState:
        return VaultState(standing=VaultStanding.READY)

    async def keep(self, name: str, secrets: WalletSecrets) -> None:
        if name in self._kept:
            raise NameTaken(name)
        self._kept[name] = secrets

    async def open(self, name: str) -> Wallet:
        return wallet_of(await self.reveal(name))

    async def reveal(self, name: str) -> WalletSecrets:
        secrets = self._kept.get(name)
        if secrets is None:
            raise KeyMissing(name)
        return secrets

    async def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._kept))

    async def remove(self, name: str) -> None:
        self._kept.pop(name, None)
