"""Windows and commands at a node that runs: told all it knows and all that happens, and none can disturb it."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from orca_desktop import __version__, bootstrap
from orca_desktop.adapters.control import server as control_server
from orca_desktop.adapters.control import visitor as control_visitor
from orca_desktop.adapters.control.client import visiting
from orca_desktop.adapters.control.endpoint import CARD_NAME, MAX_SOCKET_PATH, connect
from orca_desktop.adapters.control.outbox import MAX_WAITING_BYTES
from orca_desktop.adapters.control.server import FAREWELL, MAX_VISITORS, serving
from orca_desktop.adapters.control.wire import MAX_ANSWER_BYTES, MAX_REQUEST_BYTES, Hello, line
from orca_desktop.domain.commands import Command, ReviewTask, StartTask, StopTask
from orca_desktop.domain.errors import NodeGone, NodeRefused, NoNodeRuns
from orca_desktop.domain.events import CommandRefused, Event, LogAppended, PullProgressed, TaskChanged, UsageSampled
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.usage import FINE_SAMPLES
from orca_desktop.state.snapshot import snapshot
from orca_desktop.state.store import Store
from tests.fakes.served_node import house
from tests.gui import scenes

TASK = scenes.task_id("Prime Census")

WITHIN = 20.0
"""Seconds; nothing here takes one unless it fails."""


@dataclass(slots=True)
class Host:
    """A node's end: its store, and the commands that have come."""

    folder: Path
    store: Store = field(default_factory=Store)
    commands: list[Command] = field(default_factory=list)

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        async with serving(self.folder, house(self.store, self.commands.append), self.store.subscribe):
            yield


@dataclass(slots=True)
class Line:
    """A connection without our client: what some other program might send."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, raw: bytes) -> None:
        self.writer.write(raw)

    async def answers(self) -> list[dict[str, object]]:
        """All that is said until the connection ends, whole lines of it."""
        async with asyncio.timeout(WITHIN):
            *whole, _ = (await self.reader.read()).split(b"\n")
        return [json.loads(raw) for raw in whole]

    async def last_words(self) -> object:
        return (await self.answers())[-1]


@pytest.fixture(params=["socket", "loopback"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A data folder, and one whose path is too long for a socket."""
    return tmp_path if request.param == "socket" else tmp_path / ("x" * MAX_SOCKET_PATH)


@pytest.fixture
def host(folder: Path) -> Host:
    host = Host(folder)
    scenes.busy(host.store)
    host.store.usage.clear()
    return host


@contextlib.asynccontextmanager
async def line_to(folder: Path, *, greets: bool = True) -> AsyncIterator[Line]:
    connection = await connect(folder, limit=MAX_ANSWER_BYTES)
    assert connection is not None
    if greets:
        connection.writer.write(line(Hello(__version__, connection.token)))
    try:
        yield Line(connection.reader, connection.writer)
    finally:
        connection.writer.transport.abort()
        with contextlib.suppress(ConnectionError):
            await connection.writer.wait_closed()


async def until(store: Store, condition: Callable[[Store], bool]) -> None:
    """Wait until a store shows something."""
    met = asyncio.Event()

    def look(_: Event | None) -> None:
        if condition(store):
            met.set()

    unsubscribe = store.subscribe(look)
    look(None)
    try:
        async with asyncio.timeout(WITHIN):
            await met.wait()
    finally:
        unsubscribe()


def is_in(state: TaskState) -> Callable[[Store], bool]:
    return lambda store: store.tasks[TASK].state is state


def has_line(text: str) -> Callable[[Store], bool]:
    return lambda store: text in store.logs.get(TASK, ())


def changed(state: TaskState, detail: str = "") -> TaskChanged:
    return TaskChanged(scenes.task(state=state, detail=detail))


# -- what a visitor sees --------------------------------------------------------------------------------------------


async def test_a_visitor_sees_what_the_node_shows(host: Host) -> None:
    for event in (LogAppended(TASK, ("of round 7",), 7), PullProgressed(TASK, None)):
        host.store.apply(event)
    async with host.serving(), bootstrap.attach(host.folder) as node:
        assert snapshot(node.store) == snapshot(host.store)
        assert node.store.tasks == host.store.tasks
        assert node.store.rounds == host.store.rounds
        assert node.store.logs[TASK].since().lines[-1].round == 7


async def test_a_visitor_sees_what_was_used(host: Host) -> None:
    """All that is fine-grained; where it meets the means before it, one of these may be merged with its neighbours."""
    for number in range(2_000):
        host.store.apply(UsageSampled(TASK, scenes.usage(number * 5)))

    async with host.serving(), bootstrap.attach(host.folder) as node:
        here, there = list(node.store.usage[TASK]), list(host.store.usage[TASK])
        assert here[-FINE_SAMPLES:] == there[-FINE_SAMPLES:]
        assert len(there) - 1 <= len(here) <= len(there)
        assert here[0] == there[0]


async def test_the_state_may_be_larger_than_what_may_wait(host: Host) -> None:
    for number in range(30):
        host.store.apply(LogAppended(scenes.task_id(f"{number}"), ("x" * 4_000,) * 200))

    async with host.serving(), bootstrap.attach(host.folder) as node:
        assert sum(len(text) for log in node.store.logs.values() for text in log) > MAX_WAITING_BYTES
        assert snapshot(node.store) == snapshot(host.store)


async def test_what_happens_is_told_to_every_visitor(host: Host) -> None:
    async with host.serving(), contextlib.AsyncExitStack() as stack:
        nodes = [await stack.enter_async_context(bootstrap.attach(host.folder)) for _ in range(10)]
        host.store.apply(changed(TaskState.STOPPING, "Stopping the container"))

        for node in nodes:
            await until(node.store, is_in(TaskState.STOPPING))


async def test_nothing_is_lost_or_told_twice_between_state_and_news(host: Host) -> None:
    """Lines come while visitors are told the state: each visitor has every line once."""
    async with host.serving(), contextlib.AsyncExitStack() as stack:
        host.store.logs.clear()

        async def write() -> None:
            for number in range(500):
                host.store.apply(LogAppended(TASK, (f"line {number}",)))
                await asyncio.sleep(0)

        writing = asyncio.create_task(write())
        nodes = [await stack.enter_async_context(bootstrap.attach(host.folder)) for _ in range(10)]
        await writing
        for node in nodes:
            await until(node.store, has_line("line 499"))
            assert list(node.store.logs[TASK]) == [f"line {number}" for number in range(500)]


async def test_a_visitor_may_do_without_logs(host: Host) -> None:
    async with host.serving(), bootstrap.attach(host.folder, logs=False) as node:
        assert host.store.logs
        assert not node.store.logs
        host.store.apply(LogAppended(TASK, ("more",)))
        host.store.apply(changed(TaskState.STOPPED))
        await until(node.store, is_in(TaskState.STOPPED))

        assert not node.store.logs


# -- what a visitor asks --------------------------------------------------------------------------------------------


async def test_commands_reach_the_node_in_order(host: Host) -> None:
    async with host.serving(), bootstrap.attach(host.folder) as node:
        commands: list[Command] = [StopTask(TASK), StartTask(TASK), ReviewTask("a “text”\n")]
        for command in commands:
            node.submit(command)
        await node.visit.accepted()

        assert host.commands == commands


async def test_a_command_given_on_leaving_is_not_lost(host: Host) -> None:
    async with host.serving():
        for _ in range(20):
            async with bootstrap.attach(host.folder) as node:
                host.store.apply(changed(TaskState.RUNNING))  # the answer to it meets a connection about to close
                node.submit(StopTask(TASK))

        assert len(host.commands) == 20


async def test_a_refusal_tells_which_command_it_answers(host: Host) -> None:
    async with host.serving(), bootstrap.attach(host.folder) as node:
        refusal = CommandRefused(StartTask(TASK), "No money", "It takes 1 KOII.")
        host.store.apply(refusal)
        await until(node.store, lambda store: store.refusal is not None)

        assert node.store.refusal == refusal


async def test_refusals_of_before_are_not_told(host: Host) -> None:
    host.store.apply(CommandRefused(StartTask(TASK), "No money", "It takes 1 KOII."))
    async with host.serving(), bootstrap.attach(host.folder) as node:
        assert node.store.refusal is None


# -- ends -----------------------------------------------------------------------------------------------------------


async def test_leaving_leaves_the_node_running(host: Host) -> None:
    async with host.serving():
        for _ in range(3):
            async with bootstrap.attach(host.folder) as node:
                assert node.store.tasks
        assert not host.commands


async def test_the_end_of_the_node_is_told(host: Host) -> None:
    async with contextlib.AsyncExitStack() as stack:
        async with host.serving():
            node = await stack.enter_async_context(bootstrap.attach(host.folder))

        with pytest.raises(NodeGone) as caught:
            await node.run()
    assert caught.value.message == FAREWELL


async def test_after_the_end_of_the_node_nothing_can_be_attached_to(host: Host) -> None:
    async with host.serving():
        pass

    with pytest.raises(NoNodeRuns, match="orca-desktop run"):
        async with bootstrap.attach(host.folder):
            pass


async def test_a_node_does_not_wait_for_visitors_that_do_not_read(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control_server, "GOODBYE_SECONDS", 0.05)
    async with contextlib.AsyncExitStack() as stack:
        async with asyncio.timeout(WITHIN), host.serving():
            deaf = await stack.enter_async_context(line_to(host.folder))
            await deaf.reader.readline()
            deaf.writer.transport.pause_reading()  # type: ignore[attr-defined]  # the base class has no reading side
            for _ in range(18):  # more than all that lies between holds, and no more than may wait
                host.store.apply(LogAppended(TASK, ("x" * 4_000,) * 200))
        deaf.writer.transport.resume_reading()  # type: ignore[attr-defined]  # the same

        assert "Goodbye" not in [answer["kind"] for answer in await deaf.answers()]


# -- those that misbehave -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [b"garbage\n", b"\n", b"\xff\xfe\n", b'{"kind": "Nothing"}\n', b'{"kind": "TaskChanged", "body": {}}\n'],
)
async def test_a_bad_line_is_answered_with_words_and_ends_the_visit(host: Host, raw: bytes) -> None:
    async with host.serving(), line_to(host.folder) as stranger:
        stranger.send(line(StopTask(TASK)) + raw + line(StartTask(TASK)))
        answers = await stranger.answers()

    assert answers[-1]["kind"] == "Goodbye"
    assert "message" in str(answers[-1]["body"]) or "command" in str(answers[-1]["body"])
    assert host.commands == [StopTask(TASK)]


@pytest.mark.parametrize(
    "raw", [b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", line(StopTask(TASK)), b"\n", b"\x16\x03\x01\n"]
)
async def test_who_does_not_greet_is_told_nothing(host: Host, raw: bytes) -> None:
    async with host.serving(), line_to(host.folder, greets=False) as stranger:
        stranger.send(raw)
        (goodbye,) = await stranger.answers()

    assert goodbye["kind"] == "Goodbye"
    assert not host.commands


async def test_who_says_nothing_is_shown_out(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control_visitor, "HELLO_SECONDS", 0.05)
    async with host.serving(), line_to(host.folder, greets=False) as stranger:
        (goodbye,) = await stranger.answers()

    assert goodbye["kind"] == "Goodbye"


async def test_a_line_without_end_is_cut_off(host: Host) -> None:
    async with host.serving(), line_to(host.folder) as stranger:
        stranger.send(b"x" * (10 * MAX_REQUEST_BYTES))

        assert "longer" in str(await stranger.last_words())


async def test_half_a_command_is_none(host: Host) -> None:
    async with host.serving(), line_to(host.folder) as stranger:
        stranger.send(line(StopTask(TASK))[:-1])
        stranger.writer.write_eof()
        await stranger.answers()

    assert not host.commands


async def test_a_visitor_that_does_not_keep_up_is_dropped_and_the_others_are_not(host: Host) -> None:
    async with host.serving(), line_to(host.folder) as slow, bootstrap.attach(host.folder) as quick:
        await slow.reader.readline()
        slow.writer.transport.pause_reading()  # type: ignore[attr-defined]  # the base class has no reading side
        for number in range(40):
            host.store.apply(LogAppended(TASK, ("x" * 4_000,) * 199 + (f"line {number}",)))
            await until(quick.store, has_line(f"line {number}"))
        slow.writer.transport.resume_reading()  # type: ignore[attr-defined]  # the same
        told = [answer["kind"] for answer in await slow.answers()]

        assert "Goodbye" not in told
        assert told.count("LogAppended") < 40
        quick.submit(StopTask(TASK))
        await quick.visit.accepted()
    assert host.commands == [StopTask(TASK)]


async def test_a_visitor_too_many_is_told_so_and_one_that_leaves_makes_room(host: Host) -> None:
    async with host.serving(), contextlib.AsyncExitStack() as stack:
        for _ in range(MAX_VISITORS - 1):
            await stack.enter_async_context(bootstrap.attach(host.folder, logs=False))
        async with bootstrap.attach(host.folder):
            with pytest.raises(NodeRefused, match="Close some"):
                async with bootstrap.attach(host.folder):
                    pass

        async with asyncio.timeout(WITHIN):
            while True:
                with contextlib.suppress(NodeRefused):
                    async with bootstrap.attach(host.folder) as node:
                        assert node.store.tasks
                        break


async def test_an_event_that_cannot_be_sent_harms_nobody(host: Host, expect_warnings: Callable[[str], None]) -> None:
    """JSON knows no lone half of a character."""
    expect_warnings("a listener failed")
    async with host.serving(), bootstrap.attach(host.folder) as node:
        host.store.apply(LogAppended(TASK, ("\ud800",)))
        host.store.apply(changed(TaskState.STOPPED))

        await until(node.store, is_in(TaskState.STOPPED))


async def test_a_state_that_cannot_be_sent_ends_the_visit_only(
    host: Host, expect_warnings: Callable[[str], None]
) -> None:
    expect_warnings("a visitor could not be served")
    host.store.apply(LogAppended(TASK, ("\ud800",)))
    async with host.serving():
        with pytest.raises(NodeGone):
            async with bootstrap.attach(host.folder):
                pass
        async with bootstrap.attach(host.folder, logs=False) as node:
            assert node.store.tasks == host.store.tasks


# -- trust ----------------------------------------------------------------------------------------------------------


async def test_another_version_is_told_what_to_do(host: Host) -> None:
    async with host.serving():
        with pytest.raises(NodeRefused, match=r"version 0\.0\.7\. Stop the node"):
            async with visiting(host.folder, host.store.apply, program="0.0.7"):
                pass


async def test_on_loopback_a_wrong_password_opens_nothing(tmp_path: Path) -> None:
    host = Host(tmp_path / ("x" * MAX_SOCKET_PATH))
    scenes.busy(host.store)
    async with host.serving(), line_to(host.folder, greets=False) as stranger:
        stranger.send(line(Hello(__version__, "guess")) + line(StopTask(TASK)))
        (goodbye,) = await stranger.answers()

    assert goodbye == {"kind": "Goodbye", "body": {"words": "The password is wrong."}}
    assert not host.commands


async def test_on_loopback_somebody_else_behind_the_port_is_not_believed(tmp_path: Path) -> None:
    """A killed node's port may be another program's by now: what it says is not the node's state."""
    honest = Host(tmp_path / ("x" * MAX_SOCKET_PATH))
    told: list[Event] = []
    async with honest.serving():
        card = json.loads((honest.folder / CARD_NAME).read_text())
        (honest.folder / CARD_NAME).write_text(json.dumps({**card, "answer": "another"}))
        with pytest.raises(NoNodeRuns):
            async with visiting(honest.folder, told.append, program=__version__):
                pass

    assert not told


async def test_nothing_told_holds_a_secret(host: Host) -> None:
    async with host.serving(), line_to(host.folder) as visitor:
        told = [await visitor.reader.readline()]
        while b'"Ready"' not in told[-1]:
            told.append(await visitor.reader.readline())

    words = b"".join(told).lower()
    assert b'"walletchanged"' in words
    assert not [secret for secret in (b"secret", b"private", b"seed", b"phrase", b"password") if secret in words]
