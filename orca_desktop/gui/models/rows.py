"""A table model over keyed rows, with columns as data.

A page computes the rows it wants and calls `show_rows`; the model finds out which rows left, came, moved or changed
and tells the view just that, so that selection, scroll position and screen readers stay where they are. Rows stand in
the page's order until the user sorts by a column.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orca_desktop.gui.language import tr
from orca_desktop.gui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_ROOT = QModelIndex()
AccessibleText = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its title, and what a row shows, says (to screen readers) and explains (as a tooltip) in it.

    Title, name and hint are marked texts; `name` is what a column without a title is called, `hint` what a screen
    reader may add: how the cell is used. `copied` is what the clipboard gets where the cell shows it shortened or
    rounded. `sort` gives a value that can be compared; without it the column
    cannot be sorted by. `is_open` says of an amount that it is only expected, which is painted in a quiet tone.
    """

    title: str
    text: Callable[[Row], str]
    spoken: Callable[[Row], str] | None = None
    hint: str = ""
    tip: Callable[[Row], str] | None = None
    copied: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    is_open: Callable[[Row], bool] | None = None
    name: str = ""
    right: bool = False
    mono: bool = False
    quiet: bool = False

    @property
    def called(self) -> str:
        """In the user's language."""
        return tr(self.name or self.title)

    @property
    def heading(self) -> str:
        """What stands over it, in the user's language; empty for one that has only a name."""
        return tr(self.title) if self.title else ""


@dataclass(frozen=True, slots=True)
class Copyable(Generic[Row]):
    """Something of a row that no column shows whole, to be copied by its name; nothing is offered where it is empty.

    The name is a marked text.
    """

    name: str
    text: Callable[[Row], str]


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of the last `show_rows`, or sorted by a column."""

    RowRole = Qt.ItemDataRole.UserRole
    ColumnRole = Qt.ItemDataRole.UserRole + 1
    CopiedRole = Qt.ItemDataRole.UserRole + 2

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        parent: QObject | None = None,
        *,
        copyables: Sequence[Copyable[Row]] = (),
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._unsorted: list[Hashable] = []
        self._sorted_by: int | None = None
        self._is_descending = False
        self.copyables = tuple(copyables)

    @property
    def columns(self) -> tuple[Column[Row], ...]:
        return self._columns

    @property
    def rows(self) -> tuple[Row, ...]:
        for place in range(len(self._rows)):
            self.bring_up_to_date(place)
        return tuple(self._rows)

    def row_at(self, row: int) -> Row | None:
        if not 0 <= row < len(self._rows):
            return None
        self.bring_up_to_date(row)
        return self._rows[row]

    def bring_up_to_date(self, place: int) -> None:
        """Called before the row at *place* is read: for models that work rows out when they are looked at."""

    def position_of(self, key: Hashable) -> int | None:
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), None)

    def show_rows(self, wanted: Sequence[Row]) -> None:
        """Make the table show *wanted*, whose keys are all different, in this order where no column is sorted by."""
        self._unsorted = [self._key(row) for row in wanted]
        wanted = self.in_order(wanted)
        self._drop_all_but({self._key(row) for row in wanted})
        place = 0
        while place < len(wanted):
            place = self._settle(place, wanted)

    def put(self, place: int, row: Row, *, column: int) -> None:
        """Another value for the row at *place*, which differs from the one before in *column* only."""
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, column), self.index(place, column))

    def in_order(self, rows: Sequence[Row]) -> list[Row]:
        """*rows* as the table is sorted; rows that are equal stay as the page has them."""
        by = self._columns[self._sorted_by].sort if self._sorted_by is not None else None
        return sorted(rows, key=by, reverse=self._is_descending) if by is not None else list(rows)

    def _drop_all_but(self, keys: set[Hashable]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._key(self._rows[last]) in keys:
                last -= 1
                continue
            first = last
            while first > 0 and self._key(self._rows[first - 1]) not in keys:
                first -= 1
            self._remove(first, last)
            last = first - 1

    def _settle(self, place: int, wanted: Sequence[Row]) -> int:
        """Bring the right row to *place*, and return the next place that is not settled."""
        row, key = wanted[place], self._key(wanted[place])
        if place < len(self._rows) and self._key(self._rows[place]) == key:
            self._replace(place, row)
            return place + 1
        known = {self._key(other): at for at, other in enumerate(self._rows)}
        if key in known:
            self._move(known[key], place)
            self._replace(place, row)
            return place + 1
        end = place + 1
        while end < len(wanted) and self._key(wanted[end]) not in known:
            end += 1
        self._insert(place, wanted[place:end])
        return end

    def _replace(self, place: int, row: Row) -> None:
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._columns) - 1))

    def _insert(self, place: int, rows: Sequence[Row]) -> None:
        self.beginInsertRows(_ROOT, place, place + len(rows) - 1)
        self._rows[place:place] = rows
        self.endInsertRows()

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(_ROOT, first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _move(self, source: int, place: int) -> None:
        self.beginMoveRows(_ROOT, source, source, _ROOT, place)
        self._rows.insert(place, self._rows.pop(source))
        self.endMoveRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_name(section) if role in (Qt.ItemDataRole.DisplayRole, AccessibleText) else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                sign = ("↓" if self._is_descending else "↑") if section == self._sorted_by else ""
                return f"{column.heading} {sign}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.called
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column that can be sorted by; by any other number the page's own order comes back."""
        can = 0 <= column < len(self._columns) and self._columns[column].sort is not None
        if not can and self._sorted_by is None:
            return
        self._sorted_by = column if can else None
        self._is_descending = order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before, told = self._rows, self.persistentIndexList()
        natural = {key: at for at, key in enumerate(self._unsorted)}
        self._rows = self.in_order(sorted(before, key=lambda row: natural.get(self._key(row), len(natural))))
        places = {self._key(row): at for at, row in enumerate(self._rows)}
        moved = [self.index(places[self._key(before[one.row()])], one.column()) for one in told]
        self.changePersistentIndexList(told, moved)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def _row_name(self, row: int) -> str | None:
        """What screen readers call the row: its first column. Nothing of it is painted."""
        return str(self.data(self.index(row, 0), AccessibleText)) if 0 <= row < len(self._rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        self.bring_up_to_date(index.row())
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return (column.spoken or column.text)(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return tr(column.hint) if column.hint else None
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.tip(row)) if column.tip is not None else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case self.CopiedRole:
                return (column.copied or column.text)(row)
            case self.RowRole:
                return row
            case self.ColumnRole:
                return column
        return None


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
