"""A task's usage as lines over time: what grows (network, disk) as rates, gaps where nothing was measured."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from orca_desktop.domain.containers import UsageSample
from orca_desktop.domain.usage import COARSE_SECONDS, FINE_SECONDS

DAY_SECONDS = 24 * 3_600
POINTS_WANTED = 300
"""A chart has about so many pixels; more points are joined to means."""

LEAST_SECONDS = 60.0

FINE_GAP = 30.0
COARSE_GAP = 2.5 * COARSE_SECONDS
"""Without a sample for so long the line is broken: nothing ran, or nobody looked."""


class Span(enum.Enum):
    """How far a chart looks back, in seconds."""

    QUARTER = FINE_SECONDS
    DAY = DAY_SECONDS


class Measure(enum.Enum):
    """What is drawn. Cores; bytes; bytes a second."""

    CPU = "cpu"
    MEMORY = "memory"
    RECEIVED = "received"
    SENT = "sent"
    READ = "read"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Point:
    """`at` is seconds since the epoch."""

    at: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure over time: stretches without a gap, oldest first, and the figures over all of them."""

    measure: Measure
    stretches: tuple[tuple[Point, ...], ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for stretch in self.stretches for point in stretch)

    @property
    def now(self) -> float | None:
        return self.stretches[-1][-1].value if self.stretches else None

    @property
    def least(self) -> float | None:
        return min((point.value for point in self.points), default=None)

    @property
    def most(self) -> float | None:
        return max((point.value for point in self.points), default=None)

    @property
    def mean(self) -> float | None:
        points = self.points
        return sum(point.value for point in points) / len(points) if points else None

    def near(self, at: float) -> Point | None:
        """The point closest in time."""
        return min(self.points, key=lambda point: abs(point.at - at), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageLines:
    """All measures over one span; `memory_limit` in bytes, 0 where there is none."""

    begin: float
    end: float
    lines: dict[Measure, Line]
    memory_limit: int = 0


def usage_lines(samples: Iterable[UsageSample], span: Span) -> UsageLines | None:
    """What *samples*, oldest first, say of the last *span* before the newest of them. None without a sample.

    While less is known, the time begins with the first sample, and is a minute at least.
    """
    known = list(samples)
    if not known:
        return None
    end = known[-1].at
    begin = max(end - span.value, min(known[0].at, end - LEAST_SECONDS))
    return UsageLines(
        begin=begin,
        end=end,
        lines={measure: _line(measure, known, begin, span) for measure in Measure},
        memory_limit=known[-1].memory_limit,
    )


def _line(measure: Measure, samples: list[UsageSample], begin: float, span: Span) -> Line:
    points = [point for point in _READ[measure](samples) if point.at >= begin]
    step = span.value / POINTS_WANTED
    gap = max(FINE_GAP if span is Span.QUARTER else COARSE_GAP, 2 * step)
    stretches = [_thinned(stretch, step) for stretch in _unbroken(points, gap)]
    return Line(measure=measure, stretches=tuple(stretches))


def _level(value: Callable[[UsageSample], float]) -> Callable[[list[UsageSample]], list[Point]]:
    return lambda samples: [Point(sample.at, value(sample)) for sample in samples]


def _rate(counter: Callable[[UsageSample], int]) -> Callable[[list[UsageSample]], list[Point]]:
    """A counter that is smaller than before belongs to a new container: between the two there is no rate."""

    def rates(samples: list[UsageSample]) -> list[Point]:
        return [
            Point(new.at, (counter(new) - counter(old)) / (new.at - old.at))
            for old, new in pairwise(samples)
            if new.at > old.at and counter(new) >= counter(old)
        ]

    return rates


_READ: dict[Measure, Callable[[list[UsageSample]], list[Point]]] = {
    Measure.CPU: _level(lambda sample: sample.cpu),
    Measure.MEMORY: _level(lambda sample: sample.memory),
    Measure.RECEIVED: _rate(lambda sample: sample.received),
    Measure.SENT: _rate(lambda sample: sample.sent),
    Measure.READ: _rate(lambda sample: sample.read),
    Measure.WRITTEN: _rate(lambda sample: sample.written),
}


def _unbroken(points: list[Point], gap: float) -> list[list[Point]]:
    stretches: list[list[Point]] = []
    for point in points:
        if not stretches or point.at - stretches[-1][-1].at > gap:
            stretches.append([])
        stretches[-1].append(point)
    return stretches


def _thinned(points: list[Point], step: float) -> tuple[Point, ...]:
    """At most one point a step: the mean of those in it, at the time of the last; the newest stays as it is."""
    groups: dict[int, list[Point]] = {}
    for point in points[:-1]:
        groups.setdefault(int(point.at / step), []).append(point)
    means = [Point(group[-1].at, sum(point.value for point in group) / len(group)) for group in groups.values()]
    return (*means, points[-1])
