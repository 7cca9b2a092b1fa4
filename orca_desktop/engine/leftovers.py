"""Looks for wallets that are kept here without being in the list of accounts: of another folder, or of a lost list."""

from __future__ import annotations

from orca_desktop.domain.accounts import Account, Custody, LeftBehind, VaultStanding, named
from orca_desktop.domain.errors import WalletError
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.vaults import Vaults

NAME_IN_USE = "Another account has this name. Rename that one first."


class Leftovers:
    """Opens what it finds only to tell its main key; nothing is changed."""

    def __init__(self, accounts: AccountList, vaults: Vaults) -> None:
        self._accounts = accounts
        self._vaults = vaults

    async def look(self) -> tuple[LeftBehind, ...]:
        """What there is in the places that can be used now. Raises what the keyring raises."""
        found: list[LeftBehind] = []
        for custody in self._vaults.custodies:
            found += await self._in(custody)
        return tuple(found)

    async def _in(self, custody: Custody) -> list[LeftBehind]:
        vault = self._vaults.of(custody)
        if (await vault.state()).standing is not VaultStanding.READY:
            return []
        names = await vault.names() or ()
        looked_at = [await self._at(name, custody) for name in names if not self._is_known(name, custody)]
        return [left for left in looked_at if left is not None]

    async def _at(self, name: str, custody: Custody) -> LeftBehind | None:
        """None for the keys of an account that is in the list already."""
        try:
            main = (await self._vaults.of(custody).open(name)).main.public_key
        except WalletError as error:
            return LeftBehind(name=name, custody=custody, problem=error.message)
        known = self._account(main)
        if known is not None and known.can_sign:
            return None
        taken = self._account(name)
        return LeftBehind(
            name=name, custody=custody, main=main, problem=NAME_IN_USE if taken is not None and taken != known else ""
        )

    def _is_known(self, name: str, custody: Custody) -> bool:
        book = self._accounts.book
        is_listed = any((one.name, one.custody) == (name, custody) for one in book.accounts)
        is_begun = any(custody is one.custody and name in (one.name, one.new_name) for one in book.intents)
        return is_listed or is_begun

    def _account(self, text: str) -> Account | None:
        return named(self._accounts.book.accounts, text)
