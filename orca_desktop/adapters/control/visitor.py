"""One visitor of a node: a connection over which state and events go out and commands come in."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orca_desktop.adapters.control.outbox import Outbox
from orca_desktop.adapters.control.wire import (
    MAX_REQUEST_BYTES,
    Accepted,
    Goodbye,
    Hello,
    Ready,
    Welcome,
    WireError,
    in_parts,
    line,
    read_command,
    read_hello,
    read_line,
)
from orca_desktop.domain.commands import Command
from orca_desktop.domain.events import Event, LogAppended

HELLO_SECONDS = 5.0
GOODBYE_SECONDS = 1.0
COMMAND_PAUSE = 0.01
"""Seconds between two commands of a visitor: none floods the node."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a visitor meets. `token` and `answer` are those of the endpoint."""

    program: str
    snapshot: Callable[[], Sequence[Event]]
    submit: Callable[[Command], None]
    token: str = ""
    answer: str = ""


class Visitor:
    """`serve` looks after it until it leaves; `offer` tells it news; `dismiss` shows it out."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, house: House, *, refusal: str = ""
    ) -> None:
        """With a *refusal* it is told that and nothing else."""
        self._reader = reader
        self._writer = writer
        self._house = house
        self.refusal = refusal
        self._outbox = Outbox()
        self._is_in = False
        self._wants_logs = False

    def offer(self, event: Event, told: bytes) -> None:
        """*told* is the event as it is sent. A visitor that does not keep up is dropped."""
        if self._is_in and self._wants(event) and not self._outbox.put(told):
            self.drop()

    def dismiss(self, words: str) -> None:
        """Say goodbye after all that waits to be told."""
        self._outbox.close(line(Goodbye(words)))

    def drop(self) -> None:
        self._writer.transport.abort()

    async def serve(self) -> None:
        """Until the visitor has left or was shown out."""
        sending: asyncio.Task[None] | None = None
        try:
            await self._greet()
            sending = asyncio.create_task(self._send(), name="answers to a visitor")
            await self._take_commands()
        except WireError as error:
            self.dismiss(str(error))
            sending = sending or asyncio.create_task(self._send(), name="goodbye to a visitor")
            await self._linger(sending)
        finally:
            self.drop()
            await _ended(sending)

    async def _greet(self) -> None:
        """Raises WireError for a visitor that may not come in."""
        if self.refusal:
            raise WireError(self.refusal)
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                raw = await read_line(self._reader)
        except TimeoutError as error:
            raise WireError("The first message must be Hello, and it did not come.") from error
        hello = read_hello(raw or b"")
        self._check(hello)
        self._wants_logs = hello.logs
        self._outbox.open(self._opening(tuple(self._house.snapshot())))
        self._is_in = True

    def _check(self, hello: Hello) -> None:
        if not hmac.compare_digest(hello.token.encode(), self._house.token.encode()):
            raise WireError("The password is wrong.")
        if hello.program != self._house.program:
            raise WireError(
                f"The node that runs is of version {self._house.program}, this program of version "
                f"{hello.program[:40]}. Stop the node and start it again with this version."
            )

    def _opening(self, state: tuple[Event, ...]) -> Iterator[bytes]:
        yield line(Welcome(self._house.program, self._house.answer))
        for event in state:
            if self._wants(event):
                yield from (line(part) for part in in_parts(event))
        yield line(Ready())

    async def _take_commands(self) -> None:
        """Raises WireError for what is no command."""
        while (raw := await read_line(self._reader)) is not None:
            self._house.submit(read_command(raw))
            self._outbox.put(line(Accepted()))
            await asyncio.sleep(COMMAND_PAUSE)

    async def _send(self) -> None:
        """Until the goodbye is sent, or the visitor has gone."""
        try:
            while lines := await self._outbox.take():
                self._writer.write(lines)
                await self._writer.drain()
            self._writer.write_eof()
        except OSError:
            pass
        except Exception:
            self.drop()  # nobody waits for what will not come
            raise

    async def _linger(self, sending: asyncio.Task[None]) -> None:
        """Read on for a moment: what is closed with bytes unread may lose the goodbye."""
        with contextlib.suppress(OSError):
            async with asyncio.timeout(GOODBYE_SECONDS):
                await asyncio.wait({sending})
                while await self._reader.read(MAX_REQUEST_BYTES):
                    pass

    def _wants(self, event: Event) -> bool:
        return self._wants_logs or not isinstance(event, LogAppended)


async def _ended(sending: asyncio.Task[None] | None) -> None:
    """Raises what ended it."""
    if sending is not None:
        sending.cancel()
        await asyncio.wait({sending})
        if not sending.cancelled():
            sending.result()
