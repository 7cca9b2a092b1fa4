"""An export while it runs: how far it has come, and the button that ends it; afterwards what came of it."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from orca_desktop.domain.archive import Filter
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.history_export import write_events
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.labels import wrapped

TOLD_MS = 200


class _Export(QObject):
    """What the thread that writes and the window both look at."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.count = 0
        self.cancelled = threading.Event()

    def told(self, count: int) -> None:
        self.count = count


class ExportRow(QFrame):
    """Hidden until something is saved. One export at a time.

    Signals:
        ended: an export was carried out, failed, or was cancelled.
    """

    ended = Signal()

    def __init__(self, theme: Theme, errands: Errands) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setObjectName("exportRow")
        self._errands = errands
        self._export: _Export | None = None
        self._words = wrapped()
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("exportCancel")
        self.copy_button = CopyButton(theme, tr("Copy where it was saved, or why not"), lambda: self._words.text())
        self.close_button = IconButton(theme, "x", tr("Close this message"))
        self.close_button.setObjectName("exportClose")
        self._timer = QTimer(self)
        self._timer.setInterval(TOLD_MS)
        self._timer.timeout.connect(self._tell)
        self.cancel_button.clicked.connect(self.cancel)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for part in (self.cancel_button, self.copy_button, self.close_button):
            row.addWidget(part)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def is_busy(self) -> bool:
        return self._export is not None

    def begin(self, reader: HistoryReader, wanted: Filter, path: Path) -> None:
        """Write what is *wanted* to *path*; nothing while another is under way."""
        if self._export is not None:
            return
        export = self._export = _Export(path)
        self._say("", busy=True)
        self._tell()
        self._timer.start()
        work = asyncio.to_thread(
            write_events, reader, wanted, path, told=export.told, is_cancelled=export.cancelled.is_set
        )
        self._errands.do(work, then=self._done, failed=self._failed)

    def cancel(self) -> None:
        """End what is under way; nothing of it is left."""
        if self._export is not None:
            self._export.cancelled.set()

    def _tell(self) -> None:
        if self._export is not None:
            self._words.setText(
                trn(
                    self._export.count,
                    "Saving to {file}: {n} event",
                    "Saving to {file}: {n} events",
                    file=self._export.path.name,
                )
            )

    def _done(self, count: int | None) -> None:
        path = self._export.path if self._export is not None else Path()
        words = (
            trn(count, "{n} event saved to {path}.", "{n} events saved to {path}.", path=path)
            if count is not None
            else tr("Nothing was saved.")
        )
        self._say(words, busy=False)

    def _failed(self, title: str, message: str) -> None:
        self._say(tr("Nothing was saved. {title}: {message}", title=title, message=message), busy=False)

    def _say(self, words: str, *, busy: bool) -> None:
        self._words.setText(words)
        self.cancel_button.setVisible(busy)
        self.copy_button.setVisible(not busy)
        self.close_button.setVisible(not busy)
        self.show()
        if not busy:
            self._timer.stop()
            self._export = None
            self.setAccessibleName(words)
            self.ended.emit()
