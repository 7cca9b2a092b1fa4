"""RPC servers that are set while a node runs: it goes on with them, and never on another network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from orca_desktop.bootstrap import network as bootstrap_network
from orca_desktop.bootstrap.network import Reach, reaching
from orca_desktop.bootstrap.settings_desk import servers_set, settings_desk
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.settings.table import MAINNET_SERVERS, SERVERS
from orca_desktop.domain.status import EndpointState
from tests.unit.adapters.rpc_servers import BALANCE, ToyRpc, serving, until

KEY = PublicKey("11111111111111111111111111111111")


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap_network, "FOLLOW_SECONDS", 0.02)


@asynccontextmanager
async def running(servers: tuple[str, ...], read: Callable[[], tuple[str, ...]]) -> AsyncIterator[Reach]:
    async with reaching(servers, followed=read) as reach:
        work = asyncio.create_task(reach.run())
        try:
            yield reach
        finally:
            work.cancel()
            await asyncio.wait({work})


def urls(reach: Reach) -> list[str]:
    return [status.url for status in reach.pool.statuses()]


async def test_a_node_goes_on_with_the_servers_that_are_set_meanwhile() -> None:
    old, new = ToyRpc(), ToyRpc()
    async with serving(old, new):
        chosen = [(old.url,)]
        async with running(chosen[0], lambda: chosen[0]) as reach:
            assert await reach.chain.balance(KEY) == BALANCE
            chosen[0] = (new.url,)
            await until(lambda: urls(reach) == [new.url])
            before = old.asked["getBalance"]

            assert await reach.chain.balance(KEY) == BALANCE
            assert (old.asked["getBalance"], new.asked["getBalance"]) == (before, 1)


async def test_of_a_server_that_stays_it_is_known_how_it_does() -> None:
    one, other = ToyRpc(), ToyRpc()
    async with serving(one, other):
        chosen: list[tuple[str, ...]] = [(one.url,)]
        async with running(chosen[0], lambda: chosen[0]) as reach:
            await reach.pool.look()
            known = reach.pool.statuses()[0].latency_ms
            assert known is not None
            chosen[0] = (other.url, one.url)
            await until(lambda: urls(reach) == [other.url, one.url])

            assert reach.pool.statuses()[1].latency_ms is not None
            chosen[0] = (other.url,)
            await until(lambda: urls(reach) == [other.url])


async def test_a_server_of_another_network_is_not_used_though_it_is_the_only_one() -> None:
    ours, foreign = ToyRpc(), ToyRpc(genesis="another", slot=50_000_000)
    async with serving(ours, foreign):
        chosen = [(ours.url,)]
        async with running(chosen[0], lambda: chosen[0]) as reach:
            assert await reach.chain.balance(KEY) == BALANCE
            chosen[0] = (foreign.url,)
            await until(lambda: urls(reach) == [foreign.url])

            with pytest.raises(NetworkError):
                await reach.chain.balance(KEY)
            assert reach.pool.statuses()[0].state is EndpointState.ELSEWHERE
            assert foreign.asked["getBalance"] == 0

            chosen[0] = (ours.url,)
            await until(lambda: urls(reach) == [ours.url])
            assert await reach.chain.balance(KEY) == BALANCE


async def test_servers_that_were_named_at_the_start_stay() -> None:
    named = ToyRpc()
    async with serving(named), reaching((named.url,)) as reach:
        assert reach.follow is None


def test_what_is_set_is_read_from_the_data_folder(tmp_path: Path) -> None:
    read = servers_set(tmp_path)
    assert read() == MAINNET_SERVERS

    settings_desk(tmp_path).put(SERVERS, ("https://a.example",))
    assert read() == ("https://a.example",)
