"""The present slot from what a server told: pure rules, kept right through servers that lag, step back or leap.

The rules, in their order:

1. A reading is carried on from the moment its answer was here, so that it is behind the chain by what the answer took
   and never ahead of it.
2. Of the readings of the last minute the one that tells the most counts: a server that lags, or one of several that
   does, must not make the node late. An older reading is carried on five percent slower than the newest, so that an
   error in the measured slot time does not put the node ahead.
3. A reading that is further ahead than the time that passed explains is a claim. It is believed when the two
   readings after it agree with it, and forgotten when one does not.
4. After a doubt about the machine's own clocks (it slept, or the time of day was set) older readings count no more.
5. The slot time is what the server measured (k2.md 1.3), unless its readings show that slots take far longer.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from orca_desktop.domain.moments import slots_in
from orca_desktop.domain.status import NOMINAL_SLOT_MS

MEMORY_SECONDS = 60.0
SLOWER = 1.05
"""By how much longer the slots of an older reading are taken to be."""

SLACK_SECONDS = 3.0
FASTEST = 1.5
"""A chain may run faster than measured by so much, and by a few seconds' slots, before a reading is a claim."""

AGREEING = 3
"""So many readings in a row that agree make a claim true."""

BELIED = ((30.0, 1.5), (10.0, 8.0))
"""Once the readings span so many seconds, slots that they show to take so many times longer than told belie that."""

SHORTEST_MS, LONGEST_MS = 1.0, 60_000.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A slot, and when its answer was here: seconds on the clock that never goes backwards."""

    slot: int
    at: float


class SlotEstimate:
    """`read` and `measured` take what the server told; `at` is asked between. *now* never goes backwards."""

    def __init__(self) -> None:
        self._told_ms = NOMINAL_SLOT_MS
        self._slot_ms = NOMINAL_SLOT_MS
        self._readings: deque[Reading] = deque()
        self._base: Reading | None = None
        self._base_part = 0.0
        self._claim: Reading | None = None
        self._agreeing = 0
        self._doubt = False

    @property
    def slot_ms(self) -> float:
        return self._slot_ms

    @property
    def is_known(self) -> bool:
        """Whether there is a reading, and no doubt about it."""
        return self._base is not None and not self._doubt

    def measured(self, slot_ms: float) -> None:
        """Take the server's measurement of a slot's duration."""
        self._told_ms = plausible_ms(slot_ms)
        self._set_pace()

    def doubt(self) -> None:
        """The machine's clocks jumped: nothing counts until the server is heard again."""
        self._doubt = True
        self._claim = None

    def read(self, slot: int, now: float, *, asleep: float = 0.0) -> None:
        """Take a reading. *asleep*: seconds that may have passed beyond those that the clock counted."""
        reading = Reading(slot, now)
        if self._is_leap(reading, asleep):
            self._take_claim(reading)
            return
        if self._doubt:
            self._start_over()
        self._claim = None
        self._believe(reading)

    def at(self, now: float) -> int:
        """The slot at *now*; 0 before the first reading."""
        return math.floor(self._exact(now))

    def _exact(self, now: float) -> float:
        if self._base is None:
            return 0.0
        return self._base.slot + self._base_part + slots_in(max(0.0, now - self._base.at), self._slot_ms)

    # -- claims -------------------------------------------------------------------------------------------------

    def _is_leap(self, reading: Reading, asleep: float) -> bool:
        """Whether a reading is further ahead than the time since the last one explains."""
        if self._base is None:
            return False
        passed = reading.at - self._base.at + max(0.0, asleep)
        expected = self._base.slot + self._base_part + slots_in(FASTEST * passed + SLACK_SECONDS, self._slot_ms)
        return reading.slot > expected + 1

    def _take_claim(self, reading: Reading) -> None:
        agrees = self._claim is not None and self._fits(self._claim, reading)
        self._agreeing = self._agreeing + 1 if agrees else 1
        self._claim = reading
        if self._agreeing >= AGREEING:
            self._start_over()
            self._believe(reading)

    def _fits(self, before: Reading, after: Reading) -> bool:
        most = slots_in(FASTEST * (after.at - before.at) + SLACK_SECONDS, self._slot_ms) + 1
        return 0 <= after.slot - before.slot <= most

    def _start_over(self) -> None:
        self._readings.clear()
        self._doubt, self._claim, self._agreeing = False, None, 0

    # -- readings that are believed -----------------------------------------------------------------------------

    def _believe(self, reading: Reading) -> None:
        while self._readings and reading.at - self._readings[0].at > MEMORY_SECONDS:
            self._readings.popleft()
        self._readings.append(reading)
        self._set_pace()
        best = max(self._carried(older, reading) for older in self._readings)
        whole = math.floor(best)
        self._base, self._base_part = Reading(whole, reading.at), best - whole

    def _carried(self, older: Reading, newest: Reading) -> float:
        """What an older reading tells of the moment of the newest."""
        return older.slot + slots_in(newest.at - older.at, self._slot_ms * SLOWER)

    def _set_pace(self) -> None:
        """The told slot time, or that of the readings up to the highest where they belie it."""
        self._slot_ms = self._told_ms
        if not self._readings:
            return
        first, highest = self._readings[0], max(self._readings, key=lambda reading: reading.slot)
        seconds, slots = highest.at - first.at, max(1, highest.slot - first.slot)
        own = plausible_ms(seconds * 1000.0 / slots)
        if any(seconds >= span and own > self._told_ms * factor for span, factor in BELIED):
            self._slot_ms = own


def plausible_ms(slot_ms: float) -> float:
    """A server's measurement, within what a chain may do: one millisecond to one minute."""
    return min(max(slot_ms, SHORTEST_MS), LONGEST_MS) if math.isfinite(slot_ms) else NOMINAL_SLOT_MS
