"""Rounds in slots: which round and phase a slot belongs to, and what is known about one round of one task."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NewType

Slot = NewType("Slot", int)
"""The chain's clock; nominally 400 to 420 ms each, measured by the node."""


class Phase(enum.Enum):
    """The parts of a round (k2.md 5.1); half-open intervals of slots."""

    SUBMISSION = "submission"
    AUDIT = "audit"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """When a task's rounds begin and how they are divided. All figures in slots.

    Raises ValueError when the parts do not fit: no round would ever be right.
    """

    starting_slot: int
    round_time: int
    submission_window: int
    audit_window: int

    def __post_init__(self) -> None:
        if self.round_time <= 0 or self.submission_window < 0 or self.audit_window < 0 or self.starting_slot < 0:
            raise ValueError("a round needs a positive length and windows that are not negative")
        if self.submission_window + self.audit_window > self.round_time:
            raise ValueError("the windows are longer than the round")

    def round_at(self, slot: int) -> int:
        """The number of the round that *slot* lies in; negative before the task's start."""
        return (slot - self.starting_slot) // self.round_time

    def position_at(self, slot: int) -> int:
        """Slots since the round began."""
        return (slot - self.starting_slot) % self.round_time

    def phase_at(self, slot: int) -> Phase:
        position = self.position_at(slot)
        if position < self.submission_window:
            return Phase.SUBMISSION
        if position < self.submission_window + self.audit_window:
            return Phase.AUDIT
        return Phase.SETTLE

    def start_of(self, number: int) -> Slot:
        """The first slot of round *number*; its submission window opens here."""
        return Slot(self.starting_slot + number * self.round_time)

    def audit_start_of(self, number: int) -> Slot:
        """The first slot of the audit window; also the end of the submission window."""
        return Slot(self.start_of(number) + self.submission_window)

    def settle_start_of(self, number: int) -> Slot:
        """The first slot after the audit window, from which the payout may be triggered."""
        return Slot(self.audit_start_of(number) + self.audit_window)

    def end_of(self, number: int) -> Slot:
        """The first slot that no longer belongs to round *number*."""
        return self.start_of(number + 1)


class RoundResult(enum.Enum):
    """Where a round of ours stands, or how it ended."""

    WORKING = "working"
    WORKED = "worked"
    SUBMITTED = "submitted"
    IN_AUDIT = "in_audit"
    SETTLING = "settling"
    PAID = "paid"
    UNPAID = "unpaid"
    IDLE = "idle"
    """The task had nothing to submit, and nothing went on chain."""
    MISSED = "missed"
    SLASHED = "slashed"
    PRACTISED = "practised"
    """Of practice: all that a round asks of the container was there in time. Nothing went on chain."""
    WOULD_MISS = "would_miss"
    """Of practice: there was no proof in time; a round that is taken part in would have been missed."""

    @property
    def is_practice(self) -> bool:
        """Whether it is an end of practice, which counts in no figure of what was earned or missed."""
        return self in (RoundResult.PRACTISED, RoundResult.WOULD_MISS)

    @property
    def counts(self) -> bool:
        """Whether it is the end of a round that this node took part in."""
        return self.is_final and not self.is_practice

    @property
    def is_final(self) -> bool:
        return self.is_practice or self in (
            RoundResult.PAID,
            RoundResult.UNPAID,
            RoundResult.IDLE,
            RoundResult.MISSED,
            RoundResult.SLASHED,
        )
