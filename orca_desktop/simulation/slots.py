"""The network's clock: slots come one by one, so that what is planned for a slot happens in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Slots:
    """Calls *on_slot* with the number of every new slot. Runs by itself, or is advanced by hand."""

    def __init__(self, first: int, on_slot: Callable[[int], None]) -> None:
        self._current = first
        self._on_slot = on_slot

    @property
    def current(self) -> int:
        return self._current

    def tick(self) -> None:
        self._current += 1
        self._on_slot(self._current)

    def advance_to(self, slot: int) -> None:
        """Tick until *slot* is the current one; a clock that runs goes on from there.

        Raises ValueError for a slot that is over.
        """
        if slot < self._current:
            raise ValueError(f"slot {slot} is over; the clock shows {self._current}")
        while self._current < slot:
            self.tick()

    async def run(self, slot_ms: float) -> None:
        """Tick for ever. After a delay the slots that were due follow each other at once, none left out."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += slot_ms / 1000
            await asyncio.sleep(max(0.0, due - loop.time()))
            self.tick()
