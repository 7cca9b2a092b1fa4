"""A secret shows itself only when asked by name."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.commands import JoinTask, SetVariables, StartTask, without_secrets
from orca_desktop.domain.secrets import HIDDEN, MIN_HIDDEN, Secret, veil
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("TASK")
TOKEN = "ghp-very-secret"


def test_it_says_what_it_holds_only_when_asked() -> None:
    secret = Secret(TOKEN)

    assert secret.reveal() == TOKEN
    assert TOKEN not in f"{secret} {secret!r} {secret!s:>40} {[secret]} {dir(secret)}"
    assert TOKEN not in repr(SetVariables(TASK, values=(("TOKEN", secret),)))
    assert TOKEN not in repr(JoinTask(TASK, variables=(("TOKEN", secret),)))


def test_it_is_not_written_down() -> None:
    secret = Secret(TOKEN)

    for write in (pickle.dumps, copy.deepcopy, msgspec.json.encode):
        with pytest.raises(TypeError) as refused:
            write(secret)
        assert TOKEN not in str(refused.value)
    with pytest.raises(TypeError):
        dataclasses.asdict(SetVariables(TASK, values=(("TOKEN", secret),)))


def test_secrets_are_equal_when_their_texts_are() -> None:
    assert Secret("a") == Secret("a")
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2
    assert Secret("a") != "a"
    assert not Secret("")


def test_a_command_is_told_without_its_secrets() -> None:
    values = (("TOKEN", Secret(TOKEN)), ("KEY", Secret("other")))
    emptied = (("TOKEN", Secret("")), ("KEY", Secret("")))

    assert without_secrets(SetVariables(TASK, values, ("OLD",))) == SetVariables(TASK, emptied, ("OLD",))
    assert without_secrets(JoinTask(TASK, variables=values)) == JoinTask(TASK, variables=emptied)
    assert without_secrets(StartTask(TASK)) == StartTask(TASK)


@given(before=st.text(), after=st.text(), text=st.text(alphabet="abcdef\n", min_size=1))
def test_no_line_of_a_secret_stays_in_a_text(before: str, after: str, text: str) -> None:
    secret = Secret(text)
    lines = [line for line in text.splitlines() if len(line.strip()) >= MIN_HIDDEN]

    shown = veil([secret])(f"{before}{text}{after}")

    assert not any(line in shown for line in lines)


def test_the_longer_of_two_secrets_is_hidden_whole() -> None:
    shown = veil([Secret("ghp-very"), Secret(TOKEN)])("it is ghp-very-secret")

    assert shown == f"it is {HIDDEN}"


def test_what_is_too_short_to_be_told_from_words_stays() -> None:
    assert veil([Secret("on"), Secret("")])("on and on") == "on and on"
