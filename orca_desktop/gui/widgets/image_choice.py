"""Which image a task runs, where its program names several or none: one of those found, or one that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from orca_desktop.domain.images import ImageCandidate, is_image_reference
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.widgets.choices import name_choice
from orca_desktop.gui.widgets.labels import set_property, wrapped
from orca_desktop.gui.words import one_line

WHERE_LIMIT = 160
EXAMPLE = "docker.io/owner/name:tag"
NONE_FOUND = mark("Its program names no image that can be read. Its creator can tell which it is.")
NO_REGISTRY = mark("An image is named with its registry, as in {example}.")
NOT_CHOSEN = mark("Say first which image it runs.")
TYPED = mark("Typed by you: the task's program does not name it.")


class ImageChoice(QWidget):
    """Not shown where there is nothing to choose.

    Signals:
        changed: another image was chosen or typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[ImageCandidate, ...] = ()
        self._own = ""
        self.combo = QComboBox()
        self.combo.setObjectName("joinImage")
        name_choice(self.combo, tr("Image that the task runs"))
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.words = wrapped(tone="quiet", level="small")
        line = self.combo.lineEdit()
        assert line is not None  # it is editable
        line.setPlaceholderText(EXAMPLE)
        line.setAccessibleName(self.combo.accessibleName())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.combo)
        layout.addWidget(self.words)
        self.combo.editTextChanged.connect(self._on_change)

    @property
    def has_choice(self) -> bool:
        """Whether there is something to choose or to type."""
        return not self._own or len(self._candidates) > 1

    @property
    def named(self) -> str:
        """The image that the user named; empty where it is the one that the task's program names by itself."""
        return self._text if self.has_choice and self._text != self._own else ""

    @property
    def problem(self) -> str:
        """Why the task cannot be joined with it; empty when it can."""
        if not self.has_choice or is_image_reference(self._text):
            return ""
        return tr(NO_REGISTRY, example=EXAMPLE) if self._text else tr(NOT_CHOSEN)

    def show_candidates(self, candidates: Sequence[ImageCandidate], own: str) -> None:
        """Offer these; *own* is the one that the program names beyond doubt, empty where there is none."""
        self._candidates, self._own = tuple(candidates), own
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItems([candidate.image for candidate in self._candidates])
            self.combo.setCurrentIndex(-1)
            self.combo.setEditText(own)
        self._show_words()

    @property
    def _text(self) -> str:
        return self.combo.currentText().strip()

    def _on_change(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        wrong = bool(self._text) and bool(self.problem)
        self.words.setText(self.problem if wrong else self._about())
        set_property(self.words, "tone", "warn" if wrong else "quiet")

    def _about(self) -> str:
        """Where the image was found, or what to do."""
        found = next((one.found for one in self._candidates if one.image == self._text), "")
        if found:
            return tr("Found in its program: {found}.", found=one_line(said(found), WHERE_LIMIT))
        if self._text:
            return tr(TYPED)
        if not self._candidates:
            return tr(NONE_FOUND)
        return trn(
            len(self._candidates),
            "Its program names {n} image, and does not say what for: choose one, or type it. Its creator can tell.",
            "Its program names {n} images, and does not say what for: choose one, or type it. Its creator can tell.",
        )
