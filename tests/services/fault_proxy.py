"""A proxy in front of a local network that fails in every way a server can, and tells what passes through it."""

from __future__ import annotations

import asyncio
import enum
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

HOST = "127.0.0.1"
PIECE = b"\0" * 1_000_000
ENDLESS_PIECES = 1_000
LAG_SLOTS = 40
_PASSED_ON = ("Content-Type",)
_LARGEST_REQUEST = 2**20


class Fault(enum.Enum):
    """How a server may fail. `LOST` and `TWICE` reach it all the same: once, and two times."""

    REFUSED = "connection refused"
    SILENT = "no answer"
    TOO_MANY = "429"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    GARBAGE = "garbage"
    TRUNCATED = "cut off"
    ENDLESS = "a gigabyte"
    WRONG_JSON = "wrong JSON"
    LAGGING = "lagging slot"
    LOST = "answer lost"
    TWICE = "sent twice"


STATUSES = {Fault.TOO_MANY: 429, Fault.BAD_GATEWAY: 502, Fault.UNAVAILABLE: 503}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """A request on its way: `method` is the RPC method, or the path of what is no RPC. `params` are the RPC's."""

    method: str
    params: tuple[Any, ...] = ()


Watcher = Callable[[Passing], None]


@dataclass(slots=True, kw_only=True)
class _Answer:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class FaultProxy:
    """`before` is called with each request before it is passed on, `after` before its answer is."""

    def __init__(self, upstream: str) -> None:
        self.before: Watcher = lambda _: None
        self.after: Watcher = lambda _: None
        self.faults_met = 0
        self._upstream = upstream
        self._fault: Fault | None = None
        self._lifted = asyncio.Event()
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._port = 0

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[FaultProxy]:
        async with AsyncExitStack() as stack:
            self._session = await stack.enter_async_context(aiohttp.ClientSession())
            application = web.Application(client_max_size=_LARGEST_REQUEST)
            application.router.add_route("*", "/{path:.*}", self._handle)
            self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
            await self._runner.setup()
            stack.push_async_callback(self._runner.cleanup)
            stack.callback(self._lifted.set)
            await self._listen()
            yield self

    @asynccontextmanager
    async def failing(self, fault: Fault) -> AsyncIterator[None]:
        """Every request meets *fault* inside the block."""
        self._fault = fault
        self._lifted.clear()
        if fault is Fault.REFUSED and self._site is not None:
            await self._site.stop()
        try:
            yield
        finally:
            self._fault = None
            self._lifted.set()
            if fault is Fault.REFUSED:
                await self._listen()

    @contextmanager
    def watched(self, *, before: Watcher | None = None, after: Watcher | None = None) -> Iterator[None]:
        """Further watchers inside the block, called after those that were there.

        One that raises ConnectionError keeps the request, or its answer, from being passed on.
        """
        kept = self.before, self.after
        self.before, self.after = _both(kept[0], before), _both(kept[1], after)
        try:
            yield
        finally:
            self.before, self.after = kept

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, HOST, self._port)
        await self._site.start()
        self._port = self._port or self._runner.addresses[0][1]

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if "Upgrade" in request.headers:
            raise web.HTTPNotFound(text="There is no WebSocket here.")
        with suppress(ConnectionError):  # whoever asked has gone away, or was killed
            return await self._answer(request, await request.read())
        return _cut(request)

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        passing = _passing(request, body)
        self.before(passing)
        fault = self._fault
        if fault is None:
            return self._given(passing, await self._forward(request, body))
        self.faults_met += 1
        return await self._fail(fault, request, body, passing)

    async def _fail(self, fault: Fault, request: web.Request, body: bytes, passing: Passing) -> web.StreamResponse:
        match fault:
            case Fault.LOST | Fault.TWICE | Fault.LAGGING | Fault.TRUNCATED:
                return await self._spoil(fault, request, passing, await self._forward(request, body))
            case Fault.SILENT:
                await self._lifted.wait()
                return _cut(request)
            case Fault.ENDLESS:
                return await self._endless(request)
            case Fault.REFUSED:
                return _cut(request)
            case _:
                return _nonsense(fault)

    async def _spoil(self, fault: Fault, request: web.Request, passing: Passing, answer: _Answer) -> web.StreamResponse:
        """The server has done what it was asked for; its answer does not arrive as it was given."""
        match fault:
            case Fault.TWICE:
                return self._given(passing, await self._forward(request, await request.read()))
            case Fault.LAGGING:
                return self._given(passing, _lagging(answer) if passing.method == "getSlot" else answer)
            case Fault.TRUNCATED:
                return await _truncated(request, answer.body)
            case _:
                return _cut(request)

    async def _endless(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with suppress(ConnectionError, aiohttp.ClientError):
            for _ in range(ENDLESS_PIECES):
                await response.write(PIECE)
                if self._lifted.is_set():
                    return _cut(request)
        return response

    async def _forward(self, request: web.Request, body: bytes) -> _Answer:
        assert self._session is not None
        headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
        url = f"{self._upstream}{request.rel_url}"
        async with self._session.request(request.method, url, data=body, headers=headers) as answer:
            kind = {"Content-Type": answer.headers.get("Content-Type", "application/octet-stream")}
            return _Answer(status=answer.status, headers=kind, body=await answer.read())

    def _given(self, passing: Passing, answer: _Answer) -> web.Response:
        self.after(passing)
        return web.Response(status=answer.status, headers=answer.headers, body=answer.body)


def _both(first: Watcher, second: Watcher | None) -> Watcher:
    def watch(passing: Passing) -> None:
        first(passing)
        if second is not None:
            second(passing)

    return watch


def _passing(request: web.Request, body: bytes) -> Passing:
    if request.path != "/":
        return Passing(method=request.path)
    asked = json.loads(body)
    return Passing(method=asked["method"], params=tuple(asked.get("params", ())))


def _lagging(answer: _Answer) -> _Answer:
    told = json.loads(answer.body)
    return _Answer(
        status=200, headers=answer.headers, body=json.dumps(told | {"result": told["result"] - LAG_SLOTS}).encode()
    )


def _nonsense(fault: Fault) -> web.Response:
    """An answer of somebody who did not do anything."""
    if fault in STATUSES:
        return web.Response(status=STATUSES[fault], text="try later")
    if fault is Fault.GARBAGE:
        return web.Response(body=bytes(range(256)) * 20)
    return web.json_response({"jsonrpc": "2.0", "id": 1, "result": {"value": [None, "no", -1]}})


def _cut(request: web.Request) -> web.StreamResponse:
    """Close the connection in place of an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _truncated(request: web.Request, body: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    return _cut(request)
