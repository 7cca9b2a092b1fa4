"""Distribution lists in an account's data (k2.md 3.6)."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2 import distribution_lists as lists
from orca_desktop.k2.errors import Malformed

TASKID = TaskId("TASKID")
VECTOR = bytes.fromhex(
    "0100000000000000 02000000000000003432 0100000000000000 06000000000000005441534b4944"
    "2000000000000000 7b224b455931223a3530302c224b455932223a2d37307d 000000000000000000"
)
AMOUNTS = {PublicKey("KEY1"): 500, PublicKey("KEY2"): -70}
STORED = st.dictionaries(st.integers(0, 10**9), st.dictionaries(st.text(max_size=8).map(TaskId), st.binary()))


def test_the_bincode_vector() -> None:
    assert lists.read_list(VECTOR, TASKID, 42) == AMOUNTS
    assert lists.write_stored({42: {TASKID: b'{"KEY1":500,"KEY2":-70}' + bytes(9)}}) == VECTOR


def test_the_list_is_found_in_a_padded_account() -> None:
    assert lists.read_list(VECTOR + bytes(500), TASKID, 42) == AMOUNTS


@pytest.mark.parametrize(("task_id", "round_number"), [(TASKID, 41), (TaskId("OTHER"), 42)])
def test_another_task_or_round_has_no_list(task_id: TaskId, round_number: int) -> None:
    assert lists.read_list(VECTOR, task_id, round_number) is None


def test_a_new_account_of_zeros_holds_no_list() -> None:
    assert lists.read_list(bytes(100), TASKID, 42) is None


def test_the_older_form_is_read() -> None:
    legacy = json.dumps({"42": {"TASKID": [*b'{"KEY1":500,"KEY2":-70}', 0, 0, 99]}}).encode()

    assert lists.read_list(legacy, TASKID, 42) == AMOUNTS
    assert lists.read_list(legacy, TASKID, 41) is None


def test_a_text_is_compact_and_cut_into_pieces_of_508_bytes() -> None:
    text = lists.list_text({PublicKey(f"KEY{number}"): number for number in range(80)})

    assert " " not in text
    assert [len(piece) for piece in lists.pieces(text)] == [508, len(text) - 508]
    assert b"".join(lists.pieces(text)).decode() == text


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"a":1.5}', '{"a":true}', '{"a":"1"}', '{"a":null}', '{"a":NaN}', '{"a":' * 5000, '{"a":1}}', "\ud800"],
)
def test_a_text_that_is_no_object_of_integers_is_malformed(text: str) -> None:
    with pytest.raises(Malformed):
        lists.parse_list(text)


def test_counts_and_lengths_beyond_the_data_are_malformed() -> None:
    for raw in (b"\xff" * 8, b"\x01" + bytes(7) + b"\xff" * 8, VECTOR[:60], b'{"42":{"T":[256]}}', b'{"x":{"T":[1]}}'):
        with pytest.raises(Malformed):
            lists.read_stored(raw)


@given(st.dictionaries(st.text(max_size=50).map(PublicKey), st.integers(-(2**63), 2**63 - 1)))
def test_a_list_survives_its_text(amounts: dict[PublicKey, int]) -> None:
    assert lists.parse_list(lists.list_text(amounts)) == amounts


@given(STORED)
def test_stored_lists_are_read_back(stored: dict[int, dict[TaskId, bytes]]) -> None:
    assert lists.read_stored(lists.write_stored(stored)) == stored


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda raw: VECTOR[:40] + raw) | st.just(b'{"1":{"T":'))
def test_any_bytes_are_read_or_malformed(raw: bytes) -> None:
    with contextlib.suppress(Malformed):
        lists.read_list(raw, TASKID, 42)


WANTED = "".join(chr(ord("a") + number % 26) for number in range(2 * 508 + 100)).encode()
FIRST, SECOND, THIRD = lists.pieces(WANTED.decode())


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        (b"", [0, 1, 2]),
        (FIRST, [1, 2]),
        (FIRST + bytes(508) + THIRD, [1]),
        (bytes(508) + SECOND + THIRD, [0]),
        (FIRST + SECOND[:-1] + b"?" + THIRD, [1]),
        (WANTED, []),
        (WANTED + bytes(408), []),
        (WANTED.ljust(3 * 508), []),
        (WANTED + b"rest of a longer list", [2]),
    ],
)
def test_only_what_is_not_stored_yet_is_missing(held: bytes, missing: list[int]) -> None:
    assert [index for index, _ in lists.missing_pieces(WANTED.decode(), held)] == missing


def test_what_stands_behind_a_list_is_overwritten_once_the_list_is_there() -> None:
    longer = WANTED.ljust(3 * 508) + b"x" * 600

    assert lists.missing_pieces(WANTED.decode(), longer) == ((3, b" "), (4, b" "))
    assert [index for index, _ in lists.missing_pieces(WANTED.decode(), longer[508:])] == [0, 1, 2]
