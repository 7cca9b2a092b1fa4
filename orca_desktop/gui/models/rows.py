"""A table model over keyed rows, with columns as data.

A page computes the rows it wants and calls `show_rows`; the model finds out which rows left, came, moved or changed
and tells the view just that, so that selection, scroll position and screen readers stay where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orca_desktop.gui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_ROOT = QModelIndex()
AccessibleText = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its title, and what a row shows, says (to screen readers) and explains (as a tooltip) in it."""

    title: str
    text: Callable[[Row], str]
    spoken: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    right: bool = False
    mono: bool = False
    quiet: bool = False


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order of the last `show_rows`."""

    RowRole = Qt.ItemDataRole.UserRole
    ColumnRole = Qt.ItemDataRole.UserRole + 1

    def __init__(
        self, columns: Sequence[Column[Row]], key: Callable[[Row], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []

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
        """Make the table show *wanted*, whose keys are all different, in this order."""
        self._drop_all_but({self._key(row) for row in wanted})
        place = 0
        while place < len(wanted):
            place = self._settle(place, wanted)

    def put(self, place: int, row: Row, *, column: int) -> None:
        """Another value for the row at *place*, which differs from the one before in *column* only."""
        if self._rows[place] != row:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, column), self.index(place, column))

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
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

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
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.tip(row)) if column.tip is not None else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case self.RowRole:
                return row
            case self.ColumnRole:
                return column
        return None


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
