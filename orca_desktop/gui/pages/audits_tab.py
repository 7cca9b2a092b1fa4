"""Audits of the selected task: whose proofs this node looked at, and who doubted its own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.delegates.cells import Cell, ChipCell
from orca_desktop.gui.models.audits import GivenRow, GivenTableModel, ReceivedRow, ReceivedTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.table import CalmTable, Width, panel
from orca_desktop.gui.words import outcome_term, verdict_term
from orca_desktop.state.store import Store

VERDICT_COLUMN = 2
OUTCOME_COLUMN = 3


class AuditsTab(QWidget):
    """Given on the left, received on the right."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self.given_model = GivenTableModel(store, self)
        self.received_model = ReceivedTableModel(store, self)
        self.given = self._given_table(theme)
        self.received = self._received_table(theme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(_titled("Given: proofs of other nodes", self.given), 3)
        layout.addLayout(_titled("Received: doubts about your proofs", self.received), 2)

    def show_task(self, task_id: TaskId | None) -> None:
        self.given_model.show_task(task_id)
        self.received_model.show_task(task_id)

    def _given_table(self, theme: Theme) -> CalmTable:
        table = CalmTable(theme, self.given_model, name="Audits given")
        table.setObjectName("auditsGivenTable")
        table.setItemDelegate(Cell(theme, table))
        table.setItemDelegateForColumn(VERDICT_COLUMN, ChipCell(theme, _verdict_tone, table))
        table.set_widths(Width(58, 58), Width(132, 112), Width(96, 90), Width(116, 106), Width(160, 60, grows=True))
        table.set_empty_text("No audit given yet. Proofs of other nodes are looked at in the audit phase.")
        return table

    def _received_table(self, theme: Theme) -> CalmTable:
        table = CalmTable(theme, self.received_model, name="Audits received")
        table.setObjectName("auditsReceivedTable")
        table.setItemDelegate(Cell(theme, table))
        table.setItemDelegateForColumn(OUTCOME_COLUMN, ChipCell(theme, _outcome_tone, table))
        table.set_widths(Width(58, 58), Width(132, 70, grows=True), Width(98, 98), Width(106, 98))
        table.setMinimumWidth(338)
        table.setMaximumWidth(394)
        table.set_empty_text("Nobody has doubted a proof of this node.")
        return table


def _titled(title: str, table: CalmTable) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(8)
    layout.addWidget(label(title, tone="quiet", level="small"))
    layout.addWidget(panel(table), 1)
    return layout


def _verdict_tone(row: GivenRow) -> Tone:
    return verdict_term(row.audit.verdict).tone


def _outcome_tone(row: ReceivedRow) -> Tone:
    return outcome_term(row.audit, row.result).tone
