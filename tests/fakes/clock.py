"""The clock of the running loop: virtual in tests of the engine."""

from __future__ import annotations

import asyncio

EPOCH = 1_700_000_000.0
"""The time of day at which a loop begins."""


class FakeClock:
    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def wall(self) -> float:
        return EPOCH + self.now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
