"""The machine's own clock."""

from __future__ import annotations

import asyncio
import sys
import time


class SystemClock:
    """`now` goes on while the machine sleeps where the system has such a clock: Linux and macOS."""

    def now(self) -> float:
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)  # CLOCK_MONOTONIC stands still in a sleep there
        if sys.platform == "darwin":
            return time.clock_gettime(time.CLOCK_MONOTONIC)  # time.monotonic() stands still in a sleep there
        return time.monotonic()

    def wall(self) -> float:
        return time.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
