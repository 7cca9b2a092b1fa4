"""Small shapes that cells and widgets both paint.

A painter begins with the direction of its widget. What is laid out from the left is mirrored with it by `placed`; what
stays as it is, amounts, IDs and axes of time, is painted as one block, or by a painter that goes from left to right.
"""

from __future__ import annotations

import math
from typing import TypeVar

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from orca_desktop.gui import fonts
from orca_desktop.gui.tokens import Tokens, Tone

CHIP_HEIGHT = 20
CHIP_PADDING = 9
VOTES_GAP = 3.0

Box = TypeVar("Box", QRect, QRectF)


def is_mirrored(painter: QPainter) -> bool:
    return painter.layoutDirection() is Qt.LayoutDirection.RightToLeft


def placed(painter: QPainter, room: QRect | QRectF, part: Box) -> Box:
    """Where *part*, laid out in *room* from the left, lies in the painter's direction."""
    if not is_mirrored(painter):
        return part
    shift = 2 * (room.left() - part.left()) + room.width() - part.width()
    return part.translated(round(shift), 0) if isinstance(part, QRect) else part.translated(shift, 0)


def write(painter: QPainter, room: QRect | QRectF, text: str, *, at_end: bool = False) -> None:
    """One line, cut with an ellipsis where it does not fit; each script in its own direction."""
    at_right = at_end is not is_mirrored(painter)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    before = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
    painter.setLayoutDirection(before)


def write_pair(
    painter: QPainter, room: QRect, first: tuple[str, QColor], second: tuple[str, QColor], *, at_end: bool = False
) -> None:
    """Two texts as one block that goes from left to right in every window, as an amount and its unit do.

    The first one gives way where there is little room.
    """
    metrics, direction = painter.fontMetrics(), painter.layoutDirection()
    behind = metrics.horizontalAdvance(second[0])
    before = min(metrics.horizontalAdvance(first[0]) + 1, max(0, room.width() - behind))
    left = room.right() + 1 - before - behind if at_end else room.left()
    block = placed(painter, room, QRect(left, room.top(), before + behind, room.height()))
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setPen(first[1])
    write(painter, QRect(block.left(), block.top(), before, block.height()), first[0])
    painter.setPen(second[1])
    painter.drawText(block, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, second[0])
    painter.setLayoutDirection(direction)


def chip_font() -> QFont:
    return fonts.body(11, QFont.Weight.DemiBold)


def chip_width(text: str) -> int:
    return QFontMetrics(chip_font()).horizontalAdvance(text) + 2 * CHIP_PADDING


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone, tokens: Tokens) -> None:
    """Paint a chip that fills *rect*; words for which it is too narrow end in an ellipsis."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.raised) if tone is Tone.QUIET else tokens.wash(tone))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(chip_font())
    painter.setPen(tokens.chip_text(tone))
    room = math.ceil(rect.width()) - CHIP_PADDING
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, fitting)


def paint_votes(painter: QPainter, bar: QRectF, votes_for: int, votes_against: int, tokens: Tokens) -> None:
    """A bar that votes for (from the left) and against (from the right) share, with a gap between the two."""
    gap = VOTES_GAP if votes_for and votes_against else 0.0
    part = (bar.width() - gap) * votes_for / (votes_for + votes_against)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    sides = (
        (QRectF(bar.left(), bar.top(), part, bar.height()), Tone.GOOD),
        (QRectF(bar.left() + part + gap, bar.top(), bar.width() - gap - part, bar.height()), Tone.BAD),
    )
    for side, tone in sides:
        painter.setBrush(tokens.tone(tone))
        painter.drawRoundedRect(side, min(side.width(), side.height()) / 2, side.height() / 2)


def paint_bar(painter: QPainter, bar: QRectF, part: float, colour: QColor, ground: QColor) -> None:
    """A rounded bar of which *part*, 0 to 1, is filled."""
    radius = bar.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(bar, radius, radius)
    if part > 0:
        painter.setBrush(colour)
        filled = QRectF(bar.left(), bar.top(), max(bar.height(), bar.width() * min(1.0, part)), bar.height())
        painter.drawRoundedRect(placed(painter, bar, filled), radius, radius)
