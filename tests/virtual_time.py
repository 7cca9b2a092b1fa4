"""An asyncio event loop whose clock jumps: sleeping takes no time, waiting for what can never come fails at once."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

MOST_TURNS = 100_000
"""So many turns of the loop without time passing are a loop without a pause."""


class WaitsForEver(RuntimeError):
    """Nothing is ready, no timer is set, so nothing would ever happen again; or time stands still."""


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """Time passes only while every task waits: then the clock is put to the next timer.

    For code without real I/O and without threads; begins at 0 seconds.
    """

    def __init__(self) -> None:
        self._now = 0.0
        self._turns = 0
        super().__init__(_JumpingSelector(self))

    def time(self) -> float:
        return self._now

    def nothing_ready(self, timeout: float | None) -> None:
        """Called when no file is ready. *timeout* tells how long the loop would wait; None: for ever."""
        if timeout is None:
            raise WaitsForEver(f"only these are left, and none has a timer: {self._waiting()}")
        self._turns = 0 if timeout > 0 else self._turns + 1
        if self._turns > MOST_TURNS:
            raise WaitsForEver(f"something goes round without a pause: {self._waiting()}")
        self._now += max(timeout, 0.0)

    def _waiting(self) -> str:
        return ", ".join(sorted(task.get_name() for task in asyncio.all_tasks(self)))


class _JumpingSelector(selectors.DefaultSelector):
    """Never waits; tells the loop instead for how long it would have."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        events = super().select(0)
        if not events:
            self._loop.nothing_ready(timeout)
        return events


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run *main* on a loop of its own: for tests that try many courses of events."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        return runner.run(main)
