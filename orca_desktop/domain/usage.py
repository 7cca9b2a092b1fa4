"""24 hours of what a task used, in bounded memory: fine for the last minutes, coarse before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from orca_desktop.domain.containers import UsageSample

FINE_SECONDS = 15 * 60
FINE_SAMPLES = 180
"""A quarter of an hour of samples every five seconds."""

COARSE_SECONDS = 120
COARSE_SAMPLES = 720
"""24 hours of two-minute means."""


class UsageHistory:
    """`add` samples in the order of their time; iterate for all that is kept, oldest first."""

    def __init__(self) -> None:
        self._fine: deque[UsageSample] = deque(maxlen=FINE_SAMPLES)
        self._coarse: deque[UsageSample] = deque(maxlen=COARSE_SAMPLES)
        self._pending: list[UsageSample] = []

    def __iter__(self) -> Iterator[UsageSample]:
        first_fine = self._fine[0].at if self._fine else float("inf")
        yield from (sample for sample in self._coarse if sample.at < first_fine)
        yield from self._fine

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def newest(self) -> UsageSample | None:
        return self._fine[-1] if self._fine else None

    def add(self, sample: UsageSample) -> None:
        self._fine.append(sample)
        if self._pending and sample.at - self._pending[0].at >= COARSE_SECONDS:
            self._coarse.append(_mean(self._pending))
            self._pending = []
        self._pending.append(sample)


def _mean(samples: list[UsageSample]) -> UsageSample:
    """One sample for many: means of what goes up and down, the last of what only grows."""
    count = len(samples)
    return replace(
        samples[-1],
        cpu=sum(sample.cpu for sample in samples) / count,
        memory=sum(sample.memory for sample in samples) // count,
    )
