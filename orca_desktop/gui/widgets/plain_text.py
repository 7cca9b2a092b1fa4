"""A paragraph of a stranger's words: plain text, selectable, as high as it needs up to a bound."""

from __future__ import annotations

import math

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

LINES_SHOWN = 6


class PlainText(QPlainTextEdit):
    """Longer texts scroll."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        lines = min(LINES_SHOWN, max(1, math.ceil(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
