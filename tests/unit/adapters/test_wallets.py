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

from orca_desktop.adapters.keys.local_signer import (
    LocalSigner,
    from_entry,
    new_secrets,
    secrets_of_keypairs,
    secrets_of_phrase,
    to_entry,
    wallet_of,
)
from orca_desktop.domain.errors import KeyringUnavailable
from orca_desktop.ports.keys import WalletSecrets
from tests.unit.adapters.test_phrases import PHRASE, PUBLIC

LONGEST_ENTRY = 1_280
"""What the Windows Credential Manager keeps."""


def shapes(secrets: WalletSecrets) -> list[str]:
    """The forms in which a secret key might show up in a text."""
    found = [secrets.phrase.reveal()] if secrets.phrase else []
    for secret in (secrets.main, secrets.staking, secrets.kpl_staking):
        raw = base58.b58decode(secret.reveal())
        found += [secret.reveal(), raw.hex(), raw[:32].hex(), f"{list(raw)}", f"{list(raw[:32])}"]
        found.append(base58.b58encode(raw[:32]).decode())
    return found


@given(st.binary())
def test_a_signature_is_that_of_the_public_key(message: bytes) -> None:
    signer = LocalSigner(Keypair())

    signature = Signature(signer.sign(message))

    assert signature.verify(Pubkey.from_string(signer.public_key), message)


def test_a_wallet_shows_its_public_keys_only() -> None:
    secrets = new_secrets()
    wallet = wallet_of(secrets)

    shown = f"{secrets!r} {secrets} {wallet!r} {wallet} {wallet.main!r} {wallet.main} {wallet.keys!r}"

    assert wallet.main.public_key in shown
    assert not [shape for shape in shapes(secrets) if shape in shown]


def test_a_phrase_makes_the_wallet_of_the_reference() -> None:
    keys = wallet_of(secrets_of_phrase(PHRASE)).keys
    assert (keys.main, keys.staking, keys.kpl_staking) == (PUBLIC["main"], PUBLIC["staking"], PUBLIC["kpl_staking"])
    assert wallet_of(secrets_of_phrase(PHRASE, cli=True)).keys.main == PUBLIC["cli_main"]


@pytest.mark.parametrize("words", [12, 24])
def test_an_entry_is_short_enough_for_every_keyring_and_opens_to_the_same_keys(words: int) -> None:
    secrets = new_secrets(words)

    entry = to_entry(secrets)

    assert len(entry) < LONGEST_ENTRY
    assert from_entry(entry) == secrets


def test_an_entry_of_the_first_version_is_still_read() -> None:
    main, staking = Keypair(), Keypair()
    entry = {"main": _base58(main), "staking": _base58(staking), "version": 1}

    wallet = wallet_of(from_entry(msgspec.json.encode(entry).decode()))

    assert (wallet.main.public_key, wallet.staking.public_key) == (str(main.pubkey()), str(staking.pubkey()))
    assert wallet.keys == wallet_of(secrets_of_keypairs(main, staking=staking)).keys


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: entry[:-10],
        lambda entry: entry.replace('"version":2', '"version":3'),
        lambda entry: entry.replace('"main":"', '"main":"0'),
        lambda entry: entry.replace('"main":"', '"main":"1'),
        lambda entry: "",
        lambda entry: "null",
    ],
)
def test_a_damaged_entry_is_refused_without_repeating_it(damage: object) -> None:
    secrets = new_secrets()
    assert callable(damage)
    text = damage(to_entry(secrets))

    with pytest.raises(KeyringUnavailable) as caught:
        from_entry(text)

    _assert_no_secret(caught.value, secrets)


def test_an_entry_whose_halves_do_not_belong_together_is_refused() -> None:
    one, two = Keypair(), Keypair()
    mixed = base58.b58encode(bytes(one)[:32] + bytes(two)[32:]).decode()
    entry = msgspec.json.encode({"main": mixed, "staking": mixed, "version": 1}).decode()

    with pytest.raises(KeyringUnavailable):
        from_entry(entry)


def _base58(keypair: Keypair) -> str:
    return base58.b58encode(bytes(keypair)).decode()


def _assert_no_secret(error: BaseException, secrets: WalletSecrets) -> None:
    """Neither the error nor anything it was raised from repeats a key."""
    seen: BaseException | None = error
    while seen is not None:
        assert not [shape for shape in shapes(secrets) if shape in f"{seen!r} {seen}"]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
