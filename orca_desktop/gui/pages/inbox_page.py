"""The page of notices: what the node has told, what of it is not read yet, and the task that each is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.delegates.cells import Cell, ChipCell, Index, paint_text
from orca_desktop.gui.inbox import Inbox, Letter
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.models.notices import (
    KIND_COLUMN,
    UNREAD_COLUMN,
    NoticeTableModel,
    notice_term,
    notice_text,
)
from orca_desktop.gui.shortcuts import HERE, OPEN, bind
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.banner import Banner
from orca_desktop.gui.widgets.empty_state import EmptyState
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width

WIDTHS = (Width(42, 40), Width(104, 98), Width(116, 110), Width(300, 160), Width(360, 80, grows=True))
ALL_READ = mark("Everything is read. The switch above shows what was told before.")
EMPTY = mark(
    "Here stands what the node wants you to know: rewards, missed rounds, audits of your proofs, containers in "
    "trouble. Which of it the desktop shows as well is chosen in the settings."
)


class InboxPage(QWidget):
    """Signals:
    task_asked: str, int or None: a task and its round are to be shown.
    settings_asked: what the desktop shows of it is to be chosen.
    """

    task_asked = Signal(str, object)
    settings_asked = Signal()

    def __init__(self, theme: Theme, inbox: Inbox, *, now: Callable[[], float]) -> None:
        super().__init__()
        self._inbox = inbox
        self._is_refreshing = False
        self.silence = Banner(theme, tone=Tone.WARN)
        self.silence.setObjectName("noPopups")
        self.title = label(tr("Notices"), level="title")
        self.count = label(tone="quiet")
        self.only_unread = QCheckBox(tr("&Only what is not read"))
        self.only_unread.setObjectName("inboxOnlyUnread")
        self.read_button = QPushButton(tr("&Mark all as read"))
        self.read_button.setObjectName("inboxMarkAll")
        self.open_button = QPushButton(tr("Show the &task"))
        self.open_button.setObjectName("inboxOpen")
        self.copy_button = QPushButton(tr("&Copy"))
        self.copy_button.setObjectName("inboxCopy")
        self.model = NoticeTableModel(now, self)
        self.table = _table(theme, self.model)
        self.words = wrapped()
        self.words.setObjectName("inboxWords")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.empty = EmptyState(
            theme, icon="bell", title=tr("No notices yet"), words=tr(EMPTY), action=tr("Choose notifications")
        )
        self.empty.button.clicked.connect(self.settings_asked)
        self._below = panel(self.words, margins=(14, 10, 14, 10))
        self._frame = panel(self.table)
        self._lay_out()
        self._connect()
        self._refresh()

    def focus_first(self) -> None:
        (self.table if self.model.rowCount() else self.only_unread).setFocus()

    @property
    def chosen(self) -> Letter | None:
        place = self.table.selected_row()
        return self.model.row_at(place) if place is not None else None

    def _connect(self) -> None:
        self._inbox.changed.connect(self._on_changed)
        self.only_unread.toggled.connect(self._refresh)
        self.silence.closed.connect(self._inbox.silence_was_read)
        self.read_button.clicked.connect(self._inbox.mark_all_read)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.table.doubleClicked.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.set_row_buttons(self.open_button)
        bind(OPEN, self.table, self._open, context=HERE)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self, *_changed: object) -> None:
        letters, chosen = self._inbox.letters, self.chosen
        unread = sum(letter.is_unread for letter in letters)
        if self.only_unread.isChecked():
            # The one that is being read stays until another is.
            letters = tuple(one for one in letters if one.is_unread or (chosen is not None and one.key == chosen.key))
        self._show_rows(letters, chosen)
        if self._inbox.silence:
            self.silence.say(tr("News stands here only"), self._inbox.silence)
        else:
            self.silence.hide()
        self.count.setText(tr("{unread} not read", unread=numeral(unread)) if unread else tr("all read"))
        self.read_button.setEnabled(unread > 0)
        self.read_button.setToolTip("" if unread else tr("There is nothing that is not read."))
        has_any = bool(self._inbox.letters)
        self.empty.setVisible(not has_any)
        self._frame.setVisible(has_any)
        self._below.setVisible(has_any)
        for control in (self.only_unread, self.read_button, self.open_button, self.copy_button, self.count):
            control.setVisible(has_any)
        self._show_chosen()

    def _show_rows(self, letters: Sequence[Letter], chosen: Letter | None) -> None:
        """The chosen one stays chosen, or none is: Qt would choose a neighbour, which nobody has read."""
        self._is_refreshing = True
        self.model.show_rows(letters)
        place = self.model.position_of(chosen.key) if chosen is not None else None
        if place is None:
            self.table.clearSelection()
        elif place != self.table.selected_row():
            self.table.selectRow(place)
        self._is_refreshing = False

    def _show_chosen(self, *_changed: object) -> None:
        """What is looked at in full is read."""
        if self._is_refreshing:
            return
        letter = self.chosen
        why_not = "" if letter is not None else tr("Choose a notice first.")
        for button, tip in (
            (self.open_button, tr("Its task, and the round it is about (Return)")),
            (self.copy_button, ""),
        ):
            button.setEnabled(not why_not)
            button.setToolTip(why_not or tip)
        if letter is None:
            self.words.setText(tr("Choose a notice to read all of it."))
            return
        self.words.setText(f"{said(letter.notice.title)}\n{said(letter.notice.message)}")
        if letter.is_unread:
            self._inbox.mark_read(letter)

    def _open(self, _index: QModelIndex | None = None) -> None:
        if (letter := self.chosen) is not None:
            self.task_asked.emit(letter.notice.task_id, letter.notice.round)

    def _copy(self) -> None:
        if (letter := self.chosen) is not None:
            QGuiApplication.clipboard().setText(notice_text(letter.notice))

    def _lay_out(self) -> None:
        self.table.set_empty_text(tr(ALL_READ))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count, alignment=Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        head.addWidget(self.only_unread)
        head.addWidget(self.read_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._below, 1)
        foot.addWidget(self.copy_button, alignment=Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(self.silence)
        layout.addWidget(self._frame, 1)
        layout.addLayout(foot)
        layout.addWidget(self.empty, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()


class UnreadCell(Cell):
    """The dot of what is not read, in the accent's colour."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        paint_text(painter, rect, str(index.data()), fonts.body(), QColor(self.tokens.accent))


def _table(theme: Theme, model: NoticeTableModel) -> CalmTable:
    table = CalmTable(theme, model, name=tr("Notices"))
    table.setObjectName("inboxTable")
    table.setItemDelegate(Cell(theme, table))
    table.setItemDelegateForColumn(UNREAD_COLUMN, UnreadCell(theme, table))
    table.setItemDelegateForColumn(KIND_COLUMN, ChipCell(theme, _tone, table))
    table.set_widths(*WIDTHS)
    return table


def _tone(letter: Letter) -> Tone:
    return notice_term(letter.notice.kind).tone
