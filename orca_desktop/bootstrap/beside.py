"""The accounts of a data folder, for a command that runs beside a node or without one."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.new_file import new_file
from orca_desktop.adapters.system_clock import SystemClock
from orca_desktop.bootstrap.attaching import attach
from orca_desktop.bootstrap.network import reaching
from orca_desktop.bootstrap.offline import at_rest
from orca_desktop.bootstrap.settings import Settings
from orca_desktop.bootstrap.wallets import household, kept_in, left_in_keyring
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import Command, LockWallet, ReloadAccounts, UnlockWallet
from orca_desktop.domain.errors import NoNodeRuns
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.secrets import Secret
from orca_desktop.engine.account_start import taken_up
from orca_desktop.engine.accounts import Accounts
from orca_desktop.state.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """`store` is that of the node that runs, or what its records tell while `node_runs` is false."""

    accounts: Accounts
    store: Store
    node_runs: bool
    tell: Callable[[Command], None]

    def lock(self) -> None:
        """Lock the node that runs; what is open here is this command's own."""
        self.tell(LockWallet())

    def unlock(self, passphrase: Secret) -> None:
        """Give the node that runs the passphrase."""
        self.tell(UnlockWallet(passphrase))

    def look_again(self) -> None:
        """Have the node that runs read anew what there is."""
        self.tell(ReloadAccounts())

    def lock_changed(self) -> None:
        """Have the node that runs read anew what guards it, and ask for the passphrase that holds now."""
        self.look_again()
        self.lock()


@contextlib.asynccontextmanager
async def accounts_beside(settings: Settings) -> AsyncIterator[Beside]:
    """The accounts of the data folder; a node that runs there is told what changed before this ends.

    Where none runs, a wallet that an earlier version left in the keyring is taken over as a node would.
    Raises what `attach` does, JournalError, KeyFileFailed or VaultNewer.
    """
    async with contextlib.AsyncExitStack() as stack:
        try:
            node = await stack.enter_async_context(attach(settings.data_folder, logs=False))
        except NoNodeRuns:
            desk = await _desk(settings, at_rest(settings.data_folder), None)
            await taken_up(desk.accounts, adopt=left_in_keyring(settings))
            yield desk
            return
        yield await _desk(settings, node.store, node.submit)
        await node.visit.accepted()


async def _desk(settings: Settings, store: Store, submit: Callable[[Command], None] | None) -> Beside:
    def tell(command: Command) -> None:
        if submit is not None:
            submit(command)

    accounts = await accounts_of(settings, store, tell)
    return Beside(accounts=accounts, store=store, node_runs=submit is not None, tell=tell)


async def accounts_of(
    settings: Settings,
    store: Store,
    tell: Callable[[Command], None],
    *,
    forward: Callable[[Secret | None], None] = lambda _: None,
) -> Accounts:
    """The accounts of the data folder, in this process; the node that *tell* reaches looks again after each change.

    *forward* is called with a passphrase that opened them, and with None when they are locked.
    """
    home = household(
        settings,
        kept_in(settings.data_folder, key_file=settings.key_file),
        SystemClock(),
        lambda _: None,
        balance=lambda key: _balance(settings.network.servers, key),
        tasks=lambda: store.tasks.values(),
        sagas=lambda: store.sagas.values(),
        changed=lambda: tell(ReloadAccounts()),
        forward=forward,
    )
    await home.accounts.read()
    return home.accounts


async def _balance(servers: Sequence[str], key: PublicKey) -> Roe:
    async with reaching(servers) as reach:
        return await reach.chain.balance(key)


def write_private(path: Path, text: Secret) -> None:
    """A new file that only its owner reads. Raises DataError, also where there is one already."""
    with new_file(path) as file:
        file.write(text.reveal().encode() + b"\n")
