"""Wallets in the operating system's keyring."""

from __future__ import annotations

from orca_desktop.adapters.keys.keyring_entries import SERVICE, KeyringEntries
from orca_desktop.adapters.keys.local_signer import from_entry, to_entry, wallet_of
from orca_desktop.domain.accounts import Custody, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyMissing, KeyringLocked, KeyringUnavailable
from orca_desktop.domain.wallet_errors import NameTaken
from orca_desktop.ports.keys import Wallet, WalletSecrets

PREFIX = "wallet:"

PROBE = "probe"
"""An entry that is never there: looking for it shows whether the keyring answers."""


class KeyringVault:
    """One entry a wallet."""

    custody = Custody.KEYRING

    def __init__(self, *, service: str = SERVICE) -> None:
        self._entries = KeyringEntries(service=service)

    async def state(self) -> VaultState:
        try:
            await self._entries.read(PROBE)
        except KeyringLocked as error:
            return VaultState(standing=VaultStanding.LOCKED, words=error.message)
        except KeyringUnavailable as error:
            return VaultState(standing=VaultStanding.ABSENT, words=error.message)
        return VaultState(standing=VaultStanding.READY)

    async def keep(self, name: str, secrets: WalletSecrets) -> None:
        if await self._entries.read(_entry(name)) is not None:
            raise NameTaken(name)
        await self._entries.write(_entry(name), to_entry(secrets))
        if wallet_of(await self.reveal(name)).keys != wallet_of(secrets).keys:
            raise KeyringUnavailable("it did not keep what was saved")

    async def open(self, name: str) -> Wallet:
        return wallet_of(await self.reveal(name))

    async def reveal(self, name: str) -> WalletSecrets:
        text = await self._entries.read(_entry(name))
        if text is None:
            raise KeyMissing(name)
        return from_entry(text)

    async def names(self) -> tuple[str, ...] | None:
        names = await self._entries.names()
        return None if names is None else tuple(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX))

    async def remove(self, name: str) -> None:
        await self._entries.remove(_entry(name))

    def close(self) -> None:
        """Ask the keyring nothing more; a call that still waits for a prompt is not waited for."""
        self._entries.close()


def _entry(name: str) -> str:
    return f"{PREFIX}{name}"
