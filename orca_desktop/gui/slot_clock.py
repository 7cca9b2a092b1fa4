"""The present slot for the screen: the node's last reading, carried on at the measured slot time."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.moments import seconds_of, slots_in
from orca_desktop.domain.status import NetworkStatus

TICK_MS = 250
CARRY_ON_SECONDS = 10.0


class SlotClock(QObject):
    """Ticks while the network is reachable, and stands still when it is not: nothing is shown that nobody saw.

    Signals:
        ticked: the present slot may be another one.
    """

    ticked = Signal()

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._status: NetworkStatus | None = None
        self._read_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.ticked)

    @property
    def is_running(self) -> bool:
        return self._status is not None and self._status.reachable

    def set_status(self, status: NetworkStatus) -> None:
        self._status, self._read_at = status, self._now()
        if status.reachable:
            self._timer.start()
        else:
            self._timer.stop()
        self.ticked.emit()

    def stop(self) -> None:
        self._timer.stop()

    def slot(self) -> float | None:
        """None until the network was seen. A reading is carried on for ten seconds at most."""
        if self._status is None or not self._status.slot:
            return None
        if not self._status.reachable:
            return float(self._status.slot)
        passed = min(self._now() - self._read_at, CARRY_ON_SECONDS)
        return self._status.slot + slots_in(passed, self._status.slot_ms)

    def seconds(self, slots: float) -> float:
        """How long *slots* take by the measured slot time."""
        slot_ms = self._status.slot_ms if self._status is not None else 0.0
        return seconds_of(slots, slot_ms)
