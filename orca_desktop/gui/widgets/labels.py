"""Labels that show text as it is: a stranger's text is never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from orca_desktop.gui.tips import plain_tip


def label(text: str = "", *, parent: QWidget | None = None, **properties: str) -> QLabel:
    """A plain-text label; *properties* (tone, level, weight, face) choose its rule in the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    for name, value in properties.items():
        made.setProperty(name, value)
    return made


def selectable(made: QLabel) -> QLabel:
    """Its text can be marked and copied with the mouse."""
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def wrapped(text: str = "", *, parent: QWidget | None = None, **properties: str) -> QLabel:
    made = label(text, parent=parent, **properties)
    made.setWordWrap(True)
    return made


def centred(*parts: QWidget, width: int, spacing: int = 8) -> QHBoxLayout:
    """A column of *width* pixels in the middle; wrapped labels in it get the height that they need."""
    column = QWidget()
    column.setFixedWidth(width)
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QLabel):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(part)
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(column)
    row.addStretch()
    return row


def explained(control: QWidget, meaning: str, *, width: int = 176) -> QHBoxLayout:
    """A control *width* pixels wide, with the sentence that explains it beside it."""
    control.setFixedWidth(width)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(control, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(wrapped(meaning, tone="quiet", level="small"), 1)
    return row


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and apply the sheet again when it is another value."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that gives way: what does not fit is replaced by an ellipsis, and shown as a tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: str) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for name, value in properties.items():
            self.setProperty(name, value)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def _explain(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else plain_tip(self.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # of the text, as Qt's own labels do it
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()
