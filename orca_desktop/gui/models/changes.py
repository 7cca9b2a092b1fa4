"""What is no longer as the user approved it, as a table: what, before, now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.containers import Change
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import one_line

VALUE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """`place` tells two changes of the same name apart."""

    place: int
    change: Change


class ChangeTableModel(RowModel[ChangeRow]):
    """In the order in which the node found them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: (row.place, row.change.what), parent)

    def show_changes(self, changes: Sequence[Change]) -> None:
        self.show_rows([ChangeRow(place, change) for place, change in enumerate(changes)])


def _before(row: ChangeRow) -> str:
    return one_line(said(row.change.before), VALUE_LIMIT) or tr("nothing")


def _now(row: ChangeRow) -> str:
    return one_line(said(row.change.now), VALUE_LIMIT) or tr("nothing")


_COLUMNS: tuple[Column[ChangeRow], ...] = (
    Column(title=mark("What"), text=lambda row: one_line(said(row.change.what))),
    Column(
        title=mark("As you agreed"),
        text=_before,
        spoken=lambda row: tr("before: {value}", value=_before(row)),
        tip=_before,
        quiet=True,
    ),
    Column(title=mark("Now"), text=_now, spoken=lambda row: tr("now: {value}", value=_now(row)), tip=_now),
)
