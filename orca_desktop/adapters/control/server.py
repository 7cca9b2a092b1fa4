"""The node's own end of its control endpoint: tells every visitor what happens, takes their commands."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

from orca_desktop.adapters.control.endpoint import listen
from orca_desktop.adapters.control.visitor import GOODBYE_SECONDS, House, Visitor
from orca_desktop.adapters.control.wire import MAX_REQUEST_BYTES, in_parts, line
from orca_desktop.domain.events import Event

log = logging.getLogger(__name__)

MAX_VISITORS = 64

FAREWELL = (
    "It was stopped, and its tasks with it. Stakes stay where they are. Start the program to run the tasks again."
)
FULL = f"{MAX_VISITORS} windows and commands are attached to this node already. Close some of them."

Subscribe = Callable[[Callable[[Event], None]], Callable[[], None]]


@contextlib.asynccontextmanager
async def serving(folder: Path, house: House, subscribe: Subscribe) -> AsyncIterator[None]:
    """Serve the endpoint of a data folder inside the block; afterwards every visitor was told that the node ended.

    *house* needs no token and answer: they are the endpoint's. Raises OSError.
    """
    reception = Reception(house)
    listening = await listen(folder, reception.receive, limit=MAX_REQUEST_BYTES)
    reception.house = replace(house, token=listening.token, answer=listening.answer)
    unsubscribe = subscribe(reception.tell)
    try:
        yield
    finally:
        unsubscribe()
        listening.close()
        await reception.close()


class Reception:
    """Owns the visitors."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._visits: dict[asyncio.Task[None], Visitor] = {}

    def receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._visits) >= 2 * MAX_VISITORS:  # not even words for those who keep pushing
            writer.transport.abort()
            return
        inside = sum(not visitor.refusal for visitor in self._visits.values())
        visitor = Visitor(reader, writer, self.house, refusal=FULL if inside >= MAX_VISITORS else "")
        visit = asyncio.create_task(_looked_after(visitor), name="visitor")
        self._visits[visit] = visitor
        visit.add_done_callback(self._visits.pop)

    def tell(self, event: Event) -> None:
        if self._visits:
            for part in in_parts(event):
                told = line(part)
                for visitor in tuple(self._visits.values()):
                    visitor.offer(part, told)

    async def close(self) -> None:
        """Returns once all have left; who does not leave is put out."""
        for visitor in self._visits.values():
            visitor.dismiss(FAREWELL)
        if self._visits:
            await asyncio.wait(self._visits, timeout=GOODBYE_SECONDS)
        for visit, visitor in self._visits.items():
            visitor.drop()
            visit.cancel()
        if self._visits:
            await asyncio.wait(self._visits)


async def _looked_after(visitor: Visitor) -> None:
    try:
        await visitor.serve()
    except Exception:  # a fault towards one visitor costs neither the node nor the others anything
        log.exception("a visitor could not be served")
