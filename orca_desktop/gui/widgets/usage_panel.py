"""What a task uses, now and over time: four charts, or the same as figures."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orca_desktop.domain.containers import MIB, UsageSample
from orca_desktop.gui.delegates.cells import Cell
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.usage import UsageTableModel, measure_text
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import segment
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.picture_button import PictureButton
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.widgets.usage_chart import ChartKind, UsageChart
from orca_desktop.state.round_marks import RoundMark
from orca_desktop.state.usage_series import Measure, Span, usage_lines

KINDS = (
    ChartKind(title=mark("Processor"), measures=((Measure.CPU, ""),), text=measure_text(Measure.CPU), least_top=0.1),
    ChartKind(
        title=mark("Memory"),
        measures=((Measure.MEMORY, ""),),
        text=measure_text(Measure.MEMORY),
        least_top=16 * MIB,
        limited=True,
    ),
    ChartKind(
        title=mark("Network"),
        measures=((Measure.RECEIVED, mark("in")), (Measure.SENT, mark("out"))),
        text=measure_text(Measure.RECEIVED),
        least_top=10_240,
    ),
    ChartKind(
        title=mark("Disk"),
        measures=((Measure.WRITTEN, mark("written")), (Measure.READ, mark("read"))),
        text=measure_text(Measure.WRITTEN),
        least_top=10_240,
    ),
)
SPANS = ((Span.QUARTER, "15 min", mark("The last 15 minutes")), (Span.DAY, "24 h", mark("The last 24 hours")))


class UsagePanel(QFrame):
    """`show_samples` with all that is kept of the task; nothing is drawn while it cannot be seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._samples: tuple[UsageSample, ...] = ()
        self._marks: tuple[RoundMark, ...] = ()
        self.title = label(tr("What it uses"), tone="quiet", level="small")
        self.charts = tuple(UsageChart(theme, kind) for kind in KINDS)
        self.model = UsageTableModel(self)
        self.table = _figures_table(theme, self.model)
        self._spans = QButtonGroup(self)
        for place, (_, word, tip) in enumerate(SPANS):
            self._spans.addButton(segment(word, tr(tip)), place)
        self._spans.button(0).setChecked(True)
        self.figures_button = segment(tr("Show as table"), tr("The same as a table of figures"))
        self._drawn = QWidget()
        self.picture_button = PictureButton(theme, lambda: self._drawn, lambda: "task-usage")
        self._pages = QStackedWidget()
        self._spans.idClicked.connect(self._refresh)
        self.figures_button.toggled.connect(self._show_page)
        self._lay_out()
        self._refresh()

    @property
    def span(self) -> Span:
        return SPANS[self._spans.checkedId()][0]

    def choose_span(self, span: Span) -> None:
        place = next(place for place, (known, *_) in enumerate(SPANS) if known is span)
        self._spans.button(place).click()

    def show_title(self, *, runs: bool) -> None:
        """The newest figures of a task that does not run are of the past, and are called so."""
        self.title.setText(tr("What it uses") if runs else tr("What it used when it last ran"))

    def show_samples(self, samples: Iterable[UsageSample], marks: Iterable[RoundMark] = ()) -> None:
        """Oldest first; *marks* are where rounds began."""
        self._samples, self._marks = tuple(samples), tuple(marks)
        self._refresh()

    def _refresh(self, *_chosen: object) -> None:
        usage = usage_lines(self._samples, self.span)
        for chart in self.charts:
            chart.show_usage(usage, self._marks)
        self.model.show_usage(usage)

    def _show_page(self, as_table: bool) -> None:  # noqa: FBT001 - the signal's own argument
        self._pages.setCurrentIndex(int(as_table))
        self.picture_button.setVisible(not as_table)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addStretch()
        for button in self._spans.buttons():
            head.addWidget(button)
        head.addSpacing(8)
        head.addWidget(self.figures_button)
        head.addWidget(self.picture_button)
        grid = QGridLayout(self._drawn)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, chart in enumerate(self.charts):
            grid.addWidget(chart, place // 2, place % 2)
        self._pages.addWidget(self._drawn)
        self._pages.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)


def _figures_table(theme: Theme, model: UsageTableModel) -> CalmTable:
    table = CalmTable(theme, model, name=tr("What the task uses, in figures"), row_height=30)
    table.setObjectName("usageTable")
    table.setItemDelegate(Cell(theme, table))
    table.set_widths(Width(140, 110, grows=True), *(Width(96, 70),) * 4)
    table.set_empty_text(tr("Nothing has been measured yet."))
    return table
