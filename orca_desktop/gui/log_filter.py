"""Which lines of a log are shown: by level, by round, and by what is searched for. No widgets here."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from orca_desktop.domain.logs import LogLevel, level_of
from orca_desktop.gui.language import mark, trn
from orca_desktop.state.log_buffer import LogLine

_COLOUR_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class LevelChoice(enum.Enum):
    """What the list of levels offers, in its order."""

    ALL = mark("All levels")
    NO_DEBUG = mark("Without debug")
    WARNINGS = mark("Warnings and errors")
    ERRORS = mark("Errors only")

    @property
    def levels(self) -> frozenset[LogLevel]:
        return {
            LevelChoice.ALL: frozenset(LogLevel),
            LevelChoice.NO_DEBUG: frozenset(LogLevel) - {LogLevel.DEBUG},
            LevelChoice.WARNINGS: frozenset({LogLevel.WARNING, LogLevel.ERROR}),
            LevelChoice.ERRORS: frozenset({LogLevel.ERROR}),
        }[self]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its guessed level. `is_note`: the program's own remark, not the container's."""

    text: str
    level: LogLevel = LogLevel.PLAIN
    round: int | None = None
    is_note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """`round` None: all rounds."""

    levels: LevelChoice = LevelChoice.ALL
    round: int | None = None

    @property
    def is_open(self) -> bool:
        """Lets everything through."""
        return self.levels is LevelChoice.ALL and self.round is None

    def passes(self, line: ShownLine) -> bool:
        if line.is_note:
            return self.is_open
        return line.level in self.levels.levels and self.round in (None, line.round)


def shown(line: LogLine) -> ShownLine:
    text = clean_line(line.text)
    return ShownLine(text, level_of(text), line.round)


def clean_line(text: str) -> str:
    """One line of what can be read: without a terminal's colours, line ends, control and direction characters."""
    if text.isprintable():
        return text
    plain = _COLOUR_CODES.sub("", text)
    return "".join(character for character in plain if character.isprintable() or character == "\t")


def skipped_note(count: int) -> ShownLine:
    words = trn(
        count,
        "— {n} line was skipped: they came faster than they can be shown —",
        "— {n} lines were skipped: they came faster than they can be shown —",
    )
    return ShownLine(words, is_note=True)
