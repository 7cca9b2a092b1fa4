"""A made-up language: each letter of a translated text has an accent, so that what is not translated stands out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from orca_desktop.gui.language import NODE, WINDOW
from orca_desktop.gui.sentences import Sentences
from tests.texts.node_texts import templates_in, templates_of

ROOT = Path(__file__).resolve().parents[2]
OPEN, CLOSE = "⟦", "⟧"
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "áƀçđéƒğĥíĵķļɱñöþʠřšţüṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶĻṀÑÖÞǪŘŠŢÜṼŴẊÝŽ"
_LETTERS = str.maketrans(PLAIN, ACCENTED)
_FIELD = re.compile(r"(\{\w+\})")

SPOKEN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
HEAD_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
MOST_ROWS = 60


def accented(text: str) -> str:
    """*text* in the made-up language: its fields stay."""
    pieces = _FIELD.split(text)
    told = "".join(piece if place % 2 else piece.translate(_LETTERS) for place, piece in enumerate(pieces))
    return f"{OPEN}{told}{CLOSE}"


class PseudoTranslator(QTranslator):
    """Speaks the made-up language: the window's texts as they are, the node's by their templates."""

    def __init__(self, sentences: Sentences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._told: dict[str, str] = {}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, sourceText: str, *_about: object) -> str | None:  # noqa: N803 - Qt's name
        if context == WINDOW:
            return accented(sourceText)
        if context != NODE:
            return None
        if sourceText not in self._told:
            self._told[sourceText] = self._sentences.translated(sourceText, accented)
        return self._told[sourceText]


def sentences_of_tests() -> Sentences:
    """The templates in the program, and the sentences that the tests' scenes have a node tell."""
    scenes = [*Path(__file__).parent.glob("*scenes.py"), *(ROOT / "tests").glob("*shots.py")]
    told = (text for path in sorted(scenes) for text in templates_in(path.read_text("utf-8")))
    return Sentences([*templates_of(ROOT / "orca_desktop"), *told])


def texts_in(window: QWidget) -> Iterator[tuple[str, str]]:
    """Whatever can be seen or heard of *window*, each with where it stands."""
    for part in (window, *window.findChildren(QWidget)):
        name = part.objectName() or type(part).__name__
        yield f"{name}.windowTitle", part.windowTitle()
        if part.isHidden() or isinstance(part.parentWidget(), QTabBar) or name.startswith("qt_"):
            continue  # what is put away, and Qt's own parts
        if _is_inside(part, "wordsGrid"):
            continue  # the words of a phrase are the same in every language
        yield f"{name}.toolTip", part.toolTip()
        yield f"{name}.accessibleName", part.accessibleName()
        yield f"{name}.accessibleDescription", part.accessibleDescription()
        for text in _own_texts(part):
            yield name, text
        if isinstance(part, QTableView):
            yield from _cells(name, part.model(), part.model().columnCount(QModelIndex()))
        elif isinstance(part, QListView) and part.model() is not None:
            yield from _cells(name, part.model(), 1)


def texts_of_menu(menu: QMenu) -> Iterator[str]:
    """Of a menu, with those that open from it."""
    for action in menu.actions():
        yield from _of_action(action)
        if isinstance(inner := action.menu(), QMenu):
            yield from texts_of_menu(inner)


def _is_inside(part: QWidget, name: str) -> bool:
    here: QWidget | None = part
    while here is not None and here.objectName() != name:
        here = here.parentWidget()
    return here is not None


def _own_texts(part: QWidget) -> Iterable[str]:
    match part:
        case QLabel() | QAbstractButton():
            return (part.text(),)
        case QLineEdit():
            return (part.placeholderText(),)
        case QPlainTextEdit() | QTextEdit():
            return (part.placeholderText(),)
        case QComboBox():
            return [part.itemText(place) for place in range(part.count())]
        case QTabWidget():
            return [text for place in range(part.count()) for text in (part.tabText(place), part.tabToolTip(place))]
        case QGroupBox():
            return (part.title(),)
        case QMenu():
            return [text for action in part.actions() for text in _of_action(action)]
        case QAbstractItemView():
            return ()
    return ()


def _of_action(action: QAction) -> tuple[str, ...]:
    return (action.text(), action.toolTip()) if not action.isSeparator() else ()


def _cells(name: str, model: QAbstractItemModel, columns: int) -> Iterator[tuple[str, str]]:
    for column in range(columns):
        for role in HEAD_ROLES:
            yield f"{name} head {column}", _text(model.headerData(column, Qt.Orientation.Horizontal, role))
        for row in range(min(MOST_ROWS, model.rowCount(QModelIndex()))):
            for role in SPOKEN_ROLES:
                yield f"{name} {column} {role.name}", _text(model.index(row, column, QModelIndex()).data(role))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
