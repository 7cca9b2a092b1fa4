"""Where a JavaScript program gives a name its value: the nearest place before its use first, then those behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

MAX_LOOKS = 500
WINDOW = 2_000_000
"""How many characters away from its use a name may be given its value; more than most programs have."""

_ASSIGNMENT = re.compile(r"\s*=(?![=>])\s*")
_PROPERTY = re.compile(r"""["']?\s*:\s*""")


def assigned(program: str, name: str, at: int) -> Iterator[int]:
    """Where the values begin that *name* is given by `name = …`."""
    return _values(program, name, at, ("=", " ="), _ASSIGNMENT)


def held(program: str, name: str, at: int) -> Iterator[int]:
    """Where the values begin that an object holds under *name*, by `name: …`."""
    return _values(program, name, at, (":", " :", '":', "':"), _PROPERTY)


def _values(program: str, name: str, at: int, ends: tuple[str, ...], mark: re.Pattern[str]) -> Iterator[int]:
    needles = tuple(name + end for end in ends)
    for place in chain(_before(program, needles, at), _behind(program, needles, at)):
        found = mark.match(program, place + len(name))
        if found is not None and not _continues(program, place):
            yield found.end()


def _continues(program: str, place: int) -> bool:
    """Whether the name at *place* is only the end of a longer one."""
    before = program[place - 1 : place]
    return before.isalnum() or before in ("_", "$")


def _before(program: str, needles: tuple[str, ...], at: int) -> Iterator[int]:
    end = max(0, at - WINDOW)
    places = [program.rfind(needle, end, at) for needle in needles]
    for _ in range(MAX_LOOKS):
        nearest = max(places)
        if nearest < 0:
            return
        yield nearest
        which = places.index(nearest)
        places[which] = program.rfind(needles[which], end, nearest)


def _behind(program: str, needles: tuple[str, ...], at: int) -> Iterator[int]:
    end = at + WINDOW
    places = [program.find(needle, at + 1, end) for needle in needles]
    for _ in range(MAX_LOOKS):
        nearest = min((place for place in places if place >= 0), default=-1)
        if nearest < 0:
            return
        yield nearest
        which = places.index(nearest)
        places[which] = program.find(needles[which], nearest + 1, end)
