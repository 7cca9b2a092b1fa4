"""Signers whose secret key is in this process, and the form in which a vault keeps them."""

from __future__ import annotations

from typing import Literal

import base58
import msgspec
from solders.keypair import Keypair

from orca_desktop.adapters.keys.phrases import cleaned, keys_of, new_phrase, staking_keys_of_array
from orca_desktop.domain.errors import KeyringUnavailable
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.secrets import Secret
from orca_desktop.ports.keys import Wallet, WalletSecrets


class LocalSigner:
    """Holds a key pair. Its repr shows the public key only: printing a solders Keypair would show the secret."""

    __slots__ = ("_keypair", "_public_key")

    def __init__(self, keypair: Keypair) -> None:
        self._keypair = keypair
        self._public_key = PublicKey(str(keypair.pubkey()))  # asked for many times a second

    def __repr__(self) -> str:
        return f"LocalSigner({self.public_key})"

    @property
    def public_key(self) -> PublicKey:
        return self._public_key

    def sign(self, message: bytes) -> bytes:
        return bytes(self._keypair.sign_message(message))


def fresh_signer() -> LocalSigner:
    """A key pair that is in no wallet and kept nowhere."""
    return LocalSigner(Keypair())


class _Entry(msgspec.Struct):
    """A wallet as a vault keeps it: about 560 characters, well below the 1,280 that Windows allows."""

    main: str
    staking: str
    version: Literal[1, 2] = 2
    kpl_staking: str = ""
    phrase: str = ""


def new_secrets(words: int = 12) -> WalletSecrets:
    """A new wallet from fresh words. Raises ValueError for another number than 12 or 24."""
    return secrets_of_phrase(new_phrase(words))


def secrets_of_phrase(phrase: str, *, cli: bool = False) -> WalletSecrets:
    """The wallet of a phrase, with the main key as Koii's command line makes it if *cli*. Raises PhraseWrong."""
    phrase = cleaned(phrase)
    keys = keys_of(phrase)
    return WalletSecrets(
        main=_secret(keys.cli_main if cli else keys.main),
        staking=_secret(keys.staking),
        kpl_staking=_secret(keys.kpl_staking),
        phrase=Secret(phrase),
    )


def secrets_of_keypairs(
    main: Keypair, *, staking: Keypair | None = None, kpl_staking: Keypair | None = None
) -> WalletSecrets:
    """The wallet of a main key; a staking key that is not given is the one that Koii's own node makes (k2.md 7.2)."""
    usual, usual_kpl = staking_keys_of_array(tuple(bytes(main)))
    return WalletSecrets(
        main=_secret(main), staking=_secret(staking or usual), kpl_staking=_secret(kpl_staking or usual_kpl)
    )


def wallet_of(secrets: WalletSecrets) -> Wallet:
    """What signs with these secrets. Raises ValueError where one is no secret key."""
    return Wallet(
        main=_signer(secrets.main), staking=_signer(secrets.staking), kpl_staking=_signer(secrets.kpl_staking)
    )


def to_entry(secrets: WalletSecrets) -> str:
    """The text that a vault keeps. It holds the secrets."""
    entry = _Entry(
        main=secrets.main.reveal(),
        staking=secrets.staking.reveal(),
        kpl_staking=secrets.kpl_staking.reveal(),
        phrase=secrets.phrase.reveal() if secrets.phrase is not None else "",
    )
    return msgspec.json.encode(entry).decode("ascii")


def from_entry(text: str) -> WalletSecrets:
    """Read back what `to_entry` wrote, today or before. Raises KeyringUnavailable for anything else."""
    try:
        secrets = _secrets(msgspec.json.decode(text, type=_Entry))
        wallet_of(secrets)
    except (msgspec.DecodeError, ValueError, RecursionError):
        raise KeyringUnavailable("the entry was not written by this version of the program") from None
    return secrets


def _secrets(entry: _Entry) -> WalletSecrets:
    main = _keypair(entry.main)
    if not entry.kpl_staking:  # the first version kept two keys
        return secrets_of_keypairs(main, staking=_keypair(entry.staking))
    return WalletSecrets(
        main=Secret(entry.main),
        staking=Secret(entry.staking),
        kpl_staking=Secret(entry.kpl_staking),
        phrase=Secret(entry.phrase) if entry.phrase else None,
    )


def _secret(keypair: Keypair) -> Secret:
    return Secret(base58.b58encode(bytes(keypair)).decode("ascii"))


def _signer(secret: Secret) -> LocalSigner:
    return LocalSigner(_keypair(secret.reveal()))


def _keypair(text: str) -> Keypair:
    return Keypair.from_bytes(base58.b58decode(text))
