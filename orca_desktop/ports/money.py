"""What moving money needs beside the chain: accounts that sign for what was agreed to, and a book of all of that."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tokens import Token
from orca_desktop.ports.keys import Wallet


class MoneySigner(Protocol):
    """The accounts, and their signers behind the lock."""

    def accounts(self) -> tuple[Account, ...]: ...

    def default(self) -> Account | None: ...

    def used(self) -> None:
        """The user agreed to something, so the lock's idle time begins anew; what goes on by itself is no use of it."""
        ...

    async def money_wallet(self, account: str) -> Wallet:
        """The wallet of an account by name or main key, to be let go of after use.

        Raises WalletLocked, NoAccount, CannotSign, or what the place of its secrets raises.
        """
        ...


class SagaBook(Protocol):
    """What was agreed to and how far it came. Durable when a method returns. Raises JournalError."""

    def save(self, saga: Saga) -> None: ...

    def find(self, saga_id: str) -> Saga | None: ...

    def not_over(self) -> tuple[Saga, ...]:
        """The oldest first."""
        ...

    def newest(self, count: int) -> tuple[Saga, ...]:
        """The oldest of them first."""
        ...

    def since(self, slot: int) -> tuple[Saga, ...]:
        """Those that were agreed to after *slot*."""
        ...

    def day_limits(self) -> tuple[tuple[Token, Units], ...]:
        """The tokens that have a limit; KOII is one of them where it has."""
        ...

    def keep_day_limit(self, token: Token, limit: Units | None) -> None: ...
