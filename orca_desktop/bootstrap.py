"""The only file that names concrete adapters: `async with build(settings) as node`."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from orca_desktop import __version__
from orca_desktop.adapters.control.client import Visit, visiting
from orca_desktop.adapters.control.server import serving
from orca_desktop.adapters.control.visitor import House
from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.adapters.docker.data import DockerTaskData
from orca_desktop.adapters.docker.images import DockerImages, SampleSource, SampleWay
from orca_desktop.adapters.docker.models import DockerModels
from orca_desktop.adapters.http_task_api import HttpTaskApi
from orca_desktop.adapters.ipfs_store import IpfsStore
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.adapters.process.containers import ProcessContainers
from orca_desktop.adapters.process.data import ProcessTaskData
from orca_desktop.adapters.process.images import ProcessImages
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.adapters.system_clock import SystemClock
from orca_desktop.assets import resource
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import DataFolderInUse, EngineError, EngineUnavailable, KeyMissing, NoNodeRuns
from orca_desktop.domain.events import RoundChanged, TaskChanged
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.acts import Acts
from orca_desktop.engine.engine import Engine
from orca_desktop.engine.slot_clock import SlotClock
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.containers import Containers
from orca_desktop.ports.images import Images
from orca_desktop.ports.keys import KeyVault, Wallet
from orca_desktop.ports.model_cache import ModelCache
from orca_desktop.ports.task_data import TaskData
from orca_desktop.simulation.sample_image import SAMPLE_LABEL, SAMPLE_REFERENCE, pack_sample_image, sample_version
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import Store

log = logging.getLogger(__name__)

POOL = httpx.Limits(max_connections=10, max_keepalive_connections=5, keepalive_expiry=5.0)
"""Small pools with short keep-alive: httpx slows down with many pooled connections."""

FAUCET_ROE = 10_000_000_000
"""What the demo's wallet gets: 10 KOII."""

SAMPLE_WORDS = {
    SampleWay.PRESENT: "The sample task's image is here already.",
    SampleWay.BUILT: "The sample task's image was built from its Dockerfile.",
    SampleWay.LOADED: "No public registry is in reach: the sample task's image was packed from this machine's Python.",
}

RECORDS = "node.sqlite"
PROCESS_DATA = "tasks"
"""Where tasks that run as processes keep their data, below the data folder."""

ATTEMPTS = 8
ATTEMPT_SECONDS = 0.2
"""How often, and after what pause, a folder is looked at again whose node is just starting or ending."""

ROUNDS_AT_REST = 200
"""Rounds of a task that are read when no node runs: as many as a node takes up."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Where the chain and its content are. `store` is None where proofs can only be read."""

    rpc: str
    gateways: tuple[str, ...]
    store: str | None


PUBLIC_GATEWAYS = (
    "https://s3.koii.network/koii-k2-task-metadata/{cid}/{file}",
    "https://{cid}.ipfs.w3s.link/{file}",
    "https://ipfs-gateway.koii.live/ipfs/{cid}/{file}",
    "https://{cid}.ipfs.dweb.link/{file}",
    "https://ipfs.io/ipfs/{cid}/{file}",
)
"""The order in which Koii's own node asks (k2.md 4.4)."""

MAINNET = Network(rpc="https://mainnet.koii.network", gateways=PUBLIC_GATEWAYS, store=None)


class EngineChoice(enum.Enum):
    """What runs the containers. AUTO: Docker where it answers, else the bundled sample as a process."""

    AUTO = "auto"
    DOCKER = "docker"
    PROCESS = "process"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    network: Network
    data_folder: Path
    wallet: str = "default"
    engine: EngineChoice = EngineChoice.DOCKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node that is built; `run` makes it work until it is cancelled."""

    store: Store
    engine: Engine
    containers: Containers

    def submit(self, command: Command) -> None:
        self.engine.submit(command)

    async def run(self) -> None:
        await self.engine.run()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedNode:
    """A node that runs in another process, which a window or a command uses like one of its own.

    `run` ends with NodeGone when that node does; leaving it does not end the node.
    """

    store: Store
    visit: Visit

    def submit(self, command: Command) -> None:
        self.visit.submit(command)

    async def run(self) -> None:
        await self.visit.ended()


@contextlib.asynccontextmanager
async def attach(data_folder: Path, *, logs: bool = True) -> AsyncIterator[AttachedNode]:
    """The node that runs on a data folder, its state in the store. Raises NoNodeRuns, NodeRefused, NodeGone.

    *logs*: whether what containers write is wanted too.
    """
    store = Store()
    async with visiting(data_folder, store.apply, program=__version__, logs=logs) as visit:
        yield AttachedNode(store=store, visit=visit)


@contextlib.asynccontextmanager
async def attach_or_build(settings: Settings) -> AsyncIterator[Node | AttachedNode]:
    """The node that runs on the data folder; where there is none, a new one. Raises what `attach` and `build` do."""
    async with contextlib.AsyncExitStack() as stack:
        yield await _attached_or_built(settings, stack)


def at_rest(data_folder: Path) -> Store:
    """What the records of a data folder tell while no node runs there. Raises JournalError."""
    store = Store()
    if not (data_folder / RECORDS).exists():
        return store
    with contextlib.closing(SqliteDatabase(data_folder / RECORDS)) as database:
        history = SqliteHistory(database)
        for task, _ in history.tasks():
            store.apply(TaskChanged(replace(task, state=TaskState.STOPPED, detail="")))
            for record in history.rounds(task.id, newest=ROUNDS_AT_REST):
                store.apply(RoundChanged(record))
    return store


@contextlib.asynccontextmanager
async def model_cache(data_folder: Path) -> AsyncIterator[ModelCache]:
    """The models of the node with this data folder, whether it runs or not; the engine must."""
    async with DockerThreads() as threads:
        yield DockerModels(threads, node=_node_name(data_folder))


@contextlib.asynccontextmanager
async def task_data(data_folder: Path) -> AsyncIterator[TaskData]:
    """The data of the tasks of the node with this data folder, whether it runs or not.

    It is where the node has put it: in folders when it runs tasks as processes, else in Docker.
    """
    if (data_folder / PROCESS_DATA).is_dir():
        yield ProcessTaskData(data_folder / PROCESS_DATA)
        return
    async with DockerThreads() as threads:
        yield DockerTaskData(threads, node=_node_name(data_folder))


@contextlib.asynccontextmanager
async def build(settings: Settings) -> AsyncIterator[Node]:
    """A node with its wallet in the keyring of the operating system. Raises WalletError, JournalError, EngineError."""
    async with contextlib.AsyncExitStack() as stack:
        vault = KeyringVault()
        stack.callback(vault.close)
        wallet = await _wallet(vault, settings.wallet)
        yield await _assemble(settings, wallet, stack)


@contextlib.asynccontextmanager
async def build_demo(settings: Settings, *, say: Callable[[str], None]) -> AsyncIterator[Node]:
    """A node with a wallet of its own in memory, money from the faucet, and the sample task's image at hand.

    What it made in the container engine is gone afterwards. *say* is told what takes time.
    """
    async with contextlib.AsyncExitStack() as stack:
        wallet = await MemoryVault().create(settings.wallet)
        client = await stack.enter_async_context(_client(settings.network.rpc))
        await RpcClient(client, settings.network.rpc).call("requestAirdrop", [wallet.main.public_key, FAUCET_ROE], str)
        node = await _assemble(settings, wallet, stack, say)
        try:
            yield node
        finally:
            with contextlib.suppress(EngineError):  # an engine that is gone has nothing to take away
                for task_id in tuple(node.store.tasks):
                    await node.containers.remove_data(task_id)


async def _bring_sample(docker: DockerThreads, say: Callable[[str], None]) -> None:
    sample = SampleSource(
        reference=SAMPLE_REFERENCE,
        label=SAMPLE_LABEL,
        version=sample_version(),
        folder=resource("sample_task"),
        pack=lambda: pack_sample_image().archive,
    )
    say(SAMPLE_WORDS[await DockerImages(docker).bring_sample(sample, say)])


async def _wallet(vault: KeyVault, name: str) -> Wallet:
    """The wallet of this name; made at the first start."""
    try:
        return await vault.open(name)
    except KeyMissing:
        return await vault.create(name)


async def _assemble(
    settings: Settings,
    wallet: Wallet,
    stack: contextlib.AsyncExitStack,
    say: Callable[[str], None] | None = None,
) -> Node:
    network = settings.network
    database = SqliteDatabase(settings.data_folder / RECORDS)
    stack.callback(database.close)
    chain = K2Chain(RpcClient(await stack.enter_async_context(_client(network.rpc)), network.rpc))
    content = await stack.enter_async_context(_client(network.store or network.gateways[0]))
    tasks = await stack.enter_async_context(httpx.AsyncClient(limits=POOL, trust_env=False))
    containers, images = await _containers(settings, stack, say)
    store, clock, journal = Store(), SystemClock(), SqliteJournal(database)
    tools = Tools(
        chain=chain,
        containers=containers,
        images=images,
        task_api=HttpTaskApi(tasks),
        proof_store=IpfsStore(content, gateways=network.gateways, endpoint=network.store),
        wallet=wallet,
        journal=journal,
        history=SqliteHistory(database),
        clock=clock,
        slots=SlotClock(chain, clock, store.apply),
        acts=Acts(chain, journal, wallet, clock),
        publish=store.apply,
    )
    engine = Engine(tools, settings.wallet)
    engine.restore()
    node = Node(store=store, engine=engine, containers=containers)
    await _serve(node, settings.data_folder, stack)
    return node


async def _serve(node: Node, data_folder: Path, stack: contextlib.AsyncExitStack) -> None:
    """Let windows and commands of this machine attach. A node to which none can is still worth running."""
    house = House(program=__version__, snapshot=lambda: snapshot(node.store), submit=node.submit)
    try:
        await stack.enter_async_context(serving(data_folder, house, node.store.subscribe))
    except OSError as error:
        log.warning("windows and commands cannot attach to this node: %s", error)


async def _attached_or_built(settings: Settings, stack: contextlib.AsyncExitStack) -> Node | AttachedNode:
    for _ in range(ATTEMPTS):
        with contextlib.suppress(NoNodeRuns):
            return await stack.enter_async_context(attach(settings.data_folder))
        with contextlib.suppress(DataFolderInUse):
            return await stack.enter_async_context(build(settings))
        await asyncio.sleep(ATTEMPT_SECONDS)
    return await stack.enter_async_context(build(settings))


async def _containers(
    settings: Settings, stack: contextlib.AsyncExitStack, say: Callable[[str], None] | None
) -> tuple[Containers, Images]:
    """Docker where it is asked for or answers; with *say*, the sample task's image is brought there."""
    if settings.engine is EngineChoice.PROCESS:
        return await _processes(settings, stack)
    threads = await stack.enter_async_context(DockerThreads())
    docker = DockerContainers(threads, node=_node_name(settings.data_folder))
    status = await docker.status()
    if not status.reachable and settings.engine is EngineChoice.AUTO:
        return await _processes(settings, stack)
    if say is not None:
        if not status.reachable:
            raise EngineError(status.problem, title=EngineUnavailable.title)
        await _bring_sample(threads, say)
    return docker, DockerImages(threads)


async def _processes(settings: Settings, stack: contextlib.AsyncExitStack) -> tuple[Containers, Images]:
    containers = await stack.enter_async_context(
        ProcessContainers(
            program=resource("sample_task", "server.py"),
            image=SAMPLE_REFERENCE,
            folder=settings.data_folder / PROCESS_DATA,
        )
    )
    return containers, ProcessImages(SAMPLE_REFERENCE)


def _node_name(data_folder: Path) -> str:
    """Tells this node's containers from those of a node with another data folder on the same engine."""
    return hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()[:8]


def _client(url: str) -> httpx.AsyncClient:
    # A proxy of the environment must not get what is meant for this machine.
    return httpx.AsyncClient(limits=POOL, trust_env=httpx.URL(url).host not in LOOPBACK)
