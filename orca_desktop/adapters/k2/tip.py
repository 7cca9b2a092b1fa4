"""How far the chain is, as several servers tell it, and what must not be gone back behind."""

from __future__ import annotations

from collections.abc import Hashable

from orca_desktop.domain.slot_estimate import MEMORY_SECONDS, SlotEstimate
from orca_desktop.domain.status import NOMINAL_SLOT_MS


class Tip:
    """What each server tells is carried on by the rules of `SlotEstimate`, and the one furthest ahead counts.

    A server cannot know what has not happened yet, but it can talk nonsense: a leap is believed when it is repeated,
    and a server that fell silent is forgotten after a minute. `floor` is the slot as of which something was read
    already, and never lies ahead of what is believed.
    """

    def __init__(self) -> None:
        self._slot_ms = NOMINAL_SLOT_MS
        self._estimates: dict[Hashable, SlotEstimate] = {}
        self._heard_at: dict[Hashable, float] = {}
        self._read_from = 0

    def measured(self, slot_ms: float) -> None:
        self._slot_ms = slot_ms
        for estimate in self._estimates.values():
            estimate.measured(slot_ms)

    def at(self, now: float) -> int:
        """The newest slot that there is; 0 where nobody has told one lately."""
        fresh = (who for who, heard_at in self._heard_at.items() if now - heard_at <= MEMORY_SECONDS)
        return max((self._estimates[who].at(now) for who in fresh), default=0)

    def floor(self, now: float) -> int:
        return min(self._read_from, self.at(now))

    def told(self, who: Hashable, slot: int, now: float) -> int:
        """Take what a server told; by how many slots that is behind the others."""
        if who not in self._estimates:
            self._estimates[who] = SlotEstimate()
            self._estimates[who].measured(self._slot_ms)
        self._estimates[who].read(slot, now)
        self._heard_at[who] = now
        return max(0, self.at(now) - slot)

    def read_from(self, slot: int, now: float) -> None:
        """Something was read that is true as of *slot*; that counts where the slot is believed."""
        if slot <= self.at(now):
            self._read_from = max(self.floor(now), slot)

    def seconds(self, slots: int) -> float:
        """How long the chain takes for so many slots."""
        return slots * self._slot_ms / 1000
