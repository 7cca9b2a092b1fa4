"""HTTP servers on loopback that answer as a test wants them to."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import httpx
from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

ENDLESS_PIECE = b"x" * 65_536


@dataclass(slots=True, kw_only=True)
class Server:
    """`url` is where it answers, `requests` counts, `given_up` is set when a client left in the middle of an answer."""

    url: str
    requests: int = 0
    given_up: asyncio.Event = field(default_factory=asyncio.Event)


@contextlib.asynccontextmanager
async def answering(answer: Handler) -> AsyncIterator[Server]:
    """A server whose every request goes to *answer*."""
    server = Server(url="")

    @web.middleware
    async def counted(request: web.Request, handler: Handler) -> web.StreamResponse:
        server.requests += 1
        try:
            return await answer(request)
        except (ConnectionError, asyncio.CancelledError):
            server.given_up.set()
            raise

    application = web.Application(middlewares=[counted])
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


@contextlib.asynccontextmanager
async def asking() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


def body(content: bytes, *, status: int = 200, content_type: str = "application/json") -> Handler:
    async def handle(request: web.Request) -> web.Response:
        return web.Response(body=content, status=status, content_type=content_type)

    return handle


def endless(opening: bytes = b"") -> Handler:
    """An answer that goes on as long as somebody reads."""

    async def handle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(opening)
        while True:
            await response.write(ENDLESS_PIECE)

    return handle


def dripping() -> Handler:
    """A byte now and then, for ever: never silent for long, never done."""

    async def handle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)

    return handle


def silent() -> Handler:
    """Takes the request and never answers."""

    async def handle(request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    return handle


def breaking_off() -> Handler:
    """Promises more than it sends."""

    async def handle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"jsonrpc"')
        assert request.transport is not None
        request.transport.close()
        return response

    return handle
