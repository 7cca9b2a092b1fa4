"""One value of a Pod spec together with where it stands, so that every refusal can name its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orca_desktop.domain.errors import PodRefused

MAX_MEMBERS = 256
MAX_TEXT = 32 * 1024
_SHOWN = 60
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_./-]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What becomes of the members of a mapping; one that is in none of these is refused.

    `quiet` ones change nothing for anybody. `ignored` ones have no effect here, and `refused` ones are no thing for a
    task: both say why. A refused one that asks for nothing (false, empty) is let through.
    """

    used: frozenset[str]
    quiet: frozenset[str] = frozenset()
    ignored: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """A value and its path, such as `spec.containers[0].image`. All readers raise PodRefused."""

    path: str
    value: object

    @property
    def asks_for_something(self) -> bool:
        """Whether it is more than a way to write nothing: `false`, an empty list."""
        return not (self.value is None or self.value is False or self.value in ([], {}, ""))

    def refused(self, reason: str) -> PodRefused:
        return PodRefused(self.path or "the document", reason)

    def text(self, *, longest: int = MAX_TEXT) -> str:
        """Text, or a number or truth value as YAML would write it."""
        value = self.value
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            value = str(value)
        if not isinstance(value, str):
            raise self.refused("it must be text")
        if len(value) > longest:
            raise self.refused(f"it is longer than {longest:,} characters")
        if "\0" in value:
            raise self.refused("it holds a character that no program can be given")
        return value

    def word(self, *, allowed: frozenset[str], reason: str) -> str:
        """One of a few words."""
        value = self.text(longest=MAX_TEXT)
        if value not in allowed:
            raise self.refused(reason)
        return value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refused("it must be true or false")
        return self.value

    def whole_number(self, lowest: int, highest: int) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.refused("it must be a whole number")
        if not lowest <= self.value <= highest:
            raise self.refused(f"it must be between {lowest:,} and {highest:,}")
        return self.value

    def items(self, *, most: int) -> tuple[Field, ...]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.refused("it must be a list")
        if len(self.value) > most:
            raise self.refused(f"it has more than {most} entries")
        return tuple(Field(f"{self.path}[{place}]", item) for place, item in enumerate(self.value))

    def members(self, rules: Rules, notes: list[str]) -> dict[str, Field]:
        """The members that are used and given. The words for ignored ones are added to *notes*."""
        kept = {}
        for name, member in self._mapping().items():
            if name in rules.ignored:
                notes.append(f"{member.path}: {rules.ignored[name]}")
            elif name in rules.refused:
                if member.asks_for_something:
                    raise member.refused(rules.refused[name])
            elif name in rules.used:
                if member.value is not None:
                    kept[name] = member
            elif name not in rules.quiet:
                raise member.refused("this program does not know this field")
        return kept

    def _mapping(self) -> dict[str, Field]:
        if not isinstance(self.value, dict):
            raise self.refused("it must have fields of its own")
        if len(self.value) > MAX_MEMBERS:
            raise self.refused(f"it has more than {MAX_MEMBERS} fields")
        return {str(name): self._member(str(name), value) for name, value in self.value.items()}

    def _member(self, name: str, value: object) -> Field:
        shown = name if _PLAIN_KEY.fullmatch(name) else repr(name[:_SHOWN])
        return Field(f"{self.path}.{shown}" if self.path else shown, value)


def needed(members: Mapping[str, Field], name: str, of: Field) -> Field:
    """A member that must be there. Raises PodRefused."""
    if name not in members:
        raise PodRefused(f"{of.path}.{name}" if of.path else name, "it is missing")
    return members[name]
