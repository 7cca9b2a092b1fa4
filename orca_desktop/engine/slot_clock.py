"""The node's idea of the current slot: asked once a second for all tasks together, counted on in between."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable

from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.events import Event, NetworkChanged
from orca_desktop.domain.schedule import Window
from orca_desktop.domain.status import NOMINAL_SLOT_MS, NetworkStatus
from orca_desktop.ports.chain import Chain
from orca_desktop.ports.clock import Clock

POLL_SECONDS = 1.0
PACE_POLLS = 30
"""The duration of a slot is measured anew after so many polls."""

LONGEST_SLEEP = 0.5
SHORTEST_SLEEP = 0.005


class SlotClock:
    """Estimates never run ahead: they count whole slots from the moment at which the server's answer was here."""

    def __init__(self, chain: Chain, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._chain = chain
        self._clock = clock
        self._publish = publish
        self._seen_slot = 0
        self._seen_at = 0.0
        self._slot_ms = 0.0
        self._first_seen = asyncio.Event()

    async def run(self) -> None:
        """Poll until cancelled."""
        polls = 0
        while True:
            await self._poll(measure=polls % PACE_POLLS == 0)
            polls += 1
            await self._clock.sleep(POLL_SECONDS)

    def slot(self) -> int:
        """The estimate; 0 before the server first answered."""
        if not self._first_seen.is_set():
            return 0
        elapsed_ms = max(0.0, self._clock.now() - self._seen_at) * 1000.0
        return self._seen_slot + int(elapsed_ms / self._slot_ms)

    async def known(self) -> None:
        """Wait until the server has told its slot once."""
        await self._first_seen.wait()

    async def reached(self, slot: int) -> None:
        """Wait until *slot* has begun."""
        await self.known()
        while (missing := slot - self.slot()) > 0:
            # Timers may fire early (qasync), so the estimate is asked again after each.
            await self._clock.sleep(min(max(self.seconds(missing), SHORTEST_SLEEP), LONGEST_SLEEP))

    def seconds(self, slots: float) -> float:
        """How long so many slots take."""
        return slots * self._slot_ms / 1000.0

    def seconds_left(self, window: Window) -> float:
        """Until *window* closes; never negative."""
        return max(0.0, self.seconds(window.closes - self.slot()))

    async def _poll(self, *, measure: bool) -> None:
        try:
            if measure or not self._slot_ms:
                self._slot_ms = _plausible(await self._chain.slot_ms())
            slot = await self._chain.slot()
        except NetworkError as error:
            self._tell(problem=f"{error.title}. {error.message}")
            return
        self._seen_slot, self._seen_at = slot, self._clock.now()
        self._first_seen.set()
        self._tell(problem="")

    def _tell(self, *, problem: str) -> None:
        status = NetworkStatus(
            server=self._chain.server,
            reachable=not problem,
            slot=self.slot(),
            slot_ms=self._slot_ms or NOMINAL_SLOT_MS,
            problem=problem,
        )
        self._publish(NetworkChanged(status))


def _plausible(slot_ms: float) -> float:
    """A server's measurement, within what a chain may do: one millisecond to one minute."""
    return min(max(slot_ms, 1.0), 60_000.0) if math.isfinite(slot_ms) else NOMINAL_SLOT_MS
