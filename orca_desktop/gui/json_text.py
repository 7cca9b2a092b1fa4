"""JSON for people: only white space is added, every other character stays as it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s{}\[\],:"]+')
MAX_SHOWN = 100_000
MAX_DEPTH = 40


def indent_json(text: str) -> str:
    """*text* with line breaks and two spaces a level. What is not JSON comes out readable too; never raises."""
    pieces = list(_pieces(text[:MAX_SHOWN]))
    more = "\n…" if len(text) > MAX_SHOWN else ""
    return "".join(pieces) + more


def _pieces(text: str) -> Iterator[str]:
    depth, previous = 0, ""
    for piece in TOKEN.findall(text):
        closes = piece in ("}", "]")
        if closes:
            depth -= 1
        is_empty_pair = closes and previous in ("{", "[")
        starts_line = previous in ("{", "[", ",") or closes
        if previous and starts_line and not is_empty_pair:
            yield "\n" + "  " * max(0, min(depth, MAX_DEPTH))
        yield ": " if piece == ":" else piece
        if piece in ("{", "["):
            depth += 1
        previous = piece
