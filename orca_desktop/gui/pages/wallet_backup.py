"""The words of an account: shown to be written down, and three of them asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.secrets import Secret
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.widgets.flow_card import field_row, note
from orca_desktop.gui.widgets.secret_field import SecretField
from orca_desktop.gui.widgets.words_grid import WordsGrid
from orca_desktop.gui.word_list import known_words

WRITE_DOWN = mark(
    "Write these words on paper, in this order, and keep it where you keep what is valuable. Whoever has them has the "
    "account; without them a lost computer is a lost account. They are not copied anywhere by themselves."
)


class WordsSheet(QWidget):
    """The grid, with what to do with it."""

    def __init__(self, phrase: Secret) -> None:
        super().__init__()
        self.grid = WordsGrid()
        self.grid.setObjectName("wordsGrid")
        self.grid.show_phrase(phrase)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(note(tr(WRITE_DOWN)))
        layout.addWidget(self.grid)

    def wipe(self) -> None:
        self.grid.wipe()


class WordsQuestion(QWidget):
    """Asks for three words by their places.

    Signals:
        changed: something was typed.
        submitted: Return was pressed in one of the fields.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__()
        self.fields = {place: SecretField(tr("Word {place}", place=place)) for place in places}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for place, field in self.fields.items():
            field.setObjectName(f"word-{place}")
            field.textChanged.connect(self.changed)
            field.returnPressed.connect(self.submitted)
            layout.addLayout(field_row(tr("Word {place}", place=place), field))

    def words(self) -> dict[int, str]:
        return {place: field.text().strip().casefold() for place, field in self.fields.items()}

    def missing(self) -> str:
        """What is still wanted, in words; a word that is in no list is told by its place."""
        for place, word in self.words().items():
            if not word:
                return tr("Type word {place} from your paper.", place=place)
            if word not in known_words():
                return tr("Word {place} is not in the list of words. Check its spelling.", place=place)
        return ""

    def wipe(self) -> None:
        for field in self.fields.values():
            field.wipe()
