"""Wallets in the operating system's keyring."""

from __future__ import annotations

from orca_desktop.adapters.keys.keyring_entries import SERVICE, KeyringEntries
from orca_desktop.adapters.keys.local_signer import from_entry, to_entry, wallet_of
from orca_desktop.domain.accounts import Custody, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyMissing, KeyringLocked, KeyringSilent, KeyringUnavailable, WalletError
from orca_desktop.domain.wallet_errors import LeftInKeyring, NameTaken
from orca_desktop.ports.keys import Wallet, WalletSecrets

PREFIX = "wallet:"

PROBE = "probe"
"""An entry that is never there: looking for it shows whether the keyring answers."""


class KeyringVault:
    """One entry a wallet."""

    custody = Custody.KEYRING

    def __init__(self, *, service: str = SERVICE) -> None:
        self._service = service
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
        try:
            await self._entries.write(_entry(name), to_entry(secrets))
        except WalletError as error:
            if type(error) is not KeyringLocked:  # which says that nothing was written
                await self._take_back(name, error)
            raise
        await self._read_back(name, secrets)

    async def _read_back(self, name: str, secrets: WalletSecrets) -> None:
        try:
            if wallet_of(await self.reveal(name)).keys != wallet_of(secrets).keys:
                raise KeyringUnavailable("it did not keep what was saved")
        except WalletError as error:
            await self._take_back(name, error)
            raise

    async def _take_back(self, name: str, error: WalletError) -> None:
        """Leave nothing of what was not kept well. Raises LeftInKeyring where that cannot be seen to."""
        try:
            if isinstance(error, KeyringSilent):
                raise error  # asking again would have the user wait as long once more
            await self._entries.remove(_entry(name))
        except (KeyringUnavailable, KeyringLocked):
            raise LeftInKeyring(_entry(name), self._service) from error

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
