"""How often servers are asked: once a second for the slot, whoever wants it, and now and then for their health."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress

import httpx
import msgspec

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.events import Event, NetworkChanged
from orca_desktop.domain.status import EndpointState
from orca_desktop.engine.slot_clock import SlotClock
from tests import virtual_time
from tests.fakes import FakeClock
from tests.unit.adapters.rpc_servers import ToyRpc

SECONDS = 120
SLOT_SECONDS = 0.4


class Servers(httpx.AsyncBaseTransport):
    """Toy servers by their host's name, reached without a socket. `away` names those that do not answer."""

    def __init__(self, *names: str) -> None:
        self.toys = {name: ToyRpc() for name in names}
        self.away: set[str] = set()
        self.asked: dict[str, list[float]] = {name: [] for name in names}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.05)
        name, now = request.url.host, asyncio.get_running_loop().time()
        asked = msgspec.json.decode(await request.aread())
        if asked["method"] == "getSlot":
            self.asked[name].append(now)
        if name in self.away:
            raise httpx.ConnectError("nobody there")
        toy = self.toys[name]
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
