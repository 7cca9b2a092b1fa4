"""The painted columns of the task table: name and ID, round and progress, the strip of rounds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from orca_desktop.domain.keys import shorten
from orca_desktop.domain.records import RoundRecord
from orca_desktop.gui import fonts
from orca_desktop.gui.actions import IDLE
from orca_desktop.gui.delegates.cells import MARGIN, Cell, Index, paint_text
from orca_desktop.gui.language import numeral, said, tr
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.models.task_columns import TaskRow
from orca_desktop.gui.painting import CHIP_HEIGHT, chip_width, is_mirrored, paint_bar, paint_chip, placed, write_pair
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.tokens import Tokens, Tone, mix
from orca_desktop.gui.words import one_line, round_term, status_tone

CELL_WIDTH = 10
CELL_STEP = 12
CELL_HEIGHT = 18
BAR_HEIGHT = 5
PULL_HEIGHT = 3
BAR_WIDTH = 170
DETAIL_LIMIT = 120


class NameCell(Cell):
    """The task's name, and below it the short form of its ID."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: TaskRow = index.data(RowModel.RowRole)
        upper = QRect(rect.left(), rect.center().y() - 17, rect.width(), 18)
        lower = QRect(rect.left(), rect.center().y() + 1, rect.width(), 16)
        bold = fonts.body(13, QFont.Weight.DemiBold)
        paint_text(painter, upper, str(index.data()), bold, QColor(self.tokens.text))
        paint_text(painter, lower, shorten(row.task.id), fonts.mono(), QColor(self.tokens.quiet))


class StateCell(Cell):
    """The task's status as a chip; below it, where there is something to tell, what is going on, and how far."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: TaskRow = index.data(RowModel.RowRole)
        title, tone, detail = str(index.data()), status_tone(row.status.kind), one_line(row.story, DETAIL_LIMIT)
        top = rect.center().y() - (19 if detail else CHIP_HEIGHT // 2 - 1)
        chip = QRectF(rect.left(), top, min(chip_width(title), rect.width()), CHIP_HEIGHT)
        paint_chip(painter, placed(painter, rect, chip), title, tone, self.tokens)
        lower = QRect(rect.left() + 1, rect.center().y() + 4, rect.width(), 15)
        in_trouble = tone in (Tone.BAD, Tone.WARN)
        colour = self.tokens.chip_text(tone) if in_trouble else QColor(self.tokens.quiet)
        paint_text(painter, lower, detail, fonts.body(11), colour)
        if row.pulled is not None:
            bar = QRectF(rect.left() + 1, rect.bottom() - 6, min(BAR_WIDTH, rect.width()), PULL_HEIGHT)
            paint_bar(
                painter, placed(painter, rect, bar), row.pulled, QColor(self.tokens.info), QColor(self.tokens.border)
            )


class RoundCell(Cell):
    """The round's number and phase over a bar that shows how much of the round is over."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: TaskRow = index.data(RowModel.RowRole)
        upper = QRect(rect.left(), rect.center().y() - 17, rect.width(), 20)
        number, _, phase = str(index.data()).partition(" · ")
        painter.setFont(fonts.body())
        quiet = QColor(self.tokens.quiet)
        first = (number, QColor(self.tokens.text) if phase else quiet)
        write_pair(painter, upper, first, (f" · {phase}" if phase else "", quiet))
        idle = row.task.state in IDLE
        bar = QRectF(rect.left(), rect.center().y() + 7, min(BAR_WIDTH, rect.width()), BAR_HEIGHT)
        colour = QColor(self.tokens.faint if idle else self.tokens.accent)
        paint_bar(painter, placed(painter, rect, bar), row.progress, colour, QColor(self.tokens.border))


class StripCell(Cell):
    """The last rounds as small cells, each with a colour and a sign; a tooltip tells each round's story."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row: TaskRow = index.data(RowModel.RowRole)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strip = _strip_rect(row, rect, mirrored=is_mirrored(painter))
        for place, record in enumerate(row.strip):
            paint_round(painter, _cell_rect(strip, place), record, self.tokens)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        rect: QRect = option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        record = record_at(index.data(RowModel.RowRole), event.pos(), rect, mirrored=mirrored)
        text = record_tip(record) if record is not None else tr("No round of this node yet.")
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True


def record_at(row: TaskRow, point: QPoint, rect: QRect, *, mirrored: bool = False) -> RoundRecord | None:
    """The round whose cell of the strip is under *point*; *rect* is the whole table cell's."""
    strip = _strip_rect(row, rect.adjusted(MARGIN, 0, -MARGIN, 0), mirrored=mirrored)
    place = (point.x() - strip.left()) // CELL_STEP
    return row.strip[place] if 0 <= place < len(row.strip) else None


def record_tip(record: RoundRecord) -> str:
    result = round_term(record).word
    line = tr("Round {number}: {result}", number=numeral(record.number), result=result)
    return f"{line}\n{said(record.note)}" if record.note else line


def _strip_rect(row: TaskRow, rect: QRect, *, mirrored: bool) -> QRect:
    """At the beginning of the cell; in it the newest round is at the right, as time goes in every chart."""
    width = len(row.strip) * CELL_STEP
    return QRect(rect.right() + 1 - width if mirrored else rect.left(), rect.top(), width, rect.height())


def _cell_rect(rect: QRect, place: int) -> QRectF:
    top = rect.top() + round((rect.height() - CELL_HEIGHT) / 2)
    return QRectF(rect.left() + place * CELL_STEP, top, CELL_WIDTH, CELL_HEIGHT)


def paint_round(painter: QPainter, rect: QRectF, record: RoundRecord | None, tokens: Tokens) -> None:
    """One cell of the strip: filled when the round is over or on chain, outlined while the node works on it.

    What was practised is never filled: nothing of it is on chain.
    """
    if record is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(rect, 2, 2)
        return
    term = round_term(record)
    is_filled = record.result.counts or (record.proof is not None and record.proof.slot is not None)
    colour = tokens.tone(term.tone)
    painter.setPen(Qt.PenStyle.NoPen if is_filled else colour)
    ground = QColor(colour) if record.is_practice else tokens.tone(Tone.INFO)
    painter.setBrush(colour if is_filled else mix(ground, QColor(tokens.panel), 0.15))
    painter.drawRoundedRect(rect if is_filled else rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.setFont(fonts.body(9, QFont.Weight.Bold))
    painter.setPen(QColor(tokens.on_tone) if is_filled else colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, term.sign)
