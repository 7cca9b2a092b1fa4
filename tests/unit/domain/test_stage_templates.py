"""Templates and pointers: what they become, and that no text is ever more than text."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.stages.pointers import NotThere, is_pointer, value_at
from orca_desktop.domain.stages.templates import NoTemplate, Unfilled, Values, filled, filled_text, pieces

VALUES = Values(
    round=7,
    task_id="TASK",
    staking_key=PublicKey("STAKING"),
    main_key=PublicKey("MAIN"),
    variables={"USER": "somebody"},
    signatures={"fetch": "BLOB"},
    answers={"repo": {"data": {"url": "https://x"}, "list": [1, 2]}},
    submission={"stakingKey": "THEIRS", "prUrl": "https://pr", "a/b": 1, "none": None},
    submitter_signature="THEIR-BLOB",
)
# The example document of RFC 6901, section 5.
DOCUMENT: dict[str, Any] = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [("", DOCUMENT), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/m~0n", 8)],
)
def test_a_pointer_names_what_the_standard_says(pointer: str, value: object) -> None:
    assert is_pointer(pointer)
    assert value_at(DOCUMENT, pointer) == value


@pytest.mark.parametrize("pointer", ["/foo/2", "/foo/-", "/foo/01", "/foo/x", "/foo/0/1", "/bar", "/foo/9999999999"])
def test_a_pointer_to_nothing_says_so(pointer: str) -> None:
    with pytest.raises(NotThere):
        value_at(DOCUMENT, pointer)


@pytest.mark.parametrize("text", ["foo", "/~", "/~2", "/a~"])
def test_what_is_no_pointer(text: str) -> None:
    assert not is_pointer(text)


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("{round}", 7),
        ("{round-4}", 3),
        ("{round_text}", "7"),
        ("round {round}!", "round 7!"),
        ("{task_id}", "TASK"),
        ("{staking_key}/{main_key}", "STAKING/MAIN"),
        ("{variable.USER}", "somebody"),
        ("{signature.fetch}", "BLOB"),
        ("{answer.repo/data/url}", "https://x"),
        ("{answer.repo/list}", [1, 2]),
        ("{submission/a~1b}", 1),
        ("{submission}", VALUES.submission),
        ("{submitter_key} {submitter_signature}", "THEIRS THEIR-BLOB"),
        ("{{round}}", "{round}"),
        ("", ""),
        ({"a": ["{round}", True, 1.5, {"b": "x{round}"}]}, {"a": [7, True, 1.5, {"b": "x7"}]}),
    ],
)
def test_a_template_is_filled_in(template: object, value: object) -> None:
    assert filled(template, VALUES) == value


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{variable.OTHER}", "variable OTHER"),
        ("{answer.none}", "step “none”"),
        ("{answer.repo/data/other}", "nothing at /data/other"),
        ("{submission/other}", "nothing at /other"),
        ("{submission/none}", "not known"),
        ("x{submission}", "amid text"),
    ],
)
def test_a_value_that_is_missing_is_named(template: str, words: str) -> None:
    with pytest.raises(Unfilled, match=words):
        filled(template, VALUES)


def test_values_of_a_place_that_knows_nothing() -> None:
    nowhere = Values(round=None)

    for template in (
        "{round}",
        "{round-1}",
        "{round_text}",
        "{task_id}",
        "{main_key}",
        "{submission}",
        "{submitter_key}",
    ):
        with pytest.raises(Unfilled):
            filled(template, nowhere)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "{}",
        "{rounds}",
        "{round+1}",
        "{round-0}",
        "{round.x}",
        "{variable}",
        "{variable.}",
        "{variable.a b}",
        "{__class__}",
        "{round!r}",
        "{round:>9}",
        "{0}",
        "{task_id.__init__}",
        "{submission/~}",
        "{answer.a.b}",
        "{{}",
    ],
)
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(NoTemplate):
        pieces(text)


@given(st.text(alphabet="{}rounditaskey_./~-1 ", max_size=40))
def test_any_text_is_a_template_or_refused(text: str) -> None:
    with suppress(NoTemplate, Unfilled):
        assert isinstance(filled_text(text, VALUES), str)


@given(json_values)
def test_a_value_is_put_in_as_it_is_and_not_read_again(value: Any) -> None:
    """A proof may say `{main_key}`; that is a text and stays one."""
    values = Values(round=1, submission={"theirs": value, "text": "{main_key}{{"})

    if value is not None:
        assert filled({"a": "{submission/theirs}"}, values) == {"a": value}
    assert filled("-{submission/text}-", values) == "-{main_key}{{-"
