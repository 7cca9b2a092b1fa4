"""Wallets in the operating system's keyring."""

from __future__ import annotations

from orca_desktop.adapters.keys.keyring_entries import SERVICE, KeyringEntries
from orca_desktop.adapters.keys.local_signer import from_entry, new_wallet, to_entry
from orca_desktop.domain.errors import KeyMissing, KeyringUnavailable
from orca_desktop.ports.keys import Wallet


class KeyringVault:
    """One entry a wallet."""

    def __init__(self, *, service: str = SERVICE) -> None:
        self._entries = KeyringEntries(service=service)

    async def create(self, name: str) -> Wallet:
        wallet = new_wallet()
        await self._entries.write(_entry(name), to_entry(wallet))
        kept = await self.open(name)
        if kept.keys != wallet.keys:
            raise KeyringUnavailable("it did not keep what was saved")
        return kept

    async def open(self, name: str) -> Wallet:
        text = await self._entries.read(_entry(name))
        if text is None:
            raise KeyMissing(name)
        return from_entry(text)

    def close(self) -> None:
        """End the keyring's thread; a call that still waits for a prompt is not waited for."""
        self._entries.close()


def _entry(name: str) -> str:
    return f"wallet:{name}"
