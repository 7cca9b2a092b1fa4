"""A visit to a node that runs in another process: its events come in, commands go out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import NoReturn

from orca_desktop.adapters.control.endpoint import Connection, connect
from orca_desktop.adapters.control.wire import (
    MAX_ANSWER_BYTES,
    Accepted,
    Answer,
    Goodbye,
    Hello,
    Ready,
    Welcome,
    WireError,
    line,
    read_answer,
    read_line,
)
from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import NodeError, NodeGone, NodeRefused, NoNodeRuns
from orca_desktop.domain.events import Event

ANSWER_SECONDS = 5.0
"""For the node's first word."""

STATE_SECONDS = 20.0
"""For the whole of its state."""

LEAVE_SECONDS = 2.0

LOST = (
    "The connection to the node ended without a word: it was killed, or this program could not keep up with it. "
    "Open the window again, or give the command again, to see which."
)
NOT_ALLOWED = "The node on {folder} cannot be reached: {reason}. It may be another user's."


@contextlib.asynccontextmanager
async def visiting(
    folder: Path, apply: Callable[[Event], None], *, program: str, logs: bool = True
) -> AsyncIterator[Visit]:
    """A visit to the node of a data folder. Its state has been told to *apply* when this is entered.

    *program* is our version; *logs*: whether to be told what containers write.
    Raises NoNodeRuns, NodeRefused, NodeGone.
    """
    visit = Visit(await _connected(folder), apply)
    try:
        await visit.begin(folder, program=program, logs=logs)
        yield visit
    finally:
        await visit.leave()


class Visit:
    """`submit` returns at once; `accepted` and `ended` wait."""

    def __init__(self, connection: Connection, apply: Callable[[Event], None]) -> None:
        self._connection = connection
        self._apply = apply
        self._reading: asyncio.Task[NoReturn] | None = None
        self._unconfirmed = 0
        self._all_confirmed = asyncio.Event()
        self._all_confirmed.set()

    async def begin(self, folder: Path, *, program: str, logs: bool) -> None:
        """Greet, and be told the state."""
        self._send(Hello(program=program, token=self._connection.token, logs=logs))
        await self._be_welcomed(folder)
        try:
            async with asyncio.timeout(STATE_SECONDS):
                while not isinstance(message := await self._next(), Ready):
                    self._take(message)
        except TimeoutError as error:
            raise NodeGone(LOST) from error
        self._reading = asyncio.create_task(self._read(), name="events of the node")

    def submit(self, command: Command) -> None:
        """Ask the node for something. What comes of it is an event."""
        self._unconfirmed += 1
        self._all_confirmed.clear()
        self._send(command)

    async def accepted(self) -> None:
        """Wait until the node has all commands that were submitted. Raises NodeError when it goes away before."""
        assert self._reading is not None
        confirmed = asyncio.create_task(self._all_confirmed.wait(), name="commands on their way")
        try:
            await asyncio.wait({confirmed, self._reading}, return_when=asyncio.FIRST_COMPLETED)
            if not confirmed.done():
                self._reading.result()
        finally:
            confirmed.cancel()

    async def ended(self) -> NoReturn:
        """Wait for the end of the node or of the connection. Raises NodeGone."""
        assert self._reading is not None
        await asyncio.shield(self._reading)

    async def leave(self) -> None:
        """Go, once the node has the commands that were submitted. It runs on."""
        if self._reading is not None:
            with contextlib.suppress(NodeError, TimeoutError):
                async with asyncio.timeout(LEAVE_SECONDS):
                    await self.accepted()
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        self._connection.writer.transport.abort()
        with contextlib.suppress(OSError):
            await self._connection.writer.wait_closed()

    async def _be_welcomed(self, folder: Path) -> None:
        """Raises NoNodeRuns where somebody else answers, on a port that a killed node once had."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                first = await self._next()
        except (TimeoutError, NodeGone) as error:
            raise NoNodeRuns(str(folder)) from error
        if isinstance(first, Goodbye):
            raise NodeRefused(first.words)
        if not isinstance(first, Welcome) or first.answer != self._connection.answer:
            raise NoNodeRuns(str(folder))

    async def _read(self) -> NoReturn:
        try:
            while True:
                self._take(await self._next())
        finally:
            self._connection.writer.close()  # a node that ends waits for its visitors to go

    async def _next(self) -> Answer | Event:
        """Raises NodeGone."""
        try:
            raw = await read_line(self._connection.reader)
            if raw is None:
                raise NodeGone(LOST)
            return read_answer(raw)
        except WireError as error:
            raise NodeGone(f"The node says something that this program does not understand. {error}") from error

    def _take(self, message: Answer | Event) -> None:
        match message:
            case Accepted():
                self._unconfirmed -= 1
                if self._unconfirmed <= 0:
                    self._all_confirmed.set()
            case Goodbye(words):
                raise NodeGone(words)
            case Welcome() | Ready():
                pass  # said once, and read by then
            case _:
                self._apply(message)

    def _send(self, message: Hello | Command) -> None:
        self._connection.writer.write(line(message))


async def _connected(folder: Path) -> Connection:
    try:
        connection = await connect(folder, limit=MAX_ANSWER_BYTES)
    except OSError as error:
        raise NodeRefused(NOT_ALLOWED.format(folder=folder, reason=error.strerror or error)) from error
    if connection is None:
        raise NoNodeRuns(str(folder))
    return connection
