"""The list of all keyboard shortcuts, over the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.gui.language import tr
from orca_desktop.gui.shortcuts import ALL, Keys, Where, native
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.overlay import Overlay

WIDTH = 820
MOST_HEIGHT = 560


class ShortcutsSheet(Overlay):
    """Two columns of groups; each line is one entry of the list that the shortcuts are made from."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(theme, host, name=tr("Keyboard shortcuts"), width=WIDTH)
        self.setObjectName("shortcutsSheet")
        self.close_button = IconButton(theme, "x", tr("Close (Escape)"))
        self.close_button.setObjectName("closeShortcuts")
        self.room = _room(_groups())
        self.room.setAccessibleName(tr("Keyboard shortcuts"))
        self.room.setAccessibleDescription(_spoken())
        self._lay_out()
        self.close_button.clicked.connect(self.leave)

    def first(self) -> QWidget:
        return self.room

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Keyboard shortcuts"), level="heading"))
        head.addStretch()
        head.addWidget(self.close_button)
        mnemonics = tr("Alt with the underlined letter of a button or a switch presses it.")
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(18, 12, 12, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.room)
        layout.addWidget(wrapped(mnemonics, tone="quiet", level="small"))


def keys_text(keys: Keys) -> str:
    """All of its keys: of those that count places the first and the last."""
    names = [native(key) for key in keys.keys]
    if len(names) > 4:
        return tr("{first} to {last}", first=names[0], last=names[-1])
    return tr("{first} or {last}", first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else names[0]


def _room(content: QWidget) -> QScrollArea:
    room = QScrollArea()
    room.setObjectName("shortcutsList")
    room.setWidgetResizable(True)
    room.setFrameShape(QFrame.Shape.NoFrame)
    room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room.setWidget(content)
    content.setAutoFillBackground(False)
    room.viewport().setAutoFillBackground(False)
    room.setFixedHeight(min(content.sizeHint().height() + 4, MOST_HEIGHT))
    return room


def _groups() -> QWidget:
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(0, 0, 8, 0)
    row.setSpacing(28)
    for places in (tuple(Where)[:2], tuple(Where)[2:]):
        column = QVBoxLayout()
        column.setSpacing(14)
        for where in places:
            column.addLayout(_group(where, [keys for keys in ALL if keys.where is where]))
        column.addStretch()
        row.addLayout(column, 1)
    return content


def _group(where: Where, lines: Iterable[Keys]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, 132)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(tr(where.value), weight="strong"), 0, 0, 1, 2)
    for row, keys in enumerate(lines, start=1):
        grid.addWidget(_keys_label(keys), row, 0, alignment=Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped(tr(keys.words), level="small"), row, 1, alignment=Qt.AlignmentFlag.AlignTop)
    return grid


def _keys_label(keys: Keys) -> QLabel:
    made = wrapped(keys_text(keys), tone="quiet", level="small")
    made.setProperty("face", "keys")
    made.setFixedWidth(132)
    return made


def _spoken() -> str:
    """All lines, for screen readers: they stand on labels, which the keyboard does not reach."""
    return " ".join(f"{keys_text(keys)}: {tr(keys.words)}." for keys in ALL)
