"""The place of a page or a tab that is built when somebody first looks at it: the window opens sooner without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class BuiltLater(QWidget, Generic[Part]):
    """`build` is called once, at the first look. What it builds shows what the store has then.

    While it waits nothing is built: what it needs is not there yet.

    Signals:
        was_built: QWidget, what stands here from now on, before it is shown.
    """

    was_built = Signal(QWidget)

    def __init__(self, build: Callable[[], Part], *, waits: bool = False) -> None:
        super().__init__()
        self._build = build
        self._waits = waits
        self._content: Part | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def built(self) -> Part | None:
        """What stands here; None until it was looked at."""
        return self._content

    @property
    def waits(self) -> bool:
        return self._waits

    def open(self) -> None:
        """What it needs is there; somebody who is looking sees it at once."""
        self._waits = False
        if self.isVisible():
            _ = self.content

    @property
    def content(self) -> Part:
        """What stands here, built now if it was not before."""
        if self._content is None:
            self._content = self._build()
            self._layout.addWidget(self._content)
            self.was_built.emit(self._content)
            self._content.show()
        return self._content

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._waits:
            _ = self.content
