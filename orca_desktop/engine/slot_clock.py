"""The node's idea of the current slot: asked once a second for all tasks together, counted on in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from orca_desktop.domain.errors import NetworkError
from orca_desktop.domain.events import Event, NetworkChanged
from orca_desktop.domain.moments import seconds_of
from orca_desktop.domain.schedule import Window
from orca_desktop.domain.slot_estimate import SlotEstimate
from orca_desktop.domain.status import NetworkStatus
from orca_desktop.engine.alarms import Alarms
from orca_desktop.engine.waiting import first_of
from orca_desktop.ports.chain import Chain
from orca_desktop.ports.clock import Clock

POLL_SECONDS = 1.0
"""The server is asked for its slot at most so often."""

PACE_POLLS = 30
"""The duration of a slot is measured anew after so many polls."""

LONGEST_SLEEP = 0.5
SHORTEST_SLEEP = 0.005

JUMP_SECONDS = 2.0
"""So far apart the time of day and the clock that never goes backwards may run between two looks."""

FROZEN_SECONDS = 10.0
"""Nothing in this program takes so long between two looks at the clocks: then it, or the machine, stood still."""


class SlotClock:
    """Estimates by the rules of `domain/slot_estimate.py`, and wakes whoever waits for a slot.

    It looks at the machine's two clocks twice a second. Where they ran apart, or nothing ran for a while, the machine
    slept or its time was set: until the server was asked again, which happens at once, no slot is taken to have begun.
    """

    def __init__(self, chain: Chain, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._chain = chain
        self._clock = clock
        self._publish = publish
        self._estimate = SlotEstimate()
        self._read_at: float | None = None
        self._first: int | None = None
        self._asked_at = float("-inf")
        self._looked: tuple[float, float] | None = None
        self._slept = 0.0
        self._polls = 0
        self._first_read = asyncio.Event()
        self._certain = asyncio.Event()
        self._certain.set()
        self._jumped = asyncio.Event()
        self._news = asyncio.Event()
        self._alarms = Alarms(self._news.set)

    async def run(self) -> None:
        """Poll and wake until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._keep_asking(), name="slot readings")
            group.create_task(self._keep_ringing(), name="slot alarms")

    def slot(self) -> int:
        """The estimate; 0 before the server first answered."""
        return self._estimate.at(self._clock.now())

    async def first(self) -> int:
        """The slot at which this run of the program first knew one; whatever an earlier run sent is older."""
        await self.known()
        assert self._first is not None
        return self._first

    def age(self) -> float:
        """Seconds since the server last told a slot; 0 before it did so first."""
        return 0.0 if self._read_at is None else max(0.0, self._clock.now() - self._read_at) + self._slept

    async def known(self) -> None:
        """Wait until the server has told its slot, and again while the machine's clocks are in doubt."""
        await self._first_read.wait()
        await self.certain()

    async def certain(self) -> None:
        """Wait while the machine's clocks are in doubt."""
        self._look_at_clocks()
        await self._certain.wait()

    async def reached(self, slot: int) -> None:
        """Wait until *slot* has begun."""
        await self.known()
        if slot <= self.slot():
            return
        begun = asyncio.Event()
        alarm = self._alarms.set(slot, begun.set)
        try:
            await begun.wait()
        finally:
            self._alarms.unset(alarm)

    @asynccontextmanager
    async def until(self, slot: int) -> AsyncIterator[None]:
        """Cancel what is inside once *slot* has begun, however long that takes by any clock. Raises TimeoutError."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(None) as limit:
            alarm = self._alarms.set(slot, lambda: limit.reschedule(loop.time()))
            try:
                yield
            finally:
                self._alarms.unset(alarm)

    def seconds(self, slots: float) -> float:
        """How long so many slots take."""
        return seconds_of(slots, self._estimate.slot_ms)

    def seconds_left(self, window: Window) -> float:
        """Until *window* closes; never negative."""
        return max(0.0, self.seconds(window.closes - self.slot()))

    # -- asking -------------------------------------------------------------------------------------------------

    async def _keep_asking(self) -> None:
        while True:
            self._jumped.clear()
            # A request from before the machine slept may hang for long; another one is made instead of waiting for it.
            await first_of(asyncio.ensure_future(self._poll()), asyncio.ensure_future(self._jumped.wait()))

    async def _poll(self) -> None:
        try:
            await self._pause()
            if not self._polls:
                self._estimate.measured(await self._chain.slot_ms())
                self._asked_at = self._clock.now()
            self._take(await self._chain.slot())
            self._polls += 1
            if self._polls % PACE_POLLS == 0:
                self._estimate.measured(await self._chain.slot_ms())
        except NetworkError as error:
            self._tell(problem=f"{error.title}. {error.message}")

    async def _pause(self) -> None:
        """Never ask more than once a second, also where a timer fires early."""
        while (early := self._asked_at + POLL_SECONDS - self._clock.now()) > 0:
            await self._clock.sleep(max(early, SHORTEST_SLEEP))
        self._asked_at = self._clock.now()

    def _take(self, slot: int) -> None:
        self._look_at_clocks()
        if self._jumped.is_set():
            return  # the answer may be from before the machine slept
        now = self._clock.now()
        self._estimate.read(slot, now, asleep=self._slept)
        self._read_at = now
        if self._estimate.is_known:
            self._slept = 0.0
            self._first = self.slot() if self._first is None else self._first
            self._certain.set()
            self._first_read.set()
        self._news.set()
        self._tell(problem="")

    def _tell(self, *, problem: str) -> None:
        status = NetworkStatus(
            server=self._chain.server,
            reachable=not problem,
            slot=self.slot(),
            slot_ms=self._estimate.slot_ms,
            problem=problem,
            age=self.age(),
            doubtful=not self._estimate.is_known,
            endpoints=self._chain.endpoints,
            subscribed=self._chain.subscribed,
        )
        self._publish(NetworkChanged(status))

    # -- waking -------------------------------------------------------------------------------------------------

    async def _keep_ringing(self) -> None:
        while True:
            self._news.clear()
            self._look_at_clocks()
            if self._estimate.is_known:
                self._alarms.ring(self.slot())
            await first_of(
                asyncio.ensure_future(self._clock.sleep(self._nap())), asyncio.ensure_future(self._news.wait())
            )

    def _nap(self) -> float:
        """Until the next alarm; timers may fire early (qasync), and the clocks are to be looked at now and then."""
        slot = self._alarms.next_slot
        missing = LONGEST_SLEEP if slot is None else self.seconds(slot - self.slot())
        return min(max(missing, SHORTEST_SLEEP), LONGEST_SLEEP)

    def _look_at_clocks(self) -> None:
        """Notice that the machine slept, or that its time was set: then only the server can tell the slot."""
        now, wall = self._clock.now(), self._clock.wall()
        before, self._looked = self._looked, (now, wall)
        if before is None or self._read_at is None:
            return
        passed, passed_by_wall = now - before[0], wall - before[1]
        if abs(passed_by_wall - passed) > JUMP_SECONDS or passed > FROZEN_SECONDS:
            self._slept += max(0.0, passed_by_wall - passed)
            self._estimate.doubt()
            self._certain.clear()
            self._jumped.set()
