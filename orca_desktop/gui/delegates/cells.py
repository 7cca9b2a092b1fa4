"""How table cells are painted.

Every cell of every table is painted here: `Cell` does the ground (selection, focus, the line below), a subclass paints
the content of one kind of column from the model's row. The words for screen readers come from the model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from orca_desktop.gui import fonts
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.painting import CHIP_HEIGHT, chip_width, paint_chip, paint_votes, placed, write, write_pair
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tokens, Tone, mix

Index = QModelIndex | QPersistentModelIndex
MARGIN = 12
VOTES_HEIGHT = 5
VOTES_WIDTH = 72


class Cell(QStyledItemDelegate):
    """The ground of a cell, and plain text on it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def tokens(self) -> Tokens:
        return self._theme.tokens

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        column: Column[Any] = index.data(RowModel.ColumnRole)
        paint_text(
            painter,
            rect,
            str(index.data()),
            fonts.mono() if column.mono else fonts.body(),
            QColor(self.tokens.quiet if column.quiet else self.tokens.text),
            right=column.right,
        )

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if QStyle.StateFlag.State_Selected in state:
            painter.fillRect(rect, mix(self.tokens.tone(Tone.INFO), QColor(self.tokens.panel), 0.12))
            if QStyle.StateFlag.State_Active in state and option.widget.hasFocus() and _is_first(option, index):
                edge = placed(painter, rect, QRect(rect.left(), rect.top(), 3, rect.height()))
                painter.fillRect(edge, QColor(self.tokens.accent))
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(QPen(mix(QColor(self.tokens.border), QColor(self.tokens.panel), 0.6)))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        rect: QRect = option.rect
        painter.setClipRect(rect)
        self.paint_content(painter, rect.adjusted(MARGIN, 0, -MARGIN, -1), index)
        painter.restore()


def _is_first(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether the cell is at the table's beginning, wherever the user has moved its column."""
    view = option.widget
    return isinstance(view, QTableView) and not any(
        view.horizontalHeader().visualIndex(column) < view.horizontalHeader().visualIndex(index.column())
        for column in range(index.model().columnCount())
        if not view.isColumnHidden(column)
    )


def paint_text(painter: QPainter, rect: QRect, text: str, font: QFont, colour: QColor, *, right: bool = False) -> None:
    """One line, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    write(painter, rect, text, at_end=right)


class ChipCell(Cell):
    """A word on a tinted ground; `tone_of` tells the tone of a row."""

    def __init__(self, theme: Theme, tone_of: Callable[[Any], Tone], parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._tone_of = tone_of

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        text = str(index.data())
        if not text:
            return
        width = min(chip_width(text), rect.width())
        top = rect.top() + (rect.height() - CHIP_HEIGHT) / 2
        place = QRectF(rect.left(), round(top), width, CHIP_HEIGHT)
        paint_chip(
            painter, placed(painter, rect, place), text, self._tone_of(index.data(RowModel.RowRole)), self.tokens
        )


class VotesCell(Cell):
    """Votes for and against: the two figures, and below them a bar that both share; *votes_of* gives them or None."""

    def __init__(
        self, theme: Theme, votes_of: Callable[[Any], tuple[int, int] | None], parent: QObject | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._votes_of = votes_of

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        votes = self._votes_of(index.data(RowModel.RowRole))
        if votes is None or not sum(votes):
            super().paint_content(painter, rect, index)
            return
        upper = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() - VOTES_HEIGHT - 6)
        paint_text(painter, upper, str(index.data()), fonts.body(), QColor(self.tokens.text))
        bar = QRectF(rect.left(), rect.bottom() - VOTES_HEIGHT - 4, min(VOTES_WIDTH, rect.width()), VOTES_HEIGHT)
        paint_votes(painter, placed(painter, rect, bar), *votes, self.tokens)


class AmountCell(Cell):
    """A number with what follows it (the unit, “est.”) in a quieter tone, at the right."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        number, _, unit = str(index.data()).partition(" ")
        painter.setFont(fonts.body())
        column: Column[Any] = index.data(RowModel.ColumnRole)
        is_open = column.is_open is not None and column.is_open(index.data(RowModel.RowRole))
        colour = QColor(self.tokens.quiet if is_open or number == "—" else self.tokens.text)
        behind = f" {unit}" if unit else ""
        write_pair(painter, rect, (number, colour), (behind, QColor(self.tokens.quiet)), at_end=True)
