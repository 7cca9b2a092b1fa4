"""What the window asks of the program around it and of the user's desktop. Without it the window works all the same."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol


class WindowMemory(Protocol):
    """Small texts that outlive the program. Never raises."""

    def recall(self, name: str) -> str:
        """Empty for what was never kept."""
        ...

    def keep(self, name: str, text: str) -> None: ...


class Popups(Protocol):
    """Notifications of the desktop. `show` returns at once; *what* comes back with a click."""

    def show(self, title: str, message: str, what: str, *, urgent: bool = False) -> None: ...


OnClick = Callable[[str, str], None]
"""Called with the *what* of a clicked notification, and the desktop's leave to come forward (may be empty)."""

OnSummons = Callable[[str, str], None]
"""Called with the link that a second start was to open (may be empty), and the desktop's leave to come forward."""

Answering = Callable[[OnSummons], AbstractAsyncContextManager[None]]
OfferPopups = Callable[[OnClick], AbstractAsyncContextManager[Popups | None]]
FollowMotion = Callable[[Callable[[bool], None]], Coroutine[Any, Any, None]]
"""Tells whether the desktop wants less motion, now and at every change; ends where the desktop says nothing."""


class PassingMemory:
    """Lasts as long as the window."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def recall(self, name: str) -> str:
        return self._texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        self._texts[name] = text


@contextlib.asynccontextmanager
async def nobody_comes(_on_summons: OnSummons) -> AsyncIterator[None]:
    """For a window that no second start looks for."""
    yield


@contextlib.asynccontextmanager
async def no_popups(_on_click: OnClick) -> AsyncIterator[Popups | None]:
    """For a desktop that has none, or shows them through the tray."""
    yield None


async def nothing_said(_tell: Callable[[bool], None]) -> None:
    """For a desktop that does not say how much may move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """`link` is to be opened at the start; `in_tray`: to begin without a window, where there is a tray.

    `look_around` opens the demo in a window of its own.
    """

    link: str = ""
    in_tray: bool = False
    memory: WindowMemory = field(default_factory=PassingMemory)
    answering: Answering = nobody_comes
    popups: OfferPopups = no_popups
    motion: FollowMotion = nothing_said
    look_around: Callable[[], None] | None = None
