"""All proofs of the selected task, with room to read one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.language import tr
from orca_desktop.gui.models.rounds import RoundTableModel
from orca_desktop.gui.pages.rounds_tab import rounds_table
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.proof_panel import ProofPanel
from orca_desktop.gui.widgets.table import panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store

WIDTHS = (Width(68, 66), Width(134, 70, grows=True), Width(104, 100), Width(108, 98))


class ProofsTab(QWidget):
    """Without a selection the newest proof is shown."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._task_id: TaskId | None = None
        self.model = RoundTableModel(store, only_proofs=True, parent=self)
        self.table = rounds_table(theme, self.model, name=tr("Proofs"), widths=WIDTHS)
        self.table.setObjectName("proofsTable")
        self.table.set_empty_text(tr("This task has made no proof yet."))
        self.proof = ProofPanel(theme, view_name="proofReader")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(panel(self.table), 5)
        layout.addWidget(self.proof, 6)
        self.table.selectionModel().selectionChanged.connect(self._show_proof)

    def show_task(self, task_id: TaskId | None) -> None:
        if task_id != self._task_id:
            self.table.clearSelection()
        self._task_id = task_id
        self.model.show_task(task_id)
        self._show_proof()

    def _show_proof(self, *_changed: object) -> None:
        place = self.table.selected_row()
        row = self.model.row_at(place) if place is not None else None
        self.proof.show_record(row.record if row is not None else self.model.newest_with_proof())
