"""Amounts in a Pod spec: `500m` of a processor, `512Mi` of memory; bounded by what the node gives any task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from orca_desktop.domain.containers import MIB, Limits
from orca_desktop.domain.pod_fields import Field
from orca_desktop.domain.pod_rules import AMOUNTS, GPU, RESOURCES

SMALLEST_MEMORY = 6 * MIB
"""Container engines take no less."""

SMALLEST_CPUS = Decimal("0.01")
MOST_GPUS = 64

_AMOUNT = re.compile(r"(\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})([A-Za-z]{0,2})", re.ASCII)
_CPU_UNITS = {"": Decimal(1), "m": Decimal("0.001")}
_SIZE_UNITS = {"": Decimal(1)} | {
    prefix + binary: Decimal(base**power)
    for binary, base in (("", 1000), ("i", 1024))
    for power, prefix in enumerate(("k" if not binary else "K", "M", "G", "T", "P", "E"), start=1)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What a container asks for. `memory` (bytes) and `cpus` are None where that is no less than the node's limit."""

    memory: int | None = None
    cpus: float | None = None
    wants_gpu: bool = False


def memory_of(field: Field) -> int:
    """Bytes. Raises PodRefused."""
    return int(_amount(field, _SIZE_UNITS, "it must be a size such as 512Mi or 2Gi"))


def read_resources(given: Field | None, limits: Limits, notes: list[str]) -> Resources:
    """The resources of one container. Raises PodRefused."""
    if given is None:
        return Resources()
    members = given.members(RESOURCES, notes)
    wanted = members["requests"].members(AMOUNTS, notes) if "requests" in members else {}
    bounds = members["limits"].members(AMOUNTS, notes) if "limits" in members else {}
    _note_too_much(wanted, limits, notes)
    return Resources(
        memory=_memory_limit(bounds["memory"], limits, notes) if "memory" in bounds else None,
        cpus=_cpu_limit(bounds["cpu"], limits, notes) if "cpu" in bounds else None,
        wants_gpu=sum(_gpus_of(amounts[GPU]) for amounts in (wanted, bounds) if GPU in amounts) > 0,
    )


def size_words(size: int) -> str:
    return f"{size / MIB:,.0f} MiB"


def _note_too_much(wanted: Mapping[str, Field], limits: Limits, notes: list[str]) -> None:
    """Say where a task needs more than it gets."""
    if "memory" in wanted and memory_of(wanted["memory"]) > limits.memory:
        notes.append(f"{wanted['memory'].path}: it gets {size_words(limits.memory)} at most")
    if "cpu" in wanted and _cpus_of(wanted["cpu"]) > limits.cpus:
        notes.append(f"{wanted['cpu'].path}: it gets {limits.cpus:g} processors at most")


def _memory_limit(field: Field, limits: Limits, notes: list[str]) -> int | None:
    asked = memory_of(field)
    if asked < SMALLEST_MEMORY:
        raise field.refused(f"no container runs with less than {size_words(SMALLEST_MEMORY)}")
    if asked > limits.memory:
        notes.append(f"{field.path}: it gets {size_words(limits.memory)} at most")
    return asked if asked < limits.memory else None


def _cpu_limit(field: Field, limits: Limits, notes: list[str]) -> float | None:
    asked = _cpus_of(field)
    if asked < SMALLEST_CPUS:
        raise field.refused(f"no container runs with less than {SMALLEST_CPUS} of a processor")
    if asked > limits.cpus:
        notes.append(f"{field.path}: it gets {limits.cpus:g} processors at most")
    return float(asked) if asked < limits.cpus else None


def _cpus_of(field: Field) -> Decimal:
    return _amount(field, _CPU_UNITS, "it must be a number of processors such as 2, 0.5 or 500m")


def _gpus_of(field: Field) -> int:
    """A number of devices, as text too. Which of the machine's devices they are is not the task's to say."""
    amount = _amount(field, {"": Decimal(1)}, "it must be a whole number of graphics processors")
    if amount % 1 or amount > MOST_GPUS:
        raise field.refused(f"it must be a whole number of graphics processors, {MOST_GPUS} at most")
    return int(amount)


def _amount(field: Field, units: Mapping[str, Decimal], words: str) -> Decimal:
    if isinstance(field.value, bool):
        raise field.refused(words)
    match = _AMOUNT.fullmatch(field.text(longest=40))
    if match is None or match[2] not in units:
        raise field.refused(words)
    return Decimal(match[1]) * units[match[2]]
