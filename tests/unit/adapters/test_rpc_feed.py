"""What a server tells by itself saves asking; whatever it does with that, nobody waits for it or trusts it blindly."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from aiohttp import web

from orca_desktop.adapters.k2 import feed as k2_feed
from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.feed import Feed, socket_urls
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe
from orca_desktop.domain.keys import Signature
from orca_desktop.ports.chain import TransferRoe
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.fakes import toy_wallet
from tests.unit.adapters import http_servers
from tests.unit.adapters.rpc_servers import ToyRpc, until

Talk = Callable[[web.WebSocketResponse], Awaitable[None]]
SIGNATURE = Signature("4i8i1CMoZWsLqS1oc36AZVPJPEs1wmyV8k54Ab9FjPQZHgpVP32C5fXEXMmoXCZKEvsxLEPbhKn41B5PsHkhgvcp")


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_feed, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(k2_feed, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(k2_feed, "SLOT_PATIENCE", 0.3)


def slot_news(slot: Any) -> str:
    return json.dumps({"jsonrpc": "2.0", "method": "slotNotification", "params": {"result": slot, "subscription": 0}})


@contextlib.asynccontextmanager
async def telling(talk: Talk) -> AsyncIterator[str]:
    """The address of a server that answers each WebSocket like this."""

    async def handle(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await talk(socket)
        return socket

    async with http_servers.answering(handle) as server:
        yield server.url


@contextlib.asynccontextmanager
async def listening(url: str, accepts: Callable[[int], bool] = lambda _: True) -> AsyncIterator[Feed]:
    feed = Feed(lambda: url, accepts)
    running = asyncio.create_task(feed.run())
    try:
        yield feed
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


@contextlib.asynccontextmanager
async def asking(toy: ToyRpc) -> AsyncIterator[RpcClient]:
    async with http_servers.answering(toy.handle) as server, http_servers.asking() as client:
        yield RpcClient(client, server.url)


async def counting(socket: web.WebSocketResponse) -> None:
    """A slot every 20 ms, for as long as somebody listens."""
    slot = 1_000
    while not socket.closed:
        slot += 1
        with contextlib.suppress(ConnectionError):
            await socket.send_str(slot_news({"slot": slot, "parent": slot - 1, "root": 0}))
        await asyncio.sleep(0.02)


async def test_the_next_slot_comes_without_asking() -> None:
    async with telling(counting) as url, listening(url) as feed:
        await until(lambda: feed.is_on)
        first, second = await feed.next_slot(), await feed.next_slot()

    assert first is not None
    assert second is not None
    assert first < second


async def test_the_chain_asks_no_server_while_slots_come() -> None:
    toy = ToyRpc(slot=5)
    async with telling(counting) as url, listening(url) as feed, asking(toy) as rpc:
        chain = K2Chain(rpc, feed=feed)
        await until(lambda: chain.subscribed)
        slots = [await chain.slot() for _ in range(3)]

    assert not toy.asked["getSlot"]
    assert all(slot > 1_000 for slot in slots)


async def test_without_a_websocket_the_chain_asks() -> None:
    toy = ToyRpc(slot=77)
    async with asking(toy) as rpc, listening(rpc.url) as feed:
        chain = K2Chain(rpc, feed=feed)

        assert await chain.slot() == 77
        assert not chain.subscribed


async def falling_silent(socket: web.WebSocketResponse) -> None:
    await socket.send_str(slot_news({"slot": 1_001}))
    await socket.receive()
    await socket.receive()


async def test_where_slots_stop_coming_the_server_is_asked() -> None:
    toy = ToyRpc(slot=1_234)
    async with telling(falling_silent) as url, listening(url) as feed, asking(toy) as rpc:
        await until(lambda: feed.is_on)
        slot = await K2Chain(rpc, feed=feed).slot()

    assert slot == 1_234


async def nonsense(socket: web.WebSocketResponse) -> None:
    for text in (
        "",
        "{",
        "null",
        "[]",
        '{"params": 5}',
        slot_news("x"),
        slot_news({"slot": -1}),
        slot_news({"slot": 2**60}),
    ):
        await socket.send_str(text)
    await socket.receive()
    await socket.receive()


async def bytes_only(socket: web.WebSocketResponse) -> None:
    await socket.send_bytes(b"\0" * 100)
    await socket.receive()


async def too_much(socket: web.WebSocketResponse) -> None:
    with contextlib.suppress(ConnectionError):
        await socket.send_str("x" * 5_000_000)
        await socket.receive()


async def gone(socket: web.WebSocketResponse) -> None:
    await socket.close()


async def endless_nonsense(socket: web.WebSocketResponse) -> None:
    with contextlib.suppress(ConnectionError):
        while not socket.closed:
            await socket.send_str("?" * 1_000)


@pytest.mark.parametrize("talk", [nonsense, bytes_only, too_much, gone, endless_nonsense])
async def test_nonsense_is_no_slot_and_ends_nothing(talk: Talk) -> None:
    visits = 0

    async def counted(socket: web.WebSocketResponse) -> None:
        nonlocal visits
        visits += 1
        await talk(socket)

    async with telling(counted) as url, listening(url) as feed:
        await until(lambda: visits >= (1 if talk is nonsense else 2))
        assert not feed.is_on
        assert await feed.next_slot() is None


async def test_after_nonsense_a_slot_counts() -> None:
    async def talk(socket: web.WebSocketResponse) -> None:
        await socket.send_str("nonsense")
        await counting(socket)

    async with telling(talk) as url, listening(url) as feed:
        await until(lambda: feed.is_on)


async def test_a_connection_that_breaks_is_made_again() -> None:
    visits = 0

    async def talk(socket: web.WebSocketResponse) -> None:
        nonlocal visits
        visits += 1
        await socket.send_str(slot_news({"slot": 1_000 + visits}))
        await socket.close()

    async with telling(talk) as url, listening(url):
        await until(lambda: visits >= 3)


async def test_a_server_that_is_behind_is_listened_to_no_more() -> None:
    async with telling(counting) as url, listening(url, accepts=lambda _slot: False) as feed:
        await asyncio.sleep(0.2)

        assert not feed.is_on
        assert await feed.next_slot() is None


async def test_the_server_that_is_asked_is_the_one_that_is_listened_to() -> None:
    came = asyncio.Event()

    async def telling_too(socket: web.WebSocketResponse) -> None:
        came.set()
        await counting(socket)

    async with telling(counting) as first, telling(telling_too) as second:
        chosen = [first]
        feed = Feed(lambda: chosen[0], lambda _slot: True)
        running = asyncio.create_task(feed.run())
        try:
            await until(lambda: feed.is_on)
            chosen[0] = second
            async with asyncio.timeout(30):
                await came.wait()
            await until(lambda: feed.is_on)
        finally:
            running.cancel()
            await asyncio.wait({running})


async def test_whoever_waits_goes_on_when_the_connection_breaks() -> None:
    closing = asyncio.Event()

    async def talk(socket: web.WebSocketResponse) -> None:
        await socket.send_str(slot_news({"slot": 1_001}))
        await closing.wait()
        await socket.close()
        await asyncio.Event().wait()

    async with telling(talk) as url, listening(url) as feed:
        await until(lambda: feed.is_on)
        waiting = asyncio.create_task(feed.next_slot())
        closing.set()
        async with asyncio.timeout(10):
            assert await waiting in (None, 1_001)


@pytest.mark.parametrize(
    ("http", "sockets"),
    [
        ("https://mainnet.koii.network", ("wss://mainnet.koii.network",)),
        ("http://127.0.0.1:8899", ("ws://127.0.0.1:8900", "ws://127.0.0.1:8899")),
        ("https://rpc.example:8443/path", ("wss://rpc.example:8444/path", "wss://rpc.example:8443/path")),
        ("http://127.0.0.1:65535", ("ws://127.0.0.1:65535",)),
    ],
)
def test_where_the_websocket_is(http: str, sockets: tuple[str, ...]) -> None:
    assert socket_urls(http) == sockets


async def test_on_the_local_network_slots_and_confirmations_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender would look for a confirmation only after a minute, if it were not told."""
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 60.0)
    monkeypatch.setattr(k2_sender, "CONFIRM_SECONDS", 50.0)
    wallet = toy_wallet("us")
    async with (
        LocalNetwork(Options(slot_ms=50)) as network,
        listening(network.rpc_url) as feed,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        rpc = RpcClient(client, network.rpc_url)
        chain = K2Chain(rpc, feed=feed)
        await rpc.call("requestAirdrop", [wallet.main.public_key, ROE_PER_KOII], str)
        await until(lambda: chain.subscribed)
        slot = await chain.slot()
        signed = await chain.prepare(TransferRoe(to=wallet.staking.public_key, amount=Roe(ROE_PER_KOII // 2)), wallet)
        async with asyncio.timeout(40):
            await chain.send(signed)

        assert slot > 0
        assert await chain.balance(wallet.staking.public_key) == ROE_PER_KOII // 2


async def test_on_the_local_network_it_is_told_that_an_account_has_changed() -> None:
    ours, others = (toy_wallet(name).main.public_key for name in ("us", "them"))
    async with (
        LocalNetwork(Options(slot_ms=50)) as network,
        listening(network.rpc_url) as feed,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        rpc = RpcClient(client, network.rpc_url)
        before = asyncio.create_task(feed.moved([ours]))  # asked for before there is a connection
        await until(lambda: feed.is_on)
        await rpc.call("requestAirdrop", [ours, ROE_PER_KOII], str)
        async with asyncio.timeout(30):
            await before
        later = asyncio.create_task(feed.moved([ours, others]))
        await asyncio.sleep(0)
        await rpc.call("requestAirdrop", [others, ROE_PER_KOII], str)
        await rpc.call("requestAirdrop", [ours, ROE_PER_KOII], str)
        async with asyncio.timeout(30):
            await later


async def test_nobody_is_woken_all_the_time_by_a_server_that_talks_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(k2_feed, "NEWS_PAUSE", 0.3)
    key = toy_wallet("us").main.public_key

    async def talk(socket: web.WebSocketResponse) -> None:
        """Answers every request with its number as the subscription, and tells of changes without end."""
        news = {"jsonrpc": "2.0", "method": "accountNotification", "params": {"result": {}, "subscription": 1}}
        await socket.send_str(json.dumps({"jsonrpc": "2.0", "id": 1, "result": 1}))
        with contextlib.suppress(ConnectionError):
            while not socket.closed:
                await socket.send_str(slot_news({"slot": 1_001}))
                await socket.send_str(json.dumps(news))
                await asyncio.sleep(0.005)

    loop = asyncio.get_running_loop()
    async with telling(talk) as url, listening(url) as feed, asyncio.timeout(60):
        await feed.moved([key])
        began = loop.time()
        for _ in range(3):
            await feed.moved([key])

    assert loop.time() - began >= 0.8


async def test_news_of_a_transaction_that_never_come_hold_nobody_up() -> None:
    async with telling(counting) as url, listening(url) as feed:
        await until(lambda: feed.is_on)
        async with feed.told_of(SIGNATURE) as told:
            assert not told.is_set()
