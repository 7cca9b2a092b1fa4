"""Painting the inside of a chart: grid, lines, limit and cursor. No widget, no state.

Lines are one pixel wide: Qt's wider ones take fifty times as long when they are smoothed and noisy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from orca_desktop.gui import fonts
from orca_desktop.gui.language import numeral, tr
from orca_desktop.gui.tokens import Tokens, Tone, mix
from orca_desktop.gui.words import clock_time
from orca_desktop.state.usage_series import Line, Point

AXIS_HEIGHT = 15
HEADROOM = 1.15
"""The highest point stays below the top line by this much."""

LIMIT_IN_SIGHT = 2.5
"""A limit is drawn when it is at most so many times as high as what is used; further off it would flatten the line."""

FILL = 0.13
MARK_GAP = 3
DOT = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is painted. `at` is where the cursor is, in round `round_at`; `text` writes a value.

    `marks` are times with a word: where rounds began.
    """

    begin: float
    end: float
    lines: tuple[tuple[Line, Tone], ...]
    least_top: float
    limit: float
    at: float | None
    text: Callable[[float], str]
    marks: tuple[tuple[float, str], ...] = ()
    round_at: int | None = None

    @property
    def top(self) -> float:
        """The value at the upper edge."""
        most = max((line.most or 0.0 for line, _ in self.lines), default=0.0)
        if 0 < self.limit <= LIMIT_IN_SIGHT * most:
            most = max(most, self.limit)
        return max(most * HEADROOM, self.least_top)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a time and a value lie in *room*."""

    room: QRectF
    begin: float
    end: float
    top: float

    def place(self, point: Point) -> QPointF:
        part = (point.at - self.begin) / max(1e-9, self.end - self.begin)
        return QPointF(self.room.left() + part * self.room.width(), self.height_of(point.value))

    def height_of(self, value: float) -> float:
        return self.room.bottom() - min(1.0, value / self.top) * self.room.height()


def paint_plot(painter: QPainter, room: QRect, plot: Plot, tokens: Tokens) -> None:
    inside = QRectF(room.adjusted(0, 0, 0, -AXIS_HEIGHT))
    scale = _Scale(inside, plot.begin, plot.end, plot.top)
    is_empty = not any(line.stretches for line, _ in plot.lines)
    _paint_grid(painter, scale, tokens, (0.0, 1.0) if is_empty else (0.0, 0.5, 1.0))
    if is_empty:
        painter.setFont(fonts.body(11))
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, tr("Nothing measured yet"))
        return
    _paint_marks(painter, scale, plot, tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for paint in (_paint_ground, _paint_line):
        for line, tone in plot.lines:
            paint(painter, scale, line, tone, tokens)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _paint_limit(painter, scale, plot, tokens)
    _paint_axes(painter, room, scale, plot, tokens)
    _paint_cursor(painter, scale, plot, tokens)


def _paint_grid(painter: QPainter, scale: _Scale, tokens: Tokens, parts: tuple[float, ...]) -> None:
    room = scale.room
    painter.setPen(mix(QColor(tokens.border), QColor(tokens.panel), 0.55))
    for part in parts:
        y = room.top() + part * room.height()
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))


def _paint_marks(painter: QPainter, scale: _Scale, plot: Plot, tokens: Tokens) -> None:
    """A thin line where a round began, with its number where there is room up to the next one."""
    painter.setFont(fonts.body(9))
    ends = [*(scale.place(Point(at, 0.0)).x() for at, _ in plot.marks[1:]), scale.room.right()]
    for (at, word), end in zip(plot.marks, ends, strict=False):
        x = scale.place(Point(at, 0.0)).x()
        painter.setPen(QPen(mix(QColor(tokens.faint), QColor(tokens.panel), 0.6), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, scale.room.top()), QPointF(x, scale.room.bottom()))
        if painter.fontMetrics().horizontalAdvance(word) + 2 * MARK_GAP <= end - x:
            painter.setPen(QColor(tokens.quiet))
            painter.drawText(QPointF(x + MARK_GAP, scale.room.top() + painter.fontMetrics().ascent()), word)


def _paint_ground(painter: QPainter, scale: _Scale, line: Line, tone: Tone, tokens: Tokens) -> None:
    """What lies below the line, thinly."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.wash(tone, FILL))
    for stretch in line.stretches:
        places = [scale.place(point) for point in stretch]
        foot = [QPointF(places[-1].x(), scale.room.bottom()), QPointF(places[0].x(), scale.room.bottom())]
        painter.drawPolygon(QPolygonF([*places, *foot]))


def _paint_line(painter: QPainter, scale: _Scale, line: Line, tone: Tone, tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.tone(tone), 1))
    for stretch in line.stretches:
        places = [scale.place(point) for point in stretch]
        if len(places) > 1:
            painter.drawPolyline(QPolygonF(places))
        else:
            painter.drawPoint(places[0])


def _paint_limit(painter: QPainter, scale: _Scale, plot: Plot, tokens: Tokens) -> None:
    if not 0 < plot.limit <= plot.top:
        return
    y = scale.height_of(plot.limit)
    painter.setPen(QPen(tokens.tone(Tone.WARN), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(scale.room.left(), y), QPointF(scale.room.right(), y))


def _paint_axes(painter: QPainter, room: QRect, scale: _Scale, plot: Plot, tokens: Tokens) -> None:
    painter.setFont(fonts.body(10))
    painter.setPen(QColor(tokens.quiet))
    foot = QRectF(room.left(), scale.room.bottom() + 1, room.width(), AXIS_HEIGHT)
    begin, end = clock_time(plot.begin, plot.end), clock_time(plot.end)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, begin)
    painter.drawText(foot, middle | Qt.AlignmentFlag.AlignRight, end)
    if plot.at is not None:
        painter.setPen(QColor(tokens.text))
    left, right = (painter.fontMetrics().horizontalAdvance(f"{text}  ") for text in (begin, end))
    between = foot.adjusted(left, 0, -right, 0)
    fitting = (text for text in _captions(plot) if painter.fontMetrics().horizontalAdvance(text) <= between.width())
    painter.drawText(between, Qt.AlignmentFlag.AlignCenter, next(fitting, ""))


def _captions(plot: Plot) -> tuple[str, ...]:
    """What may stand between the times, the best first."""
    if plot.at is not None:
        at = tr("at {time}", time=clock_time(plot.at, plot.end))
        in_round = (
            (tr("{at}, round {number}", at=at, number=numeral(plot.round_at)),) if plot.round_at is not None else ()
        )
        return (*in_round, at, clock_time(plot.at))
    top = tr("top {value}", value=plot.text(plot.top))
    limit = tr("limit {value}", value=plot.text(plot.limit))
    return (f"{top}  ·  {limit}", limit) if plot.limit else (top,)


def _paint_cursor(painter: QPainter, scale: _Scale, plot: Plot, tokens: Tokens) -> None:
    if plot.at is None:
        return
    x = scale.place(Point(plot.at, 0.0)).x()
    painter.setPen(QColor(tokens.faint))
    painter.drawLine(QPointF(x, scale.room.top()), QPointF(x, scale.room.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for line, tone in plot.lines:
        point = line.near(plot.at)
        if point is not None:
            painter.setBrush(tokens.tone(tone))
            painter.drawEllipse(scale.place(point), DOT, DOT)
