"""Signers whose secret key is in this process, and the form in which a vault keeps them."""

from __future__ import annotations

from typing import Literal

import base58
import msgspec
from solders.keypair import Keypair

from orca_desktop.domain.errors import KeyringUnavailable
from orca_desktop.domain.keys import PublicKey
from orca_desktop.ports.keys import Wallet


class LocalSigner:
    """Holds a key pair. Its repr shows the public key only: printing a solders Keypair would show the secret."""

    __slots__ = ("_keypair",)

    def __init__(self, keypair: Keypair) -> None:
        self._keypair = keypair

    def __repr__(self) -> str:
        return f"LocalSigner({self.public_key})"

    @property
    def public_key(self) -> PublicKey:
        return PublicKey(str(self._keypair.pubkey()))

    def sign(self, message: bytes) -> bytes:
        return bytes(self._keypair.sign_message(message))

    def secret(self) -> str:
        """For a vault's eyes only: base58 of the 64-byte secret key."""
        return base58.b58encode(bytes(self._keypair)).decode("ascii")


class _Entry(msgspec.Struct):
    """A wallet as a vault keeps it: about 220 characters, well below the 1,280 that Windows allows."""

    main: str
    staking: str
    version: Literal[1] = 1


def new_wallet() -> Wallet:
    """Two fresh random keys."""
    return Wallet(main=LocalSigner(Keypair()), staking=LocalSigner(Keypair()))


def to_entry(wallet: Wallet) -> str:
    """The text that a vault keeps. It holds the secrets."""
    assert isinstance(wallet.main, LocalSigner)
    assert isinstance(wallet.staking, LocalSigner)
    return msgspec.json.encode(_Entry(main=wallet.main.secret(), staking=wallet.staking.secret())).decode("ascii")


def from_entry(text: str) -> Wallet:
    """Read back what `to_entry` wrote. Raises KeyringUnavailable for anything else, without repeating it."""
    try:
        entry = msgspec.json.decode(text, type=_Entry)
        return Wallet(main=_signer(entry.main), staking=_signer(entry.staking))
    except (msgspec.DecodeError, ValueError):
        raise KeyringUnavailable("the entry was not written by this version of the program") from None


def _signer(secret: str) -> LocalSigner:
    return LocalSigner(Keypair.from_bytes(base58.b58decode(secret)))
