"""Several tasks that are to be joined, one below the other: where each stands, and what can be done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.keys import shorten
from orca_desktop.gui.join_queue import Entry, EntryState
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import ElidedLabel, label
from orca_desktop.gui.words import one_line

_TONES = {
    EntryState.WAITING: Tone.QUIET,
    EntryState.LOOKING: Tone.INFO,
    EntryState.OPEN: Tone.INFO,
    EntryState.FAILED: Tone.WARN,
}
MOST_SHOWN = 6


class JoinList(QFrame):
    """Hidden while there is nothing that waits or failed.

    Signals:
        again_asked, remove_asked: int, the number of the entry.
    """

    again_asked = Signal(int)
    remove_asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_busy = False
        self.setProperty("role", "panel")
        self.setObjectName("joinList")
        self._title = label(weight="strong")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._more = label(tone="quiet", level="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 10, 9)
        layout.setSpacing(5)
        layout.addWidget(self._title)
        layout.addLayout(self._rows)
        layout.addWidget(self._more)
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """In their order; more than MOST_SHOWN are counted. While a review is open one line says how they stand."""
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self._is_busy = any(entry.state in (EntryState.LOOKING, EntryState.OPEN) for entry in entries)
        is_folded = any(entry.state is EntryState.OPEN for entry in entries)
        for entry in () if is_folded else entries[:MOST_SHOWN]:
            self._rows.addWidget(self._row(entry))
        words = trn(len(entries), "{n} task to join", "{n} tasks to join")
        counts = Counter(tr(entry.state.value) for entry in entries)
        stand = ", ".join(f"{count} {state}" for state, count in counts.items())
        self._title.setText(f"{words}: {stand}" if is_folded else words)
        self._more.setText(tr("and {count} more", count=len(entries) - MOST_SHOWN))
        self._more.setVisible(len(entries) > MOST_SHOWN and not is_folded)
        self.setAccessibleName(f"{words}: {stand}")
        self.setVisible(any(entry.state in (EntryState.WAITING, EntryState.FAILED) for entry in entries))

    def _row(self, entry: Entry) -> QWidget:
        name = shorten(entry.task_id) if entry.task_id is not None else one_line(entry.text, 40)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        chip = Chip(self._theme, row)
        chip.set_term(tr(entry.state.value), _TONES[entry.state])
        chip.setMinimumWidth(110)
        key = label(name, face="mono")
        key.setToolTip(plain_tip(one_line(entry.text, 200)))
        words = ElidedLabel(f"{entry.title}. {entry.message}" if entry.title else "", tone="quiet", level="small")
        line.addWidget(chip)
        line.addWidget(key)
        line.addWidget(words, 1)
        for control in self._controls(entry, name):
            line.addWidget(control)
        row.setAccessibleName(f"{name}: {tr(entry.state.value)}. {words.text()}")
        return row

    def _controls(self, entry: Entry, name: str) -> list[QWidget]:
        controls: list[QWidget] = []
        if entry.state is EntryState.FAILED:
            copied = f"{entry.text}\n{entry.title}\n{entry.message}"
            controls.append(CopyButton(self._theme, tr("Copy what is wrong with {name}", name=name), lambda: copied))
        can_start = entry.state is EntryState.WAITING and not self._is_busy
        if (entry.state is EntryState.FAILED or can_start) and entry.task_id is not None:
            again = QPushButton(tr("Look up") if entry.state is EntryState.WAITING else tr("Try again"))
            again.setProperty("role", "segment")
            again.setObjectName(f"joinAgain{entry.number}")
            again.setAccessibleName(f"{again.text()}: {name}")
            again.clicked.connect(lambda: self.again_asked.emit(entry.number))
            controls.append(again)
        if entry.state in (EntryState.FAILED, EntryState.WAITING):
            remove = IconButton(self._theme, "x", tr("Forget {name}", name=name))
            remove.setObjectName(f"joinForget{entry.number}")
            remove.clicked.connect(lambda: self.remove_asked.emit(entry.number))
            controls.append(remove)
        return controls
