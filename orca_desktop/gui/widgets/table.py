"""The table that all pages use: no grid, whole rows, calm head, and words where there is nothing yet.

Its columns can be chosen, moved, resized and sorted by (`table_columns.py`), by mouse and from its menu
(`table_menu.py`); rows and cells are copied, and searched (`table_find.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QMenu, QTableView, QVBoxLayout, QWidget

from orca_desktop.domain.history_columns import cell
from orca_desktop.gui import fonts
from orca_desktop.gui.language import tr
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.shortcuts import COPY, HERE, bind
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.table_columns import TableColumns
from orca_desktop.gui.widgets.table_widths import Width

if TYPE_CHECKING:  # loaded when it is first asked for
    from orca_desktop.gui.widgets.table_find import TableFind

Selection = QItemSelectionModel.SelectionFlag


class CalmTable(QTableView):
    """Tab leaves the table, the arrow keys move inside it. `columns` is what the user does with the columns.

    `page_search` is what Ctrl+F does where the page has a search of its own.
    """

    def __init__(self, theme: Theme, model: RowModel[Any], *, name: str, row_height: int = 36) -> None:
        super().__init__()
        self._theme = theme
        self._empty_text = ""
        self._buttons: tuple[QAbstractButton, ...] = ()
        self.page_search: Callable[[], object] | None = None
        self.rows_model = model
        self.setModel(model)
        self.columns = TableColumns(self, model)
        self._finder: TableFind | None = None
        self.setAccessibleName(name)
        self._behave()
        self._dress(row_height)
        bind(COPY, self, self.copy_selected, context=HERE)
        theme.changed.connect(self.viewport().update)

    def set_widths(self, *widths: Width) -> None:
        """One for each column; on a narrow window all give way in proportion to what they can spare."""
        self.columns.set_widths(*widths)

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there are no rows."""
        if text != self._empty_text:
            self._empty_text = text
            self.setAccessibleDescription(text)
            self.viewport().update()

    def set_row_buttons(self, *buttons: QAbstractButton) -> None:
        """What the page offers for the selected row by buttons: the row's menu offers it too."""
        self._buttons = buttons

    # -- rows ---------------------------------------------------------------------------------------------------

    def selected_row(self) -> int | None:
        """Of several the one that the keyboard is on."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        current = self.currentIndex().row()
        return current if current in rows else min(rows, default=None)

    def selectRow(self, row: int) -> None:
        """That row alone, whatever keys are held down meanwhile."""
        column = max(self.currentIndex().column(), 0)
        index = self.model().index(row, column if not self.isColumnHidden(column) else self.columns.shown[0])
        self.selectionModel().setCurrentIndex(index, Selection.ClearAndSelect | Selection.Rows)

    def selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def copied_rows(self) -> str:
        """The selected rows as lines of cells apart by tabs, in the order in which they are shown."""
        shown = self.columns.shown
        return "\n".join("\t".join(self._copied(row, column) for column in shown) for row in self.selected_rows())

    def copy_selected(self) -> None:
        if text := self.copied_rows():
            QGuiApplication.clipboard().setText(text)

    def _copied(self, row: int, column: int) -> str:
        text = str(self.model().index(row, column).data(RowModel.CopiedRole) or "")
        return str(cell(" ".join(text.split())))

    def begin_search(self) -> None:
        """Where the user types what to look for."""
        if self.page_search is not None:
            self.page_search()
        else:
            self.finder.open()

    @property
    def finder(self) -> TableFind:
        """The bar for it; built when it is first needed."""
        from orca_desktop.gui.widgets.table_find import TableFind

        if self._finder is None:
            self._finder = TableFind(self._theme, self, self.columns, self.selected_row)
        return self._finder

    # -- menus --------------------------------------------------------------------------------------------------

    def row_menu(self, index: QModelIndex) -> QMenu:
        """All that can be done with the row at *index*; without one, with the table."""
        from orca_desktop.gui.widgets.table_menu import add_buttons, add_columns, add_copies

        menu = self.begin_menu(index)
        if index.isValid():
            add_buttons(menu, self._buttons)
            add_copies(menu, self.rows_model, index, len(self.selected_rows()), self.copy_selected)
        add_columns(menu.addMenu(tr("Columns")), self.columns, self.rows_model, index.column())
        return menu

    def begin_menu(self, _index: QModelIndex) -> QMenu:
        """The menu with what only this table offers; it goes with its closing."""
        from orca_desktop.gui.widgets.table_menu import menu_of

        return menu_of(self, tr("Actions for the row"))

    def open_row_menu(self, index: QModelIndex, at: QPoint) -> None:
        """At a place on the screen. A row that is not among those selected is selected first."""
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectRow(index.row())
        self.row_menu(index).popup(at)

    def _open_header_menu(self, at: QPoint) -> None:
        from orca_desktop.gui.widgets.table_menu import add_columns, menu_of

        header = self.horizontalHeader()
        menu = menu_of(self, tr("Columns"))
        add_columns(menu, self.columns, self.rows_model, header.logicalIndexAt(at))
        menu.popup(header.mapToGlobal(at))

    # -- dress --------------------------------------------------------------------------------------------------

    def _behave(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._open_header_menu)

    def _dress(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse the menu of the row under it, by keyboard that of the selected row, below its cell."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        below = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.open_row_menu(index, below if by_keyboard else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.share_out()
        if self._finder is not None:
            self._finder.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() or not self._empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setFont(fonts.body())
        painter.setPen(QColor(self._theme.tokens.quiet))
        room = self.viewport().rect().adjusted(24, 0, -24, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        painter.end()


def panel(*contents: QWidget, margins: tuple[int, int, int, int] = (1, 1, 1, 5)) -> QFrame:
    """A rounded frame around widgets, one below the other."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(0)
    for content in contents:
        layout.addWidget(content)
    return frame
