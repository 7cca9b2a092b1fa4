"""Accounts as they stand and as they stood in the last slots: for servers that lag, and for forks."""

from __future__ import annotations

from collections import ChainMap, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.simulation.accounts import Account, AccountsByKey

KEPT_PAGES = 400
"""So many slots can be looked back to: more than a server may lag behind and still call itself healthy."""


@dataclass(slots=True, kw_only=True)
class Page:
    """One slot: its blockhash, what its transactions changed as it was before, and which they were."""

    slot: int
    blockhash: str
    before: dict[PublicKey, Account | None] = field(default_factory=dict)
    signatures: list[Signature] = field(default_factory=list)
    fees: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The chain at the end of a slot, to be read before the next change."""

    slot: int
    blockhash: str
    accounts: AccountsByKey

    def account(self, key: str) -> Account | None:
        account = self.accounts.get(PublicKey(key))
        return account if account is not None and account.lamports > 0 else None

    def existing(self) -> Iterable[tuple[PublicKey, Account]]:
        """Every account that holds anything, in the order in which they came into being."""
        found = ((key, self.accounts.get(key)) for key in list(self.accounts))
        return ((key, account) for key, account in found if account is not None and account.lamports > 0)


class Timeline:
    """The present and its last pages. There is always one page: `begin` has to be called first."""

    def __init__(self, accounts: Mapping[PublicKey, Account]) -> None:
        self._now: dict[PublicKey, Account | None] = dict(accounts)
        self._pages: deque[Page] = deque(maxlen=KEPT_PAGES)

    @property
    def page(self) -> Page:
        return self._pages[-1]

    @property
    def now(self) -> AccountsByKey:
        return self._now

    def begin(self, slot: int, blockhash: str) -> None:
        self._pages.append(Page(slot=slot, blockhash=blockhash))

    def write(self, changes: Mapping[PublicKey, Account]) -> None:
        """Make changes, and note what was there before."""
        for key in changes:
            self.page.before.setdefault(key, self._now.get(key))
        self._now.update(changes)

    def view(self, slot: int) -> View:
        """The chain as it was at the end of *slot*, or at the end of the first slot that is remembered."""
        if slot >= self.page.slot:
            return View(slot=self.page.slot, blockhash=self.page.blockhash, accounts=self._now)
        old = next((page for page in reversed(self._pages) if page.slot <= slot), self._pages[0])
        later = [page.before for page in self._pages if page.slot > old.slot]
        return View(slot=old.slot, blockhash=old.blockhash, accounts=ChainMap(*later, self._now))

    def take_back(self, slot: int) -> list[Page]:
        """Undo everything that happened after *slot*; the pages, the last one first. One page stays in any case."""
        undone = []
        while self.page.slot > slot and len(self._pages) > 1:
            page = self._pages.pop()
            self._now.update(page.before)
            undone.append(page)
        return undone
