"""Keys that sign and never show themselves."""

from __future__ import annotations

import base58
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from solders.keypair import Keypair
from solders.pubkey import Pubkey
from solders.signature import Signature

from orca_desktop.adapters.keys.local_signer import LocalSigner, from_entry, new_wallet, to_entry
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.domain.errors import KeyMissing, KeyringUnavailable

LONGEST_ENTRY = 1_280
"""What the Windows Credential Manager keeps."""


def secrets(signer: LocalSigner) -> list[str]:
    """The forms in which a secret key might show up in a text."""
    raw = bytes(signer._keypair)
    return [
        signer.secret(),
        raw.hex(),
        raw[:32].hex(),
        f"{list(raw)}",
        f"{list(raw[:32])}",
        base58.b58encode(raw[:32]).decode(),
    ]


@given(st.binary())
def test_a_signature_is_that_of_the_public_key(message: bytes) -> None:
    signer = LocalSigner(Keypair())

    signature = Signature(signer.sign(message))

    assert signature.verify(Pubkey.from_string(signer.public_key), message)


def test_a_wallet_shows_its_public_keys_only() -> None:
    wallet = new_wallet()
    assert isinstance(wallet.main, LocalSigner)
    assert isinstance(wallet.staking, LocalSigner)

    shown = f"{wallet!r} {wallet} {wallet.main!r} {wallet.main} {wallet.keys!r}"

    assert wallet.main.public_key in shown
    assert not [secret for signer in (wallet.main, wallet.staking) for secret in secrets(signer) if secret in shown]


def test_an_entry_is_short_enough_for_every_keyring_and_opens_to_the_same_keys() -> None:
    wallet = new_wallet()

    entry = to_entry(wallet)

    assert len(entry) < LONGEST_ENTRY
    assert from_entry(entry).keys == wallet.keys


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: entry[:-10],
        lambda entry: entry.replace('"version":1', '"version":2'),
        lambda entry: entry.replace('"main":"', '"main":"0'),
        lambda entry: entry.replace('"main":"', '"main":"1'),
        lambda entry: "",
        lambda entry: "null",
    ],
)
def test_a_damaged_entry_is_refused_without_repeating_it(damage: object) -> None:
    wallet = new_wallet()
    assert callable(damage)
    text = damage(to_entry(wallet))

    with pytest.raises(KeyringUnavailable) as caught:
        from_entry(text)

    _assert_no_secret(caught.value, msgspec.json.decode(to_entry(wallet)))


def test_an_entry_whose_halves_do_not_belong_together_is_refused() -> None:
    one, two = Keypair(), Keypair()
    mixed = base58.b58encode(bytes(one)[:32] + bytes(two)[32:]).decode()
    entry = msgspec.json.encode({"main": mixed, "staking": mixed, "version": 1}).decode()

    with pytest.raises(KeyringUnavailable):
        from_entry(entry)


async def test_a_vault_in_memory_gives_back_what_it_made() -> None:
    vault = MemoryVault()

    wallet = await vault.create("default")

    assert (await vault.open("default")).keys == wallet.keys
    with pytest.raises(KeyMissing, match="other"):
        await vault.open("other")


def _assert_no_secret(error: BaseException, entry: dict[str, str]) -> None:
    """Neither the error nor anything it was raised from repeats a key."""
    seen: BaseException | None = error
    while seen is not None:
        for name in ("main", "staking"):
            assert entry[name] not in f"{seen!r} {seen}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
