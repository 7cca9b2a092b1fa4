"""One setting as data: what it is called and means, what values it has, whose it is, and when a change holds."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

Value = bool | int | str | tuple[str, ...]

MOST_TEXT = 500
MOST_ITEMS = 20


class Owner(enum.Enum):
    """Where a setting is kept, and who goes by it."""

    NODE = "node"
    """Kept in the data folder: every window and command on that node sees it."""
    WINDOW = "window"
    """Kept for this user of this computer, whichever node a window is attached to."""


class Holds(enum.Enum):
    """From when on a change counts."""

    AT_ONCE = "at once"
    NEXT_START = "from the next start"


def anything(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    name: str
    group: str
    title: str
    meaning: str
    owner: Owner
    holds: Holds = Holds.AT_ONCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(_Setting):
    """On or off."""

    default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(_Setting):
    """A whole number within bounds, both included. `steps` are those that a window offers."""

    default: int
    least: int
    most: int
    steps: tuple[int, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_Setting):
    """One of several words, each with what it means."""

    default: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(_Setting):
    """One line; empty where that is allowed. `problem` gives the reason against a text, empty when there is none."""

    default: str = ""
    problem: Callable[[str], str] = anything
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts(_Setting):
    """Several lines in an order, at least one. `problem` gives the reason against one of them."""

    default: tuple[str, ...]
    problem: Callable[[str], str] = anything
    example: str = ""


Setting = Switch | Number | Choice | Text | Texts
