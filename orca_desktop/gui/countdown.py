"""Wall-clock time for what is counted down: it ticks only while something is waited for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.tasks import Task

TICK_MS = 500
OVERDUE_SECONDS = 30.0
"""So long after its time a try is still shown as coming now; later the clock rests until the node says more."""


class Countdown(QObject):
    """`watch` says what is waited for.

    Signals:
        ticked: the seconds left may be others.
    """

    ticked = Signal()

    def __init__(self, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    def watch(self, tasks: Iterable[Task]) -> None:
        """Tick until the last of the tasks' next tries is due."""
        times = [task.retry_at for task in tasks if task.retry_at is not None]
        self._until = max(times, default=0.0) + OVERDUE_SECONDS
        if times and self._until > self.now():
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        self.ticked.emit()
        if self.now() > self._until:
            self._timer.stop()
