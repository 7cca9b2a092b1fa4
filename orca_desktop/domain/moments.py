"""Where a slot lies in a task's rounds, and how slots and seconds turn into each other: used by all that count."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.rounds import Phase, Windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where a slot lies in a task's rounds. `phase` is None before the task's first round.

    `progress` is the part of the round that is over, 0 to 1; `slots_left` counts to the end of the phase.
    """

    number: int
    phase: Phase | None
    progress: float
    slots_left: float


def moment_at(windows: Windows, slot: float) -> Moment:
    """The round and phase of *slot*, which may be a fraction between two readings of the chain."""
    whole = int(slot)
    if whole < windows.starting_slot:
        return Moment(number=0, phase=None, progress=0.0, slots_left=windows.starting_slot - slot)
    number, phase = windows.round_at(whole), windows.phase_at(whole)
    ends = {
        Phase.SUBMISSION: windows.audit_start_of(number),
        Phase.AUDIT: windows.settle_start_of(number),
        Phase.SETTLE: windows.end_of(number),
    }
    progress = (slot - windows.start_of(number)) / windows.round_time
    return Moment(number=number, phase=phase, progress=min(progress, 1.0), slots_left=max(0.0, ends[phase] - slot))


def slots_in(seconds: float, slot_ms: float) -> float:
    """How many slots of *slot_ms* pass in so many seconds."""
    return seconds * 1000.0 / slot_ms


def seconds_of(slots: float, slot_ms: float) -> float:
    """How long so many slots of *slot_ms* take."""
    return slots * slot_ms / 1000.0
