"""In what way a task is in the list: to take part in it, or only to look at it."""

from __future__ import annotations

import enum


class Way(enum.Enum):
    """RUN: its container runs, and its rounds are submitted and audited. WATCH: nothing runs, nothing is staked."""

    RUN = "run"
    WATCH = "watch"
