"""Tells the desktop of notices: of the kinds that the user wants, a burst of them as one, and never in a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.popups import Popup, summed_up

GATHER_MS = 1_500
"""What comes within this time of each other is one notification."""

REST_MS = 20_000
"""So long after one notification there is no other; what comes meanwhile is summed up in the next."""

MOST_GATHERED = 200


class Notifier(QObject):
    """*wants* says whether a kind is to be told; *is_watched*, whether the user looks at the window anyway.

    Signals:
        popped_up: Popup; to be shown by whatever shows notifications.
    """

    popped_up = Signal(object)

    def __init__(
        self,
        bridge: StoreBridge,
        wants: Callable[[NoticeKind], bool],
        is_watched: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wants = wants
        self._is_watched = is_watched
        self._gathered: list[Notice] = []
        self._gathering = self._timer(GATHER_MS)
        self._resting = self._timer(REST_MS)
        bridge.noticed.connect(self._on_noticed)

    def close_down(self) -> None:
        self._gathering.stop()
        self._resting.stop()
        self._gathered.clear()

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self._tell)
        return timer

    def _on_noticed(self, notice: Notice) -> None:
        if self._is_watched() or not self._wants(notice.kind):
            return
        self._gathered = [*self._gathered, notice][-MOST_GATHERED:]
        if not self._gathering.isActive() and not self._resting.isActive():
            self._gathering.start()

    def _tell(self) -> None:
        notices, self._gathered = self._gathered, []
        if notices and not self._is_watched():
            popup: Popup = summed_up(notices)
            self.popped_up.emit(popup)
            self._resting.start()
