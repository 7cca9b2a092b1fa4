"""The ledger: typed rows of the history, the newest first, with their sums; without a history those of the rounds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.archive import Filter, Page
from orca_desktop.domain.events import AccountsChanged
from orca_desktop.domain.ledger import EntryKind, LedgerEntry
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import AmountCell, Cell, ChipCell
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.models.ledger import POTS, LedgerRow, LedgerTableModel, entries_of_store, sums
from orca_desktop.gui.services import LedgerReader
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.wallet_words import entry_term, signed
from orca_desktop.gui.widgets.account_filter import AccountFilter
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import ElidedLabel
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store

WIDTHS = (Width(116, 96), Width(130, 116), Width(300, 110, grows=True), Width(210, 84), Width(170, 130))
AT_ONCE = 200
OF_ROUNDS = (EntryKind.REWARD, EntryKind.SLASH)


class LedgerTab(QWidget):
    """Asks the history when it is shown, and again when rounds or money moved meanwhile."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        errands: Errands,
        reader: LedgerReader | None,
        now: Callable[[], float],
    ) -> None:
        super().__init__()
        self._store = store
        self._errands = errands
        self._reader = reader
        self._entries: tuple[LedgerEntry, ...] = ()
        self._next: int | None = None
        self._asked = 0
        self.model = LedgerTableModel(store, now, self)
        self.table = CalmTable(theme, self.model, name=tr("Ledger"), row_height=32)
        self.table.setObjectName("ledgerTable")
        self.table.setItemDelegate(Cell(theme, self.table))
        self.table.setItemDelegateForColumn(1, ChipCell(theme, _tone, self.table))
        self.table.setItemDelegateForColumn(4, AmountCell(theme, self.table))
        self.table.set_widths(*WIDTHS)
        self.table.set_empty_text(tr("Nothing has come in or gone out yet."))
        self.problem = Banner(theme, tone=Tone.WARN, closable=False)
        self.kinds = QComboBox()
        self.kinds.setObjectName("ledgerKinds")
        name_choice(self.kinds, tr("Which rows are shown"))
        self.kinds.addItem(tr("All rows"), None)
        for kind in EntryKind if reader is not None else OF_ROUNDS:
            self.kinds.addItem(entry_term(kind).word, kind)
        self.whose = AccountFilter(tr("Whose rows are shown"))
        self.whose.setObjectName("ledgerAccounts")
        self.sums = ElidedLabel(tone="quiet", level="small")
        self.sums.setObjectName("ledgerSums")
        self.older_button = QPushButton(tr("Older rows"))
        self.older_button.setObjectName("olderRows")
        self._lay_out()
        self.whose.show_accounts(store.accounts.accounts)
        self.kinds.currentIndexChanged.connect(self.refresh)
        self.whose.currentIndexChanged.connect(self.refresh)
        bridge.accounts_changed.connect(self._offer_accounts)
        self.older_button.clicked.connect(self._older)
        bridge.rounds_changed.connect(self._on_change)
        bridge.sagas_changed.connect(self._on_change)

    def refresh(self) -> None:
        """Show the newest rows."""
        if self._reader is None:
            kind, main = self.kinds.currentData(), self.whose.main
            entries = entries_of_store(self._store)
            wanted = [entry for entry in entries if kind in (None, entry.kind) and main in (None, entry.main)]
            self._show(wanted, None)
        else:
            self._ask(None)

    def _offer_accounts(self, event: AccountsChanged) -> None:
        if self.whose.show_accounts(event.accounts):
            self._on_change(event)

    def _older(self) -> None:
        self._ask(self._next)

    def _on_change(self, _changed: object) -> None:
        if self.isVisible() and len(self._entries) <= AT_ONCE:
            self.refresh()

    def _ask(self, after: int | None) -> None:
        reader = self._reader
        if reader is None:
            return
        self._asked += 1
        asked = self._asked
        kind: EntryKind | None = self.kinds.currentData()
        wanted = Filter(kinds=(kind.value,) if kind is not None else (), main=self.whose.main)
        before = self._entries if after is not None else ()
        work = asyncio.to_thread(reader.ledger, wanted, limit=AT_ONCE, after=after)
        self._errands.do(work, then=lambda page: self._answered(asked, before, page), failed=self.problem.say)

    def _answered(self, asked: int, before: tuple[LedgerEntry, ...], page: Page[LedgerEntry]) -> None:
        """An answer that was overtaken by another question is dropped."""
        if asked == self._asked:
            self.problem.hide()
            self._show([*before, *page.rows], page.next)

    def _show(self, entries: list[LedgerEntry], following: int | None) -> None:
        self._entries, self._next = tuple(entries), following
        self.model.show_entries(entries)
        self.older_button.setVisible(following is not None)
        amounts = sums(self.model.rows).items()
        parts = [
            f"{tr(POTS[pot])} {signed(amount, token)} {token.symbol}" for (pot, token), amount in amounts if amount
        ]
        self.sums.setText(" · ".join((_count_words(len(entries), of_more=following is not None), *parts)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.kinds)
        head.addWidget(self.whose)
        head.addWidget(self.sums, 1)
        head.addWidget(self.older_button)
        self.older_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.problem)
        layout.addWidget(panel(self.table), 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _count_words(count: int, *, of_more: bool) -> str:
    if of_more:
        return trn(count, "{n} row shown, of more", "{n} rows shown, of more")
    return trn(count, "{n} row", "{n} rows")


def _tone(row: LedgerRow) -> Tone:
    return entry_term(row.entry.kind, row.entry.amount).tone
