"""How the local network is set up."""

from __future__ import annotations

from dataclasses import dataclass

from orca_desktop.domain.rounds import Windows

DEFAULT_SLOT_MS = 408.0
DEFAULT_ROUND_SLOTS = 160
GENESIS_SLOT = 1_000
HIGHEST_PORT = 65_534
MOST_SERVERS = 8
FINAL_SLOTS = 32
"""What is older than so many slots stays for ever."""

LEAD_SLOTS = 20
"""Slots between the network's start and the first round, in which its nodes stake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """*seed* settles every key and every choice of the simulated nodes; *port* 0 takes a free one.

    With *manual* the clock stands still until somebody advances it. There are *servers* RPC servers, the first of them
    at *port* and the one after it, and the others at free ones. A transaction is confirmed *confirmed_after* slots
    after it was carried out. With *admin* faults can be ordered over RPC, by anybody on this machine.
    Raises ValueError for windows that do not fit.
    """

    seed: int = 1
    slot_ms: float = DEFAULT_SLOT_MS
    port: int = 0
    round_slots: int = DEFAULT_ROUND_SLOTS
    manual: bool = False
    servers: int = 1
    confirmed_after: int = 0
    admin: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.port <= HIGHEST_PORT:
            raise ValueError(f"a port is a number up to {HIGHEST_PORT}: the one after it is taken, too")
        if not 1 <= self.servers <= MOST_SERVERS:
            raise ValueError(f"there are 1 to {MOST_SERVERS} servers")
        if not 0 <= self.confirmed_after < FINAL_SLOTS:
            raise ValueError(f"a transaction is confirmed less than {FINAL_SLOTS} slots after it happened")
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
