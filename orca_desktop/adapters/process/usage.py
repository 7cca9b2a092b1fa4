"""What a process of ours uses, as Linux tells it below /proc; other systems are not asked."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.domain.containers import UsageSample

_TIMES = slice(11, 13)
"""Where processor time stands behind the program's name in /proc/<pid>/stat: in user mode and in the kernel's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    at: float
    used: float


class ProcessMeter:
    """Samples one process; the first sample counts the processor from the moment when this meter was made."""

    def __init__(self, pid: int) -> None:
        self._folder = Path("/proc", str(pid))
        self._before = _Reading(at=time.time(), used=0.0)

    def sample(self) -> UsageSample | None:
        """None when the process has ended, and on systems other than Linux. Nobody counts its network."""
        with suppress(OSError, ValueError, IndexError):
            return self._sample()
        return None

    def _sample(self) -> UsageSample:
        now = _Reading(at=time.time(), used=_processor_seconds((self._folder / "stat").read_text()))
        before, self._before = self._before, now
        seconds = now.at - before.at
        transfers = _counters((self._folder / "io").read_text())
        return UsageSample(
            at=now.at,
            cpu=max(0.0, (now.used - before.used) / seconds) if seconds > 0 else 0.0,
            memory=int((self._folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"),
            memory_limit=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
            received=0,
            sent=0,
            read=transfers["read_bytes"],
            written=transfers["write_bytes"],
        )


def _processor_seconds(stat: str) -> float:
    """The name is in brackets and may hold anything, brackets and spaces too."""
    fields = stat.rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[_TIMES]) / os.sysconf("SC_CLK_TCK")


def _counters(text: str) -> dict[str, int]:
    return {name: int(value) for name, value in (line.split(": ") for line in text.splitlines())}
