"""The network's WebSockets: each connection has its subscriptions, and a bounded box of what is yet to be sent."""

from __future__ import annotations

import asyncio
import contextlib

from aiohttp import WSCloseCode, WSMsgType, web

from orca_desktop.simulation.rpc.envelope import JsonRpc
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.rpc.subscriptions import Subscriptions

MAX_MESSAGE_BYTES = 100_000
LONGEST_OUTBOX = 2_000


class Connection:
    """One client. What it does not take in time is not kept for ever: with a full box it is cut off."""

    def __init__(self, reading: Reading, request: web.Request) -> None:
        self._subscriptions = Subscriptions(reading)
        self._rpc = JsonRpc(self._subscriptions.methods())
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue(LONGEST_OUTBOX)
        self._request = request
        self.socket = web.WebSocketResponse(max_msg_size=MAX_MESSAGE_BYTES)

    def tell(self) -> None:
        """Put what is new into the box."""
        for message in self._subscriptions.news():
            self._put(message)

    async def serve(self) -> None:
        """Answer until the other side goes away."""
        await self.socket.prepare(self._request)
        sending = asyncio.create_task(self._send(), name="websocket")
        try:
            async for message in self.socket:
                if message.type is not WSMsgType.TEXT:
                    await self.socket.close(code=WSCloseCode.UNSUPPORTED_DATA)
                    return
                if answer := self._rpc.answer(message.data.encode("utf-8", "replace")):
                    self._put(answer)
                self.tell()
        finally:
            sending.cancel()
            await asyncio.wait([sending])

    async def _send(self) -> None:
        with contextlib.suppress(ConnectionError):  # the other side went away; `serve` sees it too
            while True:
                message = await self._outbox.get()
                await self.socket.send_str(message.decode("utf-8"))

    def _put(self, message: bytes) -> None:
        try:
            self._outbox.put_nowait(message)
        except asyncio.QueueFull:
            if self._request.transport is not None:
                self._request.transport.abort()


class RpcSockets:
    """All connections of one server."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._open: set[Connection] = set()

    @property
    def count(self) -> int:
        return len(self._open)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if not web.WebSocketResponse().can_prepare(request):
            raise web.HTTPUpgradeRequired(text="This port speaks WebSocket only.")
        connection = Connection(self._reading, request)
        self._open.add(connection)
        try:
            await connection.serve()
        finally:
            self._open.discard(connection)
        return connection.socket

    def tell(self) -> None:
        """A slot is over: every connection is told what it wants to know."""
        for connection in self._open:
            connection.tell()

    async def close(self) -> None:
        """Say goodbye to everybody."""
        for connection in list(self._open):
            await connection.socket.close(code=WSCloseCode.GOING_AWAY)
