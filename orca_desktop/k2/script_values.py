"""The texts that an expression in a JavaScript program may come to, as far as that can be told without running it.

Names are looked up, texts put together, both sides of a choice taken, and what stands behind a variable of the
environment that may not be set. Whatever else there is comes to nothing: this guesses for a user who confirms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.script_parts import concatenated, ending, parts, unwrapped
from orca_desktop.k2.script_places import assigned, held
from orca_desktop.k2.script_text import Gap, read_text

MAX_DEPTH = 8
MAX_TEXTS = 8
MAX_EFFORT = 1_000_000
"""Characters that are read for one program, which take less than a second."""

_LOOK_UP = 5_000
"""What looking for a name is counted as."""

LONGEST = 1_000

_NAMES = re.compile(r"(?:[A-Za-z_$][\w$]*\s*\??\.\s*)*([A-Za-z_$][\w$]*)", re.ASCII)
# dotenv-webpack writes the second form for a variable that was not set when the bundle was made.
_VARIABLE = re.compile(
    r"""(?:process\.env|import\.meta\.env|"MISSING_ENV_VAR")(?:\??\.([A-Za-z_]\w*)|\[["']([A-Za-z_]\w*)["']\])""",
    re.ASCII,
)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)

Accepts = Callable[[str], bool]


@dataclass(slots=True)
class Effort:
    """How much may still be read, in characters: a program can be written to have no end."""

    left: int = MAX_EFFORT

    def spend(self, count: int) -> bool:
        """False when it is used up."""
        self.left -= count
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Told:
    """`unless` are variables of the environment that are taken before this where they are set."""

    text: str
    unless: tuple[str, ...] = ()


def texts_at(program: str, at: int, *, accepts: Accepts, effort: Effort) -> tuple[Told, ...]:
    """What the expression that begins at *at* may come to, of what *accepts* takes; at most MAX_TEXTS."""
    return _accepted(_Reader(program, accepts, effort).at(at, MAX_DEPTH, whole=True), accepts)


def texts_of(program: str, expression: str, at: int, *, accepts: Accepts, effort: Effort) -> tuple[Told, ...]:
    """As `texts_at`, of an expression that was read already; *at* is where it stands."""
    return _accepted(_Reader(program, accepts, effort).value(expression, at), accepts)


def _accepted(found: Iterable[Told], accepts: Accepts) -> tuple[Told, ...]:
    return tuple(replace(told, text=told.text.strip()) for told in found if accepts(told.text.strip()))


class _Reader:
    """Goes through expressions as long as its effort lasts."""

    def __init__(self, program: str, accepts: Accepts, effort: Effort) -> None:
        self._program = program
        self._accepts = accepts
        self._effort = effort

    def value(self, expression: str, at: int) -> tuple[Told, ...]:
        return self._value(expression, at, MAX_DEPTH, whole=True)

    def at(self, at: int, depth: int, *, whole: bool) -> tuple[Told, ...]:
        """*whole*: it is what is looked for, and not only a part of that."""
        return self._value(self._program[at : ending(self._program, at)], at, depth, whole=whole)

    def _value(self, expression: str, at: int, depth: int, *, whole: bool) -> tuple[Told, ...]:
        if depth == 0 or not self._effort.spend(len(expression) + 1):
            return ()
        expression = unwrapped(expression)
        if not expression:
            return ()

        def value(part: str) -> tuple[Told, ...]:
            return self._value(part, at, depth - 1, whole=whole)

        choice = parts(expression, "?", ":")
        if len(choice) == 3:
            return _first(told for branch in choice[1:] for told in value(branch))
        others = parts(expression, "||", "??")
        if len(others) > 1:
            return self._with_fall_backs(others, value)
        return self._sum(parts(expression, "+"), at, depth, whole=whole)

    def _with_fall_backs(self, others: list[str], value: Callable[[str], tuple[Told, ...]]) -> tuple[Told, ...]:
        unless: list[str] = []
        for other in others:
            if (variable := _VARIABLE.fullmatch(unwrapped(other))) is not None:
                unless.append(variable[1] or variable[2])
            elif found := value(other):
                return tuple(Told(told.text, (*unless, *told.unless)) for told in found)
        return ()

    def _sum(self, summands: list[str], at: int, depth: int, *, whole: bool) -> tuple[Told, ...]:
        if len(summands) == 1:
            return self._single(summands[0].strip(), at, depth, whole=whole)
        return self._joined(self._value(part, at, depth - 1, whole=False) for part in summands)

    def _joined(self, pieces: Iterable[tuple[Told, ...]]) -> tuple[Told, ...]:
        """Every way of putting the pieces together; none where one of them is not known."""
        made: tuple[Told, ...] = (Told(""),)
        for piece in pieces:
            made = _first(
                Told(begun.text + more.text, (*begun.unless, *more.unless))
                for begun in made
                for more in piece
                if len(begun.text) + len(more.text) <= LONGEST
            )
        return made

    def _single(self, part: str, at: int, depth: int, *, whole: bool) -> tuple[Told, ...]:
        if part[0] in "\"'`":
            return self._text(part, at, depth)
        if (pieces := concatenated(part)) is not None:
            return self._joined(self._value(piece, at, depth - 1, whole=False) for piece in pieces)
        if _NUMBER.fullmatch(part):
            return (Told(part),)
        if _VARIABLE.fullmatch(part) or (names := _NAMES.fullmatch(part)) is None:
            return ()
        return self._named(names[1], at, depth, is_member=names[1] != part, whole=whole)

    def _text(self, part: str, at: int, depth: int) -> tuple[Told, ...]:
        try:
            pieces = read_text(part, 0)
        except Malformed:
            return ()
        return self._joined(
            self._value(piece.expression, at, depth - 1, whole=False) if isinstance(piece, Gap) else (Told(piece),)
            for piece in pieces
        )

    def _named(self, name: str, at: int, depth: int, *, is_member: bool, whole: bool) -> tuple[Told, ...]:
        """The first value that fits; a minified program gives one letter many."""
        if not self._effort.spend(_LOOK_UP):
            return ()
        places = [assigned(self._program, name, at), *([held(self._program, name, at)] if is_member else [])]
        for place in (place for found in places for place in found):
            if not self._effort.spend(1):
                return ()
            told = self.at(place, depth - 1, whole=whole)
            if any(self._accepts(one.text.strip()) for one in told) if whole else told:
                return told
        return ()


def _first(told: Iterable[Told]) -> tuple[Told, ...]:
    """Each text once, and not too many."""
    found: dict[str, Told] = {}
    for one in islice(told, MAX_TEXTS * MAX_TEXTS):
        found.setdefault(one.text, one)
    return tuple(found.values())[:MAX_TEXTS]
