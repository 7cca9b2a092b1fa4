"""Time, so that tests can move it."""

from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    def now(self) -> float:
        """Seconds on a clock that never goes backwards."""
        ...

    def wall(self) -> float:
        """Seconds since the epoch, for moments that the user is shown; may jump when the clock is set."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after about *seconds*; may be a little early or late."""
        ...
