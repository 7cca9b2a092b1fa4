"""Templates: text with placeholders such as `{round}`, filled in with values and never executed.

A text that is one placeholder and nothing else becomes the value itself, a number stays a number; in between other
text a value is written as text. `{{` and `}}` are braces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.pointers import NotThere, is_pointer, value_at
from orca_desktop.domain.stages.profile import StageProfile

EVERYWHERE = "{round}, {round-1}, {round_text}, {task_id}, {staking_key}, {main_key}, {variable.NAME}"
IN_AUDITS = "{submission}, {submission/member}, {submitter_key}, {submitter_signature}"

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<inner>[^{}]*)\}|[{}]|[^{}]+")
_FORMS = {
    "round": re.compile(r"(?:-[1-9][0-9]{0,3})?"),
    "round_text": re.compile(""),
    "task_id": re.compile(""),
    "staking_key": re.compile(""),
    "main_key": re.compile(""),
    "variable": re.compile(r"\.[A-Za-z_][A-Za-z0-9_]{0,127}"),
    "signature": re.compile(r"\.[A-Za-z][A-Za-z0-9_-]{0,39}"),
    "answer": re.compile(r"\.[A-Za-z][A-Za-z0-9_-]{0,39}(?:/.*)?"),
    "submission": re.compile(r"(?:/.*)?"),
    "submitter_key": re.compile(""),
    "submitter_signature": re.compile(""),
}
_NAME = re.compile(r"[a-z_]+")


class Unfilled(LookupError):
    """A value that a template asks for is not there. The text says which, in words."""


class NoTemplate(ValueError):
    """A text that is no template. The text says why."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`name` is what kind of value, `rest` which of them: `-4`, `.NAME`, `/pointer`."""

    name: str
    rest: str

    @property
    def step(self) -> str:
        """The name behind the dot."""
        return self.rest.partition("/")[0].removeprefix(".")

    @property
    def pointer(self) -> str:
        _, slash, pointer = self.rest.partition("/")
        return slash + pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What placeholders stand for; what is None is not known here."""

    round: int | None
    task_id: str | None = None
    staking_key: PublicKey | None = None
    main_key: PublicKey | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    submission: Mapping[str, Any] | None = None
    submitter_signature: str | None = None

    def of(self, placeholder: Placeholder) -> Any:
        """Raises Unfilled."""
        value = _SOURCES[placeholder.name](self, placeholder)
        if value is None:
            raise Unfilled(f"{{{placeholder.name}{placeholder.rest}}} is not known here")
        return value


def pieces(text: str) -> tuple[str | Placeholder, ...]:
    """The parts of a template. Raises NoTemplate."""
    return tuple(_piece(match) for match in _PIECE.finditer(text))


def filled(template: Any, values: Values) -> Any:
    """A template of any shape with its values. Raises Unfilled."""
    if isinstance(template, str):
        parts = pieces(template)
        if len(parts) == 1 and isinstance(parts[0], Placeholder):
            return values.of(parts[0])
        return "".join(part if isinstance(part, str) else _as_text(values.of(part)) for part in parts)
    if isinstance(template, dict):
        return {name: filled(part, values) for name, part in template.items()}
    return [filled(part, values) for part in template] if isinstance(template, list) else template


def filled_text(template: str, values: Values, quote: Callable[[str], str] = str) -> str:
    """A template as text; *quote* is what each value is put through. Raises Unfilled."""
    return "".join(part if isinstance(part, str) else quote(_as_text(values.of(part))) for part in pieces(template))


def texts(template: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a template, with its path."""
    if isinstance(template, str):
        yield path, template
    elif isinstance(template, dict):
        for name, part in template.items():
            yield from texts(part, f"{path}.{name}")
    elif isinstance(template, list):
        for place, part in enumerate(template):
            yield from texts(part, f"{path}[{place}]")


def variables_of(profile: StageProfile) -> tuple[str, ...]:
    """The variables that a profile's templates name, each once."""
    templates: list[Any] = [profile.submission.payload]
    for call in profile.calls:
        templates += [call.path, call.query, call.body, *(signature.payload for signature in call.signatures)]
    named = (part for template in templates for _, text in texts(template, "") for part in pieces(text))
    return tuple(
        dict.fromkeys(part.step for part in named if isinstance(part, Placeholder) and part.name == "variable")
    )


def _piece(match: re.Match[str]) -> str | Placeholder:
    text, inner = match[0], match["inner"]
    if inner is not None:
        return _placeholder(inner)
    if text in ("{", "}"):
        raise NoTemplate(f"a single “{text}” stands for nothing; write “{text}{text}” where it is meant")
    return text[0] if text in ("{{", "}}") else text


def _placeholder(inner: str) -> Placeholder:
    found = _NAME.match(inner)
    name = found[0] if found else ""
    form = _FORMS.get(name)
    placeholder = Placeholder(name, inner[len(name) :])
    if form is None or not form.fullmatch(placeholder.rest) or not is_pointer(placeholder.pointer):
        raise NoTemplate(f"there is no placeholder {{{inner[:60]}}}")
    return placeholder


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        raise Unfilled("an object or a list cannot stand amid text")
    return json.dumps(value)


def _round(values: Values, placeholder: Placeholder) -> int | None:
    return None if values.round is None else values.round + int(placeholder.rest or 0)


def _variable(values: Values, placeholder: Placeholder) -> str:
    name = placeholder.step
    if name not in values.variables:
        raise Unfilled(f"it needs the variable {name}, which is not set")
    return values.variables[name]


def _answer(values: Values, placeholder: Placeholder) -> Any:
    if placeholder.step not in values.answers:
        raise Unfilled(f"the step “{placeholder.step}” gave no answer")
    return _pointed(values.answers[placeholder.step], placeholder.pointer, f"the answer of “{placeholder.step}”")


def _submission(values: Values, placeholder: Placeholder) -> Any:
    return _pointed(values.submission, placeholder.pointer, "the proof")


def _pointed(document: Any, pointer: str, what: str) -> Any:
    try:
        return value_at(document, pointer)
    except NotThere as error:
        raise Unfilled(f"{what} has nothing at {pointer}") from error


_SOURCES: dict[str, Callable[[Values, Placeholder], Any]] = {
    "round": _round,
    "round_text": lambda values, _: None if values.round is None else str(values.round),
    "task_id": lambda values, _: values.task_id,
    "staking_key": lambda values, _: values.staking_key,
    "main_key": lambda values, _: values.main_key,
    "variable": _variable,
    "signature": lambda values, placeholder: values.signatures.get(placeholder.step),
    "answer": _answer,
    "submission": _submission,
    "submitter_key": lambda values, _: None if values.submission is None else values.submission.get("stakingKey"),
    "submitter_signature": lambda values, _: values.submitter_signature,
}
