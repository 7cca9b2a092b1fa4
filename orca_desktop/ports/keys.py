"""Wallets: signatures come out; secret keys only where the user exports them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from orca_desktop.domain.accounts import Custody, VaultState
from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tokens import Token


class Signer(Protocol):
    @property
    def public_key(self) -> PublicKey: ...

    def sign(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature over *message*."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """The signers a node works with: `staking` in tasks that pay in KOII, `kpl_staking` in those of a token."""

    main: Signer
    staking: Signer
    kpl_staking: Signer

    @property
    def keys(self) -> WalletKeys:
        """The public half."""
        return WalletKeys(
            main=self.main.public_key,
            staking=self.staking.public_key,
            kpl_staking=self.kpl_staking.public_key,
        )

    def in_tasks_of(self, token: Token) -> Wallet:
        """As tasks know it that pay in *token*: its `staking` is the node's identity there, as in `tokens.keys_in`."""
        return self if token.is_koii else replace(self, staking=self.kpl_staking)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletSecrets:
    """All that makes a wallet: base58 of three 64-byte secret keys, and the words they came from, where known."""

    main: Secret
    staking: Secret
    kpl_staking: Secret
    phrase: Secret | None = None


class KeyVault(Protocol):
    """Where wallets are kept, by the names of their accounts.

    Every method but `state` raises KeyringUnavailable, KeyringLocked, WalletLocked, VaultUnreadable or VaultNewer.
    """

    @property
    def custody(self) -> Custody: ...

    async def state(self) -> VaultState:
        """Whether it can be used now, without asking the user for anything."""
        ...

    async def keep(self, name: str, secrets: WalletSecrets) -> None:
        """Keep a wallet; it has been read back when this returns. Raises NameTaken where there is one."""
        ...

    async def open(self, name: str) -> Wallet:
        """Raises KeyMissing when there is no wallet of this name."""
        ...

    async def reveal(self, name: str) -> WalletSecrets:
        """What was kept, for an export that the user confirmed. Raises KeyMissing."""
        ...

    async def names(self) -> tuple[str, ...] | None:
        """Which wallets are there; None where the place can only be asked for one by its name."""
        ...

    async def remove(self, name: str) -> None:
        """Forget a wallet for good. Does nothing where there is none."""
        ...


class SealedVault(KeyVault, Protocol):
    """A vault with a passphrase of its own."""

    async def unlock(self, passphrase: Secret) -> None:
        """Open it; where there is none yet, begin one. Raises PassphraseWrong, PassphraseTooShort, VaultUnreadable."""
        ...

    async def change_passphrase(self, passphrase: Secret) -> None:
        """Raises WalletLocked or PassphraseTooShort."""
        ...

    def lock(self) -> None:
        """Forget what opens it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KoiiKeys:
    """An account in the folder of Koii's own node. `has_phrase`: its words may be there, behind the PIN.

    `problem` says why it cannot be brought along, empty where it can: a file of its keys is damaged.
    """

    name: str
    main: PublicKey = NOBODY
    has_phrase: bool = False
    problem: str = ""


class KeySources(Protocol):
    """Where secrets of new accounts come from. Every text that is refused is left out of what is raised."""

    async def fresh(self, words: int) -> WalletSecrets:
        """From new words, 12 or 24."""
        ...

    async def of_phrase(self, phrase: Secret) -> tuple[WalletSecrets, WalletSecrets]:
        """As Koii's desktop node makes them, and as its command line does. Raises PhraseWrong."""
        ...

    async def of_key_file(self, path: Path) -> WalletSecrets:
        """Raises KeyFileUnreadable."""
        ...

    async def of_base58(self, text: Secret) -> WalletSecrets:
        """Raises KeyFileUnreadable."""
        ...

    async def koii_accounts(self, folder: Path | None) -> tuple[KoiiKeys, ...]:
        """In a folder of Koii's own node; None: in its usual one. Raises KeyFileUnreadable."""
        ...

    async def of_koii(
        self, folder: Path | None, names: tuple[str, ...], pin: Secret | None
    ) -> tuple[tuple[str, WalletSecrets], ...]:
        """With their words where the PIN is given. Raises KeyFileUnreadable, PinWrong or PhraseWrong."""
        ...

    def keys(self, secrets: WalletSecrets) -> WalletKeys:
        """The public half."""
        ...
