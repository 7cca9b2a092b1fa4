"""A node and all that is plugged into it: `async with build(settings) as node`."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from orca_desktop import __version__
from orca_desktop.adapters.control.server import serving
from orca_desktop.adapters.control.visitor import House
from orca_desktop.adapters.ipfs.unsent import UnsentProofs
from orca_desktop.adapters.keys.keyring_variables import KeyringVariables
from orca_desktop.adapters.keys.local_signer import fresh_signer
from orca_desktop.adapters.keys.memory_variables import MemoryVariables
from orca_desktop.adapters.proof_shelf import KeepingProofStore
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.adapters.sqlite.records import open_records
from orca_desktop.adapters.sqlite.sagas import SqliteSagas
from orca_desktop.adapters.system_clock import SystemClock
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.adapters.task_api.stage_files import FOLDER, StageFolder
from orca_desktop.bootstrap.container_engine import container_engine
from orca_desktop.bootstrap.naming import node_name
from orca_desktop.bootstrap.network import POOL, Reach, certificates, content_of, reaching
from orca_desktop.bootstrap.offline import history_of
from orca_desktop.bootstrap.recording import recorded
from orca_desktop.bootstrap.settings import RECORDS, Settings
from orca_desktop.bootstrap.settings_desk import servers_set
from orca_desktop.bootstrap.wallets import Kept, begin_book, household, kept_in, kept_in_memory, left_in_keyring
from orca_desktop.bootstrap.witness import evidence_of, shelf_of
from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import EngineError, WalletError
from orca_desktop.engine.account_desk import AccountDesk
from orca_desktop.engine.account_start import adopted, looked_around, taken_up
from orca_desktop.engine.accounts import Accounts
from orca_desktop.engine.acts import Acts
from orca_desktop.engine.chronicle import Chronicle
from orca_desktop.engine.engine import Engine
from orca_desktop.engine.money import Money, MoneyCommand
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.taken_back import take_back_open_rounds
from orca_desktop.engine.task_wallet import nobodys_wallet
from orca_desktop.engine.tools import PracticeKit, Tools
from orca_desktop.ports.archive import Archive
from orca_desktop.ports.containers import Containers
from orca_desktop.ports.variables import TaskVariables
from orca_desktop.simulation.genesis import FIRE
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import Store

log = logging.getLogger(__name__)

FAUCET_ROE = FAUCET_TOKENS = 10_000_000_000
"""What the demo's wallet gets: 10 KOII."""

PLAIN = "keys are kept unencrypted in %s, as this node was started to: whoever reads that file owns what they own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node that is built; `run` makes it work until it is cancelled. `archive` may be asked from any thread.

    `adopt` names a wallet that an earlier version may have left in the keyring.
    """

    store: Store
    engine: Engine
    containers: Containers
    accounts: Accounts
    money: Money
    adopt: str = ""
    chronicle: Chronicle | None = None
    archive: Archive | None = None
    reach: Reach | None = None

    @property
    def is_elsewhere(self) -> bool:
        """It runs in this program, and ends with it."""
        return False

    def submit(self, command: Command) -> None:
        if isinstance(command, MoneyCommand):
            self.money.submit(command)
        else:
            self.engine.submit(command)

    async def take_over(self) -> None:
        """Take over what an earlier version left in the keyring, however long that one asks its user.

        Raises WalletError where it is locked, does not answer or is not there.
        """
        await adopted(self.accounts, self.adopt)

    async def run(self) -> None:
        beside = [
            asyncio.create_task(self.accounts.lock.run(), name="lock"),
            asyncio.create_task(looked_around(self.accounts, adopt=self.adopt), name="places for keys"),
            asyncio.create_task(self.money.run(), name="money"),
        ]
        if self.chronicle is not None:
            beside.append(asyncio.create_task(self.chronicle.run(), name="history"))
        if self.reach is not None:
            beside.append(asyncio.create_task(self.reach.run(), name="RPC"))
        try:
            await self.engine.run()
        finally:
            for task in beside:
                task.cancel()
            await asyncio.wait(beside)


@contextlib.asynccontextmanager
async def build(settings: Settings, *, store: Store | None = None) -> AsyncIterator[Node]:
    """A node with the accounts of its data folder; its state goes into *store*. Raises JournalError or EngineError.

    Without an account, and while the keys are locked, it runs too: tasks are shown, and reviewed.
    """
    async with contextlib.AsyncExitStack() as stack:
        if settings.key_file is not None:
            log.warning(PLAIN, settings.key_file)
        kept = kept_in(settings.data_folder, key_file=settings.key_file)
        variables = KeyringVariables()
        stack.callback(variables.close)
        yield await _assemble(settings, kept, variables, stack, store=store)


@contextlib.asynccontextmanager
async def build_demo(settings: Settings, *, say: Callable[[str], None]) -> AsyncIterator[Node]:
    """A node with an account of its own in memory, money from the faucet, and the sample task's image at hand.

    What it made in the container engine is gone afterwards. *say* is told what takes time.
    """
    async with contextlib.AsyncExitStack() as stack:
        node = await _assemble(settings, kept_in_memory(), MemoryVariables(), stack, say)
        await node.accounts.create(settings.wallet, Custody.MEMORY)
        reach = await stack.enter_async_context(reaching(settings.network.servers))
        for account in node.accounts.accounts():
            await reach.methods.airdrop(account.main, FAUCET_ROE)
            await reach.methods.token_airdrop(account.main, FIRE, FAUCET_TOKENS)
        try:
            yield node
        finally:
            with contextlib.suppress(EngineError):  # an engine that is gone has nothing to take away
                for task_id in tuple(node.store.tasks):
                    await node.containers.remove_data(task_id)


async def _assemble(
    settings: Settings,
    kept: Kept,
    variables: TaskVariables,
    stack: contextlib.AsyncExitStack,
    say: Callable[[str], None] | None = None,
    store: Store | None = None,
) -> Node:
    network = settings.network
    node_name(settings.data_folder)  # before there are records: they tell a folder of before there were names
    adopt = left_in_keyring(settings)
    with contextlib.suppress(WalletError):  # what cannot be read or written is told where it is read
        await begin_book(settings, kept)
    records = open_records(settings.data_folder / RECORDS)
    stack.callback(records.database.close)
    followed = servers_set(settings.data_folder) if settings.follows_servers else None
    tls = certificates()
    reach = await stack.enter_async_context(reaching(network.servers, followed=followed, tls=tls))
    chain = reach.chain
    content = await content_of(network, stack, tls)
    tasks = await stack.enter_async_context(httpx.AsyncClient(limits=POOL, verify=tls, trust_env=False))
    containers, images = await container_engine(settings, stack, say)
    store = store if store is not None else Store()
    clock, journal = SystemClock(), SqliteJournal(records.database)
    slots, api = SlotClock(chain, clock, store.apply), HttpTaskApi(tasks)
    home = household(
        settings,
        kept,
        clock,
        store.apply,
        balance=chain.balance,
        tasks=lambda: store.tasks.values(),
        sagas=lambda: store.sagas.values(),
    )
    await taken_up(home.accounts, adopt=adopt)
    shelf = shelf_of(settings.data_folder)
    tools = Tools(
        chain=chain,
        containers=containers,
        images=images,
        task_api=api,
        speak_by=api.bound,
        stages=StageFolder(settings.data_folder / FOLDER),
        proof_store=KeepingProofStore(content, shelf),
        practice=PracticeKit(proof_store=KeepingProofStore(UnsentProofs(content), shelf), fresh_signer=fresh_signer),
        evidence=evidence_of(shelf, store, history_of(settings.data_folder)),
        wallets=home.wallets,
        variables=variables,
        journal=journal,
        history=SqliteHistory(records.database),
        clock=clock,
        slots=slots,
        acts=Acts(chain, journal, nobodys_wallet(), clock, slots=slots, publish=store.apply),
        publish=store.apply,
        sagas=lambda: store.sagas.values(),
    )
    engine = Engine(tools, AccountDesk(home.accounts))
    home.accounts.lock.on_change = engine.wallets_changed
    if journal.is_incomplete:
        take_back_open_rounds(tools.history, history_of(settings.data_folder))
    engine.restore()
    money = Money(
        MoneyTools(
            chain=chain,
            journal=journal,
            book=SqliteSagas(records.database),
            signer=home.accounts,
            clock=clock,
            slots=slots,
            publish=store.apply,
            submit=engine.submit,
            tasks=lambda: tuple(store.tasks.values()),
            look_again=engine.look_again,
        )
    )
    money.restore()
    chronicle = await recorded(settings.data_folder, store, tools, stack, set_aside=records.set_aside)
    node = Node(
        store=store,
        engine=engine,
        containers=containers,
        accounts=home.accounts,
        money=money,
        adopt=adopt,
        chronicle=chronicle,
        archive=history_of(settings.data_folder),
        reach=reach,
    )
    await _serve(node, settings.data_folder, stack)
    return node


async def _serve(node: Node, data_folder: Path, stack: contextlib.AsyncExitStack) -> None:
    """Let windows and commands of this machine attach. A node to which none can is still worth running."""
    house = House(program=__version__, snapshot=lambda: snapshot(node.store), submit=node.submit)
    try:
        await stack.enter_async_context(serving(data_folder, house, node.store.subscribe))
    except OSError as error:
        log.warning("windows and commands cannot attach to this node: %s", error)
