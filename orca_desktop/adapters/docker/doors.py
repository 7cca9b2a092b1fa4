"""Doors to tasks on an engine elsewhere: a port here, on loopback, whose connections the engine itself carries over."""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from orca_desktop.adapters.docker.attached import Attached, attach
from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.images import DockerImages, OwnImage
from orca_desktop.adapters.docker.place import Place
from orca_desktop.adapters.docker.relay import ensure_relay, new_connection
from orca_desktop.domain.errors import EngineError
from orca_desktop.domain.tasks import TaskId
from orca_desktop.ports.containers import Progress
from orca_desktop.ports.task_api import Address

MAX_CONNECTIONS = 8
"""To one task at the same time; others wait. The node makes two or three."""

RELAY_SECONDS = 30.0
_CHUNK = 64 * 1024
_log = logging.getLogger(__name__)


class Doors:
    """The open doors of a node, an async context manager. *image* has a Python, with which relays run."""

    def __init__(self, threads: DockerThreads, image: OwnImage) -> None:
        self._threads = threads
        self._image = image
        self._doors: dict[TaskId, _Door] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task_id in tuple(self._doors):
            await self.close(task_id)

    async def prepare(self, progress: Progress) -> None:
        """Have the image there with which doors are opened. Raises ImageMissing, EngineUnavailable."""
        await DockerImages(self._threads).bring_sample(self._image, progress)

    async def open(self, place: Place, owner: str) -> Address:
        """The address here that leads to port 8080 of the container *owner*; the same one while it is open.

        Raises EngineUnavailable.
        """
        known = self._doors.get(place.task_id)
        if known is not None and known.owner == owner:
            return known.address
        await self.close(place.task_id)
        door = _Door(self._threads, place, owner, self._image.reference)
        await door.open()
        self._doors[place.task_id] = door
        return door.address

    async def close(self, task_id: TaskId) -> None:
        """Close the door, and hang up on who uses it. Idempotent."""
        if (door := self._doors.pop(task_id, None)) is not None:
            await door.close()


class _Door:
    """A port here that leads to one container."""

    def __init__(self, threads: DockerThreads, place: Place, owner: str, image: str) -> None:
        self.owner = owner
        self._threads = threads
        self._place = place
        self._image = image
        self._places = asyncio.Semaphore(MAX_CONNECTIONS)
        self._making = threading.Lock()
        self._relay = ""
        self._visits: set[asyncio.Task[None]] = set()
        self._spare: asyncio.Task[Attached] | None = None
        self._server: asyncio.Server | None = None

    @property
    def address(self) -> Address:
        assert self._server is not None
        return Address(f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}")

    async def open(self) -> None:
        await self._threads.call(self._ensure, seconds=RELAY_SECONDS)
        self._server = await asyncio.start_server(self._enter, "127.0.0.1", 0)
        self._spare = self._made_ahead()

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)
        if (spare := self._spare) is not None:
            spare.cancel()
            (found,) = await asyncio.gather(spare, return_exceptions=True)
            if isinstance(found, Attached):
                found.close()

    def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.create_task(self._visit(reader, writer), name=f"door {self._place.task_id}")
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)

    async def _visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection. Who cannot be led to the task is hung up on without a word, as by a task that is silent."""
        try:
            async with self._places:
                await self._lead(reader, writer)
        except (EngineError, OSError) as error:
            _log.info("No connection to %s: %s", self._place.task_id, error)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _lead(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = await self._way_in()
        try:
            await _joined(task, reader, writer)
        finally:
            task.close()

    async def _way_in(self) -> Attached:
        """The spare one, while the next is made; where it has broken off meanwhile, a new one."""
        spare, self._spare = self._spare, self._made_ahead()
        if spare is not None:
            with suppress(EngineError, OSError):
                task = await spare
                if task.is_open:
                    return task
                task.close()
        return await self._attached()

    def _made_ahead(self) -> asyncio.Task[Attached]:
        """To begin a program takes the engine a while, in which a task would seem not to answer."""
        return asyncio.create_task(self._attached(), name=f"spare way to {self._place.task_id}")

    async def _attached(self) -> Attached:
        way, connection = await self._threads.call(lambda client: (self._threads.way(), self._connect(client)))
        return await attach(way, connection)

    def _connect(self, client: Any) -> str:
        """In a thread: a relay that has ended is made again."""
        from docker.errors import APIError

        try:
            return new_connection(client, self._relay)
        except APIError:
            self._ensure(client)
            return new_connection(client, self._relay)

    def _ensure(self, client: Any) -> None:
        with self._making:
            self._relay = ensure_relay(client, self._place, self.owner, self._image)


async def _joined(task: Attached, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Copy both ways until either side ends."""
    copies = [asyncio.create_task(_ask(task, reader)), asyncio.create_task(_answer(task, writer))]
    try:
        await asyncio.wait(copies, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for copy in copies:
            copy.cancel()
        await asyncio.gather(*copies, return_exceptions=True)


async def _ask(task: Attached, reader: asyncio.StreamReader) -> None:
    while data := await reader.read(_CHUNK):
        await task.send(data)


async def _answer(task: Attached, writer: asyncio.StreamWriter) -> None:
    async for data in task.received():
        writer.write(data)
        await writer.drain()
