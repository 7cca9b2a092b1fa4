"""Two parts, one above the other, whose shares are worked out until the user moves the handle between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

HANDLE = 12


class RoomSplitter(QSplitter):
    """`chosen` is the height of the upper part that the user wants, in pixels; None until the handle was moved."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.chosen: int | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(HANDLE)
        self.addWidget(upper)
        self.addWidget(lower)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_moved)

    def share(self, upper: int, least_below: int) -> None:
        """Give the upper part what the user wants, or else *upper* pixels."""
        whole = self.height()
        top = self.chosen if self.chosen is not None else upper
        self.setSizes([top, max(least_below, whole - top)])

    def give(self, upper: int, least_below: int) -> None:
        """For as long as something else needs the room, whatever the user has chosen."""
        self.setSizes([upper, max(least_below, self.height() - upper)])

    def _on_moved(self, *_place: int) -> None:
        self.chosen = self.sizes()[0]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.chosen is not None:
            self.give(self.chosen, 0)
