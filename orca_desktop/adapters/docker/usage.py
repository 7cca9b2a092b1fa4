"""What a task's containers use: the engine's figures, read once each and summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from orca_desktop.domain.containers import UsageSample
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.tasks import TaskId

_NANO = 1e9


class _CpuUsage(msgspec.Struct):
    total_usage: int = 0


class _Cpu(msgspec.Struct):
    cpu_usage: _CpuUsage = msgspec.field(default_factory=_CpuUsage)


class _MemoryDetail(msgspec.Struct):
    inactive_file: int = 0
    total_inactive_file: int | None = None
    """Only on machines with the older control groups."""


class _Memory(msgspec.Struct):
    usage: int = 0
    limit: int = 0
    stats: _MemoryDetail | None = None

    @property
    def without_cache(self) -> int:
        """What files take in the page cache is given back as soon as somebody needs it."""
        if self.stats is None:
            return self.usage
        cached = self.stats.total_inactive_file
        return max(0, self.usage - (self.stats.inactive_file if cached is None else cached))


class _Network(msgspec.Struct):
    rx_bytes: int = 0
    tx_bytes: int = 0


class _Transfer(msgspec.Struct):
    op: str = ""
    value: int = 0


class _Disk(msgspec.Struct):
    io_service_bytes_recursive: list[_Transfer] | None = None

    def sum_of(self, kind: str) -> int:
        return sum(part.value for part in self.io_service_bytes_recursive or () if part.op.lower() == kind)


class Stats(msgspec.Struct):
    """One answer of the engine about one container."""

    read: datetime
    cpu_stats: _Cpu = msgspec.field(default_factory=_Cpu)
    memory_stats: _Memory = msgspec.field(default_factory=_Memory)
    blkio_stats: _Disk = msgspec.field(default_factory=_Disk)
    networks: dict[str, _Network] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The processor time of a container, in seconds, at a moment in seconds since the epoch."""

    at: float
    used: float


class UsageMeter:
    """Sums the figures and keeps the last readings: the engine's own figure for the processor takes it two seconds."""

    def __init__(self) -> None:
        self._readings: dict[TaskId, dict[str, _Reading]] = {}

    def sample(self, task_id: TaskId, born: Mapping[str, float], stats: Mapping[str, Stats]) -> UsageSample | None:
        """The sum over the containers by ID; *born* says when each was made, in seconds since the epoch."""
        before = self._readings.pop(task_id, {})
        if not stats:
            return None
        now = {name: _reading(answer) for name, answer in stats.items()}
        self._readings[task_id] = now
        answers = list(stats.values())
        return UsageSample(
            at=max(reading.at for reading in now.values()),
            cpu=sum(_rate(before.get(name) or _Reading(at=born[name], used=0.0), now[name]) for name in now),
            memory=sum(answer.memory_stats.without_cache for answer in answers),
            memory_limit=sum(answer.memory_stats.limit for answer in answers),
            received=_network_sum(answers, "rx_bytes"),
            sent=_network_sum(answers, "tx_bytes"),
            read=sum(answer.blkio_stats.sum_of("read") for answer in answers),
            written=sum(answer.blkio_stats.sum_of("write") for answer in answers),
        )


def stats_of(client: Any, container_ids: Sequence[str]) -> dict[str, Stats]:
    """One quick answer for each container; one that ended meanwhile is left out. Raises EngineUnavailable."""
    from docker.errors import NotFound

    found: dict[str, Stats] = {}
    for container_id in container_ids:
        try:
            answer = client.api.stats(container_id, stream=False, one_shot=True)
            found[container_id] = msgspec.convert(answer, Stats)
        except NotFound:
            continue
        except msgspec.ValidationError as error:
            raise EngineUnavailable("its answer cannot be read") from error
    return found


def _reading(answer: Stats) -> _Reading:
    return _Reading(at=answer.read.timestamp(), used=answer.cpu_stats.cpu_usage.total_usage / _NANO)


def _rate(before: _Reading, now: _Reading) -> float:
    """Cores in use between two readings; none when the clock stood still."""
    seconds = now.at - before.at
    return max(0.0, (now.used - before.used) / seconds) if seconds > 0 else 0.0


def _network_sum(answers: Sequence[Stats], what: str) -> int:
    return sum(getattr(network, what) for answer in answers for network in (answer.networks or {}).values())
