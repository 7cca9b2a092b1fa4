"""The local network: a simulated chain behind real HTTP on loopback, with a clock of its own."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from types import TracebackType
from typing import Self

from aiohttp import web

from orca_desktop.simulation.census import Census, sample_census
from orca_desktop.simulation.chain import SimulatedChain
from orca_desktop.simulation.content import ContentStore
from orca_desktop.simulation.content_http import ContentHttp
from orca_desktop.simulation.genesis import OfferedTask
from orca_desktop.simulation.ledger import Ledger
from orca_desktop.simulation.nodes import SimulatedNode
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.accounts import AccountMethods
from orca_desktop.simulation.rpc.chain import ChainMethods
from orca_desktop.simulation.rpc.http import MAX_REQUEST_BYTES, RpcHttp
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.tasks import TaskMethods
from orca_desktop.simulation.slots import Slots

HOST = "127.0.0.1"
_SHUTDOWN_SECONDS = 1.0
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalNetwork:
    """`async with LocalNetwork(options) as network`: serves until the block ends. Raises OSError for a taken port."""

    def __init__(self, options: Options, *, census: Census | None = None) -> None:
        self._options = options
        self._chain = SimulatedChain(options, census or sample_census())
        self._is_offline = False
        self._stack = contextlib.AsyncExitStack()
        self._port = 0
        self._ticking: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """RPC at its root, the proof store below `/api/v0/`, the gateway below `/ipfs/`."""
        return f"http://{HOST}:{self._port}"

    rpc_url = gateway_url = store_url = url

    @property
    def tasks(self) -> tuple[OfferedTask, ...]:
        """IDs to try; the sample task is the first."""
        return self._chain.genesis.tasks

    @property
    def slots(self) -> Slots:
        return self._chain.slots

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
        """As long as the block lasts, every request is answered with 503. The clock goes on."""
        self._is_offline = True
        try:
            yield
        finally:
            self._is_offline = False

    async def run(self) -> None:
        """Wait for the clock, which never ends; a bug in a simulated node comes out here."""
        if self._ticking is None:
            raise RuntimeError("the clock is advanced by hand")
        await self._ticking

    async def __aenter__(self) -> Self:
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        try:
            await web.TCPSite(runner, HOST, self._options.port).start()
        except OSError:
            await self._stack.aclose()
            raise
        self._port = runner.addresses[0][1]
        if not self._options.manual:
            self._ticking = asyncio.create_task(self.slots.run(self._options.slot_ms), name="slots")
            self._stack.push_async_callback(_end, self._ticking)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def methods(self) -> dict[str, Callable[[Params], object]]:
        """The RPC methods by name, to be called without HTTP."""
        ledger = self._chain.ledger
        return {
            **ChainMethods(ledger, slot_ms=self._options.slot_ms).table(),
            **AccountMethods(ledger).table(),
            **TaskMethods(ledger).table(),
        }

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._gate], client_max_size=MAX_REQUEST_BYTES)
        application.add_routes([*RpcHttp(self.methods()).routes(), *ContentHttp(self._chain.content).routes()])
        return application

    @web.middleware
    async def _gate(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if self._is_offline:
            raise web.HTTPServiceUnavailable(text="The network is offline.")
        return await handler(request)


async def _end(task: asyncio.Task[None]) -> None:
    """Stop the clock; an error of its own was for `run` to tell."""
    task.cancel()
    await asyncio.wait([task])
