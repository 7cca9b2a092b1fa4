"""The lines of a log as selectable text, each with a quiet mark of its level at the side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from orca_desktop.domain.logs import LogLevel
from orca_desktop.gui import fonts
from orca_desktop.gui.language import tr
from orca_desktop.gui.log_filter import ShownLine
from orca_desktop.gui.log_search import Search
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone

LINES_KEPT = 2_000
MARKS_SHOWN = 500
MATCHES_KEPT = 5_000
GUTTER = 18
_LEVELS = tuple(LogLevel)
_SIGNS = {
    LogLevel.ERROR: ("E", Tone.BAD),
    LogLevel.WARNING: ("W", Tone.WARN),
    LogLevel.INFO: ("I", Tone.QUIET),
    LogLevel.DEBUG: ("D", Tone.QUIET),
}


class LogText(QPlainTextEdit):
    """At most 2,000 lines. Follows the end unless one scrolled up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("logView")
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("face", "mono")
        self.setFont(fonts.mono())
        self.setMaximumBlockCount(LINES_KEPT)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Log of the task's container"))
        self._matches: list[tuple[int, int]] = []
        self._gutter = LevelMarks(self)
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self._follows = True
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.timeout.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._note_place)
        self.verticalScrollBar().rangeChanged.connect(self._follow_soon)
        self.updateRequest.connect(self._gutter.update)
        theme.changed.connect(self._gutter.update)

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Replace everything, and go to the end."""
        self._follows = True
        self.clear()
        self.append_lines(lines)
        self._follow_soon()

    def append_lines(self, lines: Sequence[ShownLine]) -> None:
        kept = lines[-LINES_KEPT:]
        if not kept:
            return
        self.appendPlainText("\n".join(line.text for line in kept))
        block = self.document().lastBlock()
        for line in reversed(kept):
            block.setUserState(_LEVELS.index(line.level))
            block = block.previous()

    def set_wrapped(self, *, on: bool) -> None:
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if on else mode.NoWrap)

    def mark_matches(self, search: Search | None) -> int:
        """Tint what *search* finds, and say how much that is, 5,000 at most. Raises TooSlow; then nothing is tinted."""
        self._matches = []
        self.setExtraSelections([])
        if search is not None:
            self._matches = self._found(search)
            self.setExtraSelections([self._mark(*match) for match in self._matches[-MARKS_SHOWN:]])
        return len(self._matches)

    def go_to_match(self, *, backwards: bool) -> None:
        """Select the next match, beginning again at the other end when there is none."""
        if not self._matches:
            return
        cursor = self.textCursor()
        if backwards:
            place = bisect_left(self._matches, (cursor.selectionStart(), 0)) - 1
        else:
            begin = cursor.selectionEnd() if cursor.hasSelection() else cursor.position()
            place = bisect_right(self._matches, (begin, -1)) % len(self._matches)
        start, length = self._matches[place]
        self.setTextCursor(self._cursor(start, length))
        self.centerCursor()

    def level_of_block(self, block: QTextBlock) -> LogLevel:
        state = block.userState()
        return _LEVELS[state] if 0 <= state < len(_LEVELS) else LogLevel.PLAIN

    def visible_blocks(self) -> list[tuple[QTextBlock, float]]:
        """The lines on the screen with the top of each."""
        found: list[tuple[QTextBlock, float]] = []
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(offset).top()
            if top > self.viewport().height():
                break
            found.append((block, top))
            block = block.next()
        return found

    def _found(self, search: Search) -> list[tuple[int, int]]:
        search.begin()
        matches: list[tuple[int, int]] = []
        block = self.document().firstBlock()
        while block.isValid() and len(matches) < MATCHES_KEPT:
            start = block.position()
            matches.extend((start + place, length) for place, length in search.spans(block.text()))
            block = block.next()
        return matches

    def _mark(self, start: int, length: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(start, length)
        mark.format.setBackground(QColor(self.theme.tokens.wash(Tone.WARN, 0.35)))
        return mark

    def _cursor(self, start: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _note_place(self, value: int) -> None:
        if not self._follow_timer.isActive():
            self._follows = value >= self.verticalScrollBar().maximum() - 1

    def _follow_soon(self) -> None:
        """After a change of its range Qt puts the bar where it was: going to the end has to wait for that."""
        if self._follows:
            self._follow_timer.start(0)

    def _follow(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect()
        self._gutter.setGeometry(QRect(room.left(), room.top(), GUTTER, room.height()))


class LevelMarks(QWidget):
    """A letter for each line that names its level: E, W, I or D."""

    def __init__(self, text: LogText) -> None:
        super().__init__(text)
        self._text = text
        self.setToolTip(tr("The level that a line seems to have: error, warning, info or debug"))

    def sizeHint(self) -> QSize:
        return QSize(GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(fonts.body(9, QFont.Weight.Bold))
        height = self._text.fontMetrics().lineSpacing()
        for block, top in self._text.visible_blocks():
            sign, tone = _SIGNS.get(self._text.level_of_block(block), ("", Tone.QUIET))
            if sign:
                painter.setPen(self._text.theme.tokens.chip_text(tone))
                painter.drawText(QRect(0, round(top), GUTTER - 6, height), Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()
