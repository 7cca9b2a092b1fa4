"""One RPC server of the local network: HTTP on a port, WebSocket on the next one (k2.md 1.2), and faults on demand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from aiohttp import web

from orca_desktop.simulation.ports import HOST, listen
from orca_desktop.simulation.rpc.envelope import JsonRpc, Method, methods_in
from orca_desktop.simulation.rpc.faults import NO_FAULTS, Faults, Misfortune
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.rpc.sockets import RpcSockets

MAX_REQUEST_BYTES = 100_000
ADMIN_PREFIX = "localnet_"
"""Methods whose names begin so are the operator's: no fault keeps them from being answered."""

_REQUEST_SECONDS = 10
_GARBAGE = b"\xff<html>\x00{"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RpcServer:
    """*methods* are those of `POST /`; *routes* are served beside it. To be entered with `start`."""

    def __init__(self, methods: Mapping[str, Method], reading: Reading, misfortune: Misfortune) -> None:
        self._rpc = JsonRpc(methods)
        self._misfortune = misfortune
        self._sockets = RpcSockets(reading)
        self._lifted = asyncio.Event()
        self._port = 0
        self._is_offline = False

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @property
    def socket_url(self) -> str:
        return f"ws://{HOST}:{self._port + 1}"

    @property
    def listeners(self) -> int:
        """How many WebSockets are open."""
        return self._sockets.count

    @property
    def faults(self) -> Faults:
        return self._misfortune.faults

    @faults.setter
    def faults(self, faults: Faults) -> None:
        self._misfortune.faults = faults
        if not faults.silent:
            self._lifted.set()
            self._lifted = asyncio.Event()

    @contextlib.contextmanager
    def failing(self, faults: Faults) -> Iterator[None]:
        """As long as the block lasts, the server has these faults."""
        self.faults = faults
        try:
            yield
        finally:
            self.faults = NO_FAULTS

    @contextlib.contextmanager
    def offline(self) -> Iterator[None]:
        """As long as the block lasts, every request is answered with 503."""
        self._is_offline = True
        try:
            yield
        finally:
            self._is_offline = False

    async def start(self, port: int, routes: Sequence[web.RouteDef], stack: contextlib.AsyncExitStack) -> None:
        """Listen until *stack* ends. *port* 0 takes a free pair of ports. Raises OSError."""
        pages = web.Application(middlewares=[self._gate], client_max_size=MAX_REQUEST_BYTES)
        pages.add_routes([web.post("/", self._handle), *routes])
        sockets = web.Application(middlewares=[self._gate])
        sockets.add_routes([web.get("/", self._sockets.handle)])
        self._port = await listen(pages, sockets, port, stack)
        stack.push_async_callback(self._close)

    def tell(self) -> None:
        """A slot has begun."""
        if not self._is_offline and not self.faults.silent:
            self._sockets.tell()

    async def _close(self) -> None:
        self._lifted.set()
        await self._sockets.close()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(_REQUEST_SECONDS):
                body = await request.read()
        except TimeoutError as error:
            raise web.HTTPRequestTimeout(text="The request did not arrive in time.") from error
        except ConnectionError as error:  # who asked is gone; nobody reads the answer
            raise web.HTTPBadRequest(text="The request did not arrive whole.") from error
        return self._answer(body) if self.faults == NO_FAULTS else await self._answer_badly(body)

    def _answer(self, body: bytes) -> web.Response:
        return web.Response(body=self._rpc.answer(body), content_type="application/json")

    async def _answer_badly(self, body: bytes) -> web.Response:
        faults, asked = self.faults, methods_in(body)
        if any(name.startswith(ADMIN_PREFIX) for name in asked):
            return self._answer(body)
        await asyncio.sleep(faults.latency_ms / 1000)
        if not self._misfortune.strikes(asked):
            return self._answer(body)
        if faults.status:
            return web.Response(status=faults.status, text="The server fails, as it was told to.")
        if faults.code:
            answer = self._rpc.answer(body, self._misfortune.refusal())
            return web.Response(body=answer, content_type="application/json")
        if faults.garbled:
            return web.Response(body=_GARBAGE, content_type="application/json")
        if faults.silent:
            await self._lifted.wait()
        return self._answer(body)

    @web.middleware
    async def _gate(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if self._is_offline:
            raise web.HTTPServiceUnavailable(text="The network is offline.")
        return await handler(request)
