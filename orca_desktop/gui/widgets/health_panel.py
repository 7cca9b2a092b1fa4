"""How a task's container fares, layer by layer; and how it last ended."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from orca_desktop.domain.containers import LastEnd, Layer, LayerHealth, LayerState
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.container_words import (
    ended_words,
    last_lines,
    layer_meaning,
    layer_term,
    layer_word,
    retry_words,
    why_ended_words,
)
from orca_desktop.gui.language import said, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.gui.words import clock_time, one_line

REASON_LIMIT = 160


class HealthPanel(QFrame):
    """Four lines: a sign with a word, the layer, and the reason where it is not good."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._rows = {layer: HealthRow(theme, layer) for layer in Layer}
        self._try = wrapped(weight="strong")
        self._heading = label(tr("How it last ended"), tone="quiet", level="small")
        self._ended = wrapped()
        self._lines = wrapped(face="mono", tone="quiet")
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.setAccessibleName(tr("Last lines of the container"))
        self._lay_out()

    @property
    def rows(self) -> dict[Layer, HealthRow]:
        return self._rows

    @property
    def end_text(self) -> str:
        """All that is said of trying again and of the last end."""
        parts = (self._try, self._ended, self._lines)
        return "\n".join(part.text() for part in parts if part.text())

    def show_task(self, task: Task, now: float) -> None:
        """*now* is seconds since the epoch."""
        known = {health.layer: health for health in task.health}
        for layer, row in self._rows.items():
            row.show_health(known.get(layer))
        self._show_end(task.last_end, now)
        self.show_try(task, now)

    def show_try(self, task: Task, now: float) -> None:
        """When it is started again, or that it is not."""
        words = retry_words(task, now)
        given_up = task.state is TaskState.FAILED and task.crashes > 0
        if given_up and not words:
            words = trn(
                task.crashes,
                "{n} crash in a row: it is not started again by itself.",
                "{n} crashes in a row: it is not started again by itself.",
            )
        self._try.setText(words)
        self._try.setVisible(bool(words))
        set_property(self._try, "tone", "bad" if given_up else "warn")

    def _show_end(self, end: LastEnd | None, now: float) -> None:
        ended = (ended_words(end, clock_time(end.at, now)), why_ended_words(end)) if end is not None else ()
        self._ended.setText(" ".join(ended))
        self._lines.setText("\n".join(last_lines(end)) if end is not None else "")
        self._heading.setVisible(end is not None)
        for part in (self._ended, self._lines):
            part.setVisible(bool(part.text()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for place, row in enumerate(self._rows.values()):
            row.put_into(grid, place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Health"), tone="quiet", level="small"))
        layout.addLayout(grid)
        layout.addWidget(self._try)
        layout.addSpacing(4)
        for part in (self._heading, self._ended, self._lines):
            layout.addWidget(part)


class HealthRow:
    """The three parts of a line, which a grid keeps below each other."""

    def __init__(self, theme: Theme, layer: Layer) -> None:
        self._layer = layer
        self._name = label(layer_word(layer))
        self._name.setContentsMargins(0, 2, 0, 0)
        self._name.setToolTip(tr("Good means: {meaning}.", meaning=layer_meaning(layer)))
        self._chip = Chip(theme)
        self._reason = wrapped(tone="quiet", level="small")
        self._reason.setContentsMargins(0, 2, 0, 0)

    @property
    def text(self) -> str:
        return f"{self._chip.text()} {self._reason.text()}".strip()

    def show_health(self, health: LayerHealth | None) -> None:
        term = layer_term(health.state if health is not None else LayerState.UNKNOWN)
        reason = one_line(said(health.words), REASON_LIMIT) if health is not None else ""
        if not reason:
            is_good = health is not None and health.state is LayerState.GOOD
            reason = f"{layer_meaning(self._layer)}." if is_good else tr("Not looked at yet.")
        self._chip.set_term(f"{term.sign} {term.word}", term.tone)
        self._chip.setAccessibleName(f"{layer_word(self._layer)}: {term.word}. {reason}".strip())
        self._reason.setText(reason)

    def put_into(self, grid: QGridLayout, place: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name, place, 0, top)
        grid.addWidget(self._chip, place, 1, top)
        grid.addWidget(self._reason, place, 2)
