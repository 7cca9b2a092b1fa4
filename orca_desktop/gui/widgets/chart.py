"""What all charts share: the pointer and the keyboard go from stop to stop, and what is there is told in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone

HEAD = 26
SIDE = 10
FOOT = 4
LEAST_HEIGHT = 98
PICTURE_SCALE = 2
PICTURE_MARGIN = 12


class Chart(QFrame):
    """Left and right, Home and End move along the chart; what is there is written above, and told to screen readers.

    A subclass says how many stops there are and what they say, and paints the inside.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._stop: int | None = None
        self.setProperty("role", "chart")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    # -- what a subclass says -----------------------------------------------------------------------------------

    @property
    def figures(self) -> tuple[str, ...]:
        """What is written above at the right: of everything, or of the stop that is pointed at."""
        raise NotImplementedError

    def count_stops(self) -> int:
        raise NotImplementedError

    def stop_near(self, place: QPoint, room: QRect) -> int:
        """Asked only while there is a stop."""
        raise NotImplementedError

    def words(self) -> str:
        """All of it, in words."""
        raise NotImplementedError

    def words_at(self, stop: int) -> str:
        raise NotImplementedError

    def paint_inside(self, painter: QPainter, room: QRect) -> None:
        raise NotImplementedError

    def figure_tones(self) -> tuple[Tone, ...]:
        """The tones of the figures where there are several."""
        return ()

    # -- what all of them do ------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return self._title

    @property
    def stop(self) -> int | None:
        """The one that is pointed at; None while none is."""
        return self._stop

    def point_at(self, stop: int | None) -> None:
        self._stop = stop
        self.tell()

    def tell(self) -> None:
        """What is shown is other than before."""
        self.setAccessibleName(self.words())
        self.setAccessibleDescription(self.words_at(self._stop) if self._stop is not None else "")
        self.update()

    def room(self) -> QRect:
        return self.rect().adjusted(SIDE, HEAD, -SIDE, -FOOT)

    def _step(self, steps: int) -> None:
        last = self.count_stops() - 1
        here = self._stop if self._stop is not None else last
        self.point_at(min(last, max(0, here + steps)))

    def _paint_head(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        room = QRect(SIDE, 4, self.width() - 2 * SIDE, HEAD - 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.body(12))
        painter.setPen(QColor(tokens.quiet))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._title)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(self._title) + 12)
        painter.setFont(fonts.body(12, QFont.Weight.DemiBold))
        figures, tones = self.figures, self.figure_tones()
        for place in reversed(range(len(figures))):
            painter.setPen(tokens.chip_text(tones[place]) if len(figures) > 1 else QColor(tokens.text))
            text = painter.fontMetrics().elidedText(figures[place], Qt.TextElideMode.ElideRight, max(0, room.width()))
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, text)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(text) - 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time goes in every chart
        self._paint_head(painter)
        self.paint_inside(painter, self.room())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.count_stops():
            self.point_at(self.stop_near(event.position().toPoint(), self.room()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = self.count_stops()
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        key = Qt.Key(event.key())
        if key in steps and count:
            self._step(steps[key])
        elif key == Qt.Key.Key_Escape and self._stop is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)


def picture_of(widget: QWidget, theme: Theme) -> QImage:
    """What *widget* shows, twice as large and in the look in force, on the ground of a panel."""
    size = widget.size().grownBy(_margins())
    image = QImage(size * PICTURE_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PICTURE_SCALE)
    image.fill(QColor(theme.tokens.panel))
    painter = QPainter(image)
    place = QPoint(PICTURE_MARGIN, PICTURE_MARGIN)
    widget.render(painter, place, QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def _margins() -> QMargins:
    return QMargins(PICTURE_MARGIN, PICTURE_MARGIN, PICTURE_MARGIN, PICTURE_MARGIN)
