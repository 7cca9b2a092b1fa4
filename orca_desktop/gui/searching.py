"""Which of the tables and logs in the window is meant when somebody wants to search."""

from __future__ import annotations

from typing import Protocol, TypeGuard, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class Searchable(Protocol):
    """A widget in which one can look for a text."""

    def begin_search(self) -> None:
        """Where the user types what to look for."""


def nearest_searchable(start: QWidget, page: QWidget) -> Searchable | None:
    """The one around *start*, or the first that is shown beside it, going outwards as far as *page*."""
    around: QWidget | None = start if page.isAncestorOf(start) else page
    while around is not None:
        if _can_search(around):
            return around
        shown = (one for one in around.findChildren(QWidget) if one.isVisible())
        inside = next((one for one in shown if _can_search(one)), None)
        if inside is not None:
            return inside
        around = around.parentWidget() if around is not page else None
    return None


def _can_search(widget: QWidget) -> TypeGuard[Searchable]:
    return isinstance(widget, Searchable)
