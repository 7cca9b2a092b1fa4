"""The place of a page or a tab that is built when somebody first looks at it: the window opens sooner without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class BuiltLater(QWidget, Generic[Part]):
    """`build` is called once, at the first look. What it builds shows what the store has then."""

    def __init__(self, build: Callable[[], Part]) -> None:
        super().__init__()
        self._build = build
        self._content: Part | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def built(self) -> Part | None:
        """What stands here; None until it was looked at."""
        return self._content

    @property
    def content(self) -> Part:
        """What stands here, built now if it was not before."""
        if self._content is None:
            self._content = self._build()
            self._layout.addWidget(self._content)
            self._content.show()
        return self._content

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _ = self.content
