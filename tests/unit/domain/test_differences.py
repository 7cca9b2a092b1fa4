"""Differences of JSON documents: complete, exact, and bounded for a stranger's."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.differences import (
    MAX_DOCUMENT_BYTES,
    VOLATILE,
    ChangeKind,
    NotComparable,
    ValueChange,
    applied,
    difference,
    is_same,
    parse_document,
    pointer_steps,
    pointer_text,
)

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
NAMES = st.sampled_from(["a", "b", "a/b", "~", "", "0", "**"]) | st.text(max_size=3)
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=20
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two documents, often with much in common."""
    before = draw(DOCUMENTS)
    after = deepcopy(before) if draw(st.booleans()) else draw(DOCUMENTS)
    if isinstance(after, dict):
        after[draw(NAMES)] = draw(DOCUMENTS)
    elif isinstance(after, list):
        after.insert(draw(st.integers(0, len(after))), draw(DOCUMENTS))
    return before, after


@given(pairs())
def test_what_was_before_with_the_changes_is_what_is_after(pair: tuple[Any, Any]) -> None:
    before, after = pair
    kept = deepcopy(before)

    found = difference(before, after, at_most=10_000)

    assert is_same(applied(before, found.changes), after)
    assert is_same(before, kept)
    assert not found.is_cut


@given(DOCUMENTS)
def test_a_document_does_not_differ_from_itself(document: Any) -> None:
    assert difference(document, deepcopy(document)).changes == ()


@given(pairs())
def test_there_are_changes_where_two_are_not_the_same(pair: tuple[Any, Any]) -> None:
    assert bool(difference(*pair).changes) != is_same(*pair)


@given(st.lists(NAMES).map(tuple))
def test_a_pointer_reads_back(path: tuple[str, ...]) -> None:
    assert pointer_steps(pointer_text(path)) == path


def test_each_change_says_where_and_what() -> None:
    before = {"taskId": "T", "data": {"count": 5, "gone": [1]}, "list": [1, 2, 3]}
    after = {"taskId": "T", "data": {"count": 6, "new/one": True}, "list": [1, 9]}

    assert {
        (change.kind, change.pointer): (change.before, change.after) for change in difference(before, after).changes
    } == {
        (ChangeKind.CHANGED, "/data/count"): (5, 6),
        (ChangeKind.REMOVED, "/data/gone"): ([1], None),
        (ChangeKind.ADDED, "/data/new~1one"): (None, True),
        (ChangeKind.CHANGED, "/list/1"): (2, 9),
        (ChangeKind.REMOVED, "/list/2"): (3, None),
    }


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (1, True), (0, False), ("1", 1), (None, False), ([], {})])
def test_kinds_of_values_are_not_mixed_up(one: Any, other: Any) -> None:
    assert difference({"a": one}, {"a": other}).changes == (
        ValueChange(kind=ChangeKind.CHANGED, path=("a",), before=one, after=other),
    )


@pytest.mark.parametrize(
    ("pattern", "pointer", "fits"),
    [
        ("/a", "/a", True),
        ("/a", "/a/b", True),
        ("/a", "/b", False),
        ("/a/b", "/a", False),
        ("/*/b", "/a/b", True),
        ("/*/b", "/a/c/b", False),
        ("/**/b", "/b", True),
        ("/**/b", "/a/c/b/d", True),
        ("/**/b", "/a/c", False),
        ("/**/b/*/c", "/b/c", False),
        ("/**/b/*/c", "/b/x/b/y/c", True),
        ("", "/a", True),
    ],
)
def test_places_are_ignored_by_pattern(pattern: str, pointer: str, fits: bool) -> None:
    after: Any = 1
    for step in reversed(pointer_steps(pointer)):
        after = {step: after}

    before: Any = 2
    for step in reversed(pointer_steps(pointer)):
        before = {step: before}
    found = difference(before, after, ignore=(pattern,))

    assert (len(found.changes), found.ignored) == ((0, 1) if fits else (1, 0))


def test_two_proofs_of_the_same_work_do_not_differ_in_what_always_changes() -> None:
    one = {"taskId": "T", "roundNumber": 1, "stakingKey": "A", "work": {"primes": 5, "timestamp": 10}, "signature": "x"}
    other = {
        "taskId": "T",
        "roundNumber": 2,
        "stakingKey": "B",
        "work": {"primes": 5, "timestamp": 99},
        "signature": "y",
    }

    found = difference(one, other, ignore=VOLATILE)

    assert (found.changes, found.ignored) == ((), 4)


def test_the_list_of_changes_is_bounded_and_says_so() -> None:
    found = difference([0] * 50, [1] * 50, at_most=10)

    assert (len(found.changes), found.is_cut) == (10, True)


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"a":' * 200 + "1" + "}" * 200, " " * (MAX_DOCUMENT_BYTES + 1)]
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(NotComparable):
        parse_document(text)


@given(st.text(max_size=200) | st.binary(max_size=50).map(lambda raw: raw.decode("latin-1")))
def test_a_strangers_text_is_a_document_or_is_refused(text: str) -> None:
    try:
        document = parse_document(text)
    except NotComparable:
        return
    assert difference(document, document).changes == ()


def test_a_pattern_that_is_no_pointer_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a slash"):
        difference(1, 2, ignore=("a/b",))
