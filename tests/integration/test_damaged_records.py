"""A whole node that finds its records damaged: it sets them aside, says so, goes on, and does nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from orca_desktop import bootstrap
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.bootstrap import Node
from orca_desktop.bootstrap.settings import RECORDS, EngineChoice, Network, Settings
from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.leaks import ExpectWarnings

FUNDS = 10_000_000_000
LIMIT_SECONDS = 60.0


@pytest.fixture
async def network() -> AsyncIterator[LocalNetwork]:
    async with LocalNetwork(Options(slot_ms=20.0, round_slots=60)) as network:
        playing = asyncio.create_task(network.run())
        yield network
        playing.cancel()
        await asyncio.wait({playing})


def settings(network: LocalNetwork, folder: Path) -> Settings:
    urls = Network(servers=(network.url,), gateways=(f"{network.url}/ipfs/{{cid}}/{{file}}",), store=network.url)
    key_file = folder / "keys.json"
    return Settings(network=urls, data_folder=folder, wallet="us", engine=EngineChoice.PROCESS, key_file=key_file)


@asynccontextmanager
async def working(node: Node) -> AsyncIterator[Node]:
    running = asyncio.create_task(node.run())
    try:
        yield node
    finally:
        running.cancel()
        await asyncio.wait({running})


async def until(node: Node, condition: Callable[[], bool]) -> None:
    """Look again after every event."""
    met = asyncio.Event()

    def look(_: object) -> None:
        if condition():
            met.set()

    node.store.subscribe(look)
    look(None)
    async with asyncio.timeout(LIMIT_SECONDS):
        await met.wait()


def is_paid_after(node: Node, task_id: TaskId, number: int) -> bool:
    records = node.store.rounds.get(task_id, {}).values()
    return any(record.number > number and record.result is RoundResult.PAID for record in records)


def kept_beside(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(f"{RECORDS}.damaged-*Z")]


def damage(path: Path) -> None:
    """Keep the head, so that it still is a database, and spoil what follows."""
    content = bytearray(path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    path.write_bytes(content)


async def test_a_node_with_damaged_records_sets_them_aside_says_so_and_goes_on(
    network: LocalNetwork, tmp_path: Path, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("keys are kept unencrypted")
    task_id = network.tasks[0].id
    async with httpx.AsyncClient() as client:
        rpc = RpcClient(client, network.url)
        async with bootstrap.build(settings(network, tmp_path)) as node:
            await node.accounts.create("us", Custody.PLAIN_FILE)
            account = node.accounts.accounts()[0]
            await rpc.call("requestAirdrop", [account.main, FUNDS], str)
            async with working(node):
                node.submit(JoinTask(task_id))
                await until(node, lambda: is_paid_after(node, task_id, -1))
            newest = max(node.store.rounds[task_id])
        damage(tmp_path / RECORDS)

        async with bootstrap.build(settings(network, tmp_path)) as node, working(node):
            assert node.store.records is not None
            assert "were damaged" in node.store.records.set_aside[0]
            node.submit(JoinTask(task_id))
            await until(node, lambda: is_paid_after(node, task_id, newest))

        on_chain = await K2Chain(rpc).task(task_id)
    assert account.staking is not None
    assert on_chain.stakes[account.staking] == on_chain.minimum_stake
    assert kept_beside(tmp_path)
