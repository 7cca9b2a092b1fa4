"""By what names the ledger's accounts, tasks and tokens are told."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain.accounts import Account, named
from orca_desktop.domain.archive import KnownTask
from orca_desktop.domain.intents import token_name
from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.ledger import Holding
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.wallet_errors import NoAccount


class Names:
    """*holdings* tell which main keys the history knows, also of accounts that are gone."""

    def __init__(self, accounts: tuple[Account, ...], tasks: Iterable[KnownTask], holdings: Iterable[Holding]) -> None:
        self._accounts = accounts
        self._tasks = {task.id: task for task in tasks}
        self._mains = {holding.main for holding in holdings}
        self._tokens = {token_name(task.facts.token): task.facts.token for task in self._tasks.values()}

    @property
    def has_several(self) -> bool:
        """Whether the history tells of more than one account."""
        return len(self._mains) > 1

    def main_of(self, text: str) -> PublicKey:
        """The main key of an account by its name or that key. Raises NoAccount."""
        found = named(self._accounts, text)
        if found is not None:
            return found.main
        if text in self._mains:
            return PublicKey(text)
        raise NoAccount(text)

    def account(self, main: PublicKey) -> str:
        found = named(self._accounts, main) if main else None
        return found.name if found is not None else shorten(main) or "an account that is not known"

    def task(self, task_id: TaskId) -> str:
        return self._tasks[task_id].name if task_id in self._tasks else task_id

    def token(self, name: str) -> Token:
        """The token that rows name so; amounts of one that is not known are shown in its smallest unit."""
        if name == KOII.symbol:
            return KOII
        return self._tokens.get(name, Token(symbol=f"units of {shorten(name)}", decimals=0, mint=PublicKey(name)))
