"""The table that all pages use: no grid, whole rows, calm head, and words where there is nothing yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class Width:
    """A column's width in pixels: what it wants, and what it makes do with. The one that grows takes what is left."""

    wanted: int
    least: int
    grows: bool = False


class CalmTable(QTableView):
    """One row at a time is selected; Tab leaves the table, the arrow keys move inside it."""

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, name: str, row_height: int = 36) -> None:
        super().__init__()
        self._theme = theme
        self._empty_text = ""
        self._widths: tuple[Width, ...] = ()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self._dress_headers(row_height)
        theme.changed.connect(self.viewport().update)

    def set_widths(self, *widths: Width) -> None:
        """One for each column; on a narrow window all give way in proportion to what they can spare."""
        self._widths = widths
        self._share_out()

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there are no rows."""
        if text != self._empty_text:
            self._empty_text = text
            self.setAccessibleDescription(text)
            self.viewport().update()

    def selected_row(self) -> int | None:
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def _share_out(self) -> None:
        room = self.viewport().width()
        for column, width in enumerate(shared_out(self._widths, room)):
            self.horizontalHeader().resizeSection(column, width)

    def _dress_headers(self, row_height: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.verticalHeader().setMinimumSectionSize(row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() or not self._empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setFont(fonts.body())
        painter.setPen(QColor(self._theme.tokens.quiet))
        room = self.viewport().rect().adjusted(24, 0, -24, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
        painter.end()


def shared_out(widths: Sequence[Width], room: int) -> list[int]:
    """The columns' pixels, together as wide as *room* where their least widths allow it."""
    lacking = sum(width.wanted for width in widths) - room
    if lacking <= 0:
        return [width.wanted - (lacking if width.grows else 0) for width in widths]
    spare = sum(width.wanted - width.least for width in widths)
    part = min(1.0, lacking / spare) if spare else 0.0
    return [round(width.wanted - part * (width.wanted - width.least)) for width in widths]


def panel(*contents: QWidget, margins: tuple[int, int, int, int] = (1, 1, 1, 5)) -> QFrame:
    """A rounded frame around widgets, one below the other."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(*margins)
    layout.setSpacing(0)
    for content in contents:
        layout.addWidget(content)
    return frame
