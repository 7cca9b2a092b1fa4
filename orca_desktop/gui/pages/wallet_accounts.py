"""The accounts of this node, and what can be done with the selected one."""

from __future__ import annotations

import enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.keys import PublicKey
from orca_desktop.gui.delegates.cells import AmountCell, Cell, ChipCell
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.accounts import AccountRow, AccountTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.wallet_words import backup_term, tokens_held
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store

WIDTHS = (
    Width(220, 110, grows=True),
    Width(92, 84),
    Width(150, 90),
    Width(180, 110),
    Width(130, 122),
    Width(140, 120),
    Width(140, 100),
)
ROW_HEIGHT = 36
HEAD_HEIGHT = 36
MOST_ROWS = 4
TOKENS = 6
"""The column; it is there only where an account holds a token."""
NO_ACCOUNT = mark("Choose an account first.")
NO_KEYS = mark("Its keys are not on this computer.")


class Act(enum.Enum):
    """What is offered for an account, with its word and what it does, in the order of the buttons."""

    RECEIVE = (mark("&Receive"), mark("Its address as a QR code and as text"))
    SEND = (mark("&Send"), mark("Send KOII from it to an address"))
    CHECK = (mark("Check &words"), mark("Type three of its words from your paper"))
    DEFAULT = (mark("Make &default"), mark("Join new tasks with it"))
    RENAME = (mark("Re&name"), mark("Call it something else"))
    EXPORT = (mark("&Export"), mark("Show its words or keys, behind a confirmation"))
    REMOVE = (mark("Remo&ve"), mark("Delete it from this computer"))


class AccountsPanel(QWidget):
    """One account is always selected where there is one.

    Signals:
        asked: Act and Account.
        account_selected: Account, or None.
    """

    asked = Signal(object, object)
    account_selected = Signal(object)

    def __init__(self, theme: Theme, store: Store, problem: str) -> None:
        """*problem* says why accounts cannot be changed in this window; empty when they can."""
        super().__init__()
        self._problem = problem
        self._told: Account | None = None
        self.model = AccountTableModel(store, self)
        self.table = CalmTable(theme, self.model, name=tr("Accounts"), row_height=ROW_HEIGHT)
        self.table.setObjectName("accountsTable")
        self.table.setItemDelegate(Cell(theme, self.table))
        self.table.setItemDelegateForColumn(1, ChipCell(theme, lambda _: Tone.INFO, self.table))
        self.table.setItemDelegateForColumn(4, ChipCell(theme, _backup_tone, self.table))
        self.table.setItemDelegateForColumn(5, AmountCell(theme, self.table))
        self.table.setItemDelegateForColumn(TOKENS, AmountCell(theme, self.table))
        self.table.set_widths(*WIDTHS)
        self._show_tokens()
        self._frame = panel(self.table)
        self.buttons = {act: _button(act) for act in Act}
        self.table.set_row_buttons(*self.buttons.values())
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        for act, button in self.buttons.items():
            button.clicked.connect(lambda _=False, chosen=act: self._ask(chosen))
        self.refresh()

    @property
    def selected(self) -> AccountRow | None:
        place = self.table.selected_row()
        return self.model.row_at(place) if place is not None else None

    def refresh(self) -> None:
        """Show what the store knows now."""
        self.model.refresh()
        self._show_tokens()
        rows = self.model.rowCount()
        if self.table.selected_row() is None and rows:
            self.table.selectRow(0)
        self._frame.setFixedHeight(HEAD_HEIGHT + ROW_HEIGHT * min(max(rows, 1), MOST_ROWS) + 10)
        self._on_selection()

    def _show_tokens(self) -> None:
        has_tokens = any(tokens_held(row.balance) for row in self.model.rows)
        self.table.columns.offer(TOKENS, offered=has_tokens)

    def select(self, main: PublicKey) -> None:
        place = self.model.position_of(main)
        if place is not None:
            self.table.selectRow(place)

    def _on_selection(self, *_changed: object) -> None:
        self._show_buttons()
        row = self.selected
        account = row.account if row is not None else None
        if account != self._told:
            self._told = account
            self.account_selected.emit(account)

    def _show_buttons(self) -> None:
        for act, button in self.buttons.items():
            why_not = why_not_now(act, self.selected, self._problem)
            button.setEnabled(not why_not)
            button.setToolTip(why_not or tr(act.value[1]))
            button.setAccessibleDescription(button.toolTip())

    def _ask(self, act: Act) -> None:
        row = self.selected
        if row is not None:
            self.asked.emit(act, row.account)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for act, button in self.buttons.items():
            if act is Act.RENAME:
                row.addStretch()
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._frame)
        layout.addLayout(row)


def why_not_now(act: Act, row: AccountRow | None, problem: str) -> str:
    """Why it cannot be done with that account; *problem* says why accounts cannot be changed in this window."""
    if row is None:
        return tr(NO_ACCOUNT)
    if act is Act.RECEIVE:
        return ""
    if act in (Act.SEND, Act.CHECK, Act.EXPORT) and not row.account.can_sign:
        return tr(NO_KEYS)
    if act is Act.SEND:
        return ""
    if act is Act.DEFAULT and row.is_default:
        return tr("New tasks are joined with it already.")
    if act is Act.CHECK and row.account.backed_up:
        return tr("It is backed up.")
    return problem


def _button(act: Act) -> QPushButton:
    button = QPushButton(tr(act.value[0]))
    button.setObjectName(f"account-{act.name.lower()}")
    return button


def _backup_tone(row: AccountRow) -> Tone:
    return backup_term(row.account).tone
