"""The way to the network: its RPC servers as one, and what they tell by themselves."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from orca_desktop.adapters.ipfs.rpc import IpfsRpc
from orca_desktop.adapters.ipfs.store import IpfsStore
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.feed import Feed
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.bootstrap.settings import Network
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.settings.rules import LOOPBACK
from orca_desktop.domain.status import NOMINAL_SLOT_MS, EndpointState, NetworkStatus

POOL = httpx.Limits(max_connections=10, max_keepalive_connections=5, keepalive_expiry=5.0)
"""Small pools with short keep-alive: httpx slows down with many pooled connections."""

LOOKS = 3
"""How often each server is asked where only their health is wanted: one answer tells little of its speed."""


FOLLOW_SECONDS = 3.0
"""How often it is looked which servers are set."""

Servers = Callable[[], Sequence[str]]
"""Reads which servers are set; called in a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`run` looks after the servers until it is cancelled; without it they are asked all the same."""

    chain: K2Chain
    methods: K2Methods
    pool: RpcPool
    feed: Feed
    follow: Callable[[], Coroutine[Any, Any, None]] | None = None

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.pool.run(), name="RPC servers")
            group.create_task(self.feed.run(), name="RPC news")
            if self.follow is not None:
                group.create_task(self.follow(), name="RPC servers that are set")


class _Clients:
    """A client for each server that was ever asked; all are closed with the stack."""

    def __init__(self, stack: contextlib.AsyncExitStack, tls: ssl.SSLContext) -> None:
        self._stack = stack
        self._tls = tls
        self._known: dict[str, RpcClient] = {}

    async def of(self, servers: Sequence[str]) -> list[RpcClient]:
        for url in servers:
            if url not in self._known:
                self._known[url] = RpcClient(await self._stack.enter_async_context(http_client(url, self._tls)), url)
        return [self._known[url] for url in servers]


async def _follow(pool: RpcPool, clients: _Clients, servers: Sequence[str], read: Servers) -> None:
    """Ask the servers that are set, also those that are set while the node runs, until cancelled."""
    used = tuple(servers)
    while True:
        await asyncio.sleep(FOLLOW_SECONDS)
        wanted = tuple(await asyncio.to_thread(read))
        if wanted and wanted != used:
            used = wanted
            await pool.use(await clients.of(wanted))


def certificates() -> ssl.SSLContext:
    """Whom to believe over TLS. Reading them takes 30 ms, so clients that begin together share them."""
    return httpx.create_ssl_context()


def http_client(url: str, tls: ssl.SSLContext) -> httpx.AsyncClient:
    # A proxy of the environment must not get what is meant for this machine.
    return httpx.AsyncClient(limits=POOL, verify=tls, trust_env=httpx.URL(url).host not in LOOPBACK)


@contextlib.asynccontextmanager
async def reaching(
    servers: Sequence[str], *, followed: Servers | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Reach]:
    """The network behind these servers, the preferred one first; there is at least one.

    While it runs those that *followed* reads take their place.
    """
    async with contextlib.AsyncExitStack() as stack:
        clients = _Clients(stack, tls or certificates())
        pool = await stack.enter_async_context(RpcPool(await clients.of(servers)))
        feed = Feed(lambda: pool.url, pool.heard)
        chain = K2Chain(pool, feed=feed, health=pool.statuses)
        follow = functools.partial(_follow, pool, clients, servers, followed) if followed is not None else None
        yield Reach(chain=chain, methods=K2Methods(pool), pool=pool, feed=feed, follow=follow)


async def look_at(servers: Sequence[str]) -> NetworkStatus:
    """How these servers do now: each is asked a few times, all at the same time. Never raises for what they answer."""
    async with reaching(servers) as reach:
        await reach.pool.look(times=LOOKS)
        endpoints = reach.pool.statuses()
        usable = [one for one in endpoints if one.state in (EndpointState.GOOD, EndpointState.BEHIND)]
        slot_ms = NOMINAL_SLOT_MS
        if usable:
            with contextlib.suppress(NetworkError):
                slot_ms = await reach.methods.slot_ms()
        return NetworkStatus(
            server=reach.pool.server,
            reachable=bool(usable),
            slot=max((one.slot for one in usable), default=0),
            slot_ms=slot_ms,
            problem="" if usable else f"No RPC server answers. {endpoints[0].words}",
            endpoints=endpoints,
        )


async def content_of(
    network: Network, stack: contextlib.AsyncExitStack, tls: ssl.SSLContext | None = None
) -> IpfsStore:
    """What is behind CIDs on *network*; stored where it has a proof store."""
    tls = tls or certificates()
    reader = await stack.enter_async_context(http_client(network.gateways[0] if network.gateways else "", tls))
    rpc = None
    if network.store is not None:
        rpc = IpfsRpc(await stack.enter_async_context(http_client(network.store, tls)), network.store)
    return IpfsStore(reader, gateways=network.gateways, rpc=rpc)
