"""Accounts in memory, with real keys: what a node has that keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from orca_desktop.adapters.keys.account_book import MemoryBook
from orca_desktop.adapters.keys.key_sources import LocalKeySources
from orca_desktop.adapters.keys.lock_file import MemoryLock
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.errors import NetworkUnreachable
from orca_desktop.domain.events import Event
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Saga
from orca_desktop.domain.tasks import Task
from orca_desktop.engine.account_list import AccountList
from orca_desktop.engine.account_moves import AccountMoves
from orca_desktop.engine.accounts import Accounts
from orca_desktop.engine.leftovers import Leftovers
from orca_desktop.engine.money import Money
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.vaults import Vaults
from orca_desktop.engine.wallet_lock import WalletLock
from orca_desktop.engine.wallets import Wallets
from orca_desktop.ports.accounts import AccountBook, LockFile
from orca_desktop.ports.keys import KeyVault, SealedVault
from tests.fakes import FakeClock
from tests.fakes.sagas import MemorySagas
from tests.unit.engine.world import World


@dataclass
class Home:
    """Everything around accounts. `start` is a new life of the program on what was kept."""

    book: AccountBook = field(default_factory=MemoryBook)
    lock_file: LockFile = field(default_factory=MemoryLock)
    vaults: tuple[KeyVault, ...] = field(default_factory=lambda: (MemoryVault(),))
    sealed: SealedVault | None = None
    lock: WalletLock | None = None
    clock: FakeClock = field(default_factory=FakeClock)
    events: list[Event] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    sagas: list[Saga] = field(default_factory=list)
    balances: dict[PublicKey, Roe] = field(default_factory=dict)
    network_is_away: bool = False

    def start(self) -> Accounts:
        return self.build()[0]

    def build(self) -> tuple[Accounts, Wallets, AccountMoves]:
        vaults = Vaults(self.vaults)
        listed = AccountList(self.book, vaults, self.events.append)
        wallets = Wallets(listed, vaults)
        moves = AccountMoves(listed, vaults, self.clock.wall)
        lock = self.lock or WalletLock(self.lock_file, self.sealed, self.clock, self.events.append)
        accounts = Accounts(
            listed,
            moves,
            wallets,
            lock,
            LocalKeySources(),
            self.clock,
            leftovers=Leftovers(listed, vaults),
            balance=self.balance,
            tasks=lambda: self.tasks,
            sagas=lambda: self.sagas,
        )
        return accounts, wallets, moves

    async def balance(self, key: PublicKey) -> Roe:
        if self.network_is_away:
            raise NetworkUnreachable("toy", "it is away")
        return self.balances.get(key, NO_ROE)


def memory_accounts(world: World) -> Accounts:
    """Those of a node in *world*, of which there are none yet."""
    return Home(clock=world.clock).start()


def memory_money(world: World, accounts: Accounts) -> Money:
    """What moves money in *world*."""
    return Money(
        MoneyTools(
            chain=world.chain,
            journal=world.journal,
            book=MemorySagas(),
            signer=accounts,
            clock=world.clock,
            slots=world.tools().slots,
            publish=world.store.apply,
            submit=lambda _: None,
            tasks=lambda: tuple(world.store.tasks.values()),
        )
    )
