"""Wallets in a real Secret Service."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from keyring.backends import SecretService as SecretServiceModule
from keyring.backends import null

from orca_desktop.adapters.keys import keyring_entries
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.local_signer import new_secrets
from orca_desktop.domain.errors import KeyMissing, KeyringLocked, KeyringSilent, KeyringUnavailable, WalletError
from orca_desktop.domain.wallet_errors import NameTaken
from orca_desktop.ports.keys import Wallet
from tests.services.secret_service import SecretService

Backend: Any = SecretServiceModule.Keyring
"""The library's own way to the service, to look at what is really kept. It has no types."""

SERVICE = "orca-desktop tests"
LONGEST_ENTRY = 1_280
NAME = "default"

pytestmark = pytest.mark.usefixtures("session_bus")


@pytest.fixture
def vault() -> Iterator[KeyringVault]:
    """A vault whose entries are gone afterwards."""
    opened = KeyringVault(service=SERVICE)
    yield opened
    opened.close()
    _forget()


def _forget() -> None:
    kept = Backend()
    if kept.get_password(SERVICE, f"wallet:{NAME}") is not None:
        kept.delete_password(SERVICE, f"wallet:{NAME}")


async def test_the_wallets_that_are_there_are_told_by_their_names(vault: KeyringVault) -> None:
    await vault.keep(NAME, new_secrets())
    Backend().set_password(SERVICE, "variable of a task", "not a wallet")
    try:
        assert await vault.names() == (NAME,)
    finally:
        Backend().delete_password(SERVICE, "variable of a task")


def _kept() -> str | None:
    text: str | None = Backend().get_password(SERVICE, f"wallet:{NAME}")
    return text


def _texts(error: BaseException | None) -> str:
    """Everything that a log or a report might show of an error."""
    texts = []
    while error is not None:
        texts.append(f"{error!r} {error} {error.args}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " ".join(texts)


async def create(vault: KeyringVault, name: str) -> Wallet:
    """A new wallet, kept and opened."""
    await vault.keep(name, new_secrets())
    return await vault.open(name)


async def test_a_wallet_that_was_made_is_opened_again(vault: KeyringVault) -> None:
    made = await create(vault, NAME)
    another = KeyringVault(service=SERVICE)
    opened = await another.open(NAME)
    another.close()

    assert opened.keys == made.keys
    assert opened.staking.sign(b"a proof") == made.staking.sign(b"a proof")


async def test_what_was_kept_is_revealed_and_not_overwritten_and_forgotten_when_asked(vault: KeyringVault) -> None:
    secrets = new_secrets(24)
    await vault.keep(NAME, secrets)

    with pytest.raises(NameTaken):
        await vault.keep(NAME, new_secrets())
    assert await vault.reveal(NAME) == secrets

    await vault.remove(NAME)
    await vault.remove(NAME)
    with pytest.raises(KeyMissing):
        await vault.open(NAME)


async def test_an_entry_is_short_enough_for_every_keyring(vault: KeyringVault) -> None:
    await create(vault, NAME)

    entry = _kept()
    assert entry is not None
    assert len(entry) < LONGEST_ENTRY


async def test_a_wallet_nobody_made_is_missing(vault: KeyringVault) -> None:
    with pytest.raises(KeyMissing, match="no wallet called “default”"):
        await vault.open(NAME)


async def test_a_locked_keyring_is_told_and_nothing_is_changed(
    vault: KeyringVault, secret_service: SecretService
) -> None:
    made = await create(vault, NAME)
    with secret_service.locked():
        with pytest.raises(WalletError) as opening:
            await vault.open(NAME)
        with pytest.raises(WalletError) as making:
            await create(vault, "another")

    assert isinstance(opening.value, KeyringLocked | KeyringUnavailable)
    assert isinstance(making.value, KeyringLocked | KeyringUnavailable)
    assert (await vault.open(NAME)).keys == made.keys


async def test_a_service_that_goes_away_is_told_and_one_that_comes_back_is_used(
    vault: KeyringVault, secret_service: SecretService
) -> None:
    made = await create(vault, NAME)
    with secret_service.gone(), pytest.raises(KeyringUnavailable, match="nothing was saved"):
        await vault.open(NAME)

    assert (await vault.open(NAME)).keys == made.keys


async def test_without_any_keyring_nothing_is_saved_and_the_reason_is_told(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        with pytest.raises(KeyringUnavailable, match="no Secret Service"):
            await create(vault, NAME)

    assert _kept() is None


async def test_a_system_without_a_known_keyring_gets_none(vault: KeyringVault, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "amiga")
        with pytest.raises(KeyringUnavailable, match="no Secret Service"):
            await create(vault, NAME)


async def test_a_backend_chosen_by_the_environment_is_not_used(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring, "get_keyring", null.Keyring)

    made = await create(vault, NAME)

    entry = _kept()
    assert entry is not None
    assert (await vault.open(NAME)).keys == made.keys


@pytest.mark.parametrize("entry", ["", "{}", "not JSON", '{"main": "5", "staking": "5", "version": 1}', "[]", "\u00e9"])
async def test_a_damaged_entry_is_told_and_left_as_it_is(vault: KeyringVault, entry: str) -> None:
    Backend().set_password(SERVICE, f"wallet:{NAME}", entry)

    with pytest.raises(KeyringUnavailable, match="not written by this version"):
        await vault.open(NAME)

    assert _kept() == entry


async def test_no_error_repeats_a_secret(vault: KeyringVault, monkeypatch: pytest.MonkeyPatch) -> None:
    made = await create(vault, NAME)
    secret = (await vault.reveal(NAME)).main.reveal()
    entry = _kept()
    assert entry is not None

    def telltale(*arguments: Any) -> None:
        raise RuntimeError(f"cannot use {entry}")

    with monkeypatch.context() as patch:
        patch.setattr(Backend, "get_password", telltale)
        with pytest.raises(KeyringUnavailable) as caught:
            await vault.open(NAME)

    assert secret not in _texts(caught.value)
    assert secret not in f"{made!r} {made.main!r} {vault!r} {vars(vault)!r}"


async def test_a_keyring_that_waits_for_a_password_does_not_hold_up_the_node(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def prompting(*arguments: Any) -> None:
        answered.wait()

    with monkeypatch.context() as patch:
        patch.setattr(keyring_entries, "PROMPT_SECONDS", 0.1)
        patch.setattr(Backend, "get_password", prompting)
        try:
            with pytest.raises(KeyringSilent, match="waiting for its password"):
                await vault.open(NAME)
        finally:
            answered.set()


async def test_a_keyring_that_does_not_keep_what_it_is_given_is_found_out(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Backend, "set_password", lambda *arguments: None)
        with pytest.raises(WalletError):
            await create(vault, NAME)
