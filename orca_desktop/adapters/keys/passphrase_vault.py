"""Wallets in one file that is encrypted with a passphrase: where the system has no keyring.

Several programs of one user may use it at once, so it is read anew for each use, and changed by one at a time. While it
is open only the key that opens it is held, never what is in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec

from orca_desktop.adapters.keys import private_file, sealed_file
from orca_desktop.adapters.keys.local_signer import from_entry, to_entry, wallet_of
from orca_desktop.adapters.keys.shared_file import alone
from orca_desktop.domain.accounts import Custody, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import (
    KeyFileFailed,
    NameTaken,
    PassphraseTooShort,
    PassphraseWrong,
    VaultNewer,
    VaultUnreadable,
    WalletLocked,
)
from orca_desktop.ports.keys import Wallet, WalletSecrets

FILE = "keys.vault"
LEAST_CHARACTERS = 8

NONE_YET = "There is no encrypted key file yet. Choose a passphrase to make one."
LOCKED = "The encrypted key file is locked. Unlock it with its passphrase."

Entries = dict[str, str]


class PassphraseVault:
    """Locked until `unlock`. The work is done in threads, one at a time: making the key takes a tenth of a second."""

    custody = Custody.VAULT

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: sealed_file.Key | None = None
        self._one_at_a_time = asyncio.Lock()

    @property
    def is_locked(self) -> bool:
        return self._key is None

    async def state(self) -> VaultState:
        if self._key is not None:
            return VaultState(standing=VaultStanding.READY)
        if await asyncio.to_thread(self._path.exists):
            return VaultState(standing=VaultStanding.LOCKED, words=LOCKED)
        return VaultState(standing=VaultStanding.ABSENT, words=NONE_YET)

    async def unlock(self, passphrase: Secret) -> None:
        """Open the file; where there is none, begin one with this passphrase.

        Raises PassphraseWrong, VaultUnreadable or VaultNewer; PassphraseTooShort for a new file.
        """
        async with self._one_at_a_time:
            self._key = await asyncio.to_thread(self._fitting, passphrase)

    async def change_passphrase(self, passphrase: Secret) -> None:
        """Seal the file anew. Raises WalletLocked or PassphraseTooShort."""
        _refuse_short(passphrase)
        async with self._one_at_a_time:
            key = self._held()
            self._key = await asyncio.to_thread(self._sealed_anew, key, passphrase)

    def lock(self) -> None:
        """Forget the key; what was opened before goes on signing."""
        self._key = None

    async def keep(self, name: str, secrets: WalletSecrets) -> None:
        def add(entries: Entries) -> None:
            if name in entries:
                raise NameTaken(name)
            entries[name] = to_entry(secrets)

        await self._change(add)

    async def open(self, name: str) -> Wallet:
        return wallet_of(await self.reveal(name))

    async def reveal(self, name: str) -> WalletSecrets:
        entries = await asyncio.to_thread(self._entries, self._held())
        if name not in entries:
            raise KeyMissing(name)
        return from_entry(entries[name])

    async def names(self) -> tuple[str, ...]:
        return tuple(sorted(await asyncio.to_thread(self._entries, self._held())))

    async def remove(self, name: str) -> None:
        await self._change(lambda entries: entries.pop(name, None))

    # -- in threads ---------------------------------------------------------------------------------------------

    async def _change(self, change: Callable[[Entries], object]) -> None:
        async with self._one_at_a_time:
            await asyncio.to_thread(self._changed, self._held(), change)

    def _changed(self, key: sealed_file.Key, change: Callable[[Entries], object]) -> None:
        with alone(self._path):
            entries = self._entries(key)
            change(entries)
            self._write(entries, key)

    def _sealed_anew(self, key: sealed_file.Key, passphrase: Secret) -> sealed_file.Key:
        with alone(self._path):
            entries, new_key = self._entries(key), sealed_file.new_key(passphrase.reveal())
            self._write(entries, new_key)
            return new_key

    def _write(self, entries: Entries, key: sealed_file.Key) -> None:
        try:
            private_file.write(self._path, sealed_file.seal(msgspec.json.encode(entries), key))
        except OSError as error:
            raise KeyFileFailed(f"{self._path.name} cannot be written: {error.strerror or error}.") from None

    def _entries(self, key: sealed_file.Key) -> Entries:
        """What the file holds now; nothing before it is first written."""
        raw = self._read()
        try:
            return {} if raw is None else msgspec.json.decode(sealed_file.unseal_again(raw, key), type=Entries)
        except sealed_file.DoesNotFit:  # another program has changed the passphrase meanwhile
            self._key = None
            raise WalletLocked from None
        except (sealed_file.Unreadable, sealed_file.Newer, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._failed(error) from None

    def _fitting(self, passphrase: Secret) -> sealed_file.Key:
        raw = self._read()
        if raw is None:
            _refuse_short(passphrase)
            return sealed_file.new_key(passphrase.reveal())
        try:
            text, key = sealed_file.unseal(raw, passphrase.reveal())
            msgspec.json.decode(text, type=Entries)
        except sealed_file.DoesNotFit:
            raise PassphraseWrong from None
        except (sealed_file.Unreadable, sealed_file.Newer, msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._failed(error) from None
        return key

    def _failed(self, error: Exception) -> VaultNewer | VaultUnreadable:
        return (VaultNewer if isinstance(error, sealed_file.Newer) else VaultUnreadable)(self._path.name)

    def _read(self) -> bytes | None:
        try:
            return private_file.read(self._path, sealed_file.MAX_BYTES)
        except OSError as error:
            raise KeyFileFailed(f"{self._path.name} cannot be read: {error.strerror or error}.") from None

    def _held(self) -> sealed_file.Key:
        if self._key is None:
            raise WalletLocked
        return self._key


def _refuse_short(passphrase: Secret) -> None:
    if len(passphrase) < LEAST_CHARACTERS:
        raise PassphraseTooShort(LEAST_CHARACTERS)
