"""What differs between two JSON documents, by JSON pointer (RFC 6901); nothing is taken for equal that is not."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from orca_desktop.domain.proofs import is_deep

MAX_DOCUMENT_BYTES = 262_144
MAX_CHANGES = 1_000
"""More than anybody reads; what comes behind is left out, and said to be."""

VOLATILE = (
    "/roundNumber",
    "/stakingKey",
    "/**/round",
    "/**/timestamp",
    "/**/time",
    "/**/date",
    "/**/createdAt",
    "/**/updatedAt",
    "/**/signature",
)
"""What is another one in every proof without saying anything about the work. `*` is any one step, `**` any number."""

Pointer = tuple[str, ...]


class ChangeKind(enum.Enum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """One place. `before` means nothing where it was added, `after` nothing where it was removed."""

    kind: ChangeKind
    path: Pointer
    before: Any = None
    after: Any = None

    @property
    def pointer(self) -> str:
        return pointer_text(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`ignored` counts the places that differ and were not asked for; `is_cut`: there are more than are listed."""

    changes: tuple[ValueChange, ...]
    ignored: int = 0
    is_cut: bool = False


class NotComparable(ValueError):
    """A document that is no JSON, too large or nested too deeply. The text says which."""


def parse_document(text: str) -> Any:
    """A stranger's JSON. Raises NotComparable."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_DOCUMENT_BYTES:
        raise NotComparable(f"it has more than {MAX_DOCUMENT_BYTES:,} bytes")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotComparable("it is no JSON") from error
    if is_deep(value):
        raise NotComparable("it is nested too deeply")
    return value


def difference(before: Any, after: Any, *, ignore: Sequence[str] = (), at_most: int = MAX_CHANGES) -> Difference:
    """Compare two decoded documents: members by name, items of lists by place. Bounded by their size.

    Raises ValueError for a pattern of *ignore* that is no pointer.
    """
    patterns = [pointer_steps(pattern) for pattern in ignore]
    found: list[ValueChange] = []
    ignored = 0
    for change in _changes(before, after):
        if any(_fits(pattern, change.path) for pattern in patterns):
            ignored += 1
        elif len(found) == at_most:
            return Difference(changes=tuple(found), ignored=ignored, is_cut=True)
        else:
            found.append(change)
    return Difference(changes=tuple(found), ignored=ignored)


def applied(document: Any, changes: Sequence[ValueChange]) -> Any:
    """*document* after the changes. Raises LookupError where one of them does not fit it."""
    holder = [deepcopy(document)]
    for change in changes:
        *way, last = ("0", *change.path)
        place: Any = holder
        for step in way:
            place = place[_key(place, step)]
        if change.kind is ChangeKind.REMOVED:
            del place[_key(place, last)]
        elif isinstance(place, list) and change.kind is ChangeKind.ADDED:
            place.insert(_key(place, last), deepcopy(change.after))
        else:
            place[_key(place, last)] = deepcopy(change.after)
    return holder[0]


def pointer_text(path: Pointer) -> str:
    """As RFC 6901 writes it; empty for the whole document."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)


def pointer_steps(text: str) -> Pointer:
    """Raises ValueError for what is no JSON pointer."""
    if text and not text.startswith("/"):
        raise ValueError(f"“{text[:40]}” is no JSON pointer: it begins with a slash")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])


def is_same(one: Any, other: Any) -> bool:
    """Whether two decoded values are the same JSON: 1, 1.0 and true are three values."""
    waiting = [(one, other)]
    while waiting:
        left, right = waiting.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, dict):
            if left.keys() != right.keys():
                return False
            waiting += [(value, right[name]) for name, value in left.items()]
        elif isinstance(left, list):
            if len(left) != len(right):
                return False
            waiting += zip(left, right, strict=True)
        elif left != right:
            return False
    return True


def _changes(before: Any, after: Any) -> Iterator[ValueChange]:
    """In the order of the first document; of a list what was removed from its end comes last item first."""
    waiting: list[tuple[Pointer, Any, Any]] = [((), before, after)]
    while waiting:
        path, left, right = waiting.pop()
        if isinstance(left, dict) and isinstance(right, dict):
            waiting += [((*path, name), value, right[name]) for name, value in reversed(left.items()) if name in right]
            yield from _removed(path, [name for name in left if name not in right], left)
            yield from _added(path, [name for name in right if name not in left], right)
        elif isinstance(left, list) and isinstance(right, list):
            both = min(len(left), len(right))
            waiting += [((*path, str(place)), left[place], right[place]) for place in reversed(range(both))]
            yield from _removed(path, list(reversed(range(both, len(left)))), left)
            yield from _added(path, list(range(both, len(right))), right)
        elif not is_same(left, right):
            yield ValueChange(kind=ChangeKind.CHANGED, path=path, before=left, after=right)


def _removed(path: Pointer, keys: Sequence[Any], values: Any) -> Iterator[ValueChange]:
    for key in keys:
        yield ValueChange(kind=ChangeKind.REMOVED, path=(*path, str(key)), before=values[key])


def _added(path: Pointer, keys: Sequence[Any], values: Any) -> Iterator[ValueChange]:
    for key in keys:
        yield ValueChange(kind=ChangeKind.ADDED, path=(*path, str(key)), after=values[key])


def _fits(pattern: Pointer, path: Pointer) -> bool:
    """Whether *path* is, or lies below, a place that the pattern names: places of the path up to which it fits."""
    reached = {0}
    for step in pattern:
        if step == "**":
            reached = set(range(min(reached), len(path) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(path) and step in ("*", path[at])}
    return bool(reached)


def _key(place: Any, step: str) -> Any:
    return int(step) if isinstance(place, list) else step
