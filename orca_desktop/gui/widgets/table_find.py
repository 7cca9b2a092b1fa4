"""Searching in a table: a small bar over its upper right corner, while something is looked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView

from orca_desktop.gui.language import tr
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.search_field import SearchField
from orca_desktop.gui.widgets.table_columns import TableColumns

MOST_CHARACTERS = 100
WIDTH = 340


class TableFind(QFrame):
    """Goes from row to row in which a cell that is shown has the text; Escape closes it, and the row stays selected."""

    def __init__(
        self, theme: Theme, table: QTableView, columns: TableColumns, selected: Callable[[], int | None]
    ) -> None:
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._selected = selected
        self._hits: list[int] = []
        self.setProperty("role", "finder")
        self.field = SearchField(tr("Search the table"))
        self.field.setObjectName("tableSearch")
        self.field.setMaxLength(MOST_CHARACTERS)
        self.words = label(tone="quiet", level="small")
        self.up = IconButton(theme, "chevron-up", tr("The row before (Shift+Enter)"))
        self.down = IconButton(theme, "chevron-down", tr("The next row (Enter)"))
        self.close_button = IconButton(theme, "x", tr("Close the search (Escape)"))
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        self.show()
        self.settle()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def settle(self) -> None:
        """Stay in the corner."""
        if not self.isVisibleTo(self._table):
            return
        view = self._table.viewport().geometry()
        size = QSize(min(WIDTH, view.width()), self.sizeHint().height())
        left = view.left() if self.isRightToLeft() else view.right() + 1 - size.width()
        self.setGeometry(left, 0, size.width(), size.height())

    def _close(self) -> None:
        self.hide()
        self._table.setFocus()

    def _look(self) -> None:
        """To the first hit from the selected row on."""
        self._find()
        start = self._selected() or 0
        self._go_to(next((row for row in self._hits if row >= start), self._hits[0] if self._hits else None))

    def _go_on(self, *, backwards: bool) -> None:
        self._find()
        now = self._selected()
        if now is None or not self._hits:
            self._look()
        elif backwards:
            self._go_to(next((row for row in reversed(self._hits) if row < now), self._hits[-1]))
        else:
            self._go_to(next((row for row in self._hits if row > now), self._hits[0]))

    def _find(self) -> None:
        wanted = self.field.text().casefold()
        rows = range(self._table.model().rowCount()) if wanted else range(0)
        self._hits = [row for row in rows if wanted in self._text_of(row)]

    def _text_of(self, row: int) -> str:
        cells = (self._table.model().index(row, column) for column in self._columns.shown)
        return "\n".join(f"{cell.data()}\n{cell.data(RowModel.CopiedRole)}" for cell in cells).casefold()

    def _go_to(self, row: int | None) -> None:
        if row is not None:
            self._table.selectRow(row)
            self._table.scrollTo(self._table.currentIndex())
            self.words.setText(tr("{place} of {count}", place=self._hits.index(row) + 1, count=len(self._hits)))
        else:
            self.words.setText(tr("Nothing found") if self.field.text() else "")

    def _connect(self) -> None:
        self.field.textChanged.connect(self._look)
        for asked in (self.field.next_asked, self.down.clicked):
            asked.connect(lambda: self._go_on(backwards=False))
        for asked in (self.field.previous_asked, self.up.clicked):
            asked.connect(lambda: self._go_on(backwards=True))
        self.field.escaped.connect(self._close)
        self.close_button.clicked.connect(self._close)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.words)
        for button in (self.up, self.down, self.close_button):
            row.addWidget(button)
