"""How things are measured: ours and a baseline in turn, and the median of the ratios.

Absolute figures say more about the machine than about the program; ratios can be compared.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Seconds of ours and of the baseline (medians), and the median of the ratios, pair by pair."""

    name: str
    ours: float
    baseline: float
    ratio: float
    baseline_is: str

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.ratio:.2f} × {self.baseline_is} "
            f"({self.ours * 1000:.1f} ms to {self.baseline * 1000:.1f} ms)"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something that has no baseline of its own, with its unit."""

    name: str
    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value:.3g} {self.unit}"


def compare(name: str, ours: Callable[[], object], baseline: Callable[[], object], *, baseline_is: str) -> Result:
    """Ours and the baseline in turn, after one run of each that is not counted."""
    ours(), baseline()
    pairs = [(seconds(ours), seconds(baseline)) for _ in range(REPEATS)]
    return Result(
        name=name,
        ours=statistics.median(pair[0] for pair in pairs),
        baseline=statistics.median(pair[1] for pair in pairs),
        ratio=statistics.median(pair[0] / pair[1] for pair in pairs),
        baseline_is=baseline_is,
    )


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
