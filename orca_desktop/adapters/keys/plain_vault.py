"""Wallets in a file as they are, for servers without a keyring whose operator names the file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import msgspec

from orca_desktop.adapters.keys import private_file
from orca_desktop.adapters.keys.local_signer import from_entry, to_entry, wallet_of
from orca_desktop.adapters.keys.shared_file import alone
from orca_desktop.domain.accounts import Custody, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyMissing
from orca_desktop.domain.wallet_errors import KeyFileFailed, NameTaken, VaultNewer, VaultUnreadable
from orca_desktop.ports.keys import Wallet, WalletSecrets

MAX_BYTES = 1024 * 1024
VERSION = 1

NONE_YET = "The file does not exist yet; it is made with the first account."


class _File(msgspec.Struct, frozen=True):
    warning: str
    wallets: dict[str, str]
    version: int = VERSION


class _AnyVersion(msgspec.Struct, frozen=True):
    version: int


WARNING = "Whoever reads this file owns what these keys own."


class PlainVault:
    """Refuses a file that others may read."""

    custody = Custody.PLAIN_FILE

    def __init__(self, path: Path) -> None:
        self._path = path
        self._one_at_a_time = asyncio.Lock()

    async def state(self) -> VaultState:
        try:
            await asyncio.to_thread(self._entries)
        except (KeyFileFailed, VaultUnreadable, VaultNewer) as error:
            return VaultState(standing=VaultStanding.BROKEN, words=error.message)
        if await asyncio.to_thread(self._path.exists):
            return VaultState(standing=VaultStanding.READY)
        return VaultState(standing=VaultStanding.ABSENT, words=NONE_YET)

    async def keep(self, name: str, secrets: WalletSecrets) -> None:
        def add(entries: dict[str, str]) -> None:
            if name in entries:
                raise NameTaken(name)
            entries[name] = to_entry(secrets)

        await self._change(add)

    async def open(self, name: str) -> Wallet:
        return wallet_of(await self.reveal(name))

    async def reveal(self, name: str) -> WalletSecrets:
        entries = await asyncio.to_thread(self._entries)
        if name not in entries:
            raise KeyMissing(name)
        return from_entry(entries[name])

    async def names(self) -> tuple[str, ...]:
        return tuple(sorted(await asyncio.to_thread(self._entries)))

    async def remove(self, name: str) -> None:
        await self._change(lambda entries: entries.pop(name, None))

    async def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        async with self._one_at_a_time:
            await asyncio.to_thread(self._changed, change)

    def _changed(self, change: Callable[[dict[str, str]], object]) -> None:
        with alone(self._path):
            entries = self._entries()
            change(entries)
            self._write(entries)

    def _write(self, entries: dict[str, str]) -> None:
        content = msgspec.json.encode(_File(warning=WARNING, wallets=entries))
        try:
            private_file.write(self._path, msgspec.json.format(content, indent=2) + b"\n")
        except OSError as error:
            raise KeyFileFailed(f"{self._path.name} cannot be written: {error.strerror or error}.") from None

    def _entries(self) -> dict[str, str]:
        try:
            raw = private_file.read(self._path, MAX_BYTES)
            if raw is None:
                return {}
            if private_file.is_open_to_others(self._path):
                raise KeyFileFailed(f"Others may read {self._path.name}: take their rights away (chmod 600).")
        except OSError as error:
            raise KeyFileFailed(f"{self._path.name} cannot be read: {error.strerror or error}.") from None
        return self._decoded(raw)

    def _decoded(self, raw: bytes) -> dict[str, str]:
        try:
            if msgspec.json.decode(raw, type=_AnyVersion).version > VERSION:
                raise VaultNewer(self._path.name)
            return msgspec.json.decode(raw, type=_File).wallets
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise VaultUnreadable(self._path.name) from None
