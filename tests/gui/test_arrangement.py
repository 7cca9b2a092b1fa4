"""How a table was arranged outlives the program; what is broken or about something else counts for nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.gui.arrangement import Arrangement, arrangement_of, text_of

COLUMNS = 4
WHOLE = {"order": [2, 0, 1, 3], "hidden": [3], "widths": [[0, 120]], "sorted": 1, "descending": True}


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    places = st.integers(0, COLUMNS - 1)
    return Arrangement(
        order=tuple(draw(st.permutations(range(COLUMNS)))),
        hidden=draw(st.frozensets(places, max_size=COLUMNS - 1)),
        widths=draw(st.dictionaries(places, st.integers(24, 4_000))),
        sorted_by=draw(st.none() | places),
        is_descending=draw(st.booleans()),
    )


@given(arrangements())
def test_what_is_written_is_read_again(arrangement: Arrangement) -> None:
    assert arrangement_of(text_of(arrangement), COLUMNS) == arrangement


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "7",
        "null",
        "[" * 100_000,
        json.dumps(WHOLE | {"order": [0, 1, 2]}),
        json.dumps(WHOLE | {"order": [0, 0, 1, 2]}),
        json.dumps(WHOLE | {"order": [0, 1, 2, "3"]}),
        json.dumps(WHOLE | {"order": [0, 1, 2, True]}),
        json.dumps(WHOLE | {"hidden": [0, 1, 2, 3]}),
        json.dumps(WHOLE | {"hidden": [9]}),
        json.dumps(WHOLE | {"hidden": None}),
        json.dumps(WHOLE | {"widths": [[0, -5]]}),
        json.dumps(WHOLE | {"widths": [[0, 10**9]]}),
        json.dumps(WHOLE | {"widths": [[9, 50]]}),
        json.dumps(WHOLE | {"widths": {"0": 50}}),
        json.dumps(WHOLE | {"sorted": 4}),
        json.dumps(WHOLE | {"sorted": "1"}),
    ],
)
def test_what_is_not_whole_counts_for_nothing(text: str) -> None:
    assert arrangement_of(text, COLUMNS) is None


def test_a_table_with_other_columns_than_then_begins_anew() -> None:
    assert arrangement_of(json.dumps(WHOLE), COLUMNS) is not None
    assert arrangement_of(json.dumps(WHOLE), COLUMNS + 1) is None


@given(st.text(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_does_harm(text: str) -> None:
    read = arrangement_of(text, COLUMNS)
    assert read is None or sorted(read.order) == list(range(COLUMNS))
