"""A node with two RPC servers goes on with its rounds whichever way the one it asks fails, and finds it again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from orca_desktop import bootstrap
from orca_desktop.bootstrap import EngineChoice, Node
from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.events import ActChanged, Event
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import EndpointState
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.faults import Faults

LIMIT_SECONDS = 150.0
"""Nothing here takes so long; it ends a test that would never end."""

TROUBLES = (Faults(status=503), Faults(lag=60), Faults(garbled=True), Faults(silent=True))
"""It dies, it lags, it talks nonsense, it falls silent."""


class Course:
    """What a node did, to be waited for."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.submitted = 0
        self._news = asyncio.Event()
        node.store.subscribe(self._on_event)

    def _on_event(self, event: Event) -> None:
        if isinstance(event, ActChanged) and event.record.key.act == "submit":
            self.submitted += event.record.status is ActStatus.DONE
        self._news.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(LIMIT_SECONDS):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def another_submission(self) -> None:
        before = self.submitted
        await self.until(lambda: self.submitted > before)

    def states(self) -> list[EndpointState]:
        status = self.node.store.network
        return [] if status is None else [one.state for one in status.endpoints]

    def paid(self) -> int:
        records = (record for rounds in self.node.store.rounds.values() for record in rounds.values())
        return sum(record.result is RoundResult.PAID for record in records)

    def asked_first(self) -> int:
        """The place of the server that is asked; -1 before one is."""
        status = self.node.store.network
        endpoints = () if status is None else status.endpoints
        return next((place for place, one in enumerate(endpoints) if one.preferred), -1)

    async def another_is_asked(self, than: int) -> None:
        await self.until(lambda: self.asked_first() not in (than, -1))


@asynccontextmanager
async def running(network: LocalNetwork, folder: Path) -> AsyncIterator[Course]:
    """A node on both servers, which takes part in the sample task."""
    servers = tuple(server.url for server in network.servers)
    gateway = f"{network.gateway_url}/ipfs/{{cid}}/{{file}}"
    where = bootstrap.Network(servers=servers, gateways=(gateway,), store=network.store_url)
    settings = bootstrap.Settings(network=where, data_folder=folder, wallet="demo", engine=EngineChoice.PROCESS)
    async with bootstrap.build_demo(settings, say=lambda _: None) as node:
        course = Course(node)
        work = asyncio.create_task(node.run())
        try:
            node.submit(JoinTask(network.tasks[0].id))
            yield course
        finally:
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work


async def test_rounds_go_on_whatever_one_of_two_servers_does(tmp_path: Path) -> None:
    async with (
        LocalNetwork(Options(slot_ms=25, round_slots=100, servers=2)) as network,
        running(network, tmp_path) as course,
    ):
        await course.another_submission()
        for faults in TROUBLES:
            asked = course.asked_first()
            with network.servers[asked].failing(faults):
                await course.another_is_asked(asked)
                await course.another_submission()
        await course.until(lambda: course.states() == [EndpointState.GOOD] * 2)
        await course.until(lambda: course.paid() >= 1)
