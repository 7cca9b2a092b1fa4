"""What is kept of accounts beside their secrets: the list of them, and what their lock remembers."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from orca_desktop.domain.accounts import Account, Custody
from orca_desktop.domain.secrets import Secret


class Step(enum.Enum):
    """What was begun with a vault's entry, so that a start after a kill can end it."""

    KEEP = "keep"
    RENAME = "rename"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """Written before a vault is touched, dropped after it. `new_name` is that of a renaming."""

    step: Step
    name: str
    custody: Custody
    new_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All accounts: the truth about which there are. New tasks are joined with the one named `default`."""

    accounts: tuple[Account, ...] = ()
    default: str = ""
    intents: tuple[Intent, ...] = ()


class AccountBook(Protocol):
    """Holds no secret. Several programs may use it at once. Raises KeyFileFailed, VaultNewer."""

    async def read(self) -> Book: ...

    async def change(self, change: Callable[[Book], Book]) -> Book:
        """Put what *change* makes of the newest book in its place, as a whole; it is on the disk when this returns.

        What *change* raises is raised, and nothing is written.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LockRecord:
    """What outlives the program: the digest of the passphrase (empty: there is none) and the tries that failed.

    `failed_at` is seconds since the epoch.
    """

    digest: str = ""
    failures: int = 0
    failed_at: float = 0.0
    idle_minutes: int = 15


class LockFile(Protocol):
    """Several programs may use it at once. Raises KeyFileFailed, VaultNewer."""

    async def read(self) -> LockRecord: ...

    async def change(self, change: Callable[[LockRecord], LockRecord]) -> LockRecord: ...

    async def digest(self, passphrase: Secret) -> str:
        """What is kept in place of a passphrase; made slowly. Raises PassphraseTooShort."""
        ...

    async def fits(self, passphrase: Secret, digest: str) -> bool: ...
