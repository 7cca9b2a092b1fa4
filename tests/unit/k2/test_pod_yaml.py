"""A Pod spec's YAML is read into plain values, and nothing in it costs more than it is long."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.pod_yaml import MAX_CHARACTERS, MAX_DEPTH, MAX_VALUES, read_pod

POD = """\
apiVersion: v1
kind: Pod
metadata: {name: some-task}
spec:
  containers:
    - name: user-task
      image: "docker.io/somebody/some-task:1.1"
      args: [--port, '8080', 8080, 0.5, true, "true", ~]
      env:
        - name: TEXT
          value: |
            two
            lines
        - name: FOLDED
          value: >-
            one
            line
      stdin: false
      tty:
"""


def test_a_document_becomes_plain_values() -> None:
    container = {
        "name": "user-task",
        "image": "docker.io/somebody/some-task:1.1",
        "args": ["--port", "8080", 8080, "0.5", True, "true", None],
        "env": [{"name": "TEXT", "value": "two\nlines\n"}, {"name": "FOLDED", "value": "one line"}],
        "stdin": False,
        "tty": None,
    }

    assert read_pod(POD) == {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "some-task"},
        "spec": {"containers": [container]},
    }


def test_line_ends_of_windows_make_no_difference() -> None:
    assert read_pod(POD.replace("\n", "\r\n")) == read_pod(POD)


def test_a_document_may_begin_with_its_mark_and_end_with_comments() -> None:
    assert read_pod(f"# a Pod\n---\n{POD}# the end\n") == read_pod(POD)


@pytest.mark.parametrize(
    "written", ["010", "0x10", "1e3", "1_000", "+1", "-0", "yes", "on", "12:30:00", "2026-01-01", "1.0"]
)
def test_what_yaml_might_rewrite_stays_as_it_was_written(written: str) -> None:
    assert read_pod(f"value: {written}") == {"value": written}


BAD = {
    "nothing": ("", "no document with fields"),
    "only a comment": ("# apiVersion: v1", "no document with fields"),
    "a text": ("Pod", "no document with fields"),
    "a list": ("- apiVersion: v1", "no document with fields"),
    "two documents": ("a: 1\n---\nb: 1", "more than one document"),
    "a field twice": ("a: 1\na: 2", r"a is given twice \(line 2\)"),
    "an anchor": ("a: &x 1", "anchors and aliases"),
    "an alias": ("a: *x", "anchors and aliases"),
    "an anchor of a list": ("a: &x [1]", "anchors and aliases"),
    "an anchor of a name": ("&x a: 1", "anchors and aliases"),
    "a tag": ("a: !!int '1'", "tags"),
    "an object of Python": ("a: !!python/object/apply:os.system ['id']", "tags"),
    "a tag of a document": ("!!map\na: 1", "tags"),
    "a merge": ("<<: {a: 1}", "merges"),
    "a list as a name": ("? [a]\n: 1", "name of a field"),
    "a tab": ("a:\n\t- b", r"line 2"),
    "an open quote": ('a: "x', r"line 1"),
    "no indentation": ("a: b: c", r"line 1"),
    "a NUL": ("a: \0", "not allowed"),
    "half a character": ("a: \ud800", "not allowed"),
    "a version of the future": ("%YAML 9.0\n---\na: 1", "line 1"),
    "too long": ("a: " + "x" * MAX_CHARACTERS, "65,536 characters"),
    "too deep": ("{a: " * (MAX_DEPTH + 2), "24 levels deep"),
    "too many values": ("a: [" + "1," * MAX_VALUES + "]", "4,000 values"),
}


@pytest.mark.parametrize(("text", "words"), BAD.values(), ids=list(BAD))
def test_what_is_no_pod_spec_is_malformed_with_words(text: str, words: str) -> None:
    with pytest.raises(Malformed, match=words):
        read_pod(text)


def test_a_billion_laughs_are_not_built() -> None:
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )

    with pytest.raises(Malformed, match="anchors and aliases"):
        read_pod(laughs)


@pytest.mark.parametrize(
    "start", ["[", "{", "{a: ", "[[{", "- ", "? ", "a: [", "'", '"', "|\n", "&", "*", "!", "%", "#", "\n"]
)
def test_a_long_run_of_one_sign_is_malformed(start: str) -> None:
    with pytest.raises(Malformed):
        read_pod((start * MAX_CHARACTERS)[:MAX_CHARACTERS])


@given(st.text(max_size=300))
def test_any_text_is_a_document_or_malformed(text: str) -> None:
    _read_or_malformed(text)


@given(
    st.lists(
        st.sampled_from(
            ["a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "#", "&a", "*a", "!"]
        )
    )
)
def test_anything_that_looks_like_yaml_is_a_document_or_malformed(parts: list[str]) -> None:
    _read_or_malformed("".join(parts))


def _read_or_malformed(text: str) -> None:
    try:
        document = read_pod(text)
    except Malformed:
        return

    assert isinstance(document, dict)


PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(PLAIN, VALUES))
def test_json_is_read_as_what_it_says(document: dict[str, object]) -> None:
    assert read_pod(json.dumps(document)) == document
