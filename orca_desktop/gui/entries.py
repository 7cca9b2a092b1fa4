"""What the palette offers, as data: each entry with its words, its keys, and the reason where it cannot be done now.

No Qt here. Who offers something passes in a function that gives its entries as they are at that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orca_desktop.gui.fuzzy import fit, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`kind` tells what sort of thing it is; `also` are other words by which it is found, as they are: IDs, meanings.

    `why_not` is empty when it can be done now.
    """

    words: str
    kind: str
    act: Callable[[], object]
    also: str = ""
    keys: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and the places of the letters in its words that fit what was typed."""

    entry: Entry
    places: tuple[int, ...] = ()


Source = Callable[[], Iterable[Entry]]

MOST_SHOWN = 200


def found(entries: Iterable[Entry], query: str) -> list[Found]:
    """Those that fit, the best first; all in their own order while nothing is typed."""
    wanted = tokens(query)
    if not wanted:
        return [Found(entry) for entry in entries][:MOST_SHOWN]
    fitting = []
    for entry in entries:
        hit = fit(wanted, entry.words, f"{entry.kind} {entry.also}")
        if hit is not None:
            fitting.append((hit.score, Found(entry, hit.places)))
    fitting.sort(key=lambda one: (-one[0], bool(one[1].entry.why_not)))
    return [one for _score, one in fitting[:MOST_SHOWN]]
