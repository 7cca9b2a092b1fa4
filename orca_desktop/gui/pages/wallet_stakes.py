"""What the selected account has in tasks, and what can be done with it: claim, stake more, unstake, repair."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.delegates.cells import AmountCell, Cell
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.stakes import StakeTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store

WIDTHS = (Width(300, 120, grows=True), Width(170, 110), Width(170, 110), Width(150, 96))
NO_ACCOUNT = mark("Choose an account first.")
NO_KEYS = mark("The keys of this account are not on this computer.")
NO_TASK = mark("Choose a task first.")


class StakesTab(QWidget):
    """A button that is off says why.

    Signals:
        claim_asked, stake_asked, unstake_asked: Task, the one that is selected.
        claim_all_asked, repair_asked: for the whole account.
    """

    claim_asked = Signal(object)
    claim_all_asked = Signal()
    stake_asked = Signal(object)
    unstake_asked = Signal(object)
    repair_asked = Signal()

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__()
        self._account: Account | None = None
        self.model = StakeTableModel(store, self)
        self.table = CalmTable(theme, self.model, name=tr("Stakes and claimable rewards by task"))
        self.table.setObjectName("stakesTable")
        self.table.setItemDelegate(Cell(theme, self.table))
        for column in (1, 2):
            self.table.setItemDelegateForColumn(column, AmountCell(theme, self.table))
        self.table.set_widths(*WIDTHS)
        self.table.set_empty_text(
            tr("No task works with this account. Join one, and its stake and rewards stand here.")
        )
        self.claim_button = _button(tr("&Claim"), "claimButton")
        self.claim_all_button = _button(tr("Claim &all"), "claimAllButton")
        self.stake_button = _button(tr("Stake &more"), "stakeButton")
        self.unstake_button = _button(tr("Unsta&ke"), "unstakeButton")
        self.repair_button = _button(tr("Repair staking account"), "repairButton")
        self._lay_out()
        self._connect()
        self._show_buttons()

    @property
    def selected(self) -> Task | None:
        place = self.table.selected_row()
        return self.model.row_at(place) if place is not None else None

    def show_account(self, account: Account | None) -> None:
        self._account = account
        self.model.show_account(account)
        if self.table.selected_row() is None and self.model.rowCount():
            self.table.selectRow(0)
        self._show_buttons()

    def _show_buttons(self, *_changed: object) -> None:
        task = self.selected
        claimable = any(row.claimable for row in self.model.rows)
        of_account = tr(NO_ACCOUNT) if self._account is None else "" if self._account.can_sign else tr(NO_KEYS)
        of_task = of_account or (tr(NO_TASK) if task is None else "")
        nothing = tr("There is nothing to claim from this task.")
        unstaked = tr("Nothing is staked on this task.")
        _offer(self.claim_button, of_task or ("" if task is not None and task.claimable else nothing))
        _offer(self.claim_all_button, of_account or ("" if claimable else tr("There is nothing to claim.")))
        _offer(self.stake_button, of_task)
        _offer(self.unstake_button, of_task or ("" if task is not None and task.stake else unstaked))
        _offer(self.repair_button, of_account)

    def _connect(self) -> None:
        self.table.set_row_buttons(self.claim_button, self.stake_button, self.unstake_button)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self.model.dataChanged.connect(self._show_buttons)
        self.claim_button.clicked.connect(lambda: self._ask(self.claim_asked.emit))
        self.stake_button.clicked.connect(lambda: self._ask(self.stake_asked.emit))
        self.unstake_button.clicked.connect(lambda: self._ask(self.unstake_asked.emit))
        self.claim_all_button.clicked.connect(self.claim_all_asked)
        self.repair_button.clicked.connect(self.repair_asked)

    def _ask(self, ask: Callable[[Task], None]) -> None:
        if self.selected is not None:
            ask(self.selected)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.claim_button, self.stake_button, self.unstake_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.repair_button)
        row.addWidget(self.claim_all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(panel(self.table), 1)
        layout.addLayout(row)


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    return button


TIPS = {
    "claimButton": mark("Have what is claimable from the selected task paid out"),
    "claimAllButton": mark("Have what is claimable paid out, task by task"),
    "stakeButton": mark("Add to the stake on the selected task"),
    "unstakeButton": mark("Take the whole stake back; shows first when that is possible"),
    "repairButton": mark("Look whether the network still knows the staking key as the task program's, and mend it"),
}


def _offer(button: QPushButton, why_not: str) -> None:
    button.setEnabled(not why_not)
    button.setToolTip(why_not or tr(TIPS[button.objectName()]))
    button.setAccessibleDescription(button.toolTip())
