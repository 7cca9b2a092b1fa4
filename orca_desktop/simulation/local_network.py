"""The local network: a simulated chain behind real HTTP and WebSockets on loopback, with a clock of its own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self

from orca_desktop.domain.keys import PublicKey
from orca_desktop.simulation.census import Census, sample_census
from orca_desktop.simulation.chain import SimulatedChain
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.content_http import ContentHttp
from orca_desktop.simulation.genesis import OfferedTask
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.nodes import SimulatedNode
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.accounts import AccountMethods
from orca_desktop.simulation.rpc.admin import AdminMethods
from orca_desktop.simulation.rpc.chain import ChainMethods
from orca_desktop.simulation.rpc.envelope import Method
from orca_desktop.simulation.rpc.faults import Misfortune
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.rpc.server import RpcServer
from orca_desktop.simulation.rpc.tasks import TaskMethods
from orca_desktop.simulation.rpc.tokens import TokenMethods
from orca_desktop.simulation.slots import Slots


class LocalNetwork:
    """`async with LocalNetwork(options) as network`: serves until the block ends. Raises OSError for a taken port."""

    def __init__(self, options: Options, *, census: Census | None = None) -> None:
        self._options = options
        self._chain = SimulatedChain(options, census or sample_census())
        self.slots = Slots(self._chain.ledger.slot, self._on_slot)
        self.servers = tuple(self._server(number) for number in range(options.servers))
        self._stack = contextlib.AsyncExitStack()
        self._ticking: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """RPC at its root, the proof store below `/api/v0/`, the gateway below `/ipfs/`."""
        return self.servers[0].url

    rpc_url = gateway_url = store_url = url

    @property
    def tasks(self) -> tuple[OfferedTask, ...]:
        """IDs to try; the sample task is the first."""
        return self._chain.genesis.tasks

    @property
    def mint(self) -> PublicKey:
        """What the sample task pays in whose state is “token sample”."""
        return self._chain.genesis.mint

    @property
    def ledger(self) -> Ledger:
        return self._chain.ledger

    @property
    def content(self) -> ContentStore:
        return self._chain.content

    @property
    def nodes(self) -> tuple[SimulatedNode, ...]:
        return self._chain.nodes

    @contextlib.contextmanager
    def offline(self) -> Iterator[None]:
        """As long as the block lasts, every request to any server is answered with 503. The clock goes on."""
        with contextlib.ExitStack() as stack:
            for server in self.servers:
                stack.enter_context(server.offline())
            yield

    async def run(self) -> None:
        """Wait for the clock, which never ends; a bug in a simulated node comes out here."""
        if self._ticking is None:
            raise RuntimeError("the clock is advanced by hand")
        await self._ticking

    async def __aenter__(self) -> Self:
        try:
            for number, server in enumerate(self.servers):
                port = self._options.port if number == 0 else 0
                routes = ContentHttp(self._chain.content).routes() if number == 0 else ()
                await server.start(port, routes, self._stack)
        except OSError:
            await self._stack.aclose()
            raise
        if not self._options.manual:
            self._ticking = asyncio.create_task(self.slots.run(self._options.slot_ms), name="slots")
            self._stack.push_async_callback(_end, self._ticking)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def methods(self, reading: Reading | None = None) -> Mapping[str, Method]:
        """The RPC methods by name, to be called without HTTP; *reading* is what their server sees of the chain."""
        reading = reading or self._reading(Misfortune(0))
        admin = AdminMethods(self).table() if self._options.admin else {}
        return {
            **ChainMethods(reading, slot_ms=self._options.slot_ms).table(),
            **AccountMethods(reading).table(),
            **TaskMethods(reading).table(),
            **TokenMethods(reading).table(),
            **admin,
        }

    def _server(self, number: int) -> RpcServer:
        misfortune = Misfortune(self._options.seed + number)
        reading = self._reading(misfortune)
        return RpcServer(self.methods(reading), reading, misfortune)

    def _reading(self, misfortune: Misfortune) -> Reading:
        confirmed_after = self._options.confirmed_after
        return Reading(self._chain.ledger, lag=lambda: misfortune.faults.lag, confirmed_after=confirmed_after)

    def _on_slot(self, slot: int) -> None:
        self._chain.on_slot(slot)
        for server in self.servers:
            server.tell()


async def _end(task: asyncio.Task[None]) -> None:
    """Stop the clock; an error of its own was for `run` to tell."""
    task.cancel()
    await asyncio.wait([task])
