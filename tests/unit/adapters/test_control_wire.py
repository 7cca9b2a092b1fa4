"""What a node and its visitors say to each other survives the way; what is no message is refused with words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.control.wire import (
    COMMANDS,
    EVENTS,
    LOG_LINES_PER_EVENT,
    MAX_ANSWER_BYTES,
    MAX_REQUEST_BYTES,
    Accepted,
    Answer,
    Goodbye,
    Hello,
    Ready,
    Welcome,
    WireError,
    in_parts,
    line,
    read_answer,
    read_command,
    read_hello,
    read_line,
)
from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.commands import (
    ApproveChanges,
    Command,
    FinishTask,
    JoinTask,
    RestartTask,
    ReviewTask,
    RollBackImage,
    SetGrants,
    SetProfile,
    StartTask,
    StopTask,
)
from orca_desktop.domain.containers import (
    Change,
    LastEnd,
    Layer,
    LayerHealth,
    LayerProgress,
    LayerState,
    Profile,
    PullProgress,
    StoppedBy,
    plan_for_image,
)
from orca_desktop.domain.events import (
    ActChanged,
    CommandRefused,
    EngineChanged,
    Event,
    LogAppended,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
    UsageSampled,
    WalletChanged,
    WorkerCrashed,
)
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from tests.gui import scenes

TASK = scenes.task_id("Prime Census")

COMMAND_EXAMPLES: tuple[Command, ...] = (
    ReviewTask("what was pasted, with “quotes” and \n a line feed"),
    JoinTask(TASK),
    StartTask(TASK),
    StopTask(TASK),
    FinishTask(TASK),
    RestartTask(TASK),
    ApproveChanges(TASK),
    RollBackImage(TASK),
    SetProfile(TASK, Profile.STRICT),
    SetGrants(TASK, gpu=True, model_cache=False),
)

EVENT_EXAMPLES: tuple[Event, ...] = (
    NetworkChanged(scenes.network()),
    EngineChanged(scenes.engine()),
    WalletChanged(scenes.wallet()),
    TaskReviewed(scenes.review()),
    TaskChanged(scenes.task(state=TaskState.FINISHING, detail="Round 7 is still audited")),
    RoundChanged(scenes.record(7, RoundResult.PAID)),
    LogAppended(TASK, ("one", "two \x1b[31m", ""), 7),
    PullProgressed(TASK, PullProgress(image="a/b:1", layers=(LayerProgress(layer="x", done=1, total=2),))),
    PullProgressed(TASK, None),
    UsageSampled(TASK, scenes.usage(5)),
    *(CommandRefused(command, "No", "It cannot be done.") for command in COMMAND_EXAMPLES),
    WorkerCrashed(TASK, "ValueError('x')", will_restart=True),
    ActChanged(
        ActRecord(
            key=ActKey(task_id=TASK, round=7, act="submit"),
            status=ActStatus.DONE,
            detail="bafy",
            signature=Signature("5sig"),
            slot=1234,
        )
    ),
    Noticed(Notice(kind=NoticeKind.PAID, task_id=TASK, title="Paid", message="0.5 KOII", at=12.5, round=7)),
)


def test_there_is_an_example_of_everything() -> None:
    assert {type(command).__name__ for command in COMMAND_EXAMPLES} == COMMANDS.keys()
    assert {type(event).__name__ for event in EVENT_EXAMPLES} == EVENTS.keys()


@pytest.mark.parametrize("command", COMMAND_EXAMPLES, ids=lambda command: type(command).__name__)
def test_a_command_survives_the_way(command: Command) -> None:
    assert read_command(line(command)) == command


@pytest.mark.parametrize("event", EVENT_EXAMPLES, ids=lambda event: type(event).__name__)
def test_an_event_survives_the_way(event: Event) -> None:
    assert read_answer(line(event)) == event


def test_a_task_survives_with_all_that_it_may_have() -> None:
    task = replace(
        scenes.task(),
        plan=plan_for_image("a/b:1", profile=Profile.COMPAT),
        digest="sha256:1",
        health=(LayerHealth(layer=Layer.HTTP, state=LayerState.BUSY, words="It works"),),
        crashes=3,
        retry_at=1.25,
        last_end=LastEnd(by=StoppedBy.CRASH, at=1.5, reason="It ended", exit_code=137, last_lines=("a", "b")),
        changes=(Change(what="Stake", before="1", now="2"),),
    )

    assert read_answer(line(TaskChanged(task))) == TaskChanged(task)


@pytest.mark.parametrize("answer", [Welcome("1.0", "answer"), Ready(), Accepted(), Goodbye("The end.")])
def test_an_answer_survives_the_way(answer: Answer) -> None:
    assert read_answer(line(answer)) == answer


def test_a_greeting_survives_the_way() -> None:
    assert read_hello(line(Hello("1.0", "token", logs=False))) == Hello("1.0", "token", logs=False)


def test_a_message_is_one_line() -> None:
    assert line(ReviewTask("a\nb\r\nc")).count(b"\n") == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"null",
        b"[]",
        b"GET / HTTP/1.1",
        b"\xff\xfe",
        b'{"kind": "Sleep", "body": {}}',
        b'{"kind": "StopTask"}',
        b'{"kind": "StopTask", "body": null}',
        b'{"kind": "StopTask", "body": {"task_id": 7}}',
        b'{"kind": "SetProfile", "body": {"task_id": "a", "profile": "none"}}',
        b'{"kind": "TaskChanged", "body": {}}',
        b'{"kind": "Hello", "body": {"program": "1"}}',
        b'{"kind": "StopTask", "body": ' + b"[" * 8_000 + b"}",
    ],
    ids=lambda raw: raw[:40].decode("latin-1"),
)
def test_what_is_no_command_is_refused(raw: bytes) -> None:
    with pytest.raises(WireError):
        read_command(raw)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_message_or_refused(raw: bytes) -> None:
    for read in (read_hello, read_command, read_answer):
        with pytest.raises(WireError):
            read(raw)


def test_a_refusal_of_an_unknown_command_is_refused() -> None:
    raw = line(CommandRefused(StopTask(TASK), "No", "No.")).replace(b"StopTask", b"Sleep")

    with pytest.raises(WireError, match="Sleep"):
        read_answer(raw)


def test_a_long_batch_of_log_lines_is_split_and_stays_whole() -> None:
    lines = tuple(f"line {number}" for number in range(2 * LOG_LINES_PER_EVENT + 1))

    parts = in_parts(LogAppended(TASK, lines, 3))

    assert [part.round for part in parts if isinstance(part, LogAppended)] == [3, 3, 3]
    assert tuple(text for part in parts if isinstance(part, LogAppended) for text in part.lines) == lines


def test_the_longest_log_lines_fit_into_an_answer() -> None:
    (event,) = in_parts(LogAppended(TASK, ("\x01" * 4_000,) * LOG_LINES_PER_EVENT))

    assert len(line(event)) < MAX_ANSWER_BYTES


def test_the_longest_paste_fits_into_a_request() -> None:
    assert len(line(ReviewTask("\x01" * 2_000))) < MAX_REQUEST_BYTES


async def test_lines_are_read_one_by_one_until_the_end() -> None:
    reader = asyncio.StreamReader(limit=20)
    reader.feed_data(b"one\n\ntwo\nunfinished")
    reader.feed_eof()

    assert [await read_line(reader) for _ in range(4)] == [b"one\n", b"\n", b"two\n", None]


async def test_a_line_over_the_limit_is_refused() -> None:
    reader = asyncio.StreamReader(limit=20)
    reader.feed_data(b"x" * 100)

    with pytest.raises(WireError, match="longer"):
        await read_line(reader)
