"""The input and output of a program inside a container, as a stream of asyncio: the engine's connection, taken over."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.keepalive import keep_alive
from orca_desktop.domain.errors import EngineUnavailable

_HEAD_SECONDS = 10.0
_MAX_HEAD = 16 * 1024
_CHUNK = 64 * 1024
_FRAME = 8
_OUTPUT = 1
_TAKEN = re.compile(rb"HTTP/1\.[01] (101|200) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A program's input and output. Who has it closes it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def is_open(self) -> bool:
        """Whether the program still listens, as far as is known here."""
        return not (self.reader.at_eof() or self.reader.exception() or self.writer.is_closing())

    def close(self) -> None:
        """Hang up at once: what could not be sent any more is for nobody."""
        self.writer.transport.abort()

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def received(self) -> AsyncIterator[bytes]:
        """What it writes, in pieces of bounded size, until it ends. Raises OSError when the connection breaks off."""
        while head := await self._frame():
            rest = int.from_bytes(head[4:], "big")
            while rest > 0:
                data = await self.reader.read(min(rest, _CHUNK))
                if not data:
                    return
                rest -= len(data)
                if head[0] == _OUTPUT:
                    yield data

    async def _frame(self) -> bytes:
        """The head of the next piece: where it was written, three zeros, and how long it is; empty at the end."""
        try:
            return await self.reader.readexactly(_FRAME)
        except asyncio.IncompleteReadError:
            return b""


async def attach(way: Endpoint, exec_id: str) -> Attached:
    """Begin what was made with `exec_create`. Raises OSError and EngineUnavailable."""
    try:
        async with asyncio.timeout(_HEAD_SECONDS):
            reader, writer = await _connected(way)
    except TimeoutError as error:
        raise EngineUnavailable("it does not answer in time") from error
    program = Attached(reader=reader, writer=writer)
    try:
        await _begin(reader, writer, exec_id)
    except BaseException:
        program.close()
        raise
    return program


async def _begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, exec_id: str) -> None:
    body = json.dumps({"Detach": False, "Tty": False}).encode()
    head = (
        f"POST /v1.41/exec/{exec_id}/start HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\n"
        f"Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode("ascii") + body)
    try:
        async with asyncio.timeout(_HEAD_SECONDS):
            await writer.drain()
            answer = await reader.readuntil(b"\r\n\r\n")
    except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise EngineUnavailable("it does not begin a connection to the task") from error
    if not _TAKEN.match(answer):
        raise EngineUnavailable("it refuses a connection to the task")


async def _connected(way: Endpoint) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if way.host.startswith("unix://"):
        return await asyncio.open_unix_connection(way.host.removeprefix("unix://"), limit=_MAX_HEAD)
    parts = urlsplit(way.host)
    context = await asyncio.to_thread(_tls_context, way) if way.tls else None
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 2375, ssl=context, limit=_MAX_HEAD)
    for option in keep_alive():
        writer.get_extra_info("socket").setsockopt(*option)
    return reader, writer


def _tls_context(way: Endpoint) -> ssl.SSLContext:
    """The same trust as the docker client has."""
    tls = way.tls
    context = ssl.create_default_context(cafile=tls.ca_cert if tls.verify else None)
    if not tls.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if tls.cert:
        context.load_cert_chain(*tls.cert)
    return context
