"""Wallets: signatures come out, secret keys never do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.keys import PublicKey, WalletKeys


class Signer(Protocol):
    @property
    def public_key(self) -> PublicKey: ...

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature over *message*."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """The two signers a node works with."""

    main: Signer
    staking: Signer

    @property
    def keys(self) -> WalletKeys:
        return WalletKeys(main=self.main.public_key, staking=self.staking.public_key)


class KeyVault(Protocol):
    """Where wallets are kept. Every method raises KeyringUnavailable or KeyringLocked."""

    async def create(self, name: str) -> Wallet:
        """Make a new wallet and keep it. Raises KeyringUnavailable when nothing could be kept."""
        ...

    async def open(self, name: str) -> Wallet:
        """Raises KeyMissing when there is no wallet of this name."""
        ...
