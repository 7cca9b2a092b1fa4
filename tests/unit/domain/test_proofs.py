"""The text that is signed as a proof, and what makes a signed text no proof of somebody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import mismatch, payload_text
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
NODE = PublicKey("CDH9MAF1YxiiunHuNzHxWpBK37jurjLYeW9bjyqNYLXM")
HEAD = {"taskId": TASK, "roundNumber": 3, "stakingKey": NODE}

answers = st.dictionaries(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    ),
)


def text_of(answer: dict[str, Any]) -> str:
    return payload_text(task_id=TASK, round_number=3, staking_key=NODE, answer=answer)


def test_the_text_is_compact_json_with_who_and_what_first() -> None:
    assert text_of({"message": "Grüße", "n": [1, 2]}) == (
        f'{{"taskId":"{TASK}","roundNumber":3,"stakingKey":"{NODE}","message":"Grüße","n":[1,2]}}'
    )


@given(answers)
def test_an_answer_is_carried_whole_and_cannot_overwrite_who_and_what(answer: dict[str, Any]) -> None:
    payload = json.loads(text_of(answer | {"taskId": "other", "roundNumber": 99, "stakingKey": None}))

    assert payload == {name: value for name, value in answer.items() if name not in HEAD} | HEAD
    assert mismatch(payload, task_id=TASK, round_number=3, node=NODE) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"taskId": "another"}, "it was made for another task"),
        ({"taskId": None}, "it was made for another task"),
        ({"roundNumber": 4}, "it was made for another round"),
        ({"roundNumber": "4"}, "it was made for another round"),
        ({"roundNumber": True}, "it was made for another round"),
        ({"roundNumber": 3.5}, "it was made for another round"),
        ({"roundNumber": [3]}, "it was made for another round"),
        ({"stakingKey": "another"}, "it was made by another node"),
    ],
)
def test_a_payload_of_something_else_is_told_by_its_reason(change: dict[str, Any], reason: str) -> None:
    assert mismatch(HEAD | change, task_id=TASK, round_number=3, node=NODE) == reason


@pytest.mark.parametrize("name", HEAD)
def test_a_payload_with_a_member_missing_is_no_proof(name: str) -> None:
    payload = {member: value for member, value in HEAD.items() if member != name}

    assert mismatch(payload, task_id=TASK, round_number=3, node=NODE) is not None


def test_a_round_written_as_text_is_the_round() -> None:
    assert mismatch(HEAD | {"roundNumber": "3"}, task_id=TASK, round_number=3, node=NODE) is None


def test_round_one_is_not_true() -> None:
    assert mismatch(HEAD | {"roundNumber": True}, task_id=TASK, round_number=1, node=NODE) is not None
