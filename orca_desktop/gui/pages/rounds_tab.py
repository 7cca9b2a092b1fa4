"""The rounds of the selected task: the present one as a band, all as a table; beside it a proof, or why no reward."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.moments import Moment, moment_at
from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import AmountCell, Cell, ChipCell
from orca_desktop.gui.models.rounds import RoundRow, RoundTableModel
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.evidence_button import EvidenceButton
from orca_desktop.gui.widgets.labels import ElidedLabel
from orca_desktop.gui.widgets.phase_strip import PhaseStrip
from orca_desktop.gui.widgets.proof_panel import ProofPanel
from orca_desktop.gui.widgets.table import CalmTable, Width, panel
from orca_desktop.gui.widgets.why_panel import WhyPanel
from orca_desktop.gui.words import duration, result_term
from orca_desktop.state.answers import why
from orca_desktop.state.store import Store

ROUND_WIDTHS = (
    Width(58, 58),
    Width(131, 72),
    Width(102, 100),
    Width(180, 64, grows=True),
    Width(106, 98),
    Width(142, 128),
)


class RoundsTab(QWidget):
    """Without a selection the panel shows the newest proof, or the newest round without a reward.

    A selected round stays selected while others come.
    """

    def __init__(
        self, theme: Theme, store: Store, bridge: StoreBridge, clock: SlotClock, submit: Callable[[Command], None]
    ) -> None:
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
        self.why = WhyPanel(theme)
        self.why_button = _why_button()
        self.evidence_button = EvidenceButton(bridge, submit)
        self._beside = QStackedWidget()
        self._lay_out()
        self.why_button.toggled.connect(self._show_round)
        self.table.selectionModel().selectionChanged.connect(self._show_round)
        clock.ticked.connect(self._show_moment)

    def show_task(self, task_id: TaskId | None) -> None:
        """Show what the store knows of the task now."""
        if task_id != self._task_id:
            self.table.clearSelection()
        self._task_id = task_id
        self.model.show_task(task_id)
        self._show_round()
        self._show_moment()

    def select_round(self, number: int) -> None:
        """Nothing is selected where the round is not in the table."""
        place = self.model.position_of((self._task_id, number))
        if place is None:
            self.table.clearSelection()
            return
        self.table.selectRow(place)
        self.table.scrollTo(self.model.index(place, 0))

    def _show_round(self, *_changed: object) -> None:
        place = self.table.selected_row()
        row = self.model.row_at(place) if place is not None else None
        self.proof.show_record(row.record if row is not None else self.model.newest_with_proof())
        self.evidence_button.show_record(row.record if row is not None else None)
        asks_why = self.why_button.isChecked()
        self._beside.setCurrentWidget(self.why if asks_why else self.proof)
        self.why_button.setText("Sho&w the proof" if asks_why else "&Why no reward?")
        if asks_why:
            self._show_why(row.record.number if row is not None else None)

    def _show_why(self, number: int | None) -> None:
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        slot = self._clock.slot()
        self.why.show_chain(why(self._store, task, number, slot=slot) if task is not None else None)

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
        layout.addWidget(self._lay_out_beside(), 1)

    def _lay_out_beside(self) -> QWidget:
        self._beside.addWidget(self.proof)
        self._beside.addWidget(self.why)
        beside = QWidget()
        beside.setMinimumWidth(250)
        beside.setMaximumWidth(318)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._lay_out_buttons())
        column.addWidget(self._beside, 1)
        return beside

    def _lay_out_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch()
        row.addWidget(self.evidence_button)
        row.addWidget(self.why_button)
        return row


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


def _why_button() -> QPushButton:
    button = QPushButton("&Why no reward?")
    button.setObjectName("whyButton")
    button.setCheckable(True)
    button.setToolTip("What became of the selected round, fact by fact (Alt+W)")
    button.setAccessibleDescription("Shows the facts about the selected round in the place of its proof")
    return button


def _tone(row: RoundRow) -> Tone:
    return result_term(row.record.result).tone
