"""Every place for secrets gives back what was kept, overwrites nothing, and says in words how it stands."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringError
from keyring.errors import KeyringLocked as LockedByUser

from orca_desktop.adapters.keys import keyring_entries
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.local_signer import new_secrets, wallet_of
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.adapters.keys.passphrase_vault import PassphraseVault
from orca_desktop.adapters.keys.plain_vault import PlainVault
from orca_desktop.domain.accounts import VaultStanding
from orca_desktop.domain.errors import KeyMissing, KeyringLocked, WalletError
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.wallet_errors import (
    KeyFileFailed,
    LeftInKeyring,
    NameTaken,
    PassphraseTooShort,
    PassphraseWrong,
    VaultNewer,
    VaultUnreadable,
    WalletLocked,
)
from orca_desktop.ports.keys import KeyVault
from tests.unit.adapters.test_wallets import shapes

PASSPHRASE = Secret("correct horse battery staple")
SECRETS = new_secrets()

Make = Callable[[Path], Awaitable[KeyVault]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys"


async def _memory(_path: Path) -> KeyVault:
    return MemoryVault()


async def _plain(path: Path) -> KeyVault:
    return PlainVault(path)


async def _sealed(path: Path) -> PassphraseVault:
    vault = PassphraseVault(path)
    await vault.unlock(PASSPHRASE)
    return vault


@pytest.mark.parametrize("make", [_memory, _plain, _sealed])
async def test_the_names_of_what_is_kept_are_told(path: Path, make: Make) -> None:
    vault = await make(path)
    assert await vault.names() == ()
    for name in ("savings", "default"):
        await vault.keep(name, new_secrets())
    await vault.remove("savings")

    assert await vault.names() == ("default",)


@pytest.mark.parametrize("make", [_memory, _plain, _sealed])
async def test_what_is_kept_comes_back_until_it_is_removed(path: Path, make: Make) -> None:
    vault = await make(path)
    await vault.keep("default", SECRETS)
    await vault.keep("other", new_secrets())

    assert await vault.reveal("default") == SECRETS
    assert (await vault.open("default")).keys == wallet_of(SECRETS).keys
    assert (await vault.state()).standing is VaultStanding.READY

    with pytest.raises(NameTaken):
        await vault.keep("default", new_secrets())
    assert await vault.reveal("default") == SECRETS

    await vault.remove("default")
    await vault.remove("default")
    with pytest.raises(KeyMissing, match="default"):
        await vault.open("default")
    await vault.open("other")


@pytest.mark.parametrize("make", [_plain, _sealed])
async def test_a_file_is_read_by_its_owner_only_and_by_the_next_start(path: Path, make: Make) -> None:
    vault = await make(path)
    await vault.keep("default", SECRETS)

    again = await make(path)

    assert await again.reveal("default") == SECRETS
    assert _rights_of_others(path) == 0
    assert _beside(path) == [path.name]


async def test_the_encrypted_file_shows_nothing(path: Path) -> None:
    vault = await _sealed(path)
    await vault.keep("default", SECRETS)

    raw = _content(path).decode()

    assert "default" not in raw
    assert not [shape for shape in (*shapes(SECRETS), PASSPHRASE.reveal()) if shape in f"{raw} {vault!r} {vars(vault)}"]


async def test_a_locked_vault_gives_nothing_and_says_so(path: Path) -> None:
    vault = await _sealed(path)
    await vault.keep("default", SECRETS)
    vault.lock()

    assert vault.is_locked
    assert (await vault.state()).standing is VaultStanding.LOCKED
    for refused in (vault.open("default"), vault.reveal("default"), vault.keep("x", SECRETS), vault.remove("default")):
        with pytest.raises(WalletLocked):
            await refused

    await vault.unlock(PASSPHRASE)
    assert await vault.reveal("default") == SECRETS


async def test_another_passphrase_opens_nothing_and_changes_nothing(path: Path) -> None:
    vault = await _sealed(path)
    await vault.keep("default", SECRETS)
    vault.lock()
    before = _content(path)

    with pytest.raises(PassphraseWrong):
        await vault.unlock(Secret("wrong passphrase"))

    assert vault.is_locked
    assert _content(path) == before


async def test_a_new_passphrase_takes_the_place_of_the_old(path: Path) -> None:
    vault = await _sealed(path)
    await vault.keep("default", SECRETS)
    await vault.change_passphrase(Secret("another long passphrase"))
    vault.lock()

    with pytest.raises(PassphraseWrong):
        await vault.unlock(PASSPHRASE)
    await vault.unlock(Secret("another long passphrase"))
    assert await vault.reveal("default") == SECRETS


async def test_a_short_passphrase_is_refused_before_anything_is_written(path: Path) -> None:
    vault = PassphraseVault(path)
    assert (await vault.state()).standing is VaultStanding.ABSENT
    with pytest.raises(PassphraseTooShort):
        await vault.unlock(Secret("short"))
    assert not _is_there(path)


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (lambda raw: raw[: len(raw) // 2], VaultUnreadable),
        (lambda raw: b"", VaultUnreadable),
        (lambda raw: raw.replace(b'"sealed": "', b'"sealed": "AAAA'), VaultUnreadable),
        (lambda raw: raw.replace(b'"version": 1', b'"version": 2'), VaultNewer),
    ],
)
async def test_a_damaged_or_newer_file_is_told_and_left_as_it_is(
    path: Path, damage: Callable[[bytes], bytes], error: type[Exception]
) -> None:
    await (await _sealed(path)).keep("default", SECRETS)
    damaged = damage(_content(path))
    _put(path, damaged)

    with pytest.raises(error):
        await PassphraseVault(path).unlock(PASSPHRASE)

    assert _content(path) == damaged


@pytest.mark.skipif(os.name == "nt", reason="modes of files mean little on Windows")
async def test_a_plain_file_that_others_may_read_is_refused(path: Path) -> None:
    vault = PlainVault(path)
    await vault.keep("default", SECRETS)
    _open_to_a_group(path)

    with pytest.raises(KeyFileFailed, match="chmod 600"):
        await vault.open("default")
    assert (await vault.state()).standing is VaultStanding.BROKEN


async def test_a_plain_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    vault = PlainVault(path)
    await vault.keep("default", SECRETS)
    _put(path, json.dumps(json.loads(_content(path)) | {"version": 2}).encode())

    with pytest.raises(VaultNewer):
        await vault.keep("other", SECRETS)
    _put(path, b"{")
    with pytest.raises(VaultUnreadable):
        await vault.keep("other", SECRETS)
    assert _content(path) == b"{"


async def test_a_folder_that_cannot_be_written_keeps_nothing(path: Path) -> None:
    _put(path.parent, b"a file where a folder would have to be")
    with pytest.raises(KeyFileFailed, match="cannot be"):
        await PlainVault(path).keep("default", SECRETS)
    vault = PassphraseVault(path)
    with pytest.raises(KeyFileFailed, match="cannot be"):
        await vault.unlock(PASSPHRASE)


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _is_there(path: Path) -> bool:
    return path.exists()


def _beside(path: Path) -> list[str]:
    """The files of the folder, but for the one that several programs take turns by, which stays empty."""
    return [file.name for file in path.parent.iterdir() if file.name != f".{path.name}.lock" or file.stat().st_size]


def _rights_of_others(path: Path) -> int:
    return path.stat().st_mode & 0o077


def _open_to_a_group(path: Path) -> None:
    path.chmod(0o640)


@pytest.mark.parametrize("make", [_plain, _sealed])
async def test_what_two_programs_keep_at_once_is_kept(path: Path, make: Make) -> None:
    """As a node that is unlocked, and a command beside it."""
    await (await make(path)).keep("first", SECRETS)
    node, command = await make(path), await make(path)
    await command.keep("second", new_secrets())
    await node.keep("third", new_secrets())
    await command.remove("third")

    for vault in (node, command, await make(path)):
        assert await vault.reveal("first") == SECRETS
        await vault.open("second")
        with pytest.raises(KeyMissing):
            await vault.open("third")


async def test_a_passphrase_that_another_program_changed_is_asked_for(path: Path) -> None:
    node, command = await _sealed(path), await _sealed(path)
    await command.keep("first", SECRETS)
    await command.change_passphrase(Secret("another passphrase"))

    with pytest.raises(WalletLocked):
        await node.keep("second", new_secrets())
    assert (await node.state()).standing is VaultStanding.LOCKED
    await node.unlock(Secret("another passphrase"))
    assert await node.reveal("first") == SECRETS


class ToyBackend:
    """A keyring that fails as it is told: `loses` what it writes, `garbles` it, or `keeps` it whatever is asked."""

    def __init__(self, *faults: str) -> None:
        self.faults = {*faults}
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        if "silent after writing" in self.faults and self.entries:
            raise OSError("the bus is gone")
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        if "loses" not in self.faults:
            self.entries[service, name] = text[:40] if "garbles" in self.faults else text
        if "fails halfway" in self.faults:
            raise KeyringError

    def delete_password(self, service: str, name: str) -> None:
        if "keeps" in self.faults:
            raise KeyringError
        del self.entries[service, name]


@pytest.mark.parametrize("fault", ["loses", "garbles", "fails halfway"])
async def test_what_a_keyring_did_not_keep_well_is_taken_out_again(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = ToyBackend(fault)
    monkeypatch.setattr(keyring_entries, "_choose", lambda: backend)
    vault = KeyringVault()
    with pytest.raises(WalletError) as caught:
        await vault.keep("savings", SECRETS)
    backend.faults.clear()

    assert backend.entries == {}
    assert not isinstance(caught.value, LeftInKeyring)
    await vault.keep("savings", SECRETS)
    assert await vault.reveal("savings") == SECRETS


@pytest.mark.parametrize("faults", [("garbles", "keeps"), ("fails halfway", "keeps"), ("silent after writing",)])
async def test_what_cannot_be_taken_out_again_is_said_where_it_is(
    faults: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = ToyBackend(*faults)
    monkeypatch.setattr(keyring_entries, "_choose", lambda: backend)
    with pytest.raises(LeftInKeyring, match="“wallet:savings” of “orca-desktop”"):
        await KeyringVault().keep("savings", SECRETS)

    assert list(backend.entries) == [("orca-desktop", "wallet:savings")]


async def test_a_keyring_that_stays_locked_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = ToyBackend()
    monkeypatch.setattr(keyring_entries, "_choose", lambda: backend)
    monkeypatch.setattr(backend, "set_password", _declined)
    monkeypatch.setattr(backend, "delete_password", lambda *_: pytest.fail("asked once more"))
    with pytest.raises(KeyringLocked):
        await KeyringVault().keep("savings", SECRETS)


def _declined(*_: str) -> None:
    raise LockedByUser
