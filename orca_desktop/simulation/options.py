"""How the local network is set up."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.rounds import Windows

DEFAULT_SLOT_MS = 408.0
DEFAULT_ROUND_SLOTS = 160
GENESIS_SLOT = 1_000
LEAD_SLOTS = 20
"""Slots between the network's start and the first round, in which its nodes stake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """*seed* settles every key and every choice of the simulated nodes; *port* 0 takes a free one.

    With *manual* the clock stands still until somebody advances it. Raises ValueError for windows that do not fit.
    """

    seed: int = 1
    slot_ms: float = DEFAULT_SLOT_MS
    port: int = 0
    round_slots: int = DEFAULT_ROUND_SLOTS
    manual: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.slot_ms <= 60_000:
            raise ValueError("a slot lasts from 1 to 60,000 ms")
        if self.round_slots < 10:
            raise ValueError("a round has at least 10 slots")

    @property
    def windows(self) -> Windows:
        """Two windows of 40 % each; the rest of the round is for the payout."""
        window = self.round_slots * 2 // 5
        return Windows(
            starting_slot=GENESIS_SLOT + LEAD_SLOTS,
            round_time=self.round_slots,
            submission_window=window,
            audit_window=window,
        )
