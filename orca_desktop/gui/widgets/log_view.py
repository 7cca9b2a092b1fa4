"""What the task's containers write: live, by level and by round, searched, and saved to a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.log_filter import ShownLine, shown, skipped_note
from orca_desktop.gui.log_search import BadExpression, Search, TooSlow
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.log_bar import LogBar
from orca_desktop.gui.widgets.log_text import MATCHES_KEPT, LogText
from orca_desktop.state.log_buffer import LogBuffer, LogLine

LINES_AT_ONCE = 400
"""Lines that one refresh shows, ten times a second: more than anybody can read, few enough to paint at once."""

MARK_AGAIN_MS = 150
NOTHING_YET = mark("The container has written nothing yet.")
NOTHING_LEFT = mark("No line of the log is of this level and round, or matches.")
TOO_SLOW = mark("This expression takes too long on these lines. Make it simpler.")


class LogView(QWidget):
    """Shows the buffer of one task; `refresh` takes from it what is new."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer: LogBuffer | None = None
        self._shown_to = 0
        self._search: Search | None = None
        self.bar = LogBar(theme)
        self.text = LogText(theme)
        self._mark_timer = QTimer(self)
        self._mark_timer.setSingleShot(True)
        self._mark_timer.setInterval(MARK_AGAIN_MS)
        self._mark_timer.timeout.connect(self._mark)
        self._connect(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.text, 1)
        self.show_log(None)

    @property
    def found_text(self) -> str:
        return self.bar.said

    @property
    def has_log(self) -> bool:
        return self._buffer is not None

    def show_log(self, buffer: LogBuffer | None) -> None:
        """All that *buffer* has, from the end."""
        self._buffer = buffer
        self._offer_rounds()
        self._show_all()

    def refresh(self) -> None:
        """Show what came since the last time; of a flood the newest lines, and how many were skipped."""
        self._offer_rounds()
        if self._buffer is None or self._buffer.total == self._shown_to:
            return
        new = self._buffer.since(self._shown_to, at_most=LINES_AT_ONCE)
        self._shown_to = self._buffer.total
        lines = [shown(line) for line in new.lines]
        if new.skipped:
            lines.insert(0, skipped_note(new.skipped))
        self.text.append_lines(self._wanted(lines))
        if self._search is not None:
            self._mark_timer.start()

    def catch_up(self) -> None:
        """After nobody looked for a while: all that is kept, rather than what a flood leaves."""
        if self._buffer is not None and self._buffer.total != self._shown_to:
            self._show_all()

    def begin_search(self) -> None:
        """Where the user types what to look for."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def save(self, path: Path) -> None:
        """Write what is shown, as text; the bar says what came of it."""
        lines = self.text.toPlainText()
        try:
            path.write_text(f"{lines}\n", encoding="utf-8")
        except OSError as error:
            self.bar.say(
                tr(
                    "{name} could not be written: {reason}.",
                    name=path.name,
                    reason=error.strerror or tr("unknown reason"),
                ),
                is_bad=True,
            )
        else:
            self.bar.say(
                trn(self.text.blockCount(), "Saved {n} line to {name}.", "Saved {n} lines to {name}.", name=path.name)
            )

    def _connect(self, theme: Theme) -> None:
        self.bar.search_changed.connect(self._on_search_changed)
        self.bar.filter_changed.connect(self._show_all)
        self.bar.next_asked.connect(lambda: self._go_to_match(backwards=False))
        self.bar.previous_asked.connect(lambda: self._go_to_match(backwards=True))
        self.bar.wrap_changed.connect(lambda on: self.text.set_wrapped(on=on))
        self.bar.export_asked.connect(self._ask_where_to_save)
        theme.changed.connect(self._mark)

    def _show_all(self) -> None:
        lines: Iterable[LogLine] = ()
        if self._buffer is not None:
            lines, self._shown_to = self._buffer.since().lines, self._buffer.total
        self.text.show_lines(self._wanted([shown(line) for line in lines]))
        has_lines = self._buffer is not None and len(self._buffer) > 0
        self.text.setPlaceholderText(tr(NOTHING_LEFT) if has_lines else tr(NOTHING_YET))
        self._mark()

    def _wanted(self, lines: list[ShownLine]) -> list[ShownLine]:
        chosen = self.bar.filter
        passed = [line for line in lines if chosen.passes(line)]
        if self._search is None or not self.bar.matching.isChecked():
            return passed
        try:
            self._search.begin()
            return [line for line in passed if self._search.matches(line.text)]
        except TooSlow:
            self._give_up()
            return passed

    def _on_search_changed(self) -> None:
        text = self.bar.search.text()
        try:
            self._search = Search(text, regular=self.bar.regular.isChecked()) if text else None
            self.bar.say("")
        except BadExpression as error:
            self._search = None
            self.bar.say(str(error), is_bad=True)
        if self.bar.matching.isChecked():
            self._show_all()
        else:
            self._mark()

    def _go_to_match(self, *, backwards: bool) -> None:
        """What was typed or came a moment ago counts already."""
        self.bar.finish_typing()
        if self._mark_timer.isActive():
            self._mark()
        self.text.go_to_match(backwards=backwards)

    def _mark(self) -> None:
        self._mark_timer.stop()
        try:
            count = self.text.mark_matches(self._search)
        except TooSlow:
            self._give_up()
            return
        if self._search is not None:
            more = "+" if count >= MATCHES_KEPT else ""
            self.bar.say(tr("{count} found", count=f"{numeral(count)}{more}"))

    def _give_up(self) -> None:
        self._search = None
        self.bar.say(tr(TOO_SLOW), is_bad=True)

    def _offer_rounds(self) -> None:
        self.bar.offer_rounds(self._buffer.rounds() if self._buffer is not None else ())

    def _ask_where_to_save(self) -> None:
        dialog = QFileDialog(self, tr("Save the log"), "task.log", tr("Text files (*.log *.txt);;All files (*)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()
