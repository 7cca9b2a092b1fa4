"""Every error speaks to the user."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest

from orca_desktop.domain import errors
from orca_desktop.domain.errors import OrcaError

ARGUMENTS: dict[str, Any] = {
    "str": "something",
    "int": 7,
    "float": 2.5,
    "tuple[str, ...]": ("a", "b"),
    "str | None": None,
}


def every_kind(root: type[OrcaError] = OrcaError) -> Iterator[type[OrcaError]]:
    yield root
    for kind in root.__subclasses__():
        if kind.__module__ == errors.__name__:
            yield from every_kind(kind)


def made(kind: type[OrcaError]) -> OrcaError:
    parameters = inspect.signature(kind).parameters.values()
    return kind(**{each.name: ARGUMENTS[each.annotation] for each in parameters if each.default is each.empty})


@pytest.mark.parametrize("kind", list(every_kind()), ids=lambda kind: kind.__name__)
def test_an_error_has_a_headline_and_sentences_without_names_of_code(kind: type[OrcaError]) -> None:
    error = made(kind)

    assert re.fullmatch(r"[A-Z][^.]*", error.title)
    assert error.message == f"{error}"
    if kind.__init__ is not OrcaError.__init__:
        assert error.message[-1] in ".!?" or error.message.endswith("something")
        assert not re.search(r"Error\b|Exception|None|\{|\}", error.message)


def test_the_tree_at_the_top_of_the_module_names_every_error() -> None:
    drawn = re.findall(r"^[│ ]*(?:[├└]── )?(\w+)(?: .*)?$", (errors.__doc__ or "").split("\n\n")[1], re.MULTILINE)

    assert sorted(drawn) == sorted(kind.__name__ for kind in every_kind())
