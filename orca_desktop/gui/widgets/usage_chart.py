"""One small chart of what a task uses: lines over time, the present figure in words, values under the pointer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.chart import LEAST_HEIGHT, Chart
from orca_desktop.gui.widgets.chart_plot import Plot, paint_plot
from orca_desktop.gui.words import clock_time
from orca_desktop.state.round_marks import RoundMark
from orca_desktop.state.usage_series import Line, Measure, UsageLines

NOW, MEAN, MOST = mark("now {value}"), mark("mean {value}"), mark("most {value}")
TONES = (Tone.INFO, Tone.AUDIT)
"""Of the first line and the second; the words beside the title have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartKind:
    """What a chart shows: its title and lines with their marked names ("" for the only one), how values are written.

    `least_top` keeps a chart of almost nothing from looking like a storm; `limited` draws the memory's limit.
    """

    title: str
    measures: tuple[tuple[Measure, str], ...]
    text: Callable[[float], str]
    least_top: float
    limited: bool = False


class UsageChart(Chart):
    """A stop is a time at which something was measured. Where rounds began there are marks."""

    def __init__(self, theme: Theme, kind: ChartKind, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr(kind.title), parent)
        self._kind = kind
        self._usage: UsageLines | None = None
        self._times: list[float] = []
        self._marks: tuple[RoundMark, ...] = ()
        self.show_usage(None)

    @property
    def kind(self) -> ChartKind:
        return self._kind

    @property
    def marks(self) -> tuple[RoundMark, ...]:
        """The rounds that began within what is shown."""
        usage = self._usage
        return tuple(mark for mark in self._marks if usage is not None and usage.begin <= mark.at <= usage.end)

    @property
    def figures(self) -> tuple[str, ...]:
        """One for each line: the present value, or the one that is pointed at."""
        return tuple(self._value_text(line, name) for line, name in self._lines())

    @property
    def pointed_at(self) -> float | None:
        """Seconds since the epoch; None for now."""
        return self._times[self.stop] if self.stop is not None else None

    def show_usage(self, usage: UsageLines | None, marks: Sequence[RoundMark] = ()) -> None:
        """None where nothing has been measured. What is pointed at stays for as long as it is shown."""
        at = self.pointed_at
        self._usage, self._marks = usage, tuple(marks)
        points = (point for line, _ in self._lines() for point in line.points)
        self._times = sorted({point.at for point in points})
        is_gone = at is None or not self._times or at < self._times[0]
        self.point_at(None if is_gone or at is None else self._nearest(at))

    def count_stops(self) -> int:
        return len(self._times)

    def stop_near(self, place: QPoint, room: QRect) -> int:
        assert self._usage is not None
        part = (place.x() - room.left()) / max(1, room.width())
        return self._nearest(self._usage.begin + part * (self._usage.end - self._usage.begin))

    def figure_tones(self) -> tuple[Tone, ...]:
        return TONES

    def words(self) -> str:
        if self._usage is None:
            return tr("{title}: nothing measured yet", title=self.title)
        parts = []
        for line, name in self._lines():
            figures = ((NOW, line.now), (MEAN, line.mean), (MOST, line.most))
            told = [tr(words, value=self._kind.text(value)) for words, value in figures if value is not None]
            parts.append(f"{name} {', '.join(told) or tr('nothing')}".strip())
        if self.marks:
            parts.append(trn(len(self.marks), "{n} round began", "{n} rounds began"))
        if self._limit():
            parts.append(tr("limit {value}", value=self._kind.text(self._limit())))
        since = tr(
            "from {begin} to {end}",
            begin=clock_time(self._usage.begin, self._usage.end),
            end=clock_time(self._usage.end),
        )
        return f"{self.title} {since}: {'; '.join(parts)}"

    def words_at(self, stop: int) -> str:
        at = self._times[stop]
        number = self._round_at(at)
        where = (
            tr("{time}, round {number}", time=clock_time(at), number=numeral(number))
            if number is not None
            else clock_time(at)
        )
        return f"{where}: {', '.join(self.figures)}"

    def paint_inside(self, painter: QPainter, room: QRect) -> None:
        at = self.pointed_at
        plot = Plot(
            begin=self._usage.begin if self._usage is not None else 0.0,
            end=self._usage.end if self._usage is not None else 1.0,
            lines=tuple((line, tone) for (line, _), tone in zip(self._lines(), TONES, strict=False)),
            least_top=self._kind.least_top,
            limit=self._limit(),
            at=at,
            text=self._kind.text,
            marks=tuple((mark.at, numeral(mark.number)) for mark in self.marks),
            round_at=self._round_at(at) if at is not None else None,
        )
        paint_plot(painter, room, plot, self._theme.tokens)

    def sizeHint(self) -> QSize:
        return QSize(220, LEAST_HEIGHT)

    def _lines(self) -> list[tuple[Line, str]]:
        usage = self._usage
        if usage is None:
            return []
        return [(usage.lines[measure], tr(name) if name else "") for measure, name in self._kind.measures]

    def _limit(self) -> float:
        return float(self._usage.memory_limit) if self._usage is not None and self._kind.limited else 0.0

    def _value_text(self, line: Line, name: str) -> str:
        at = self.pointed_at
        point = line.near(at) if at is not None else None
        value = point.value if point is not None else line.now
        return f"{name} {self._kind.text(value) if value is not None else '—'}".strip()

    def _nearest(self, at: float) -> int:
        place = bisect_left(self._times, at)
        around = range(max(0, place - 1), min(len(self._times), place + 1))
        return min(around, key=lambda stop: abs(self._times[stop] - at))

    def _round_at(self, at: float) -> int | None:
        """The round that had begun last by then."""
        return next((mark.number for mark in reversed(self._marks) if mark.at <= at), None)
