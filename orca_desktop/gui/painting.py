"""Small shapes that cells and widgets both paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from orca_desktop.gui import fonts
from orca_desktop.gui.tokens import Tokens, Tone

CHIP_HEIGHT = 20
CHIP_PADDING = 9
VOTES_GAP = 3.0


def chip_font() -> QFont:
    return fonts.body(11, QFont.Weight.DemiBold)


def chip_width(text: str) -> int:
    return QFontMetrics(chip_font()).horizontalAdvance(text) + 2 * CHIP_PADDING


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone, tokens: Tokens) -> None:
    """Paint a chip that fills *rect*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.raised) if tone is Tone.QUIET else tokens.wash(tone))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setFont(chip_font())
    painter.setPen(tokens.chip_text(tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


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
        painter.drawRoundedRect(filled, radius, radius)
