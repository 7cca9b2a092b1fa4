"""Summing an engine's figures."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from docker.errors import NotFound

from orca_desktop.adapters.docker.usage import Stats, UsageMeter, stats_of
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("CensusTask1111111111111111111111111111111111")
BORN = {"one": 1_000.0, "two": 1_000.0}


def stats(second: int, *, cpu: float = 0.0, **more: Any) -> Stats:
    """An engine's answer *second* seconds after the birth; `cpu` in seconds used so far."""
    cpu_stats = {"cpu_usage": {"total_usage": int(cpu * 1e9)}}
    moment = f"1970-01-01T00:{(1_000 + second) // 60:02}:{(1_000 + second) % 60:02}.123456789Z"
    return msgspec.convert({"read": moment, "cpu_stats": cpu_stats, **more}, Stats)


def test_the_first_sample_counts_from_the_birth() -> None:
    found = UsageMeter().sample(TASK, BORN, {"one": stats(10, cpu=5.0)})

    assert found is not None
    assert found.cpu == pytest.approx(0.5, abs=0.01)


def test_the_next_one_counts_from_the_one_before_and_sums() -> None:
    meter = UsageMeter()
    meter.sample(TASK, BORN, {"one": stats(10, cpu=5.0), "two": stats(10, cpu=1.0)})
    found = meter.sample(TASK, BORN, {"one": stats(15, cpu=10.0), "two": stats(15, cpu=3.5)})

    assert found is not None
    assert found.cpu == pytest.approx(1.5)
    assert found.at == pytest.approx(1_015.123, abs=0.001)


def test_a_container_made_anew_counts_from_its_own_birth() -> None:
    meter = UsageMeter()
    meter.sample(TASK, BORN, {"one": stats(10, cpu=5.0)})
    found = meter.sample(TASK, {"two": 1_010.123}, {"two": stats(12, cpu=1.0)})

    assert found is not None
    assert found.cpu == pytest.approx(0.5, abs=0.01)


def test_a_clock_that_stands_still_is_no_division_by_zero() -> None:
    meter = UsageMeter()
    meter.sample(TASK, BORN, {"one": stats(10, cpu=5.0)})
    found = meter.sample(TASK, BORN, {"one": stats(10, cpu=6.0)})

    assert found is not None
    assert found.cpu == 0.0


def test_without_containers_there_is_no_sample() -> None:
    assert UsageMeter().sample(TASK, {}, {}) is None


@pytest.mark.parametrize(
    "detail", [{"inactive_file": 999, "total_inactive_file": 30}, {"inactive_file": 30}], ids=["cgroup 1", "cgroup 2"]
)
def test_memory_is_told_without_the_page_cache(detail: dict[str, int]) -> None:
    memory = {"usage": 100, "limit": 500, "stats": detail}
    found = UsageMeter().sample(
        TASK, BORN, {"one": stats(1, memory_stats=memory), "two": stats(1, memory_stats=memory)}
    )

    assert found is not None
    assert (found.memory, found.memory_limit) == (140, 1_000)


def test_disk_and_network_are_summed() -> None:
    transfers = [{"op": "Read", "value": 5}, {"op": "write", "value": 7}, {"op": "Total", "value": 12}]
    answer = stats(
        1,
        blkio_stats={"io_service_bytes_recursive": transfers},
        networks={"eth0": {"rx_bytes": 1, "tx_bytes": 2}, "eth1": {"rx_bytes": 10, "tx_bytes": 20}},
    )
    empty = stats(1, blkio_stats={"io_service_bytes_recursive": None}, networks=None)
    found = UsageMeter().sample(TASK, BORN, {"one": answer, "two": empty})

    assert found is not None
    assert (found.received, found.sent, found.read, found.written) == (11, 22, 5, 7)


class Engine:
    """An engine that answers *answer* about every container, and keeps how it was asked."""

    def __init__(self, answer: Any) -> None:
        self.api = self
        self.asked: list[dict[str, Any]] = []
        self._answer = answer

    def stats(self, _container_id: str, **how: Any) -> Any:
        self.asked.append(how)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


def test_the_engine_is_asked_the_quick_way() -> None:
    """Its two readings, one second apart, would take two seconds."""
    engine = Engine({"read": "2026-01-01T00:00:00Z"})

    assert stats_of(engine, ["one", "two"]).keys() == {"one", "two"}
    assert engine.asked == [{"stream": False, "one_shot": True}] * 2


def test_a_container_that_just_ended_is_left_out() -> None:
    assert stats_of(Engine(NotFound("no such container")), ["one"]) == {}


@pytest.mark.parametrize("answer", [{"read": "yesterday"}, {}, [], "text", {"read": None}])
def test_an_answer_that_makes_no_sense_is_told(answer: Any) -> None:
    with pytest.raises(EngineUnavailable, match="cannot be read"):
        stats_of(Engine(answer), ["one"])
