"""What a task used, in figures: now, and the least, the mean and the most of all that is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orca_desktop.domain.containers import UsageSample
from orca_desktop.domain.usage import COARSE_SECONDS

LONGEST_GAP = 2 * COARSE_SECONDS
"""Seconds. Between samples further apart the containers did not run, or nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`mean` counts every second alike, however far apart the samples are."""

    now: float
    least: float
    mean: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """`cpu` in cores, `memory` in bytes, the others in bytes a second; those are None before the second sample."""

    since: float
    at: float
    samples: int
    memory_limit: int
    cpu: Figures
    memory: Figures
    received: Figures | None
    sent: Figures | None
    read: Figures | None
    written: Figures | None


def usage(samples: Sequence[UsageSample]) -> Usage:
    """Figures of at least one sample, oldest first."""
    newest = samples[-1]
    return Usage(
        since=samples[0].at,
        at=newest.at,
        samples=len(samples),
        memory_limit=newest.memory_limit,
        cpu=_levels(samples, lambda sample: sample.cpu),
        memory=_levels(samples, lambda sample: sample.memory),
        received=_rates(samples, lambda sample: sample.received),
        sent=_rates(samples, lambda sample: sample.sent),
        read=_rates(samples, lambda sample: sample.read),
        written=_rates(samples, lambda sample: sample.written),
    )


def _levels(samples: Sequence[UsageSample], value: Callable[[UsageSample], float]) -> Figures:
    """Of what goes up and down. A sample stands for the time since the one before."""
    values = [value(sample) for sample in samples]
    weighted = [(value(after), seconds) for _, after, seconds in _neighbours(samples)] or [(values[-1], 1.0)]
    return _figures(values, weighted)


def _rates(samples: Sequence[UsageSample], count: Callable[[UsageSample], int]) -> Figures | None:
    """Of what only grows. A counter that fell belongs to new containers, which began at zero."""
    weighted = []
    for before, after, seconds in _neighbours(samples):
        grown = count(after) - count(before)
        if grown >= 0:
            weighted.append((grown / seconds, seconds))
    return _figures([rate for rate, _ in weighted], weighted) if weighted else None


def _figures(values: Sequence[float], weighted: Sequence[tuple[float, float]]) -> Figures:
    mean = sum(value * seconds for value, seconds in weighted) / sum(seconds for _, seconds in weighted)
    return Figures(now=values[-1], least=min(values), mean=mean, most=max(values))


def _neighbours(samples: Sequence[UsageSample]) -> Iterator[tuple[UsageSample, UsageSample, float]]:
    for before, after in pairwise(samples):
        seconds = after.at - before.at
        if 0 < seconds <= LONGEST_GAP:
            yield before, after, seconds
