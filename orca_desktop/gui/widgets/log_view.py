"""What the task's container writes: follows the end unless one scrolled up, and can be searched."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import label

LINES_KEPT = 2_000
MARKS_SHOWN = 500
SEARCH_DELAY_MS = 150


class SearchField(QLineEdit):
    """Enter goes to the next place, Shift+Enter to the one before, Escape empties the field."""

    def __init__(self, view: LogView) -> None:
        super().__init__()
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = Qt.KeyboardModifier.ShiftModifier in event.modifiers()
            self._view.find_next(backwards=backwards)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class LogView(QWidget):
    """At most 2,000 lines, the newest ones."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = QPlainTextEdit()
        self.text.setObjectName("logView")
        self.text.setReadOnly(True)
        self.text.setProperty("face", "mono")
        self.text.setFont(fonts.mono())
        self.text.setMaximumBlockCount(LINES_KEPT)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Log of the task's container")
        self.text.setPlaceholderText("The container has written nothing yet.")
        self.search = SearchField(self)
        self.search.setObjectName("logSearch")
        self.search.setPlaceholderText("Search the log")
        self.search.setAccessibleName("Search the log")
        self._follows = True
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.timeout.connect(self._follow)
        self.text.verticalScrollBar().valueChanged.connect(self._note_place)
        self.text.verticalScrollBar().rangeChanged.connect(self._follow_soon)
        self._found = label(tone="quiet", level="small")
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.setInterval(SEARCH_DELAY_MS)
        self._mark_timer.timeout.connect(self._mark)
        self.search.textChanged.connect(self._mark_timer.start)
        theme.changed.connect(self._mark)
        self._lay_out()

    @property
    def found_text(self) -> str:
        return self._found.text()

    def show_lines(self, lines: Iterable[str]) -> None:
        """Replace everything, and go to the end."""
        self._follows = True
        self.text.setPlainText("\n".join(lines))
        self._follow_soon()
        self._mark()

    def append_lines(self, lines: list[str]) -> None:
        self.text.appendPlainText("\n".join(lines))
        if self.search.text():
            self._mark_timer.start()

    def find_next(self, *, backwards: bool = False) -> None:
        """Select the next place of what is searched for, beginning again at the other end when there is none."""
        wanted = self.search.text()
        how = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if not wanted or self.text.find(wanted, how):
            return
        end = QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start
        self.text.moveCursor(end)
        self.text.find(wanted, how)

    def _note_place(self, value: int) -> None:
        if not self._follow_timer.isActive():
            self._follows = value >= self.text.verticalScrollBar().maximum() - 1

    def _follow_soon(self) -> None:
        """After a change of its range Qt puts the bar where it was: going to the end has to wait for that."""
        if self._follows:
            self._follow_timer.start(0)

    def _follow(self) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _mark(self) -> None:
        wanted = self.search.text()
        marks = self._marks(wanted) if wanted else []
        self.text.setExtraSelections(marks)
        more = "+" if len(marks) == MARKS_SHOWN else ""
        self._found.setText(f"{len(marks)}{more} found" if wanted else "")

    def _marks(self, wanted: str) -> list[QTextEdit.ExtraSelection]:
        ground = self._theme.tokens.wash(Tone.WARN, 0.35)
        marks: list[QTextEdit.ExtraSelection] = []
        cursor = self.text.document().find(wanted)
        while not cursor.isNull() and len(marks) < MARKS_SHOWN:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(ground))
            marks.append(mark)
            cursor = self.text.document().find(wanted, cursor)
        return marks

    def _lay_out(self) -> None:
        up = IconButton(self._theme, "chevron-up", "Previous place (Shift+Enter)")
        down = IconButton(self._theme, "chevron-down", "Next place (Enter)")
        up.clicked.connect(lambda: self.find_next(backwards=True))
        down.clicked.connect(lambda: self.find_next())
        head = QHBoxLayout()
        head.setSpacing(6)
        self.search.setMaximumWidth(280)
        for part in (self.search, up, down, self._found):
            head.addWidget(part)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
