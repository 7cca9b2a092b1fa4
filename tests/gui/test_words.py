"""What the screens say, without a screen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.moments import Moment
from orca_desktop.domain.rounds import Phase, RoundResult
from orca_desktop.domain.task_status import StatusKind
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.why_case import FactState
from orca_desktop.gui.actions import main_action
from orca_desktop.gui.failure import describe_failure
from orca_desktop.gui.json_text import indent_json
from orca_desktop.gui.pages.rounds_tab import moment_words
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import (
    clock_time,
    cores,
    duration,
    fact_term,
    one_line,
    rate,
    result_term,
    size,
    status_tone,
    time_left,
    whole_seconds,
)
from tests.gui import scenes


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "0.0 s"),
        (2.44, "2.4 s"),
        (38.2, "38 s"),
        (60, "1 min"),
        (816, "13 min 36 s"),
        (7_500, "2 h 5 min"),
        (273_600, "3 d 4 h"),
    ],
)
def test_durations_are_short(seconds: float, text: str) -> None:
    assert text == duration(seconds)


def test_every_result_has_a_sign_of_its_own() -> None:
    assert len(RoundResult) == len({result_term(result).sign for result in RoundResult})


def test_a_round_whose_work_is_done_has_no_proof_yet_and_says_nothing_of_one() -> None:
    assert result_term(RoundResult.WORKED).word == "Work done"


def test_every_status_has_a_tone() -> None:
    assert {status_tone(kind) for kind in StatusKind} == set(Tone)


def test_what_holds_fails_or_is_not_known_has_a_sign_of_its_own() -> None:
    assert len(FactState) == len({fact_term(state).sign for state in FactState})


@pytest.mark.parametrize(
    ("seconds", "text"), [(-3, ""), (0, ""), (4.2, "5 s left"), (90, "1 min 30 s left"), (2_250, "38 min left")]
)
def test_what_is_left_of_a_long_time_is_told_in_minutes(seconds: float, text: str) -> None:
    assert text == time_left(seconds)


@pytest.mark.parametrize(
    ("state", "word", "can_be_pressed"),
    [
        (TaskState.STOPPED, "Start", True),
        (TaskState.FAILED, "Start", True),
        (TaskState.STARTING, "Stop", True),
        (TaskState.RUNNING, "Stop", True),
        (TaskState.UNHEALTHY, "Stop", True),
        (TaskState.FINISHING, "Stop", True),
        (TaskState.STOPPING, "Stop", False),
    ],
)
def test_a_button_that_cannot_be_pressed_says_why(state: TaskState, word: str, can_be_pressed: bool) -> None:
    offer = main_action(scenes.task(state=state))

    assert word == offer.word
    assert can_be_pressed == (offer.why_not == "")


@given(st.text(max_size=400))
def test_a_strangers_name_is_one_bounded_printable_line(text: str) -> None:
    line = one_line(text, 40)

    assert len(line) <= 40
    assert all(character.isprintable() for character in line)


def test_direction_marks_cannot_turn_a_name_around() -> None:
    assert one_line("evil\u202eexe") == "evilexe"


@pytest.mark.parametrize(
    ("number", "phase", "words"),
    [
        (0, None, "The first round begins in 4 s"),
        (0, Phase.SUBMISSION, "Work on round 0 · audits open in 4 s"),
        (42, Phase.SUBMISSION, "Submit proof of round 41 · closes in 4 s"),
        (0, Phase.AUDIT, "Nothing to audit in the first round · ends in 4 s"),
        (42, Phase.AUDIT, "Audit proofs of round 41 · closes in 4 s"),
        (1, Phase.SETTLE, "Nothing to pay out yet · round 2 begins in 4 s"),
        (42, Phase.SETTLE, "Round 40 is paid out · round 43 begins in 4 s"),
    ],
)
def test_the_present_moment_in_words(number: int, phase: Phase | None, words: str) -> None:
    assert words == moment_words(Moment(number=number, phase=phase, progress=0.5, slots_left=4), "4 s")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(JSON)
def test_indenting_changes_nothing_that_json_means(value: object) -> None:
    assert value == json.loads(indent_json(json.dumps(value)))


@given(st.text(max_size=200))
def test_indenting_anything_keeps_every_character_but_white_space(text: str) -> None:
    assert "".join(text.split()) == "".join(indent_json(text).split())


def test_numbers_are_shown_as_they_were_signed() -> None:
    assert indent_json('{"a":1.10,"b":1e400,"c":[]}') == '{\n  "a": 1.10,\n  "b": 1e400,\n  "c": []\n}'


def test_our_own_errors_speak_for_themselves() -> None:
    failure = describe_failure(ExceptionGroup("inside", [EngineUnavailable("connection refused")]))

    assert failure.title == "Docker is not running"
    assert "connection refused" in failure.message


def test_a_bug_is_told_without_the_names_of_exceptions() -> None:
    failure = describe_failure(ValueError("list index out of range"))

    assert failure.title == "The program has to stop"
    assert "ValueError" not in failure.message
    assert "list index out of range" in failure.details


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_024, "1 KiB"),
        (18_637, "18.2 KiB"),
        (300 * 1_024, "300 KiB"),
        (29.02 * 1_024**2, "29 MiB"),
        (2 * 1_024**3, "2 GiB"),
        (4_000 * 1_024**3, "4,000 GiB"),
    ],
)
def test_sizes_are_short(count: float, text: str) -> None:
    assert text == size(count)
    assert f"{text}/s" == rate(count)


def test_a_countdown_never_says_that_nothing_is_left_while_something_is() -> None:
    assert [whole_seconds(seconds) for seconds in (-3, 0.2, 9.1, 75)] == ["0 s", "1 s", "10 s", "1 min 15 s"]


def test_a_time_of_another_day_has_its_date() -> None:
    noon = float(scenes.EPOCH + 2 * 3_600)

    assert clock_time(noon, noon) == clock_time(noon)
    assert clock_time(noon - 86_400, noon).endswith(clock_time(noon))
    assert " Mar " in clock_time(noon - 86_400, noon)


def test_processors_are_counted_in_cores() -> None:
    assert cores(0.333) == "0.33 cores"
