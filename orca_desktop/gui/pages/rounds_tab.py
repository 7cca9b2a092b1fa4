"""The rounds of the selected task: the present one as a band, all as a table; beside it a proof, or why no reward."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.moments import Moment, moment_at
from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import AmountCell, Cell, ChipCell
from orca_desktop.gui.language import numeral, tr
from orca_desktop.gui.models.rounds import RESULT, REWARD, RoundRow, RoundTableModel
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.evidence_button import EvidenceButton
from orca_desktop.gui.widgets.labels import ElidedLabel
from orca_desktop.gui.widgets.phase_strip import PhaseStrip
from orca_desktop.gui.widgets.proof_panel import ProofPanel
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.widgets.why_panel import WhyPanel
from orca_desktop.gui.words import duration, round_term
from orca_desktop.state.explaining import why
from orca_desktop.state.store import Store

ROUND_WIDTHS = (
    Width(68, 66),
    Width(127, 60),
    Width(104, 100),
    Width(164, 62, grows=True),
    Width(104, 98),
    Width(150, 124),
)
BESIDE = 266
"""What the two buttons above the proof need."""


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
        self.table = rounds_table(theme, self.model, name=tr("Rounds"), widths=ROUND_WIDTHS)
        self.table.setObjectName("roundsTable")
        self.table.set_empty_text(tr("The first round of this task has not begun on this node."))
        self.proof = ProofPanel(theme, view_name="proofView")
        self.why = WhyPanel(theme)
        self.why_button = _why_button()
        self.evidence_button = EvidenceButton(bridge, submit)
        self._beside = QStackedWidget()
        self.table.set_row_buttons(self.why_button, self.evidence_button)
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
        self.why_button.setText(tr("Sho&w the proof") if asks_why else tr("&Why no reward?"))
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
            words = tr("The present slot is not known yet.") if task is not None else ""
            self._words.setText(words)
            self._strip.show_moment(None, None, words)
            return
        moment = moment_at(task.windows, slot)
        words = moment_words(moment, duration(self._clock.seconds(moment.slots_left)))
        if not self._clock.is_running:
            words = tr(
                "Round {number} when the network was last seen. The clock stands still until it is back.",
                number=numeral(moment.number),
            )
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
        beside.setMinimumWidth(BESIDE)
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
            return tr("The first round begins in {left}", left=left)
        case Phase.SUBMISSION if before < 0:
            return tr("Work on round {number} · audits open in {left}", number=numeral(moment.number), left=left)
        case Phase.SUBMISSION:
            return tr("Submit proof of round {before} · closes in {left}", before=numeral(before), left=left)
        case Phase.AUDIT if before < 0:
            return tr("Nothing to audit in the first round · ends in {left}", left=left)
        case Phase.AUDIT:
            return tr("Audit proofs of round {before} · closes in {left}", before=numeral(before), left=left)
        case Phase.SETTLE:
            settled = (
                tr("Round {before} is paid out", before=numeral(before - 1))
                if before >= 1
                else tr("Nothing to pay out yet")
            )
            return tr(
                "{settled} · round {number} begins in {left}",
                settled=settled,
                number=numeral(moment.number + 1),
                left=left,
            )


def rounds_table(theme: Theme, model: RoundTableModel, *, name: str, widths: tuple[Width, ...]) -> CalmTable:
    """A table of rounds with its painted columns; the result is a chip, the reward an amount."""
    table = CalmTable(theme, model, name=name)
    table.setItemDelegate(Cell(theme, table))
    for place, column in enumerate(model.columns):
        if column is RESULT:
            table.setItemDelegateForColumn(place, ChipCell(theme, _tone, table))
        elif column is REWARD:
            table.setItemDelegateForColumn(place, AmountCell(theme, table))
    table.set_widths(*widths)
    return table


def _why_button() -> QPushButton:
    button = QPushButton(tr("&Why no reward?"))
    button.setObjectName("whyButton")
    button.setCheckable(True)
    button.setToolTip(tr("What became of the selected round, fact by fact (Alt+W)"))
    button.setAccessibleDescription(tr("Shows the facts about the selected round in the place of its proof"))
    return button


def _tone(row: RoundRow) -> Tone:
    return round_term(row.record).tone
