"""A read-only view of JSON with light colours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from orca_desktop.gui import fonts
from orca_desktop.gui.json_text import TOKEN, indent_json
from orca_desktop.gui.language import tr
from orca_desktop.gui.theme import Theme


class JsonColours(QSyntaxHighlighter):
    """Names, texts and the rest, in the theme's colours."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        tokens = self._theme.tokens
        for match in TOKEN.finditer(text):
            piece = match.group()
            if piece.startswith('"'):
                is_name = text[match.end() :].lstrip().startswith(":")
                colour = tokens.info if is_name else tokens.good
            else:
                colour = tokens.quiet if piece in "{}[]:," else tokens.text
            shape = QTextCharFormat()
            shape.setForeground(QColor(colour))
            self.setFormat(match.start(), len(piece), shape)


class JsonView(QPlainTextEdit):
    """Shows what `show_json` gets, indented; nothing else about it is changed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setProperty("face", "mono")
        self.setFont(fonts.mono())
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Proof as JSON"))
        self._colours = JsonColours(theme, self.document())

    def show_json(self, text: str) -> None:
        shown = indent_json(text)
        if shown != self.toPlainText():
            self.setPlainText(shown)
