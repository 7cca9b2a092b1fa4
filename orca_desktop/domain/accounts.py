"""Accounts: whose keys a node works with, and where their secrets are. No secret has a type here."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys

MAX_NAME = 40
_NAME = re.compile(r"[\w][\w .-]*", re.UNICODE)


class Custody(enum.Enum):
    """Where the secrets of an account are kept."""

    KEYRING = "keyring"
    """The keyring of the operating system."""
    VAULT = "vault"
    """A file encrypted with a passphrase."""
    PLAIN_FILE = "plain file"
    """A file that the operator of a server named; readable by whoever reads the disk."""
    MEMORY = "memory"
    """Nowhere: they end with the program."""
    WATCH_ONLY = "watch only"
    """Not on this computer. Nothing can be signed."""


class VaultStanding(enum.Enum):
    """Whether a place for secrets can be used now."""

    READY = "ready"
    LOCKED = "locked"
    ABSENT = "absent"
    """There is none yet, or this system has none."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultState:
    """How a place for secrets stands; `words` say what that means and what can be done, empty when it is ready."""

    standing: VaultStanding
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account by its name. `created_at` is seconds since the epoch.

    `staking` and `kpl_staking` are None only where the user watches a main key and nothing else. `backed_up`: the user
    has shown to have the words, or brought the keys along. `note` is what the user should know of how it came here.
    """

    name: str
    main: PublicKey
    staking: PublicKey | None
    kpl_staking: PublicKey | None
    custody: Custody
    created_at: float
    backed_up: bool = False
    note: str = ""

    @property
    def can_sign(self) -> bool:
        return self.custody is not Custody.WATCH_ONLY

    @property
    def keys(self) -> WalletKeys:
        """Its public keys; a staking key that is not known is NOBODY."""
        return WalletKeys(main=self.main, staking=self.staking or NOBODY, kpl_staking=self.kpl_staking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place for secrets that this node can use, and how it stands."""

    custody: Custody
    state: VaultState


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """A wallet that is kept in a place for secrets without being in the list: of another data folder, or a lost list.

    `problem` says why it cannot be taken over; empty when it can.
    """

    name: str
    custody: Custody
    main: PublicKey | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockStatus:
    """The lock on money, on exports and on removals. Rounds go on behind it.

    `is_guarded`: there is a passphrase to ask for; without one nothing is ever locked. `words` say why it is locked,
    or what guards it. `retry_at`, in seconds since the epoch, is when the next passphrase is tried; None: now.
    `idle_minutes` after the last use it locks by itself; 0: never.
    """

    is_guarded: bool
    is_locked: bool
    words: str = ""
    retry_at: float | None = None
    idle_minutes: int = 0


def is_account_name(text: str) -> bool:
    """Letters, digits, spaces, dots and dashes; what a file, a keyring and Koii's own node take as a name."""
    return len(text) <= MAX_NAME and text == text.strip() and _NAME.fullmatch(text) is not None


def named(accounts: Iterable[Account], text: str) -> Account | None:
    """The account of this name, or of this main key."""
    found = [account for account in accounts if text in (account.name, account.main)]
    return found[0] if found else None
