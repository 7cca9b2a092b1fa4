"""Accounts: whose keys a node works with, and where their secrets are. No secret has a type here."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from orca_desktop.domain.keys import WalletKeys

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account by its name. `created_at` is seconds since the epoch.

    `backed_up`: the user has shown to have the words, or brought the keys along.
    """

    name: str
    keys: WalletKeys
    custody: Custody
    created_at: float
    backed_up: bool = False

    @property
    def can_sign(self) -> bool:
        return self.custody is not Custody.WATCH_ONLY


def is_account_name(text: str) -> bool:
    """Letters, digits, spaces, dots and dashes; what a file, a keyring and Koii's own node take as a name."""
    return len(text) <= MAX_NAME and text == text.strip() and _NAME.fullmatch(text) is not None
