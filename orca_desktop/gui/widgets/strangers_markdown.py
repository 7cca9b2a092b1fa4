"""A stranger's Markdown: headings, lists and emphasis, but no HTML, no picture, and no link that can be followed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.language import tr
from orca_desktop.gui.words import one_line, printable_lines

TEXT_LIMIT = 4_000
LINES_SHOWN = 7
URL_LIMIT = 200
PARAGRAPH_GAP = 4
DEEPEST = 8
"""Levels of quotes and lists that are kept; what is nested deeper only costs time."""

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark | QTextDocument.MarkdownFeature.MarkdownNoHTML
_PICTURE = "\ufffc"
_NESTING = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+", re.MULTILINE)
_MARK = re.compile(r"[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])")
_INDENT = re.compile(r"^[ \t]{16,}", re.MULTILINE)


class SealedDocument(QTextDocument):
    """Loads nothing, from nowhere.

    It gives an empty picture instead of none: for none, Qt's layout would look for a file of that name itself.
    """

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


class StrangersMarkdown(QTextEdit):
    """Read only, selectable, as high as it needs up to a bound; longer texts scroll."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.show_markdown("")

    def show_markdown(self, text: str) -> None:
        """At most 4,000 characters of *text* are shown."""
        before, document = self.document(), SealedDocument(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(fonts.body())
        document.setMarkdown(tamed(text), _FEATURES)
        _replace_pictures(document)
        _spell_out_links(document)
        _dress(document)
        self.setDocument(document)  # laid out only now, when there is nothing left in it to be loaded
        if isinstance(before, SealedDocument):
            before.deleteLater()
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(fonts.body()).lineSpacing()
        wanted = math.ceil(self.document().size().height())
        self.setFixedHeight(min(LINES_SHOWN * line, max(line, wanted)) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def tamed(text: str) -> str:
    """Bounded in length and nesting, without control and direction characters."""
    shallow = _NESTING.sub(_shallow, printable_lines(text, TEXT_LIMIT).replace(_PICTURE, ""))
    return _INDENT.sub(" " * 16, shallow)


def _shallow(nested: re.Match[str]) -> str:
    marks = _MARK.findall(nested.group())
    return "".join(marks[:DEEPEST])


def _fragments(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Position, length and format of every piece of text, from the end to the start, so that they can be edited."""
    block: QTextBlock = document.lastBlock()
    while block.isValid():
        pieces = [(piece.position(), piece.length(), piece.charFormat()) for piece in _pieces(block)]
        yield from reversed(pieces)
        block = block.previous()


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _replace_pictures(document: QTextDocument) -> None:
    """A picture becomes its description, in words."""
    for position, length, shape in list(_fragments(document)):
        if shape.isImageFormat():
            cursor = _selected(document, position, length)
            name = one_line(shape.toImageFormat().name(), URL_LIMIT)
            cursor.insertText(tr("[picture {name}, not loaded]", name=name), QTextCharFormat())


def _spell_out_links(document: QTextDocument) -> None:
    """A link becomes its words with the address behind them, as plain text."""
    end_of_last: tuple[int, str] = (-1, "")
    for position, length, shape in list(_fragments(document)):
        if not shape.isAnchor():
            continue
        address = one_line(shape.anchorHref(), URL_LIMIT)
        cursor = _selected(document, position, length)
        words = cursor.selectedText()
        plain = QTextCharFormat()
        plain.setFontWeight(shape.fontWeight())
        cursor.setCharFormat(plain)
        goes_on = end_of_last == (position + length, address)
        if address and address != words and not goes_on:
            cursor.setPosition(position + length)
            cursor.insertText(f" ({address})", QTextCharFormat())
        end_of_last = (position, address)


def _dress(document: QTextDocument) -> None:
    """Headings are bold lines in the size of the text: the card's own name is the only title."""
    code = QTextCharFormat()
    code.setFont(fonts.mono())
    for position, length, shape in list(_fragments(document)):
        if shape.fontFixedPitch():
            _selected(document, position, length).setCharFormat(code)
    heading = QTextCharFormat()
    heading.setFont(fonts.body(13, QFont.Weight.Bold))
    block = document.firstBlock()
    while block.isValid():
        if block.blockFormat().headingLevel() > 0:
            _selected(document, block.position(), block.length() - 1).setCharFormat(heading)
        if block.textList() is None or block.next().textList() is None:
            _space_out(block)
        block = block.next()


def _space_out(block: QTextBlock) -> None:
    shape = block.blockFormat()
    shape.setBottomMargin(PARAGRAPH_GAP)
    QTextCursor(block).setBlockFormat(shape)


def _selected(document: QTextDocument, position: int, length: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor
