"""The palette: everything that can be done or gone to, found by a few letters of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orca_desktop.gui import fonts
from orca_desktop.gui.entries import Entry, Found, found
from orca_desktop.gui.fuzzy import MOST_LETTERS
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.models.entries import EntryListModel, spoken
from orca_desktop.gui.models.rows import Index
from orca_desktop.gui.painting import is_mirrored, placed, write
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone, mix
from orca_desktop.gui.widgets.labels import label
from orca_desktop.gui.widgets.overlay import Overlay

WIDTH = 640
ROW_HEIGHT = 34
ROWS_SHOWN = 11
MARGIN = 12
GAP = 12
MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
}


class PaletteField(QLineEdit):
    """The keyboard stays here; what moves in the list is told.

    Signals:
        moved: int, by so many rows.
        chosen: Enter.
    """

    moved = Signal(int)
    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in MOVES:
            self.moved.emit(MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Palette(Overlay):
    """*entries* are asked each time it is opened. It remembers nothing."""

    def __init__(self, theme: Theme, host: QWidget, entries: Callable[[], Iterable[Entry]]) -> None:
        super().__init__(theme, host, name=tr("Palette"), width=WIDTH)
        self._ask = entries
        self._entries: tuple[Entry, ...] = ()
        self.setObjectName("palette")
        self.field = PaletteField()
        self.field.setObjectName("paletteField")
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setPlaceholderText(tr("What do you want to do, or where to go?"))
        self.field.setAccessibleName(tr("What do you want to do, or where to go?"))
        self.model = EntryListModel(self)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("What was found"))
        self.words = label(tone="quiet", level="small")
        self._delegate = EntryCell(theme, self.list)
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.moved.connect(self._move)
        self.field.chosen.connect(self._do)
        self.list.clicked.connect(self._on_clicked)

    @property
    def current(self) -> Entry | None:
        row = self.model.found_at(self.list.currentIndex().row())
        return row.entry if row is not None else None

    def open(self) -> None:
        self._entries = tuple(self._ask())
        self.field.clear()
        self._look()
        super().open()

    def first(self) -> QWidget:
        return self.field

    def _look(self) -> None:
        hits = found(self._entries, self.field.text())
        self.model.show_found(hits)
        self.list.setFixedHeight(ROW_HEIGHT * min(len(hits), ROWS_SHOWN) + 2)
        self.list.setVisible(bool(hits))
        doable = (place for place, hit in enumerate(hits) if not hit.entry.why_not)
        self._go_to(0 if self.field.text() else next(doable, 0))

    def _move(self, rows: int) -> None:
        """Around at the ends by single steps, to the ends by pages."""
        count, now = self.model.rowCount(), self.list.currentIndex().row()
        if count:
            self._go_to((now + rows) % count if abs(rows) == 1 else min(max(now + rows, 0), count - 1))

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))
        self._tell()

    def _tell(self) -> None:
        """Below the list, and to screen readers, as the keyboard stays in the field."""
        hit = self.model.found_at(self.list.currentIndex().row())
        if hit is None:
            words = said = tr("Nothing fits. Try fewer letters, or another word.")
        else:
            place, count = self.list.currentIndex().row() + 1, self.model.rowCount()
            words = hit.entry.why_not or trn(count, "1 thing to do", "{n} things to do")
            said = tr("{what}, {place} of {count}", what=spoken(hit), place=place, count=count)
        self.words.setText(words)
        self.field.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _do(self) -> None:
        """What cannot be done says why, and stays."""
        entry = self.current
        if entry is not None and not entry.why_not:
            self.leave()
            entry.act()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._go_to(index.row())
        self.field.setFocus()
        self._do()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.words)


class EntryCell(QStyledItemDelegate):
    """The words with the letters that fit; what sort of thing it is and its keys; or why it cannot be done."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Found = index.data(EntryListModel.FoundRole)
        rect: QRect = option.rect
        tokens, state = self._theme.tokens, option.state
        painter.save()
        if QStyle.StateFlag.State_Selected in state:
            painter.fillRect(rect, mix(tokens.tone(Tone.INFO), QColor(tokens.panel), 0.16))
            edge = placed(painter, rect, QRect(rect.left(), rect.top(), 3, rect.height()))
            painter.fillRect(edge, QColor(tokens.accent))
        room = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        end = self._paint_end(painter, room, hit.entry)
        painter.setPen(QColor(tokens.quiet if hit.entry.why_not else tokens.text))
        words = QRect(room.left(), room.top(), room.width() - end - GAP, room.height())
        _paint_words(painter, room, words, hit)
        painter.restore()

    def _paint_end(self, painter: QPainter, room: QRect, entry: Entry) -> int:
        """At most half of the room; how much it took is returned."""
        told = entry.why_not or (f"{entry.kind}   {entry.keys}" if entry.keys else entry.kind)
        painter.setFont(fonts.body(11))
        width = min(painter.fontMetrics().horizontalAdvance(told) + 2, room.width() // 2)
        painter.setPen(QColor(self._theme.tokens.quiet))
        place = QRect(room.right() + 1 - width, room.top(), width, room.height())
        write(painter, placed(painter, room, place), told, at_end=True)
        return width


def _paint_words(painter: QPainter, room: QRect, words: QRect, hit: Found) -> None:
    """Run by run, the letters that fit in bold; as one where it goes from right to left, as its letters may join."""
    usual, bold = fonts.body(13), fonts.body(13, QFont.Weight.Bold)
    painter.setFont(usual)
    if is_mirrored(painter):
        write(painter, placed(painter, room, words), hit.entry.words)
        return
    shown = QFontMetrics(bold).elidedText(hit.entry.words, Qt.TextElideMode.ElideRight, words.width())
    left = words.left()
    for run, fits in _runs(shown, set(hit.places)):
        painter.setFont(bold if fits else usual)
        width = painter.fontMetrics().horizontalAdvance(run)
        painter.drawText(QRect(left, words.top(), width + 2, words.height()), Qt.AlignmentFlag.AlignVCenter, run)
        left += width


def _runs(text: str, places: set[int]) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for place, letter in enumerate(text):
        fits = place in places
        if runs and runs[-1][1] is fits:
            runs[-1] = (runs[-1][0] + letter, fits)
        else:
            runs.append((letter, fits))
    return runs
