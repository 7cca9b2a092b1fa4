"""Finds the template that a finished English sentence was made from, and the values in it. No Qt here.

The node tells everything in English sentences: they cross processes and stay in the history for years. What a sentence
was made from is found again where it is shown, so that it can be shown in another language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

MOST_CHARACTERS = 4_000
"""Longer texts are a stranger's, or a report; they are shown as they are."""

MOST_SENTENCES = 12
MOST_DEPTH = 4

MOST_IN_TITLE = 200
"""A longer text is none of those that begin with a value and have no full stop: those fit too much."""

NAMES = frozenset({"name", "account_name", "task_name", "host", "path", "file", "image", "key", "address"})
"""Fields that hold what others have named: it is shown as it is, even where it reads like a word of ours."""

_FIELD = re.compile(r"\{(\w+)\}")
_ENDS = tuple(".!?…:;)”")
_AMOUNT = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?(?: [^\W\d_]{1,10}| %)|\d{1,3}(?:,\d{3})+")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…:;])\s+")

Translate = Callable[[str], str]
"""A template in, the template in the user's language out; the same template where there is none."""


@dataclass(frozen=True, slots=True)
class Template:
    """`parts` are the literal texts around the fields: one more than there are `fields`."""

    text: str
    parts: tuple[str, ...]
    fields: tuple[str, ...]

    def holds_sentences(self, values: Mapping[str, str]) -> bool:
        """Whether one of the *values* is more than a part of this sentence."""
        before = (part[-1:] for part in self.parts)
        return any(
            _BETWEEN_SENTENCES.search(last + value) for last, value in zip(before, values.values(), strict=False)
        )

    @property
    def is_title(self) -> bool:
        """Begins with a value and ends without a full stop, like “{name} has changed”."""
        return not self.parts[0] and not self.text.endswith(_ENDS)

    @property
    def weight(self) -> int:
        """The more is literal, the surer is the find."""
        return sum(map(len, self.parts))

    def values_in(self, sentence: str) -> dict[str, str] | None:
        """The values with which this template makes *sentence*; None when it does not.

        A search from left to right, without going back: linear in the sentence, whatever a stranger put into it.
        """
        first, *between, last = self.parts
        if not sentence.startswith(first) or not sentence.endswith(last):
            return None
        at, end = len(first), len(sentence) - len(last)
        values: list[str] = []
        for part in between:
            found = sentence.find(part, at, end) if part else -1
            if found < 0:
                return None
            values.append(sentence[at:found])
            at = found + len(part)
        if at > end:
            return None
        return dict(zip(self.fields, (*values, sentence[at:end]), strict=True))


def template(text: str) -> Template:
    """The template that is written as *text*, with `{name}` for each value."""
    pieces = _FIELD.split(text)
    return Template(text=text, parts=tuple(pieces[::2]), fields=tuple(pieces[1::2]))


class Sentences:
    """All templates there are, by the words they begin with; *local* writes a number as the user's language does."""

    def __init__(self, texts: Iterable[str], local: Translate = str) -> None:
        self._local = local
        self._whole: set[str] = set()
        self._by_start: dict[str, list[Template]] = {}
        for one in map(template, texts):
            if one.fields:
                self._by_start.setdefault(_start_of(one.parts[0]), []).append(one)
            else:
                self._whole.add(one.text)
        for some in self._by_start.values():
            some.sort(key=lambda one: -one.weight)

    def translated(self, text: str, translate: Translate, depth: int = 0) -> str:
        """*text* with every sentence that was made from a template translated, and the values inside it, too."""
        if not text or len(text) > MOST_CHARACTERS or depth > MOST_DEPTH:
            return text
        inside = text.strip()
        if inside != text:
            return text.replace(inside, self.translated(inside, translate, depth), 1) if inside else text
        as_one = self._as_one(text, translate, depth)
        if as_one is not None:
            return as_one
        if _AMOUNT.fullmatch(text):
            return self._local(text)
        told = self._before_stop(text, translate, depth)
        if told is not None:
            return told
        in_pieces = self._in_pieces(text, translate, depth)
        if in_pieces != text:
            return in_pieces
        return self._as_one(text, translate, depth, may_hold_sentences=True) or text

    def _before_stop(self, text: str, translate: Translate, depth: int) -> str | None:
        """By a template behind which a full stop was put."""
        if not text.endswith("."):
            return None
        told = self._as_one(text[:-1], translate, depth, may_be_title=False)
        return f"{told}." if told is not None else None

    def _as_one(
        self,
        text: str,
        translate: Translate,
        depth: int,
        *,
        may_hold_sentences: bool = False,
        may_be_title: bool = True,
    ) -> str | None:
        """By one template. Its values hold no further sentence, unless nothing else was found."""
        if not text:
            return None
        capital = text[0].upper() + text[1:]
        for whole in (text, capital):
            if whole in self._whole:
                return translate(whole)
        for one in self._candidates(text, may_be_title=may_be_title and len(text) <= MOST_IN_TITLE):
            values = one.values_in(text)
            if values is not None and (may_hold_sentences or not one.holds_sentences(values)):
                told = {name: self._told(name, value, translate, depth + 1) for name, value in values.items()}
                return filled(translate(one.text), told).strip()
        return None

    def _told(self, name: str, value: str, translate: Translate, depth: int) -> str:
        is_name = name.rstrip("_0123456789") in NAMES
        return value if is_name else self.translated(value, translate, depth)

    def _candidates(self, text: str, *, may_be_title: bool) -> Iterator[Template]:
        yield from self._by_start.get(_start_of(text), ())
        for one in self._by_start.get("", ()):
            if may_be_title or not one.is_title:
                yield one

    def _in_pieces(self, text: str, translate: Translate, depth: int) -> str:
        """Sentence by sentence, as many of them at once as one template makes; else the items of a list."""
        ends = [gap.end() for gap in _BETWEEN_SENTENCES.finditer(text)]
        if 0 < len(ends) < MOST_SENTENCES:
            return "".join(self._runs(text, [0, *ends, len(text)], translate, depth))
        items = text.split(", ")
        if 1 < len(items) <= MOST_SENTENCES:
            return ", ".join(self._as_one(item, translate, depth) or item for item in items)
        return text

    def _runs(self, text: str, starts: list[int], translate: Translate, depth: int) -> Iterator[str]:
        """The sentences that begin at *starts*; what is between them, and what no template makes, stays."""
        at, last = 0, len(starts) - 1
        while at < last:
            for end in range(last, at, -1):
                run = text[starts[at] : starts[end]]
                told = self._as_one(run.rstrip(), translate, depth) or self._before_stop(run.rstrip(), translate, depth)
                if told is not None:
                    break
            yield run if told is None else told + run[len(run.rstrip()) :]
            at = end


def filled(text: str, values: Mapping[str, object]) -> str:
    """*text* with its fields replaced; a field that nobody knows stays as it is."""
    return _FIELD.sub(lambda field: str(values.get(field[1], field[0])), text)


def _start_of(text: str) -> str:
    """The first word, by which templates are kept; empty where a template begins with a field, or inside a word."""
    word, space, _ = text.partition(" ")
    return word if space else ""
