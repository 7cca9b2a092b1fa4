"""What a task uses, as a table of figures: for those who do not look at charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import cores, rate, size
from orca_desktop.state.usage_series import Line, Measure, UsageLines


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRow:
    """The figures of one measure, as they are written."""

    measure: Measure
    now: str
    least: str
    mean: str
    most: str


class UsageTableModel(RowModel[UsageRow]):
    """One row a measure; no row while nothing has been measured."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda row: row.measure, parent)

    def show_usage(self, usage: UsageLines | None) -> None:
        self.show_rows([_row(usage.lines[measure]) for measure in Measure] if usage is not None else [])


def measure_word(measure: Measure) -> str:
    return {
        Measure.CPU: tr("Processor"),
        Measure.MEMORY: tr("Memory"),
        Measure.RECEIVED: tr("Network received"),
        Measure.SENT: tr("Network sent"),
        Measure.READ: tr("Disk read"),
        Measure.WRITTEN: tr("Disk written"),
    }[measure]


def measure_text(measure: Measure) -> Callable[[float], str]:
    """How values of the measure are written."""
    return {Measure.CPU: cores, Measure.MEMORY: size}.get(measure, rate)


def _row(line: Line) -> UsageRow:
    text = measure_text(line.measure)

    def told(value: float | None) -> str:
        return text(value) if value is not None else "—"

    return UsageRow(
        measure=line.measure, now=told(line.now), least=told(line.least), mean=told(line.mean), most=told(line.most)
    )


_COLUMNS: tuple[Column[UsageRow], ...] = (
    Column(title=mark("Measure"), text=lambda row: measure_word(row.measure), quiet=True),
    Column(title=mark("Now"), text=lambda row: row.now, right=True),
    Column(title=mark("Least"), text=lambda row: row.least, right=True),
    Column(title=mark("Mean"), text=lambda row: row.mean, right=True),
    Column(title=mark("Most"), text=lambda row: row.most, right=True),
)
