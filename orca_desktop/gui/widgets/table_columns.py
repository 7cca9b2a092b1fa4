"""The columns of a table as the user arranges them: which are shown, where, how wide, and by which it is sorted.

All columns together are as wide as the table: what one gets by its edge is taken from its neighbour.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from orca_desktop.gui.arrangement import LEAST_WIDTH, Arrangement
from orca_desktop.gui.language import tr
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.widgets.table_widths import Width, shared_out


class TableColumns(QObject):
    """Columns are named by their numbers in the model, wherever they stand.

    Signals:
        arranged: by the user, through the header or the menu.
    """

    arranged = Signal()

    def __init__(self, table: QTableView, model: RowModel[Any]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._header = table.horizontalHeader()
        self._widths: tuple[Width, ...] = ()
        self._chosen: dict[int, int] = {}
        self._hidden: set[int] = set()
        self._withheld: set[int] = set()
        self._sorted_by: int | None = None
        self._is_descending = False
        self._is_arranging = False
        self._dress()

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def in_order(self) -> list[int]:
        """All columns that there are for the user, from left to right."""
        every = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [column for column in every if column not in self._withheld]

    @property
    def shown(self) -> list[int]:
        return [column for column in self.in_order if column not in self._hidden]

    @property
    def sorted_by(self) -> int | None:
        return self._sorted_by

    @property
    def is_descending(self) -> bool:
        return self._is_descending

    @property
    def arrangement(self) -> Arrangement:
        return Arrangement(
            order=tuple(self._header.logicalIndex(place) for place in range(self._header.count())),
            hidden=frozenset(self._hidden),
            widths=dict(self._chosen),
            sorted_by=self._sorted_by,
            is_descending=self._is_descending,
        )

    def can_sort(self, column: int) -> bool:
        return self._model.columns[column].sort is not None

    def why_not_hide(self, column: int) -> str:
        return tr("At least one column stays.") if self.shown == [column] else ""

    # -- by the page --------------------------------------------------------------------------------------------

    def set_widths(self, *widths: Width) -> None:
        """One for each column; on a narrow window all give way in proportion to what they can spare."""
        self._widths = widths
        self.share_out()

    def offer(self, column: int, *, offered: bool) -> None:
        """A column that is not offered is not there for the user, neither in the table nor in its menu."""
        if offered is (column in self._withheld):
            (self._withheld.discard if offered else self._withheld.add)(column)
            self._show_columns()

    def share_out(self) -> None:
        """Fit all columns that are shown into the table."""
        shown = self.shown
        if not self._widths or not shown:
            return
        widths = [self._width(column) for column in shown]
        if not any(width.grows for width in widths):
            widths[-1] = replace(widths[-1], grows=True)
        with self._arranging():
            for column, pixels in zip(shown, shared_out(widths, self._table.viewport().width()), strict=True):
                self._header.resizeSection(column, pixels)

    # -- by the user --------------------------------------------------------------------------------------------

    def arrange(self, arrangement: Arrangement) -> None:
        """As it was the last time; nobody is told."""
        with self._arranging():
            for place, column in enumerate(arrangement.order):
                self._header.moveSection(self._header.visualIndex(column), place)
        self._hidden = set(arrangement.hidden)
        self._chosen = dict(arrangement.widths)
        self._sort(arrangement.sorted_by, descending=arrangement.is_descending)
        self._show_columns()

    def reset(self) -> None:
        """Everything as it was at first."""
        self.arrange(Arrangement(order=tuple(range(self._header.count()))))
        self.arranged.emit()

    def show_column(self, column: int, *, shown: bool) -> None:
        """The last one that is shown stays."""
        if not shown and self.why_not_hide(column):
            return
        (self._hidden.discard if shown else self._hidden.add)(column)
        self._show_columns()
        self.arranged.emit()

    def move(self, column: int, step: int) -> None:
        """To the right by *step* of the columns that are shown, to the left where it is negative."""
        shown = self.shown
        place = min(max(shown.index(column) + step, 0), len(shown) - 1)
        self._header.moveSection(self._header.visualIndex(column), self._header.visualIndex(shown[place]))

    def widen(self, column: int, pixels: int) -> None:
        """By so much, or as much as there is to take from its neighbour; less where it is negative."""
        shown = self.shown
        edge = column if shown[-1] != column or len(shown) == 1 else shown[-2]
        by = pixels if edge == column else -pixels
        self._header.resizeSection(edge, self._header.sectionSize(edge) + by)

    def sort_by(self, column: int | None, *, descending: bool = False) -> None:
        """None: in the page's own order."""
        self._sort(column, descending=descending)
        self.arranged.emit()

    # -- inside -------------------------------------------------------------------------------------------------

    def _width(self, column: int) -> Width:
        width = self._widths[column] if column < len(self._widths) else Width(LEAST_WIDTH, LEAST_WIDTH)
        chosen = self._chosen.get(column)
        return replace(width, wanted=chosen, least=min(chosen, width.least)) if chosen is not None else width

    def _sort(self, column: int | None, *, descending: bool) -> None:
        if column is not None and not self.can_sort(column):
            column = None
        self._sorted_by, self._is_descending = column, descending and column is not None
        order = Qt.SortOrder.DescendingOrder if self._is_descending else Qt.SortOrder.AscendingOrder
        with self._arranging():  # the head takes up its hidden columns anew when rows change places
            self._model.sort(column if column is not None else -1, order)

    def _show_columns(self) -> None:
        if not self.shown and self.in_order:  # what was shown last is not offered any more
            self._hidden.clear()
        with self._arranging():
            for column in range(self._header.count()):
                self._table.setColumnHidden(column, column in self._hidden or column in self._withheld)
        self.share_out()

    def _on_clicked(self, column: int) -> None:
        """Upwards, downwards, and back to the page's order."""
        if not self.can_sort(column):
            return
        if self._sorted_by != column:
            self.sort_by(column)
        elif not self._is_descending:
            self.sort_by(column, descending=True)
        else:
            self.sort_by(None)

    def _on_moved(self, *_places: int) -> None:
        if not self._is_arranging:
            self._table.viewport().update()
            self.arranged.emit()

    def _on_resized(self, column: int, before: int, now: int) -> None:
        """The neighbour on the right gives or takes; the right edge of the last column stays where it is."""
        shown = self.shown
        if self._is_arranging or column not in shown:
            return
        after = shown[shown.index(column) + 1 :]
        with self._arranging():
            if not after:
                self._header.resizeSection(column, before)
                return
            other = self._header.sectionSize(after[0])
            by = min(max(now - before, LEAST_WIDTH - before), other - LEAST_WIDTH)
            self._header.resizeSection(column, before + by)
            self._header.resizeSection(after[0], other - by)
        self._chosen |= {one: self._header.sectionSize(one) for one in shown}  # so they add up the next time
        self.arranged.emit()

    @contextlib.contextmanager
    def _arranging(self) -> Iterator[None]:
        """What is done inside is not the user's doing."""
        outer, self._is_arranging = self._is_arranging, True
        try:
            yield
        finally:
            self._is_arranging = outer

    def _dress(self) -> None:
        header = self._header
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(LEAST_WIDTH)
        header.sectionClicked.connect(self._on_clicked)
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
