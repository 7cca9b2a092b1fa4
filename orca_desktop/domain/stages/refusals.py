"""What msgspec says of a document that does not fit, in the words of somebody who wrote a file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msgspec import Struct, inspect

KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    field: str
    wrong: str
    right: str = ""


def in_words(message: str, root: type[Struct]) -> Refusal:
    """A ValidationError's text, for a document that was to be a *root*."""
    said, _, path = message.partition(" - at `")
    field = path.rstrip("`").removeprefix("$").removeprefix(".")
    for pattern, tell in _TELLING:
        if (found := pattern.fullmatch(said)) is not None:
            return tell(_Said(found=found, field=field, root=root))
    return Refusal(field=field, wrong=said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What was said, of which field, of a document that was to be a *root*."""

    found: re.Match[str]
    field: str
    root: type[Struct]


def _unknown(said: _Said) -> Refusal:
    name, names = said.found[1], _names(said.root, said.field)
    near = difflib.get_close_matches(name, names, n=1)
    right = f"Did you mean “{near[0]}”?" if near else f"It may have: {', '.join(names)}"
    return Refusal(field=_joined(said.field, name), wrong="there is no such field", right=right)


def _missing(said: _Said) -> Refusal:
    return Refusal(
        field=_joined(said.field, said.found[1]), wrong="it is missing", right="Add it; docs/stages.md shows how"
    )


def _of_kind(said: _Said) -> Refusal:
    wanted = " or ".join(dict.fromkeys(KINDS.get(kind, kind) for kind in said.found[1].split(" | ") if kind != "null"))
    return Refusal(field=said.field, wrong=f"it is {KINDS.get(said.found[2], said.found[2])}", right=f"Write {wanted}")


def _bounded(said: _Said) -> Refusal:
    bound = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}[said.found[3]]
    what = "entries" if said.found[1] == "array" else "characters"
    unit = f" {what}" if said.found[2] else ""
    return Refusal(field=said.field, wrong="it is out of bounds", right=f"It has {bound} {said.found[4]}{unit}")


def _in_form(said: _Said) -> Refusal:
    return Refusal(
        field=said.field,
        wrong="it is no name",
        right="A name begins with a letter and has at most 40 letters, digits, “-” and “_”",
    )


def _of_words(said: _Said) -> Refusal:
    kind = _type_at(said.root, said.field)
    words = [f"“{value}”" for value in getattr(kind, "values", ())]
    return Refusal(
        field=said.field, wrong=f"{said.found[1]} is not among its values", right=f"Write {' or '.join(words)}"
    )


_TELLING: tuple[tuple[re.Pattern[str], Callable[[_Said], Refusal]], ...] = (
    (re.compile(r"Object contains unknown field `(.*)`", re.DOTALL), _unknown),
    (re.compile(r"Object missing required field `(.*)`"), _missing),
    (re.compile(r"Expected `(.*)`, got `(.*)`"), _of_kind),
    (re.compile(r"Expected `(\w+)` (of length )?([<>]=?) ([\d.]+)"), _bounded),
    (re.compile(r"Expected `str` matching regex .*", re.DOTALL), _in_form),
    (re.compile(r"Invalid enum value (.*)", re.DOTALL), _of_words),
)


def _joined(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _names(root: type[Struct], field: str) -> list[str]:
    kind = _type_at(root, field)
    return [part.encode_name for part in kind.fields] if isinstance(kind, inspect.StructType) else []


def _type_at(root: type[Struct], field: str) -> Any:
    """The type of the field at a path such as `work.calls[0].answer`."""
    kind: Any = inspect.type_info(root)
    for part in re.findall(r"[^.\[\]]+", field):
        kind = _inner(_plain(kind), part)
    return _plain(kind)


def _inner(kind: Any, part: str) -> Any:
    if isinstance(kind, inspect.StructType):
        return next((member.type for member in kind.fields if member.encode_name == part), None)
    return getattr(kind, "item_type", None)


def _plain(kind: Any) -> Any:
    """Without what is said of it beside, and of several kinds the one that is not nothing."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        return _plain(next(one for one in kind.types if not isinstance(one, inspect.NoneType)))
    return kind
