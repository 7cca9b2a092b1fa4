"""Asking several servers for the same, one soon after the other: the first good answer wins."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from orca_desktop.adapters.ipfs.gateway import GatewayFault
from orca_desktop.ports.proof_store import Fetched

Attempt = Callable[[], Awaitable[Fetched]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds: `stagger` until the next server is asked as well, `grace` for which an answer that nothing vouches for
    waits for one that is verified, `gateway` for one server."""

    stagger: float = 1.5
    grace: float = 3.0
    gateway: float = 30.0


class NobodyHasIt(Exception):
    """`faults` are in the order of the attempts."""

    def __init__(self, faults: tuple[GatewayFault, ...]) -> None:
        super().__init__()
        self.faults = faults


async def race(attempts: Sequence[Attempt], pace: Pace) -> Fetched:
    """The first answer that is verified; else the first at all, after a grace. The others are cancelled.

    Raises NobodyHasIt once all have failed.
    """
    course = _Race(attempts, pace)
    try:
        return await course.run()
    finally:
        await course.end()


class _Race:
    def __init__(self, attempts: Sequence[Attempt], pace: Pace) -> None:
        self._waiting = deque(attempts)
        self._pace = pace
        self._started: list[asyncio.Future[Fetched]] = []
        self._running: set[asyncio.Future[Fetched]] = set()
        self._unverified: Fetched | None = None
        self._until: float | None = None

    async def run(self) -> Fetched:
        while self._waiting or self._running:
            if self._waiting:
                self._start()
            done, self._running = await asyncio.wait(
                self._running, timeout=self._patience(), return_when=asyncio.FIRST_COMPLETED
            )
            verified = self._look_at(done)
            if verified is not None:
                return verified
            if self._unverified is not None and self._time_left() <= 0:
                break
        if self._unverified is None:
            faults = (task.exception() for task in self._started)
            raise NobodyHasIt(tuple(fault for fault in faults if isinstance(fault, GatewayFault)))
        return self._unverified

    async def end(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._started, return_exceptions=True)

    def _start(self) -> None:
        task = asyncio.ensure_future(self._waiting.popleft()())
        self._started.append(task)
        self._running.add(task)

    def _patience(self) -> float | None:
        """How long to wait for what runs before something else is done."""
        waits = [self._pace.stagger] if self._waiting else []
        if self._unverified is not None:
            waits.append(max(0.0, self._time_left()))
        return min(waits, default=None)

    def _time_left(self) -> float:
        return (self._until or 0.0) - asyncio.get_running_loop().time()

    def _look_at(self, done: set[asyncio.Future[Fetched]]) -> Fetched | None:
        """A verified answer; what is not verified is kept. A fault that is none of a gateway's is raised."""
        for task in (task for task in self._started if task in done):
            fault = task.exception()
            if fault is None:
                answer = task.result()
                if answer.is_verified:
                    return answer
                if self._unverified is None:
                    self._unverified = answer
                    self._until = asyncio.get_running_loop().time() + self._pace.grace
            elif not isinstance(fault, GatewayFault):
                raise fault
        return None
