"""The rounds of the selected task: the present one as a band, all of them as a table, and a proof beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.delegates.cells import AmountCell, Cell, ChipCell
from orca_desktop.gui.models.rounds import RoundRow, RoundTableModel
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import ElidedLabel
from orca_desktop.gui.widgets.phase_strip import PhaseStrip
from orca_desktop.gui.widgets.proof_panel import ProofPanel
from orca_desktop.gui.widgets.table import CalmTable, Width, panel
from orca_desktop.gui.words import duration, result_term
from orca_desktop.state.selectors import Moment, moment_at
from orca_desktop.state.store import Store

ROUND_WIDTHS = (
    Width(58, 58),
    Width(131, 72),
    Width(102, 100),
    Width(180, 64, grows=True),
    Width(106, 98),
    Width(106, 104),
)


class RoundsTab(QWidget):
    """Without a selection the panel shows the newest proof; a selected round stays selected while others come."""

    def __init__(self, theme: Theme, store: Store, clock: SlotClock) -> None:
        super().__init__()
        self._store = store
        self._clock = clock
        self._task_id: TaskId | None = None
        self._words = ElidedLabel(tone="quiet", level="small")
        self._strip = PhaseStrip(theme)
        self.model = RoundTableModel(store, parent=self)
        self.table = rounds_table(theme, self.model, name="Rounds", widths=ROUND_WIDTHS)
        self.table.setObjectName("roundsTable")
        self.table.set_empty_text("The first round of this task has not begun on this node.")
        self.proof = ProofPanel(theme, view_name="proofView")
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_proof)
        clock.ticked.connect(self._show_moment)

    def show_task(self, task_id: TaskId | None) -> None:
        """Show what the store knows of the task now."""
        if task_id != self._task_id:
            self.table.clearSelection()
        self._task_id = task_id
        self.model.show_task(task_id)
        self._show_proof()
        self._show_moment()

    def _show_proof(self, *_changed: object) -> None:
        place = self.table.selected_row()
        row = self.model.row_at(place) if place is not None else None
        self.proof.show_record(row.record if row is not None else self.model.newest_with_proof())

    def _show_moment(self) -> None:
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        slot = self._clock.slot()
        if task is None or slot is None:
            words = "The present slot is not known yet." if task is not None else ""
            self._words.setText(words)
            self._strip.show_moment(None, None, words)
            return
        moment = moment_at(task.windows, slot)
        words = moment_words(moment, duration(self._clock.seconds(moment.slots_left)))
        if not self._clock.is_running:
            words = f"Round {moment.number:,} when the network was last seen. The clock stands still until it is back."
        self._words.setText(words)
        self._strip.show_moment(task.windows, moment, words)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._words)
        left.addWidget(self._strip)
        left.addWidget(panel(self.table), 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(left, 2)
        self.proof.setMinimumWidth(250)
        self.proof.setMaximumWidth(318)
        layout.addWidget(self.proof, 1)


def moment_words(moment: Moment, left: str) -> str:
    """What is done in the present phase, and until when (k2.md 5.2)."""
    before = moment.number - 1
    match moment.phase:
        case None:
            return f"The first round begins in {left}"
        case Phase.SUBMISSION if before < 0:
            return f"Work on round {moment.number:,} · audits open in {left}"
        case Phase.SUBMISSION:
            return f"Submit proof of round {before:,} · closes in {left}"
        case Phase.AUDIT if before < 0:
            return f"Nothing to audit in the first round · ends in {left}"
        case Phase.AUDIT:
            return f"Audit proofs of round {before:,} · closes in {left}"
        case Phase.SETTLE:
            settled = f"Round {before - 1:,} is paid out" if before >= 1 else "Nothing to pay out yet"
            return f"{settled} · round {moment.number + 1:,} begins in {left}"


def rounds_table(theme: Theme, model: RoundTableModel, *, name: str, widths: tuple[Width, ...]) -> CalmTable:
    """A table of rounds with its painted columns; the result is a chip, the reward an amount."""
    table = CalmTable(theme, model, name=name)
    table.setItemDelegate(Cell(theme, table))
    for column in range(model.columnCount()):
        title = model.headerData(column, Qt.Orientation.Horizontal)
        if title == "Result":
            table.setItemDelegateForColumn(column, ChipCell(theme, _tone, table))
        elif str(title).startswith("Reward"):
            table.setItemDelegateForColumn(column, AmountCell(theme, table))
    table.set_widths(*widths)
    return table


def _tone(row: RoundRow) -> Tone:
    return result_term(row.record.result).tone
