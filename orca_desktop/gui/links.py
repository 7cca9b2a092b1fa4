"""Links and texts that come from outside the window: another start, the system, or dropped on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QFileOpenEvent

Take = Callable[[str], None]

MOST_WAITING = 20
MOST_TEXT = 40_000
"""More than any number of task IDs that is looked at together."""


class Letterbox(QObject):
    """Keeps what comes until somebody takes it, in the order in which it came."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[str] = []
        self._take: Take | None = None

    def put(self, text: str) -> None:
        """Hand over a text; an empty one is none."""
        if not text.strip():
            return
        if self._take is not None:
            self._take(text)
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(text)

    def open(self, take: Take | None) -> None:
        """From now on *take* gets what comes, and first what waits; None: it waits again."""
        self._take = take
        if take is not None:
            waiting, self._waiting = self._waiting, []
            for text in waiting:
                take(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """To be put on the application: macOS tells links by an event."""
        if isinstance(event, QFileOpenEvent) and event.url().scheme() == "orca":
            self.put(event.url().toString())
            return True
        return super().eventFilter(watched, event)


def dropped_text(mime: QMimeData) -> str:
    """What can be read of something that is dropped: its links, or its text; empty where there is neither."""
    links = [url.toString() for url in mime.urls() if not url.isLocalFile()]
    text = "\n".join(links) if links else mime.text() if mime.hasText() and not mime.hasUrls() else ""
    return text[:MOST_TEXT]
