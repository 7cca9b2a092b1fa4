"""Waiting longer after each failure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, kw_only=True)
class Backoff:
    """Pauses in seconds: `first`, then doubled each time up to `limit`."""

    first: float
    limit: float
    failures: int = 0

    def next(self) -> float:
        pause = min(self.first * 2.0**self.failures, self.limit)
        self.failures = min(self.failures + 1, 32)
        return pause

    def reset(self) -> None:
        self.failures = 0
