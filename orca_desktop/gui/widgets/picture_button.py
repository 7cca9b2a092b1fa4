"""“Save as PNG…”: asks where to, writes what a chart shows, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.widgets.chart import picture_of

WORDS, SAVED, NOT_SAVED = mark("Save as PNG…"), mark("Picture saved"), mark("Picture not saved")
MEANING = mark("The chart as a picture, twice as large, in the colours of this window")


class PictureButton(QPushButton):
    """*what* gives the widget that is saved, *name* the file's name without its end."""

    def __init__(self, theme: Theme, what: Callable[[], QWidget], name: Callable[[], str]) -> None:
        super().__init__(tr(WORDS))
        self._theme = theme
        self._what = what
        self._name = name
        self.setProperty("role", "segment")
        self.setObjectName("savePicture")
        self.clicked.connect(self._ask_where_to)
        self._say(tr(WORDS), tr(MEANING))

    def save(self, path: Path) -> None:
        """Write the picture; the button says where it is, or why it could not be written."""
        writer = QImageWriter(str(path), b"png")
        if writer.write(picture_of(self._what(), self._theme)):
            self._say(tr(SAVED), str(path))
        else:
            self._say(
                tr(NOT_SAVED),
                tr(
                    "{path} cannot be written: {reason}. Choose another place.",
                    path=path,
                    reason=writer.errorString(),
                ),
            )

    def _ask_where_to(self) -> None:
        dialog = QFileDialog(
            self, tr("Save the picture"), str(Path.home() / f"{self._name()}.png"), tr("Pictures (*.png)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def _say(self, word: str, meaning: str) -> None:
        self.setText(word)
        self.setToolTip(plain_tip(meaning))
        self.setAccessibleDescription(meaning)
