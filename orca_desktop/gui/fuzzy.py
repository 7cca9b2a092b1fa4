"""Finds what is meant by a few letters: they stand in order, the better the more they begin or run on in words.

No Qt here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LETTERS = 100
"""Of what is looked for; the rest is not read."""

MOST_TEXT = 200
"""Of a text that is looked into letter by letter."""

BEGINS, FOLLOWS, LETTER = 8, 9, 1
LITERAL_START, LITERAL = 12, 6
LENGTH_WEIGHT = 0.02
NOWHERE = -1_000_000


@dataclass(frozen=True, slots=True)
class Hit:
    """How well it fits, and the places of the letters in the text that fit."""

    score: float
    places: tuple[int, ...] = ()


def tokens(query: str) -> list[str]:
    """The words of what is looked for, in any order."""
    return query[:MOST_LETTERS].lower().split()


def fit(wanted: Sequence[str], text: str, also: str = "") -> Hit | None:
    """How well all *wanted* words fit *text*, or stand as they are in *also* (other words that mean it); None: not."""
    score, places = 0.0, set[int]()
    letters, others = [letter.lower() for letter in text[:MOST_TEXT]], also.lower()
    for word in wanted:
        hit = _fuzzy(word, letters) or _literal(word, others)
        if hit is None:
            return None
        score += hit.score
        places.update(hit.places)
    return Hit(score - LENGTH_WEIGHT * len(text), tuple(sorted(places)))


def _literal(word: str, text: str) -> Hit | None:
    place = text.find(word)
    if place < 0:
        return None
    return Hit(LITERAL_START if place == 0 or not text[place - 1].isalnum() else LITERAL)


def _fuzzy(word: str, letters: Sequence[str]) -> Hit | None:
    """The first letter has to begin a word, or all of them have to stand side by side: else nearly all would fit."""
    if not _has_in_order(word, letters):
        return None
    best = _best(word, letters)
    if best is None:
        return None
    is_together = best.places[-1] - best.places[0] == len(word) - 1
    return best if is_together or _begins(letters, best.places[0]) else None


def _has_in_order(word: str, letters: Sequence[str]) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in word)


def _begins(letters: Sequence[str], place: int) -> bool:
    return place == 0 or not letters[place - 1].isalnum()


def _best(word: str, letters: Sequence[str]) -> Hit | None:
    """The best of all ways to find the letters in order: row by row, each from the best ways to the letter before."""
    ways: list[dict[int, tuple[float, int]]] = []
    for number, wanted in enumerate(word):
        before = ways[-1] if ways else {}
        row: dict[int, tuple[float, int]] = {}
        nearest: tuple[float, int] = (NOWHERE, -1)
        for place, letter in enumerate(letters):
            if letter == wanted and (number == 0 or nearest[1] >= 0):
                row[place] = _way(place, letters, before, nearest, is_first=number == 0)
            if place in before and before[place][0] > nearest[0]:
                nearest = (before[place][0], place)
        ways.append(row)
    return _traced(ways)


def _way(
    place: int,
    letters: Sequence[str],
    before: dict[int, tuple[float, int]],
    nearest: tuple[float, int],
    *,
    is_first: bool,
) -> tuple[float, int]:
    """The score of a letter at *place*, and the place of the letter before it."""
    own = LETTER + (BEGINS if _begins(letters, place) else 0)
    if is_first:
        return own, -1
    jump = nearest[0] + own
    run = before[place - 1][0] + own + FOLLOWS if place - 1 in before else NOWHERE
    return (run, place - 1) if run >= jump else (jump, nearest[1])


def _traced(ways: Sequence[dict[int, tuple[float, int]]]) -> Hit | None:
    if not ways or not ways[-1]:
        return None
    place = max(ways[-1], key=lambda one: (ways[-1][one][0], -one))
    score, places = ways[-1][place][0], [place]
    for row in reversed(ways[1:]):
        place = row[place][1]
        places.append(place)
    return Hit(score, tuple(reversed(places)))
