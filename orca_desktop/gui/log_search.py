"""Searching lines of a log for plain text or a regular expression, in bounded time.

Qt's expressions (PCRE2) count their steps and give up at a limit, which Python's cannot: a pattern that would take
hours on one line is found out within milliseconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRegularExpression

from orca_desktop.gui.language import tr

STEPS_ALLOWED = 100_000
"""Steps for one match in one line: under a millisecond."""

SECONDS_ALLOWED = 0.25
"""For all lines that are looked at in one go."""

MAX_PATTERN = 500
MATCHES_IN_LINE = 50
_GROUND = f"(*LIMIT_MATCH={STEPS_ALLOWED})(?:"


class BadExpression(Exception):
    """The text is no regular expression; the message says why, for the user."""


class TooSlow(Exception):
    """The expression takes too long on these lines."""


class Search:
    """Finds *text* in lines, whatever the case of its letters. Raises BadExpression.

    `begin` starts the time that all following calls together may take.
    """

    def __init__(self, text: str, *, regular: bool, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ends_at = float("inf")
        pattern = text[:MAX_PATTERN] if regular else QRegularExpression.escape(text[:MAX_PATTERN])
        # In a group of its own: what may only stand at the start of a pattern could set the limit anew.
        self._expression = QRegularExpression(
            f"{_GROUND}{pattern})", QRegularExpression.PatternOption.CaseInsensitiveOption
        )
        if not self._expression.isValid():
            raise BadExpression(_why_bad(self._expression, pattern))
        if regular and self._expression.match("").hasMatch():
            raise BadExpression(tr("The expression matches every line, even an empty one."))

    def begin(self) -> None:
        self._ends_at = self._now() + SECONDS_ALLOWED

    def matches(self, line: str) -> bool:
        """Raises TooSlow."""
        found = self._expression.match(line)
        if not found.isValid() or self._now() > self._ends_at:
            raise TooSlow
        return found.hasMatch()

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Start and length of every match, the first fifty. Raises TooSlow."""
        spans: list[tuple[int, int]] = []
        place = 0
        while len(spans) < MATCHES_IN_LINE:
            found = self._expression.match(line, place)
            if not found.isValid() or self._now() > self._ends_at:
                raise TooSlow
            if not found.hasMatch():
                break
            start, length = found.capturedStart(), found.capturedLength()
            if length:
                spans.append((start, length))
            place = start + max(1, length)
            if place > len(line):
                break
        return spans


def _why_bad(expression: QRegularExpression, pattern: str) -> str:
    place = min(max(0, expression.patternErrorOffset() - len(_GROUND)), len(pattern))
    return tr(
        "This is not a regular expression: {reason} (at character {place}).",
        reason=expression.errorString(),
        place=place,
    )
