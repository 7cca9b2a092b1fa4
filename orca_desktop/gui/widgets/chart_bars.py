"""Painting bars: upright ones for days, lying ones for tasks and tokens; each with the period before. No widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orca_desktop.gui import fonts
from orca_desktop.gui.language import tr
from orca_desktop.gui.tokens import Tokens, Tone, mix
from orca_desktop.gui.widgets.chart_plot import AXIS_HEIGHT, HEADROOM

NOW_PART = 0.55
"""Of a day's room; what is left is for the day before it and the gap."""

BEFORE_PART = 0.25
ROW_HEIGHT = 30
NOW_HEIGHT, BEFORE_HEIGHT = 9, 4
NAME_PART = 0.28
FIGURE_ROOM = 128
RADIUS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`gained` and `before` upwards, `lost` (not positive) downwards; `scale` names what bars share a scale with it."""

    name: str
    gained: float
    lost: float
    before: float
    figure: str
    scale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """`at` is the bar that is pointed at; `text` writes a value for the axis."""

    bars: tuple[Bar, ...]
    at: int | None
    text: Callable[[float], str]


def column_at(x: float, room: QRect, count: int) -> int:
    """Which of *count* upright bars lies at *x*."""
    part = (x - room.left()) / max(1, room.width())
    return min(count - 1, max(0, int(part * count)))


def row_at(y: float, room: QRect, count: int) -> int:
    return min(count - 1, max(0, int((y - room.top()) / ROW_HEIGHT)))


def rows_fitting(room: QRect) -> int:
    return max(1, room.height() // ROW_HEIGHT)


def paint_columns(painter: QPainter, room: QRect, plot: Bars, tokens: Tokens) -> None:
    """One upright bar after another, with a line where nothing is, and the first and the last name below."""
    inside = QRectF(room.adjusted(0, 0, 0, -AXIS_HEIGHT))
    top = max(max(bar.gained, bar.before) for bar in plot.bars) * HEADROOM
    depth = max(-bar.lost for bar in plot.bars) * HEADROOM
    zero = inside.top() + inside.height() * (top / (top + depth) if top + depth > 0 else 1.0)
    unit = inside.height() / (top + depth) if top + depth > 0 else 0.0
    width = inside.width() / len(plot.bars)
    for place, bar in enumerate(plot.bars):
        left = inside.left() + place * width
        if place == plot.at:
            painter.fillRect(QRectF(left, inside.top(), width, inside.height()), QColor(tokens.raised))
        _fill(painter, _column(left + width * 0.1, width * NOW_PART, zero, bar.gained * unit), tokens.tone(Tone.GOOD))
        _fill(painter, _column(left + width * 0.1, width * NOW_PART, zero, bar.lost * unit), tokens.tone(Tone.BAD))
        before = _column(left + width * (0.12 + NOW_PART), width * BEFORE_PART, zero, bar.before * unit)
        _fill(painter, before, _before_colour(tokens))
    painter.setPen(QPen(QColor(tokens.border), 1))
    painter.drawLine(QPointF(inside.left(), zero), QPointF(inside.right(), zero))
    _paint_names(painter, room, plot, top / HEADROOM, tokens)


def paint_rows(painter: QPainter, room: QRect, plot: Bars, tokens: Tokens) -> None:
    """One lying bar below the other: its name before it, its figure behind it."""
    largest: dict[str, float] = {}
    for bar in plot.bars:
        largest[bar.scale] = max(largest.get(bar.scale, 0.0), bar.gained, bar.before, -bar.lost)
    name_width = room.width() * NAME_PART
    length = max(1.0, room.width() - name_width - FIGURE_ROOM - 16)
    for place, bar in enumerate(plot.bars):
        row = QRectF(room.left(), room.top() + place * ROW_HEIGHT, room.width(), ROW_HEIGHT)
        if place == plot.at:
            painter.fillRect(row, QColor(tokens.raised))
        unit = length / largest[bar.scale] if largest[bar.scale] > 0 else 0.0
        left, middle = row.left() + name_width + 8, row.center().y()
        won = bar.gained if bar.gained > 0 else -bar.lost
        tone = Tone.GOOD if bar.gained > 0 else Tone.BAD
        _fill(painter, QRectF(left, middle - NOW_HEIGHT + 1, won * unit, NOW_HEIGHT), tokens.tone(tone))
        earlier = QRectF(left, middle + 3, bar.before * unit, BEFORE_HEIGHT)
        _fill(painter, earlier, _before_colour(tokens))
        _write(painter, row.adjusted(4, 0, name_width - row.width(), 0), bar.name, QColor(tokens.text))
        figures = row.adjusted(row.width() - FIGURE_ROOM, 0, -4, 0)
        _write(painter, figures, bar.figure, QColor(tokens.text), right=True)


def paint_legend(painter: QPainter, room: QRectF, parts: tuple[tuple[str, Tone], ...], tokens: Tokens) -> None:
    """What the colours mean, from the left: a small square and a word each."""
    painter.setFont(fonts.body(11))
    x = room.left()
    for word, tone in parts:
        colour = _before_colour(tokens) if tone is Tone.QUIET else tokens.tone(tone)
        _fill(painter, QRectF(x, room.center().y() - 4, 8, 8), colour)
        painter.setPen(QColor(tokens.quiet))
        width = painter.fontMetrics().horizontalAdvance(word)
        painter.drawText(QRectF(x + 13, room.top(), width + 2, room.height()), Qt.AlignmentFlag.AlignVCenter, word)
        x += width + 32


def _column(left: float, width: float, zero: float, height: float) -> QRectF:
    return QRectF(left, min(zero, zero - height), width, abs(height))


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    if rect.height() <= 0 or rect.width() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = min(RADIUS, rect.height() / 2, rect.width() / 2)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def _before_colour(tokens: Tokens) -> QColor:
    return mix(QColor(tokens.quiet), QColor(tokens.panel), 0.6)


def _paint_names(painter: QPainter, room: QRect, plot: Bars, top: float, tokens: Tokens) -> None:
    painter.setFont(fonts.body(10))
    foot = QRectF(room.left(), room.bottom() - AXIS_HEIGHT + 2, room.width(), AXIS_HEIGHT)
    painter.setPen(QColor(tokens.quiet))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(foot, middle | Qt.AlignmentFlag.AlignLeft, plot.bars[0].name)
    painter.drawText(foot, middle | Qt.AlignmentFlag.AlignRight, plot.bars[-1].name)
    words = plot.bars[plot.at].name if plot.at is not None else tr("most {value}", value=plot.text(top))
    painter.setPen(QColor(tokens.text if plot.at is not None else tokens.quiet))
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)


def _write(painter: QPainter, room: QRectF, text: str, colour: QColor, *, right: bool = False) -> None:
    painter.setFont(fonts.body(12))
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
