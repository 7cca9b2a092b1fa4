"""Audits of the selected task: whose proofs this node looked at, also once more, and who doubted its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.commands import Command, RunAuditAgain
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import Cell, ChipCell, VotesCell
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.audits import GivenRow, GivenTableModel, ReceivedRow, ReceivedTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.audit_panel import AuditPanel
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.words import outcome_term, verdict_term
from orca_desktop.state.store import Store

VERDICT_COLUMN = 2
VOTES_COLUMN = 2
OUTCOME_COLUMN = 3

AGAIN = mark("&Audit again")
AGAIN_MEANING = mark("Show the selected proof to the task's container once more, on this computer only (Alt+A)")
BEFORE_MEANING = mark("The same by the image that you had agreed to before the present one")
NO_ROW = mark("Select an audit first")
NO_IMAGE = mark("No other image was agreed to before the present one")
RECEIVED_TITLE, RESULT_TITLE = mark("Received: doubts about your proofs"), mark("Run again on this computer")


class AuditsTab(QWidget):
    """Given on the left, received on the right; an audit that was run again takes the place of those received."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge, submit: Callable[[Command], None]) -> None:
        super().__init__()
        self._store = store
        self._submit = submit
        self._task_id: TaskId | None = None
        self._asked: RunAuditAgain | None = None
        self.given_model = GivenTableModel(store, self)
        self.received_model = ReceivedTableModel(store, self)
        self.given = self._given_table(theme)
        self.received = self._received_table(theme)
        self.again_button = _button(tr(AGAIN), "auditAgainButton")
        self.before_button = _button(tr("By the image before"), "auditBeforeButton")
        self.result = AuditPanel(theme)
        self._right_title = label(tr(RECEIVED_TITLE), tone="quiet", level="small")
        self._right = QStackedWidget()
        self._lay_out()
        self._connect(bridge)
        self._show_buttons()

    def show_task(self, task_id: TaskId | None) -> None:
        if task_id != self._task_id:
            self.given.clearSelection()
            self._show_received()
        self._task_id = task_id
        self.given_model.show_task(task_id)
        self.received_model.show_task(task_id)
        self._show_buttons()

    # -- running one again --------------------------------------------------------------------------------------

    def _connect(self, bridge: StoreBridge) -> None:
        self.given.set_row_buttons(self.again_button, self.before_button)
        self.again_button.clicked.connect(lambda: self._run_again(AuditImage.NOW))
        self.before_button.clicked.connect(lambda: self._run_again(AuditImage.BEFORE))
        self.result.close_button.clicked.connect(self._show_received)
        self.given.selectionModel().selectionChanged.connect(self._on_selected)
        bridge.audited_again.connect(self._on_result)
        bridge.refused.connect(self._on_refused)

    def _selected(self) -> GivenRow | None:
        place = self.given.selected_row()
        return self.given_model.row_at(place) if place is not None else None

    def _run_again(self, image: AuditImage) -> None:
        row = self._selected()
        if row is not None:
            self._asked = RunAuditAgain(row.task_id, row.number, row.audit.node, image)
            self._submit(self._asked)
            self._show_buttons()

    def _on_selected(self, *_changed: object) -> None:
        """An audit that was run again before is shown again."""
        row = self._selected()
        known = self._store.audits_again.get((row.task_id, row.number, row.audit.node)) if row is not None else None
        if known is not None:
            self._show_result(known)
        else:
            self._show_received()
        self._show_buttons()

    def _on_result(self, result: AuditAgain) -> None:
        asked = self._asked
        if asked is not None and (asked.task_id, asked.round, asked.node) == (
            result.task_id,
            result.round,
            result.node,
        ):
            self._asked = None
        row = self._selected()
        if row is not None and (row.task_id, row.number, row.audit.node) == (result.task_id, result.round, result.node):
            self._show_result(result)
        self._show_buttons()

    def _on_refused(self, refusal: CommandRefused) -> None:
        if refusal.command == self._asked:
            self._asked = None
            self._show_buttons()

    def _show_buttons(self) -> None:
        """Off for a reason, which they say."""
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        has_row, is_free = self._selected() is not None, self._asked is None
        has_before = task is not None and task.before is not None
        self.again_button.setText(tr(AGAIN) if is_free else tr("Auditing…"))
        self.again_button.setEnabled(has_row and is_free)
        self.again_button.setToolTip(tr(AGAIN_MEANING) if has_row else tr(NO_ROW))
        self.before_button.setEnabled(has_row and is_free and has_before)
        self.before_button.setToolTip((tr(BEFORE_MEANING) if has_row else tr(NO_ROW)) if has_before else tr(NO_IMAGE))
        for button in (self.again_button, self.before_button):
            button.setAccessibleDescription(button.toolTip())

    def _show_result(self, result: AuditAgain) -> None:
        self.result.show_result(result)
        self._right_title.setText(tr(RESULT_TITLE))
        self._right.setCurrentWidget(self.result)

    def _show_received(self) -> None:
        self._right_title.setText(tr(RECEIVED_TITLE))
        self._right.setCurrentIndex(0)

    # -- layout -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(tr("Given: proofs of other nodes"), tone="quiet", level="small"))
        head.addStretch()
        head.addWidget(self.before_button)
        head.addWidget(self.again_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(panel(self.given), 1)
        self._right.addWidget(panel(self.received))
        self._right.addWidget(self.result)
        self._right.setMinimumWidth(340)
        self._right.setMaximumWidth(396)
        self._right_title.setMinimumHeight(self.again_button.sizeHint().height())
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._right_title)
        right.addWidget(self._right, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(left, 3)
        layout.addLayout(right, 2)

    def _given_table(self, theme: Theme) -> CalmTable:
        table = CalmTable(theme, self.given_model, name=tr("Audits given"))
        table.setObjectName("auditsGivenTable")
        table.setItemDelegate(Cell(theme, table))
        table.setItemDelegateForColumn(VERDICT_COLUMN, ChipCell(theme, _verdict_tone, table))
        table.set_widths(Width(68, 66), Width(132, 112), Width(96, 90), Width(128, 106), Width(148, 60, grows=True))
        table.set_empty_text(tr("No audit given yet. Proofs of other nodes are looked at in the audit phase."))
        return table

    def _received_table(self, theme: Theme) -> CalmTable:
        table = CalmTable(theme, self.received_model, name=tr("Audits received"))
        table.setObjectName("auditsReceivedTable")
        table.setItemDelegate(Cell(theme, table))
        table.setItemDelegateForColumn(VOTES_COLUMN, VotesCell(theme, _votes, table))
        table.setItemDelegateForColumn(OUTCOME_COLUMN, ChipCell(theme, _outcome_tone, table))
        table.set_widths(Width(68, 66), Width(132, 70, grows=True), Width(106, 104), Width(106, 98))
        table.set_empty_text(tr("Nobody has doubted a proof of this node."))
        return table


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    return button


def _verdict_tone(row: GivenRow) -> Tone:
    return verdict_term(row.audit.verdict).tone


def _votes(row: ReceivedRow) -> tuple[int, int]:
    return row.audit.votes_for, row.audit.votes_against


def _outcome_tone(row: ReceivedRow) -> Tone:
    return outcome_term(row.audit, row.result).tone
