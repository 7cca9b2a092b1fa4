"""The accounts as they were last read from their book; every change is written first, then told."""

from __future__ import annotations

from collections.abc import Callable

from orca_desktop.domain.accounts import Account, Custody, Place, named
from orca_desktop.domain.events import AccountsChanged, Event
from orca_desktop.domain.wallet_errors import NoAccount
from orca_desktop.engine.vaults import Vaults
from orca_desktop.ports.accounts import AccountBook, Book


class AccountList:
    """`preferred` names the default account of this run of the program, where there is one of that name."""

    def __init__(
        self, book: AccountBook, vaults: Vaults, publish: Callable[[Event], None], *, preferred: str = ""
    ) -> None:
        self._file = book
        self._vaults = vaults
        self._publish = publish
        self._preferred = preferred
        self._book = Book()
        self._places: tuple[Place, ...] = ()
        self._told: AccountsChanged | None = None

    @property
    def book(self) -> Book:
        return self._book

    @property
    def places(self) -> tuple[Place, ...]:
        """How the places for secrets stood when they were last looked at."""
        return self._places

    @property
    def custodies(self) -> tuple[Custody, ...]:
        """Where secrets can be kept."""
        return self._vaults.custodies

    @property
    def default(self) -> Account | None:
        """Whom new tasks are joined with."""
        accounts = self._book.accounts
        return named(accounts, self._preferred) or named(accounts, self._book.default)

    def find(self, text: str) -> Account | None:
        """The account of this name or main key; an empty *text* means the default one."""
        return named(self._book.accounts, text) if text else self.default

    def known(self, name: str) -> Account:
        """The account of this name or main key. Raises NoAccount."""
        account = named(self._book.accounts, name)
        if account is None:
            raise NoAccount(name)
        return account

    async def reload(self) -> None:
        """Read the book again. Raises KeyFileFailed or VaultNewer."""
        self._book = await self._file.read()
        self.tell()

    async def look_at_places(self) -> None:
        """Ask every place for secrets how it stands."""
        self._places = await self._vaults.places()
        self.tell()

    async def change(self, change: Callable[[Book], Book]) -> None:
        """Write and tell a change. Raises what *change* raises, KeyFileFailed or VaultNewer."""
        self._book = await self._file.change(change)
        self.tell()

    def tell(self) -> None:
        """Publish what there is, where it is not what was told last."""
        default = self.default
        event = AccountsChanged(self._book.accounts, default.name if default is not None else "", self._places)
        if event != self._told:
            self._told = event
            self._publish(event)
