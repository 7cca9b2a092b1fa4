"""Reading the YAML of a Pod spec. A stranger's text: no anchors, aliases, tags or merges, bounded in size and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from orca_desktop.k2.errors import Malformed

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 24
MAX_VALUES = 4_000

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]

# Only numbers that are written as Python writes them: `010`, `0x10` and `1e3` stay the text that they are.
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})


def read_pod(text: str) -> dict[str, Value]:
    """Decode a YAML or JSON document with fields. Numbers that are not whole stay texts. Raises Malformed."""
    if len(text) > MAX_CHARACTERS:
        raise Malformed(f"it is longer than {MAX_CHARACTERS:,} characters")
    try:
        document = _Reader(text.replace("\r\n", "\n")).document()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Malformed(_words(error)) from error
    if not isinstance(document, dict):
        raise Malformed("it is no document with fields")
    return document


class _Reader:
    """Builds a document from the parser's events, so that nothing is built that the bounds forbid."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self._values = 0

    def document(self) -> Value:
        """The only document of the text; None when there is none."""
        self._take()  # the stream begins
        if not isinstance(self._take(), yaml.DocumentStartEvent):
            return None
        document = self._value(self._take(), 0)
        self._take()  # the document ends
        if not isinstance(self._take(), yaml.StreamEndEvent):
            raise Malformed("it holds more than one document")
        return document

    def _take(self) -> yaml.Event:
        return next(self._events)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        self._values += 1
        if self._values > MAX_VALUES:
            _refuse(event, f"it has more than {MAX_VALUES:,} values")
        if depth > MAX_DEPTH:
            _refuse(event, f"it is nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            _refuse(event, "anchors and aliases (& and *) are not read")
        if getattr(event, "tag", None) is not None:
            _refuse(event, "tags (!) are not read")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._dictionary(depth)
        assert isinstance(event, yaml.ScalarEvent)
        return _scalar(event)

    def _list(self, depth: int) -> Value:
        items = []
        while not isinstance(event := self._take(), yaml.SequenceEndEvent):
            items.append(self._value(event, depth + 1))
        return items

    def _dictionary(self, depth: int) -> Value:
        members: dict[str, Value] = {}
        while not isinstance(event := self._take(), yaml.MappingEndEvent):
            name = self._name(event, depth)
            if name in members:
                _refuse(event, f"{name[:60]} is given twice")
            members[name] = self._value(self._take(), depth + 1)
        return members

    def _name(self, event: yaml.Event, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            _refuse(event, "the name of a field must be text")
        self._value(event, depth)  # bounds, anchors and tags hold for names too
        if event.value == "<<" and event.implicit[0]:
            _refuse(event, "merges (<<) are not read")
        return str(event.value)


def _scalar(event: yaml.ScalarEvent) -> Value:
    text = str(event.value)
    if not event.implicit[0]:  # quoted, or a block
        return text
    if text in _NOTHING:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return int(text) if _NUMBER.fullmatch(text) else text


def _refuse(event: yaml.Event, words: str) -> NoReturn:
    raise Malformed(words if event.start_mark is None else f"{words} (line {event.start_mark.line + 1})")


def _words(error: Exception) -> str:
    """What is wrong, and in which line, without the parser's own layout."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem or error.context or 'it is no YAML'} (line {error.problem_mark.line + 1})"
    return str(error).splitlines()[0][:200] if str(error) else "it is no YAML"
