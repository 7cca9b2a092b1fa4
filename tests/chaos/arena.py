"""Where the chaos happens: the local network, a proxy that fails, a funded wallet, and the node as a program."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import msgspec

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.keys import WalletKeys
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.chaos.books import Books
from tests.chaos.program import NodeProgram
from tests.services.fault_proxy import FaultProxy, Passing

SLOT_MS = 70.0
ROUND_SLOTS = 80
TIME = "time"
PURSE = 10 * ROE_PER_KOII


@dataclass(frozen=True, slots=True, kw_only=True)
class Arena:
    """`books` hold every transaction that the node sends. `second` is another node for the same data folder."""

    network: LocalNetwork
    proxy: FaultProxy
    books: Books
    keys: WalletKeys
    node: NodeProgram
    second: NodeProgram
    data: Path
    log: Path
    time: Path

    @property
    def task_id(self) -> TaskId:
        return self.network.tasks[0].id

    @property
    def slot(self) -> int:
        return self.network.slots.current

    @property
    def windows(self) -> Windows:
        return self.account().windows

    def account(self) -> TaskAccount:
        """The task's account on the chain itself, whatever the proxy tells."""
        return self.network.nodes[0].tools.task()

    def set_time(self, seconds: int) -> None:
        """Set the node's time of day so many seconds off the true one."""
        fresh = self.time.with_suffix(".new")
        fresh.write_text(f"{seconds}")
        fresh.replace(self.time)

    async def until(self, slot: int) -> None:
        """Wait for a slot of the network, whose clock may fall behind and catch up."""
        while (left := slot - self.slot) > 0:  # noqa: ASYNC110 - the network's clock offers no event
            await asyncio.sleep(left * SLOT_MS / 1000.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How an arena is set up. `environment` leads to the keyring and, with Docker, to the engine.

    `engine` is "docker", or "process" for the bundled sample without Docker; `data` is the data folder, None: one
    inside *folder*.
    """

    seed: int
    folder: Path
    engine: str = "process"
    environment: Mapping[str, str] = field(default_factory=dict)
    data: Path | None = None
    wallet: str = field(default_factory=lambda: f"chaos {uuid4().hex[:8]}")


@asynccontextmanager
async def arena(setting: Setting) -> AsyncIterator[Arena]:
    """The node is not started yet; whatever it is doing then, it has ended after the block."""
    options = Options(seed=setting.seed, slot_ms=SLOT_MS, round_slots=ROUND_SLOTS)
    async with LocalNetwork(options) as network:
        books, proxy = Books(network.ledger), FaultProxy(network.url)
        proxy.before = lambda passing: _note(passing, books)
        async with proxy.running():
            keys = await _wallet(setting)
            network.ledger.airdrop(keys.main, PURSE)
            place = setting.data or setting.folder / "data"
            command = _command(setting, proxy.url, network.tasks[0].id, place)
            log, environment = setting.folder / "node.log", setting.environment
            node = NodeProgram(command, log=log, environment=environment)
            try:
                yield Arena(
                    network=network,
                    proxy=proxy,
                    books=books,
                    keys=keys,
                    node=node,
                    data=place,
                    log=log,
                    time=setting.folder / TIME,
                    second=NodeProgram(command, log=setting.folder / "second.log", environment=environment),
                )
            finally:
                node.thaw()
                await _end(node)


def _note(passing: Passing, books: Books) -> None:
    if passing.method == "sendTransaction":
        books.write(str(passing.params[0]))


def _command(setting: Setting, url: str, task_id: TaskId, data: Path) -> list[str]:
    if setting.engine == "docker":
        gateway = f"{url}/ipfs/{{cid}}/{{file}}"
        command = ["-m", "orca_desktop", "run", task_id, "--json", "--rpc", url, "--store", url, "--gateway", gateway]
        return [*command, "--data", str(data), "--wallet", setting.wallet]
    command = ["-m", "tests.chaos.node", "--task", task_id, "--url", url, "--data", str(data)]
    return [*command, "--wallet", setting.wallet, "--time", str(setting.folder / TIME)]


async def _wallet(setting: Setting) -> WalletKeys:
    """A new wallet in the keyring, where the node will find it at every start."""
    command = [sys.executable, "-m", "tests.chaos.wallet", setting.wallet]
    environment = {**os.environ, **setting.environment}
    made = await asyncio.to_thread(subprocess.run, command, env=environment, capture_output=True, check=True)
    return msgspec.json.decode(made.stdout, type=WalletKeys)


async def _end(node: NodeProgram) -> None:
    try:
        async with asyncio.timeout(20):
            await node.stop()
    except TimeoutError:
        node.kill()
        await node.wait()
