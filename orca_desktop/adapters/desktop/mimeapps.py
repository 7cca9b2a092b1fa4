"""The file mimeapps.list: which program opens what by default. All that is not ours stays as it was, to the byte."""

from __future__ import annotations

import re

GROUP = "[Default Applications]"


def default_of(text: str, mime: str) -> str:
    """The program that comes first for *mime*; empty where none is named."""
    at = _place(text.splitlines(), mime)
    programs = _programs(text.splitlines()[at]) if at is not None else []
    return programs[0] if programs else ""


def with_default(text: str, mime: str, program: str) -> str:
    """*program* comes first for *mime*; what came first before it comes after it."""
    lines = text.splitlines()
    at = _place(lines, mime)
    if at is not None:
        others = [other for other in _programs(lines[at]) if other != program]
        lines[at] = _line(mime, [program, *others])
    elif GROUP in (found := [line.strip() for line in lines]):
        lines.insert(found.index(GROUP) + 1, _line(mime, [program]))
    else:
        lines += [*([""] if lines else []), GROUP, _line(mime, [program])]
    return _joined(lines)


def without_default(text: str, mime: str, program: str) -> str:
    """*program* is not named for *mime* any more."""
    lines = text.splitlines()
    at = _place(lines, mime)
    if at is None or program not in _programs(lines[at]):
        return text
    others = [other for other in _programs(lines[at]) if other != program]
    lines[at : at + 1] = [_line(mime, others)] if others else []
    return _joined(lines)


def _place(lines: list[str], mime: str) -> int | None:
    """Where the line for *mime* is, in the group of defaults."""
    group = ""
    for place, line in enumerate(lines):
        if line.lstrip().startswith("["):
            group = line.strip()
        elif group == GROUP and re.match(rf"\s*{re.escape(mime)}\s*=", line):
            return place
    return None


def _programs(line: str) -> list[str]:
    return [name.strip() for name in line.partition("=")[2].split(";") if name.strip()]


def _line(mime: str, programs: list[str]) -> str:
    return f"{mime}={';'.join(programs)};"


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n" if lines else ""
