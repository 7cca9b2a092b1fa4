"""At its start a node takes up the accounts of its folder, and what an earlier version left in the keyring."""

from __future__ import annotations

import asyncio

import pytest

from orca_desktop.adapters.keys.local_signer import new_secrets, wallet_of
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.domain.accounts import Custody, Place, VaultStanding, VaultState
from orca_desktop.domain.errors import KeyringLocked
from orca_desktop.domain.events import AccountsChanged
from orca_desktop.engine import account_start
from orca_desktop.engine.account_start import looked_around, taken_up
from orca_desktop.ports.keys import Wallet
from tests.unit.accounts import Home


class ToyKeyring(MemoryVault):
    """A keyring that may be locked, or ask its user for a password for ever."""

    custody = Custody.KEYRING

    def __init__(self) -> None:
        super().__init__()
        self.is_locked = False
        self.is_silent = False

    async def state(self) -> VaultState:
        if self.is_locked:
            return VaultState(standing=VaultStanding.LOCKED, words="It is locked.")
        return await super().state()

    async def open(self, name: str) -> Wallet:
        if self.is_silent:
            await asyncio.Event().wait()
        if self.is_locked:
            raise KeyringLocked
        return await super().open(name)


@pytest.fixture
def keyring() -> ToyKeyring:
    return ToyKeyring()


@pytest.fixture
def home(keyring: ToyKeyring) -> Home:
    return Home(vaults=(keyring,))


async def test_a_wallet_of_an_earlier_version_is_taken_over_once(home: Home, keyring: ToyKeyring) -> None:
    secrets = new_secrets()
    await keyring.keep("default", secrets)
    accounts = home.start()
    await taken_up(accounts, adopt="default")

    assert [account.main for account in accounts.accounts()] == [wallet_of(secrets).keys.main]
    await accounts.remove("default", "default")
    await keyring.keep("other", new_secrets())
    again = home.start()
    await taken_up(again, adopt="")
    assert again.accounts() == ()


async def test_a_locked_keyring_is_told_and_its_wallet_taken_over_when_it_opens(
    home: Home, keyring: ToyKeyring
) -> None:
    await keyring.keep("default", new_secrets())
    keyring.is_locked = True
    accounts = home.start()
    await taken_up(accounts, adopt="default")
    await looked_around(accounts, adopt="default")
    told = home.events[-1]

    assert isinstance(told, AccountsChanged)
    state = VaultState(standing=VaultStanding.LOCKED, words="It is locked.")
    assert told.places == (Place(custody=Custody.KEYRING, state=state),)
    assert accounts.accounts() == ()
    keyring.is_locked = False
    await looked_around(accounts, adopt="default")
    assert [account.name for account in accounts.accounts()] == ["default"]


async def test_a_keyring_that_does_not_answer_does_not_hold_up_the_start(
    home: Home, keyring: ToyKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_start, "KEYRING_SECONDS", 0.01)
    keyring.is_silent = True
    accounts = home.start()
    await taken_up(accounts, adopt="default")

    assert accounts.accounts() == ()


async def test_accounts_of_the_book_are_there_while_the_keyring_is_locked(home: Home, keyring: ToyKeyring) -> None:
    await home.start().create("default", Custody.KEYRING)
    keyring.is_locked = True
    accounts, wallets, _ = home.build()
    await taken_up(accounts, adopt="default")

    account = accounts.default()
    assert account is not None
    assert wallets.keys(account.main) == account.keys
    with pytest.raises(KeyringLocked):
        await wallets.open("")
    keyring.is_locked = False
    await wallets.open("")
