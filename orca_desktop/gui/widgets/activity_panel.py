"""One event, looked at: when, where, and all that it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from orca_desktop.domain.archive import EventRow
from orca_desktop.domain.history_columns import time_text
from orca_desktop.domain.keys import shorten
from orca_desktop.gui.activity_words import (
    ActivityRow,
    body_of,
    both_times,
    copied,
    kind_term,
    local_time,
    severity_term,
)
from orca_desktop.gui.language import numeral, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.fact_rows import FactLine, FactRows
from orca_desktop.gui.widgets.json_view import JsonView
from orca_desktop.gui.widgets.labels import label, wrapped


class ActivityPanel(QFrame):
    """Shows a row at once, and what it holds when that has been read.

    Signals:
        task_asked: str, int or None: the task of the event and its round are to be shown.
        closed: the user has seen it.
    """

    task_asked = Signal(str, object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._row: ActivityRow | None = None
        self._body = ""
        self.kind = Chip(theme)
        self.weight = Chip(theme)
        self.words = wrapped()
        self.facts = FactRows(theme, first_width=82)
        self.view = JsonView(theme)
        self.view.setObjectName("activityBody")
        self.view.setAccessibleName(tr("All that the event holds, as JSON"))
        self.copy_button = CopyButton(theme, tr("Copy the event with all that it holds"), self._copied)
        self.task_button = QPushButton(tr("Show the &task"))
        self.task_button.setObjectName("activityTask")
        self.close_button = IconButton(theme, "x", tr("Close this event (Escape)"))
        self.close_button.setObjectName("activityClose")
        self._lay_out()
        self.task_button.clicked.connect(self._ask_for_task)
        self.close_button.clicked.connect(self.closed)
        self.show_row(None)

    @property
    def row(self) -> ActivityRow | None:
        return self._row

    def show_row(self, row: ActivityRow | None, *, joined: bool = False) -> None:
        """*joined*: whether its task is in the list, so that it can be shown."""
        self._row, self._body = row, ""
        self.view.show_json("")
        if row is None:
            return
        kind, weight = kind_term(row.kind), severity_term(row.severity)
        self.kind.set_term(kind.word, kind.tone)
        self.weight.set_term(weight.word, weight.tone)
        self.words.setText(row.words)
        self.facts.show_facts(_facts(row))
        self._show_task_button(row, joined=joined)

    def show_event(self, event: EventRow) -> None:
        """What the shown row holds; that of another row, which came late, is dropped."""
        if self._row is not None and event.id == self._row.id:
            self._body = event.body
            self.view.show_json(event.body)
            signature = body_of(event).get("signature")
            extra = [_signature(str(signature))] if signature else []
            self.facts.show_facts([*_facts(self._row), *extra])

    def _show_task_button(self, row: ActivityRow, *, joined: bool) -> None:
        self.task_button.setVisible(row.task_id is not None)
        self.task_button.setText(
            tr("Show the &task") if row.round is None else tr("Show round {number}", number=numeral(row.round))
        )
        self.task_button.setEnabled(joined)
        self.task_button.setToolTip("" if joined else tr("This task is not in your list any more."))
        self.task_button.setAccessibleDescription(self.task_button.toolTip())

    def _ask_for_task(self) -> None:
        if self._row is not None and self._row.task_id is not None:
            self.task_asked.emit(self._row.task_id, self._row.round)

    def _copied(self) -> str:
        return f"{copied(self._row)}\n{self._body}".strip() if self._row is not None else ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.kind)
        head.addWidget(self.weight)
        head.addStretch()
        head.addWidget(self.copy_button)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.facts)
        layout.addWidget(label(tr("What it holds"), tone="quiet", level="small"))
        layout.addWidget(self.view, 1)
        layout.addWidget(self.task_button)


def _facts(row: ActivityRow) -> list[FactLine]:
    facts = [
        FactLine(what=tr("When"), value=local_time(row.at) or "—", copied=time_text(row.at), tip=both_times(row.at))
    ]
    if row.slot:
        facts.append(FactLine(what=tr("Slot"), value=numeral(row.slot), copied=str(row.slot)))
    if row.task_id is not None:
        facts.append(FactLine(what=tr("Task"), value=row.task, copied=row.task_id, tip=row.task_id))
    if row.round is not None:
        facts.append(FactLine(what=tr("Round"), value=numeral(row.round), copied=str(row.round)))
    facts.append(FactLine(what=tr("Event"), value=numeral(row.id), copied=str(row.id)))
    return facts


def _signature(signature: str) -> FactLine:
    return FactLine(what=tr("Transaction"), value=shorten(signature), copied=signature, tip=signature, mono=True)
