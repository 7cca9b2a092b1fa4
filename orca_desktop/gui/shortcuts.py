"""All keyboard shortcuts as one list: they are made from it, and the list of them and the tooltips are drawn from it.

Keys are written as Qt's portable names, so that Ctrl is the command key on a Mac.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from orca_desktop.gui.language import mark, tr

WINDOW = Qt.ShortcutContext.WindowShortcut
HERE = Qt.ShortcutContext.WidgetShortcut
INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class Where(enum.Enum):
    """In which part of the window a shortcut works, in the order in which they are listed."""

    ANYWHERE = mark("Everywhere")
    TASKS = mark("On the page of tasks")
    TABLES = mark("In tables")
    LISTS = mark("In the palette and in search fields")
    CARDS = mark("In cards, charts and fields")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """`by_widget`: a widget takes these keys itself, as a field or a list does; no shortcut is made for them."""

    keys: tuple[str, ...]
    words: str
    where: Where = Where.ANYWHERE
    by_widget: bool = False


PALETTE = Keys(keys=("Ctrl+K", "Ctrl+Shift+P"), words=mark("Find anything by its words, and do it"))
SHORTCUTS = Keys(keys=("?", "Ctrl+/"), words=mark("This list of shortcuts"))
HELP = Keys(keys=("F1",), words=mark("Help and setup"))
PAGES = Keys(keys=tuple(f"Alt+{place}" for place in range(1, 8)), words=mark("Go to a page, from the top of the list"))
TABS = Keys(keys=tuple(f"Ctrl+{place}" for place in range(1, 8)), words=mark("Go to a tab of the page"))
FIND = Keys(keys=("Ctrl+F",), words=mark("Search in the table or the log that is looked at"))

JOIN = Keys(keys=("Ctrl+L",), words=mark("Go to the field for a task ID"), where=Where.TASKS)
START_STOP = Keys(keys=("Ctrl+Return",), words=mark("Start or stop the selected task"), where=Where.TASKS)
PASTE = Keys(keys=("Ctrl+V",), words=mark("Look up the task ID on the clipboard"), where=Where.TASKS)
JOIN_COPIED = Keys(
    keys=("Ctrl+Shift+V",), words=mark("The same, also while a field has the keyboard"), where=Where.TASKS
)

COPY = Keys(keys=("Ctrl+C",), words=mark("Copy the selected rows, amounts in full"), where=Where.TABLES)
OPEN = Keys(keys=("Return",), words=mark("Show the task that a notice is about"), where=Where.TABLES)
MENU = Keys(
    keys=("Menu", "Shift+F10"),
    words=mark("All that can be done with the row, and the choice of columns"),
    where=Where.TABLES,
    by_widget=True,
)
SELECT = Keys(keys=("Shift+Down", "Shift+Up"), words=mark("Select several rows"), where=Where.TABLES, by_widget=True)

NEXT = Keys(keys=("Return",), words=mark("Do it, or go to the next place"), where=Where.LISTS, by_widget=True)
PREVIOUS = Keys(keys=("Shift+Return",), words=mark("Go to the place before"), where=Where.LISTS, by_widget=True)

CLOSE = Keys(keys=("Esc",), words=mark("Close what is open, or empty the field"), where=Where.CARDS)
POINT = Keys(
    keys=("Left", "Right", "Home", "End"),
    words=mark("Read the values of a chart one by one"),
    where=Where.CARDS,
    by_widget=True,
)
KEEP_LIST = Keys(
    keys=("Ctrl+Return",),
    words=mark("Keep what was typed in a setting of several lines"),
    where=Where.CARDS,
    by_widget=True,
)

ALL: tuple[Keys, ...] = (
    PALETTE,
    SHORTCUTS,
    HELP,
    PAGES,
    TABS,
    FIND,
    JOIN,
    START_STOP,
    PASTE,
    JOIN_COPIED,
    COPY,
    OPEN,
    MENU,
    SELECT,
    NEXT,
    PREVIOUS,
    CLOSE,
    POINT,
    KEEP_LIST,
)


def bind(
    keys: Keys,
    owner: QWidget,
    act: Callable[[], object],
    *,
    context: Qt.ShortcutContext = WINDOW,
    place: int | None = None,
) -> None:
    """Have *act* done when one of the keys is pressed; of keys that go to a place each, only by the one for *place*."""
    for key in keys.keys if place is None else keys.keys[place : place + 1]:
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.setContext(context)
        shortcut.activated.connect(act)


def shown(keys: Keys, place: int = 0) -> str:
    """As this computer writes them; empty for a place that has none."""
    return native(keys.keys[place]) if place < len(keys.keys) else ""


def native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(tip: str, keys: Keys, place: int = 0) -> str:
    """A tooltip with the keys that do the same."""
    key = shown(keys, place)
    return tr("{what} ({keys})", what=tip, keys=key) if key else tip
