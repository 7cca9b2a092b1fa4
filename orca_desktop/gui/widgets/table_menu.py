"""The menus of a table: what can be copied of a row, what can be done with it, and how the columns are arranged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.shortcuts import COPY, shown
from orca_desktop.gui.tips import plain_tip

if TYPE_CHECKING:
    from orca_desktop.gui.widgets.table_columns import TableColumns

STEP = 24
"""By how many pixels a column is made wider or narrower at a time."""

MOST_IN_TIP = 200
"""Characters of what is copied, which may be a stranger's, shown beside the entry that copies it."""


def menu_of(parent: QWidget, name: str) -> QMenu:
    """A menu that goes with its closing."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    menu.setToolTipsVisible(True)
    return menu


def add_buttons(menu: QMenu, buttons: Iterable[QAbstractButton]) -> None:
    """What the buttons beside the table do, with their reason where they are off."""
    for button in buttons:
        if not button.isHidden():
            why_not = "" if button.isEnabled() else button.toolTip()
            entry = _entry(menu, button.text() or button.accessibleName(), button.click, why_not=why_not)
            entry.setToolTip(button.toolTip())
    menu.addSeparator()


def add_copies(
    menu: QMenu, model: RowModel[Any], index: QModelIndex, rows: int, copy_rows: Callable[[], object]
) -> None:
    """The selected *rows*, the cell, and whatever of the row no column shows whole."""
    words = trn(rows, "Copy the row", "Copy {n} rows")
    _entry(menu, f"{words}\t{shown(COPY)}", copy_rows)
    text = str(index.data(RowModel.CopiedRole) or "")
    called = model.columns[index.column()].called
    _entry(
        menu, tr("Copy the cell “{column}”", column=called), _copier(text), why_not="" if text else tr("It is empty.")
    )
    row = model.row_at(index.row())
    for one in model.copyables:
        if whole := one.text(row):
            _entry(menu, tr("Copy the {what}", what=tr(one.name)), _copier(whole)).setToolTip(
                plain_tip(whole[:MOST_IN_TIP])
            )
    menu.addSeparator()


def add_columns(menu: QMenu, columns: TableColumns, model: RowModel[Any], column: int) -> None:
    """Sorting, place and width of *column* where it is one; and which columns are shown."""
    if column in columns.shown:
        _add_sorting(menu, columns, model, column)
        _add_place(menu, columns, column)
    for one in columns.in_order:
        is_shown = one in columns.shown
        why_not = columns.why_not_hide(one) if is_shown else ""
        entry = _entry(menu, model.columns[one].called, _toggler(columns, one, shown=not is_shown), why_not=why_not)
        entry.setCheckable(True)
        entry.setChecked(is_shown)
    menu.addSeparator()
    _entry(menu, tr("Reset columns"), columns.reset)


def _add_sorting(menu: QMenu, columns: TableColumns, model: RowModel[Any], column: int) -> None:
    why_not = "" if columns.can_sort(column) else tr("The table is not sorted by it.")
    called = model.columns[column].called
    is_by = columns.sorted_by == column
    for words, descending in (
        (tr("Sort by “{column}” ↑", column=called), False),
        (tr("Sort by “{column}” ↓", column=called), True),
    ):
        entry = _entry(menu, words, _sorter(columns, column, descending=descending), why_not=why_not)
        entry.setCheckable(True)
        entry.setChecked(is_by and columns.is_descending is descending)
    as_is = "" if columns.sorted_by is not None else tr("It is so already.")
    _entry(menu, tr("Sort as the page does"), lambda: columns.sort_by(None), why_not=as_is)
    menu.addSeparator()


def _add_place(menu: QMenu, columns: TableColumns, column: int) -> None:
    shown_ones = columns.shown
    first, last = shown_ones[0] == column, shown_ones[-1] == column
    alone = tr("It is the only column.") if len(shown_ones) == 1 else ""
    _entry(menu, tr("Move left"), lambda: columns.move(column, -1), why_not=tr("It is the first.") if first else "")
    _entry(menu, tr("Move right"), lambda: columns.move(column, 1), why_not=tr("It is the last.") if last else "")
    _entry(menu, tr("Make wider"), lambda: columns.widen(column, STEP), why_not=alone)
    _entry(menu, tr("Make narrower"), lambda: columns.widen(column, -STEP), why_not=alone)
    menu.addSeparator()


def _entry(menu: QMenu, words: str, act: Callable[[], object], *, why_not: str = "") -> QAction:
    """A reason stands beside what cannot be chosen."""
    entry = QAction(f"{words}\t{why_not}" if why_not else words, menu)
    entry.setEnabled(not why_not)
    entry.triggered.connect(lambda: act())
    menu.addAction(entry)
    return entry


def _copier(text: str) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(text)


def _toggler(columns: TableColumns, column: int, *, shown: bool) -> Callable[[], None]:
    return lambda: columns.show_column(column, shown=shown)


def _sorter(columns: TableColumns, column: int, *, descending: bool) -> Callable[[], None]:
    return lambda: columns.sort_by(column, descending=descending)
