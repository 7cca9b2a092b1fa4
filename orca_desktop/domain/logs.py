"""What a line of a container's output is about: guessed, as every task writes its own way."""

from __future__ import annotations

import enum
import re


class LogLevel(enum.Enum):
    """How much a line matters. PLAIN: it does not say."""

    DEBUG = "debug"
    PLAIN = "plain"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_LOOKED_AT = 200
"""Characters at the front of a line in which a level is looked for: it stands before the text it is about."""

_SIGNS = (
    (LogLevel.ERROR, re.compile(r"\b(?:error|fatal|critical|panic|exception|traceback|e\d{4})\b", re.IGNORECASE)),
    (LogLevel.WARNING, re.compile(r"\b(?:warn|warning|deprecat\w*)\b", re.IGNORECASE)),
    (LogLevel.DEBUG, re.compile(r"\b(?:debug|trace|verbose)\b", re.IGNORECASE)),
    (LogLevel.INFO, re.compile(r"\b(?:info|notice)\b", re.IGNORECASE)),
)


def level_of(line: str) -> LogLevel:
    """The gravest level that the front of *line* names."""
    front = line[:_LOOKED_AT]
    return next((level for level, sign in _SIGNS if sign.search(front)), LogLevel.PLAIN)
