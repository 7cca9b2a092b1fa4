"""The table of what happened."""

from __future__ import annotations

from collections.abc import Callable

from orca_desktop.gui.activity_words import ActivityRow, kind_term, severity_term
from orca_desktop.gui.delegates.cells import Cell, ChipCell
from orca_desktop.gui.language import tr
from orca_desktop.gui.models.activity import ActivityTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width

WIDTHS = (
    Width(104, 98),
    Width(44, 42),
    Width(112, 108),
    Width(150, 84),
    Width(74, 66),
    Width(420, 90, grows=True),
)


class ActivityTable(CalmTable):
    """Rows that come on top do not move what is being read."""

    def keep_place(self, count: int, insert: Callable[[], None]) -> None:
        """Do *insert*, which puts *count* rows on top."""
        bar = self.verticalScrollBar()
        first = self.rowAt(0)
        offset = self.rowViewportPosition(first) if first >= 0 else 0
        is_at_top = bar.value() == 0
        insert()
        if count and not is_at_top:
            self.updateGeometries()
            bar.setValue(bar.value() + self.rowViewportPosition(first + count) - offset)


def activity_table(theme: Theme, model: ActivityTableModel) -> ActivityTable:
    table = ActivityTable(theme, model, name=tr("What happened"), row_height=32)
    table.setObjectName("activityTable")
    table.setItemDelegate(Cell(theme, table))
    table.setItemDelegateForColumn(2, ChipCell(theme, _kind_tone, table))
    table.setItemDelegateForColumn(1, ChipCell(theme, _weight_tone, table))
    table.set_widths(*WIDTHS)
    return table


def _kind_tone(row: ActivityRow) -> Tone:
    return kind_term(row.kind).tone


def _weight_tone(row: ActivityRow) -> Tone:
    return severity_term(row.severity).tone
