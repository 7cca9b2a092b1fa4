"""What the palette has found, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from orca_desktop.gui.entries import Found
from orca_desktop.gui.models.rows import Index

_ROOT = QModelIndex()


class EntryListModel(QAbstractListModel):
    """The best first."""

    FoundRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()

    def show_found(self, found: Sequence[Found]) -> None:
        self.beginResetModel()
        self._found = tuple(found)
        self.endResetModel()

    def found_at(self, row: int) -> Found | None:
        return self._found[row] if 0 <= row < len(self._found) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.found_at(index.row()) if index.isValid() else None
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return found.entry.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(found)
            case Qt.ItemDataRole.ToolTipRole:
                return found.entry.why_not or None
            case self.FoundRole:
                return found
        return None


def spoken(found: Found) -> str:
    """What a screen reader says of it."""
    entry = found.entry
    return ", ".join(part for part in (entry.words, entry.kind, entry.keys, entry.why_not) if part)
