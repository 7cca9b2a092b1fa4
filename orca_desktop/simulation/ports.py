"""Two ports in a row on loopback: clients look for the WebSocket one after the port of the RPC (k2.md 1.2)."""

from __future__ import annotations

import contextlib

from aiohttp import web

HOST = "127.0.0.1"
_SHUTDOWN_SECONDS = 1.0
_TRIES = 50


async def listen(pages: web.Application, sockets: web.Application, port: int, stack: contextlib.AsyncExitStack) -> int:
    """Serve *pages* on *port* and *sockets* on the next one until *stack* ends; the first of the two ports.

    With 0 a free pair is found. Raises OSError where the ports are taken.
    """
    first, second = await _runner(pages, stack), await _runner(sockets, stack)
    for tries_left in reversed(range(1 if port else _TRIES)):
        site = web.TCPSite(first, HOST, port)
        await site.start()
        taken: int = first.addresses[0][1]
        try:
            await web.TCPSite(second, HOST, taken + 1).start()
        except (OSError, OverflowError):
            await site.stop()
            if not tries_left:
                raise
        else:
            return taken
    raise AssertionError("the last try returns or raises")


async def _runner(application: web.Application, stack: contextlib.AsyncExitStack) -> web.AppRunner:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    return runner
