"""Finding the strictest box in which a task runs: a looser one is tried where the strict one stands in its way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orca_desktop.domain.containers import Profile
from orca_desktop.domain.errors import ContainerFailed

LOOSER = {Profile.STRICT: Profile.STANDARD, Profile.STANDARD: Profile.COMPAT}

SIGN_LINES = 20
"""A program that may not do something says so and then often prints where in its code that was."""

_SIGN = re.compile(
    r"permission denied|operation not permitted|read-only file ?system|access is denied"
    r"|\b(?:EACCES|EPERM|EROFS|PermissionError)\b|exit code 126\b"
    r"|\b(?:must|has to|needs to|should) (?:be )?(?:(?:run|running|started) )?(?:(?:as|by) )?root\b",
    re.IGNORECASE,
)


class BoxTooTight(ContainerFailed):
    """The container does not run, and what it said looks as if it was not allowed to do something."""


def has_sign(lines: Iterable[str]) -> bool:
    """Whether the lines look as if something was not allowed."""
    return any(_SIGN.search(line) for line in lines)


def failure(reason: str, lines: tuple[str, ...], *, shown: int) -> ContainerFailed:
    """The error for a container that ended, with its last *shown* lines."""
    kind = BoxTooTight if has_sign((reason, *lines)) else ContainerFailed
    return kind(reason, lines[-shown:])


def loosening_words(tried: Profile, next_one: Profile) -> str:
    return f"It does not run in the {tried.value} box: something was not allowed. The {next_one.value} box is tried."
