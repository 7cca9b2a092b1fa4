"""In what way a task is in the list: to take part in it, to practise it, or only to look at it."""

from __future__ import annotations

import enum


class Way(enum.Enum):
    """RUN: its container runs, and its rounds are submitted and audited. WATCH: nothing runs, nothing is staked.

    PRACTICE: its container runs at the network's rounds, and nothing of it goes on chain or leaves this machine.
    """

    RUN = "run"
    PRACTICE = "practice"
    WATCH = "watch"

    def may_become(self, other: Way) -> bool:
        """A task goes from watching to practice to running by the user's word, and never back by itself."""
        order = (Way.WATCH, Way.PRACTICE, Way.RUN)
        return order.index(self) < order.index(other)
