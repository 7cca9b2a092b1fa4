"""A web server in the place of a task's: behaves as badly as it is told to, and writes down what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from orca_desktop.ports.task_api import Address

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes = b"", *, status: int = 200, headers: str = "Content-Type: application/json\r\n") -> Behaviour:
    """An ordinary answer."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status} Whatever\r\n{headers}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)

    return behave


def raw(data: bytes) -> Behaviour:
    """These bytes, and the end of the connection."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return behave


def for_ever(data: bytes, *, pause: float) -> Behaviour:
    """An answer whose body never ends."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            writer.write(data)
            await writer.drain()
            await asyncio.sleep(pause)

    return behave


async def silence(writer: asyncio.StreamWriter) -> None:
    """The connection is taken and nothing is said until the other side hangs up."""
    await asyncio.Event().wait()


@dataclass
class TaskServer:
    """A web server in the place of a task's; `behaviour` may be set, `requests` and `bodies` are what it was asked."""

    behaviour: Behaviour = field(default_factory=answer)
    address: Address = field(init=False)
    requests: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[TaskServer]:
        async with asyncio.TaskGroup() as conversations:
            tasks: list[asyncio.Task[None]] = []

            def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                tasks.append(conversations.create_task(self._converse(reader, writer)))

            server = await asyncio.start_server(take, "127.0.0.1", 0)
            self.address = Address(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
            async with server:
                yield self
                server.close()
                for task in tasks:
                    task.cancel()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(head)
            lengths = [line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length:")]
            self.bodies.append(await reader.readexactly(int(lengths[0]) if lengths else 0))
            try:
                await self.behaviour(writer)
            finally:
                writer.close()
                await writer.wait_closed()
