"""The way to the network: its RPC servers as one, and what they tell by themselves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import httpx

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.feed import Feed
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.settings.rules import LOOPBACK
from orca_desktop.domain.status import NOMINAL_SLOT_MS, EndpointState, NetworkStatus

POOL = httpx.Limits(max_connections=10, max_keepalive_connections=5, keepalive_expiry=5.0)
"""Small pools with short keep-alive: httpx slows down with many pooled connections."""

LOOKS = 3
"""How often each server is asked where only their health is wanted: one answer tells little of its speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """`run` looks after the servers until it is cancelled; without it they are asked all the same."""

    chain: K2Chain
    methods: K2Methods
    pool: RpcPool
    feed: Feed

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.pool.run(), name="RPC servers")
            group.create_task(self.feed.run(), name="RPC news")


def http_client(url: str) -> httpx.AsyncClient:
    # A proxy of the environment must not get what is meant for this machine.
    return httpx.AsyncClient(limits=POOL, trust_env=httpx.URL(url).host not in LOOPBACK)


@contextlib.asynccontextmanager
async def reaching(servers: Sequence[str]) -> AsyncIterator[Reach]:
    """The network behind these servers, the preferred one first; there is at least one."""
    async with contextlib.AsyncExitStack() as stack:
        clients = [RpcClient(await stack.enter_async_context(http_client(url)), url) for url in servers]
        pool = await stack.enter_async_context(RpcPool(clients))
        feed = Feed(lambda: pool.url, pool.heard)
        chain = K2Chain(pool, feed=feed, health=pool.statuses)
        yield Reach(chain=chain, methods=K2Methods(pool), pool=pool, feed=feed)


async def look_at(servers: Sequence[str]) -> NetworkStatus:
    """How these servers do now: each is asked a few times, all at the same time. Never raises for what they answer."""
    async with reaching(servers) as reach:
        slot_ms = NOMINAL_SLOT_MS
        with contextlib.suppress(NetworkError):
            slot_ms = await reach.methods.slot_ms()
        await reach.pool.look(times=LOOKS)
        endpoints = reach.pool.statuses()
        usable = [one for one in endpoints if one.state in (EndpointState.GOOD, EndpointState.BEHIND)]
        return NetworkStatus(
            server=reach.pool.server,
            reachable=bool(usable),
            slot=max((one.slot for one in usable), default=0),
            slot_ms=slot_ms,
            problem="" if usable else next(one.words for one in endpoints),
            endpoints=endpoints,
        )
