"""Small shapes that cells and widgets both paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter


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
