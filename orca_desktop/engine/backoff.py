"""Waiting longer after each failure."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

JITTER = 0.25
"""The largest part by which chance shortens a pause."""


@dataclass(slots=True, kw_only=True)
class Backoff:
    """Pauses in seconds: `first`, then doubled each time up to `limit`.

    With `random` each is up to a quarter shorter, so that what failed together is not tried again together.
    """

    first: float
    limit: float
    failures: int = 0
    random: Random | None = None

    def next(self) -> float:
        pause = min(self.first * 2.0**self.failures, self.limit)
        self.failures = min(self.failures + 1, 32)
        return pause if self.random is None else pause * (1.0 - self.random.uniform(0.0, JITTER))

    def reset(self) -> None:
        self.failures = 0
