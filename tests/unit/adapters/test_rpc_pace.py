"""How often servers are asked: once a second for the slot, whoever wants it, and now and then for their health."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import httpx
import msgspec

from orca_desktop.adapters.k2.answers import InContext
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.pool import PATIENCE_SECONDS, RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.events import Event, NetworkChanged
from orca_desktop.domain.status import EndpointState
from orca_desktop.engine.slot_clock import SlotClock
from tests import virtual_time
from tests.fakes import FakeClock
from tests.unit.adapters.rpc_servers import ToyRpc

SECONDS = 120
SLOT_SECONDS = 0.4
FOR_EVER = 10_000.0


class Servers(httpx.AsyncBaseTransport):
    """Toy servers by their host's name, reached without a socket. `away` are those that cannot be reached, `silent`
    those that say nothing; `takes` tells how many seconds an answer takes.
    """

    def __init__(self, *names: str) -> None:
        self.toys = {name: ToyRpc() for name in names}
        self.away: set[str] = set()
        self.silent: set[str] = set()
        self.takes = dict.fromkeys(names, 0.05)
        self.asked: dict[str, list[float]] = {name: [] for name in names}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        name = request.url.host
        await asyncio.sleep(self.takes[name])
        now = asyncio.get_running_loop().time()
        asked = msgspec.json.decode(await request.aread())
        if asked["method"] == "getSlot":
            self.asked[name].append(now)
        if name in self.away:
            raise httpx.ConnectError("nobody there")
        toy = self.toys[name]
        toy.asked[asked["method"]] += 1
        if name in self.silent:
            await asyncio.sleep(FOR_EVER)
        toy.slot = 1_000 + int(now / SLOT_SECONDS)
        return httpx.Response(200, json=toy.answer(asked))


def course(servers: Servers, *, waiting: int = 200) -> list[Event]:
    """So many tasks wait for slots for two minutes; what was told meanwhile."""
    events: list[Event] = []

    async def run() -> None:
        async with httpx.AsyncClient(transport=servers) as client:
            clients = [RpcClient(client, f"http://{name}") for name in servers.toys]
            async with RpcPool(clients) as pool:
                slots = SlotClock(K2Chain(pool, health=pool.statuses), FakeClock(), events.append)
                tasks = [asyncio.create_task(slots.run()), asyncio.create_task(pool.run())]
                tasks += [asyncio.create_task(slots.reached(1_000 + 7 * number)) for number in range(waiting)]
                await asyncio.sleep(SECONDS)
                for task in tasks:
                    task.cancel()
                for task in tasks:
                    with suppress(asyncio.CancelledError):
                        await task

    virtual_time.run(run())
    return events


def balances(servers: Servers, times: int, *, change: Callable[[int], None] = lambda _: None) -> list[float]:
    """Ask for a balance so many times, and how long each took. *change* is called before each."""
    took: list[float] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        async with (
            httpx.AsyncClient(transport=servers) as client,
            RpcPool([RpcClient(client, f"http://{name}") for name in servers.toys]) as pool,
        ):
            for number in range(times):
                change(number)
                began = loop.time()
                await pool.call("getBalance", ["a key"], InContext[int])
                took.append(loop.time() - began)

    virtual_time.run(run())
    return took


def asked_for_balances(servers: Servers) -> list[int]:
    return [toy.asked["getBalance"] for toy in servers.toys.values()]


def test_the_server_that_is_asked_does_not_change_without_a_reason() -> None:
    servers = Servers("a", "b")
    servers.takes["b"] = 0.04
    balances(servers, 50)

    assert asked_for_balances(servers) == [50, 0]


def test_a_silent_server_is_given_up_once_and_then_left() -> None:
    servers = Servers("a", "b")

    def change(number: int) -> None:
        servers.silent = {"a"} if number >= 5 else set()

    took = balances(servers, 20, change=change)

    assert sum(seconds > 1 for seconds in took) == 1
    assert max(took) < PATIENCE_SECONDS + 1
    assert asked_for_balances(servers) == [6, 15]


def test_a_server_that_becomes_slow_is_left_for_a_quicker_one() -> None:
    servers = Servers("a", "b")

    def change(number: int) -> None:
        servers.takes["a"] = 2.0 if number >= 5 else 0.05

    balances(servers, 30, change=change)

    assert asked_for_balances(servers)[1] >= 20


def most_in_a_second(moments: list[float]) -> int:
    return max(Counter(int(moment) for moment in moments).values(), default=0)


def test_one_server_is_asked_for_its_slot_once_a_second_for_any_number_of_tasks() -> None:
    servers = Servers("a")
    course(servers)

    assert most_in_a_second(servers.asked["a"]) == 1
    assert SECONDS * 0.9 <= len(servers.asked["a"]) <= SECONDS


def test_the_others_are_looked_at_now_and_then() -> None:
    servers = Servers("a", "b", "c")
    events = course(servers)

    assert len(servers.asked["a"]) <= SECONDS
    for name in ("b", "c"):
        assert 3 <= len(servers.asked[name]) <= SECONDS / 10
    status = next(event.status for event in reversed(events) if isinstance(event, NetworkChanged))
    assert [one.state for one in status.endpoints] == [EndpointState.GOOD] * 3
    assert [one.preferred for one in status.endpoints] == [True, False, False]


def test_a_dead_server_is_asked_ever_more_rarely() -> None:
    servers = Servers("a", "b")
    servers.away.add("a")
    events = course(servers)

    assert len(servers.asked["a"]) <= 8
    assert len(servers.asked["b"]) >= SECONDS * 0.9
    status = next(event.status for event in reversed(events) if isinstance(event, NetworkChanged))
    assert status.reachable
    assert status.server == "b"
    assert [one.state for one in status.endpoints] == [EndpointState.AWAY, EndpointState.GOOD]


def test_with_no_server_at_all_the_asking_goes_on_once_a_second() -> None:
    servers = Servers("a", "b")
    servers.away |= {"a", "b"}
    events = course(servers)

    assert most_in_a_second(servers.asked["a"] + servers.asked["b"]) <= 4
    status = next(event.status for event in reversed(events) if isinstance(event, NetworkChanged))
    assert not status.reachable
    assert [one.state for one in status.endpoints] == [EndpointState.AWAY] * 2
