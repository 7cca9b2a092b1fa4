"""One small chart of what a task uses: lines over time, the present figure in words, values under the pointer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.chart_plot import Plot, paint_plot
from orca_desktop.gui.words import clock_time
from orca_desktop.state.usage_series import Line, Measure, UsageLines

HEAD = 26
SIDE = 10
FOOT = 4
LEAST_HEIGHT = 98
TONES = (Tone.INFO, Tone.AUDIT)
"""Of the first line and the second; the words beside the title have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartKind:
    """What a chart shows: its lines with their names ("" for the only one), and how values are written.

    `least_top` keeps a chart of almost nothing from looking like a storm; `limited` draws the memory's limit.
    """

    title: str
    measures: tuple[tuple[Measure, str], ...]
    text: Callable[[float], str]
    least_top: float
    limited: bool = False


class UsageChart(QFrame):
    """Left and right, Home and End move along the lines; what is there is written above, and told to screen readers."""

    def __init__(self, theme: Theme, kind: ChartKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._usage: UsageLines | None = None
        self._times: list[float] = []
        self._at: float | None = None
        self.setProperty("role", "chart")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)
        self.show_usage(None)

    @property
    def kind(self) -> ChartKind:
        return self._kind

    @property
    def figures(self) -> tuple[str, ...]:
        """One for each line: the present value, or the one that is pointed at."""
        return tuple(self._value_text(line, name) for line, name in self._lines())

    @property
    def pointed_at(self) -> float | None:
        """Seconds since the epoch; None for now."""
        return self._at

    def show_usage(self, usage: UsageLines | None) -> None:
        """None where nothing has been measured."""
        self._usage = usage
        points = (point for line, _ in self._lines() for point in line.points)
        self._times = sorted({point.at for point in points})
        if not self._times or (self._at is not None and self._at < self._times[0]):
            self._at = None
        self._tell()

    def _lines(self) -> list[tuple[Line, str]]:
        usage = self._usage
        return [(usage.lines[measure], name) for measure, name in self._kind.measures] if usage is not None else []

    def _limit(self) -> float:
        return float(self._usage.memory_limit) if self._usage is not None and self._kind.limited else 0.0

    def _value_text(self, line: Line, name: str) -> str:
        point = line.near(self._at) if self._at is not None else None
        value = point.value if point is not None else line.now
        return f"{name} {self._kind.text(value) if value is not None else '—'}".strip()

    def _tell(self) -> None:
        self.setAccessibleName(self._spoken())
        pointed = f"{clock_time(self._at)}: {', '.join(self.figures)}" if self._at is not None else ""
        self.setAccessibleDescription(pointed)
        self.update()

    def _spoken(self) -> str:
        if self._usage is None:
            return f"{self._kind.title}: nothing measured yet"
        parts = []
        for line, name in self._lines():
            figures = (("now", line.now), ("mean", line.mean), ("most", line.most))
            told = ", ".join(f"{word} {self._kind.text(value)}" for word, value in figures if value is not None)
            parts.append(f"{name} {told or 'nothing'}".strip())
        limit = f"; limit {self._kind.text(self._limit())}" if self._limit() else ""
        since = f"from {clock_time(self._usage.begin, self._usage.end)} to {clock_time(self._usage.end)}"
        return f"{self._kind.title} {since}: {'; '.join(parts)}{limit}"

    def _plot_room(self) -> QRect:
        return self.rect().adjusted(SIDE, HEAD, -SIDE, -FOOT)

    def _point_at_place(self, x: float) -> None:
        if self._usage is None or not self._times:
            return
        room = self._plot_room()
        part = (x - room.left()) / max(1, room.width())
        self._at = self._nearest(self._usage.begin + part * (self._usage.end - self._usage.begin))
        self._tell()

    def _nearest(self, at: float) -> float:
        place = bisect_left(self._times, at)
        around = self._times[max(0, place - 1) : place + 1]
        return min(around, key=lambda time: abs(time - at))

    def _step(self, steps: int) -> None:
        if not self._times:
            return
        here = bisect_left(self._times, self._at) if self._at is not None else len(self._times) - 1
        self._at = self._times[min(len(self._times) - 1, max(0, here + steps))]
        self._tell()

    def _point_at_nothing(self) -> None:
        self._at = None
        self._tell()

    def _paint_head(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        room = QRect(SIDE, 4, self.width() - 2 * SIDE, HEAD - 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.body(12))
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._kind.title)
        painter.setFont(fonts.body(12, QFont.Weight.DemiBold))
        figures = list(zip(self.figures, TONES, strict=False))
        for text, tone in reversed(figures):
            painter.setPen(QColor(tokens.text) if len(figures) == 1 else tokens.chip_text(tone))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, text)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(text) - 12)

    def sizeHint(self) -> QSize:
        return QSize(220, LEAST_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self._paint_head(painter)
        plot = Plot(
            begin=self._usage.begin if self._usage is not None else 0.0,
            end=self._usage.end if self._usage is not None else 1.0,
            lines=tuple((line, tone) for (line, _), tone in zip(self._lines(), TONES, strict=False)),
            least_top=self._kind.least_top,
            limit=self._limit(),
            at=self._at,
            text=self._kind.text,
        )
        paint_plot(painter, self._plot_room(), plot, self._theme.tokens)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at_place(event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -len(self._times),
            Qt.Key.Key_End: len(self._times),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._point_at_nothing()
        else:
            super().keyPressEvent(event)
