"""Wallets that end with the program: for the demo and for tests."""

from __future__ import annotations

from orca_desktop.adapters.keys.local_signer import new_wallet
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.ports.keys import Wallet


class MemoryVault:
    def __init__(self) -> None:
        self._wallets: dict[str, Wallet] = {}

    async def create(self, name: str) -> Wallet:
        wallet = new_wallet()
        self._wallets[name] = wallet
        return wallet

    async def open(self, name: str) -> Wallet:
        wallet = self._wallets.get(name)
        if wallet is None:
            raise KeyMissing(name)
        return wallet
