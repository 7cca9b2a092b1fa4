"""Calls that are due at slots: one list for the whole node, so that a thousand waiting stages cost nothing."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count


@dataclass(slots=True, order=True)
class Alarm:
    """`is_off` keeps it from being called."""

    slot: int
    place: int
    call: Callable[[], None] = field(compare=False)
    is_off: bool = field(default=False, compare=False)


class Alarms:
    """Those of one slot are called in the order in which they were set. *set_earlier*: the next one is another now."""

    def __init__(self, set_earlier: Callable[[], None]) -> None:
        self._set_earlier = set_earlier
        self._due: list[Alarm] = []
        self._places = count()
        self._off = 0

    @property
    def next_slot(self) -> int | None:
        return self._due[0].slot if self._due else None

    def __len__(self) -> int:
        return len(self._due)

    def set(self, slot: int, call: Callable[[], None]) -> Alarm:
        """Have *call* called once *slot* has begun."""
        alarm = Alarm(slot, next(self._places), call)
        heapq.heappush(self._due, alarm)
        if self._due[0] is alarm:
            self._set_earlier()
        return alarm

    def unset(self, alarm: Alarm) -> None:
        """Take an alarm back, whether it was called or not."""
        if not alarm.is_off:
            alarm.is_off = True
            self._off += 1
            if self._off > len(self._due) // 2:
                self._sweep()

    def ring(self, slot: int) -> None:
        """Call what is due when *slot* has begun."""
        while self._due and self._due[0].slot <= slot:
            alarm = heapq.heappop(self._due)
            if alarm.is_off:
                self._off -= 1
            else:
                alarm.is_off = True
                alarm.call()

    def _sweep(self) -> None:
        """What was taken back is thrown away in one go, now and then."""
        self._due = [alarm for alarm in self._due if not alarm.is_off]
        heapq.heapify(self._due)
        self._off = 0
