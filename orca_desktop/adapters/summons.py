"""The window of a data folder can be asked to come forward, by the same program started a second time.

It listens as a node does (`control/endpoint.py`), in a folder of its own: the node may be another process.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import hmac
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from orca_desktop.adapters.control.endpoint import Listening, connect, listen
from orca_desktop.adapters.process_lock import ProcessLock
from orca_desktop.adapters.window_lock import FOLDER, lock_of, take

log = logging.getLogger(__name__)

MAX_LINE_BYTES = 16 * 1024
ANSWER_SECONDS = 5.0
TRIES = 25
PAUSE_SECONDS = 0.2
"""How long a window that is just opening is waited for: it has the lock, and does not listen yet."""


class Summons(msgspec.Struct, frozen=True):
    """What a second start hands over. `link` is what it was asked to open, empty for nothing.

    `activation` is what the desktop gave it so that a window may come forward (XDG_ACTIVATION_TOKEN).
    """

    link: str = ""
    activation: str = ""
    token: str = ""


class Coming(msgspec.Struct, frozen=True):
    """The window's answer; see Listening for `answer`."""

    answer: str = ""


OnSummons = Callable[[Summons], None]


async def summon(data_folder: Path, summons: Summons) -> bool:
    """Ask the window of this data folder to come forward; False where there is none that answers."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await _asked(data_folder / FOLDER, summons)
    except (OSError, TimeoutError, msgspec.DecodeError, asyncio.LimitOverrunError, asyncio.IncompleteReadError):
        return False


async def _asked(folder: Path, summons: Summons) -> bool:
    connection = await connect(folder, limit=MAX_LINE_BYTES)
    if connection is None:
        return False
    try:
        said = msgspec.structs.replace(summons, token=connection.token)
        connection.writer.write(msgspec.json.encode(said) + b"\n")
        raw = await connection.reader.readuntil(b"\n")
        coming = msgspec.json.decode(raw, type=Coming)
        return hmac.compare_digest(coming.answer.encode(), connection.answer.encode())
    finally:
        connection.writer.transport.abort()


@dataclass(frozen=True, slots=True)
class Place:
    """The place of the one window of a data folder, which is held until `leave`."""

    folder: Path
    lock: ProcessLock

    @contextlib.asynccontextmanager
    async def answering(self, on_summons: OnSummons) -> AsyncIterator[None]:
        """Call *on_summons* for every second start inside the block. Where nobody can listen, none is heard."""
        listening: Listening | None = None
        visits: set[asyncio.Task[None]] = set()

        def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            assert listening is not None
            visit = asyncio.create_task(_hear(reader, writer, listening, on_summons), name="a second start")
            visits.add(visit)
            visit.add_done_callback(visits.discard)

        try:
            listening = await listen(self.folder, receive, limit=MAX_LINE_BYTES)
        except OSError as error:
            log.warning("a second start of the program cannot reach this window: %s", error)
        try:
            yield
        finally:
            if listening is not None:
                listening.close()
            await _ended(visits)

    def leave(self) -> None:
        self.lock.release()


async def place_or_summon(data_folder: Path, summons: Summons) -> Place | None:
    """The place of the window of this data folder; None where somebody has it and was asked to come forward.

    A window that holds its place and cannot be asked is not waited for without end: then a second one opens.
    """
    place = Place(data_folder / FOLDER, lock_of(data_folder))
    for _ in range(TRIES):
        if await asyncio.to_thread(functools.partial(take, place.lock)):
            return place
        if await summon(data_folder, summons):
            return None
        await asyncio.sleep(PAUSE_SECONDS)
    log.warning("another window of %s does not answer; this one opens beside it", data_folder)
    return Place(place.folder / "beside", place.lock)


async def _hear(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, listening: Listening, on_summons: OnSummons
) -> None:
    """What is no summons gets no answer."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            raw = await reader.readuntil(b"\n")
            summons = msgspec.json.decode(raw, type=Summons)
            if hmac.compare_digest(summons.token.encode(), listening.token.encode()):
                on_summons(summons)
                writer.write(msgspec.json.encode(Coming(answer=listening.answer)) + b"\n")
                await writer.drain()
                writer.write_eof()
                await reader.read()  # until the other end has read it
    except (OSError, TimeoutError, msgspec.DecodeError, asyncio.LimitOverrunError, asyncio.IncompleteReadError):
        log.info("somebody came to the window's door with no summons")
    finally:
        writer.transport.abort()


async def _ended(visits: set[asyncio.Task[None]]) -> None:
    for visit in visits:
        visit.cancel()
    if visits:
        await asyncio.wait(visits)
