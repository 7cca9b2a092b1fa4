"""The node without a window: it ends when it should, with the right code, and tells what happened."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from typer.testing import CliRunner

from orca_desktop import __version__
from orca_desktop.bootstrap import Node
from orca_desktop.cli import headless
from orca_desktop.cli.app import app
from orca_desktop.cli.reports import TableReport
from orca_desktop.cli.summary import summary
from orca_desktop.domain.commands import Command, JoinTask
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.events import RecordsChanged, TaskChanged
from orca_desktop.domain.status import RecordsStatus
from orca_desktop.ports.chain import VoteOnProof
from tests import virtual_time
from tests.unit.accounts import memory_accounts, memory_money
from tests.unit.engine.peers import cheating
from tests.unit.engine.world import IMAGE, TASK, World, task_id

ESCAPE = "\x1b]0;owned\x07"
HOSTILE = f"[/bold] [red]{ESCAPE} :skull:"


@pytest.fixture(autouse=True)
def _virtual(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command runs its own loop: here on virtual time."""
    monkeypatch.setattr(asyncio, "run", virtual_time.run)


@pytest.fixture
def world() -> World:
    return World()


def building(
    world: World, meanwhile: Callable[[], None] | None = None
) -> Callable[[], AbstractAsyncContextManager[Node]]:
    """Builds the world's node; *meanwhile* happens after five seconds."""

    @asynccontextmanager
    async def build() -> AsyncIterator[Node]:
        async with world.others():
            engine = world.build()
            if meanwhile is not None:
                asyncio.get_running_loop().call_later(5.0, meanwhile)
            accounts = memory_accounts(world)
            yield Node(
                store=world.store,
                engine=engine,
                containers=world.containers,
                accounts=accounts,
                money=memory_money(world, accounts),
            )

    return build


def plan(*commands: Command, rounds: int = 1) -> headless.Plan:
    return headless.Plan(commands=lambda _: list(commands), rounds=rounds)


def lines(captured: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in captured.splitlines()]


def test_it_ends_after_enough_paid_rounds_and_sums_up(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.add_peer("a peer")
    cheat = world.add_peer("a cheat", cheating)

    code = headless.run(building(world), plan(JoinTask(TASK), rounds=2), as_json=True)

    told = lines(capsys.readouterr().out)
    result = told[-1]
    assert code == 0
    assert result["event"] == "summary"
    assert result["engine"] == "docker"
    assert result["rounds_paid"] == 2
    assert result["rounds_submitted"] >= 2
    assert result["audits_given"] >= 4
    assert result["false_votes"] == len(world.landed(VoteOnProof)) >= 2
    assert result["claimable_roe"] == world.toy.balances[world.key] > 0
    assert [task["id"] for task in result["tasks"]] == [TASK]
    assert [entry["result"] for entry in result["tasks"][0]["rounds"][:2]] == ["paid", "paid"]
    assert world.toy.stakes[cheat.key] < world.toy.minimum_stake
    assert not world.containers.running


def test_what_happens_is_told_line_by_line_without_repeating_itself(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.add_peer("a peer")

    headless.run(building(world), plan(JoinTask(TASK)), as_json=True)

    told = lines(capsys.readouterr().out)
    rounds = [line for line in told if line["event"] == "round" and line["round"] == 0]
    assert (rounds[0]["result"], rounds[-1]["result"]) == ("working", "paid")
    assert all(before != after for before, after in pairwise(rounds))
    states = [line["state"] for line in told if line["event"] == "task"]
    assert states[0] == "stopped"
    assert "running" in states


def test_a_refused_command_ends_it_with_an_error(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    code = headless.run(building(world), plan(JoinTask(task_id(9))), as_json=True)

    told = lines(capsys.readouterr().out)
    assert code == 1
    assert [line["title"] for line in told if line["event"] == "refused"] == ["No such task"]
    assert told[-1]["rounds_paid"] == 0


def test_a_task_that_cannot_run_ends_it_with_an_error(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.containers.missing.add(IMAGE)

    code = headless.run(building(world), plan(JoinTask(TASK)), as_json=True)

    told = lines(capsys.readouterr().out)
    assert code == 1
    assert "image is not available" in told[-1]["tasks"][0]["detail"]


def test_a_node_that_is_to_run_on_waits_for_a_network_that_is_away(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as stack:
        stack.enter_context(world.chain.offline())

        @asynccontextmanager
        async def build() -> AsyncIterator[Node]:
            async with building(world)() as node:
                asyncio.get_running_loop().call_later(30.0, stack.close)
                asyncio.get_running_loop().call_later(90.0, os.kill, os.getpid(), signal.SIGTERM)
                yield node

        code = headless.run(build, plan(JoinTask(TASK), rounds=0), as_json=False)

    told = capsys.readouterr().out
    assert code == 0
    assert "The network cannot be reached." in told
    assert ": paid" in told


def test_what_was_found_while_the_node_was_built_is_told(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    @asynccontextmanager
    async def build() -> AsyncIterator[Node]:
        async with building(world)() as node:
            node.store.apply(RecordsChanged(RecordsStatus(set_aside=("The records were damaged.",))))
            yield node

    headless.run(build, plan(JoinTask(TASK)), as_json=False)

    assert capsys.readouterr().out.startswith("The records were damaged.\n")


@pytest.mark.parametrize(("rounds", "code"), [(0, 0), (3, 1)], ids=["as it should", "too early"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(
    world: World, capsys: pytest.CaptureFixture[str], number: signal.Signals, rounds: int, code: int
) -> None:
    before = signal.getsignal(number)

    def press() -> None:
        os.kill(os.getpid(), number)

    ended = headless.run(building(world, press), plan(JoinTask(TASK), rounds=rounds), as_json=True)

    assert ended == code
    assert lines(capsys.readouterr().out)[-1]["event"] == "summary"
    assert not world.containers.running
    assert signal.getsignal(number) == before


def test_a_node_that_cannot_be_built_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    @asynccontextmanager
    async def build() -> AsyncIterator[Node]:
        raise JournalError(f"The file is damaged{ESCAPE}.")
        yield

    code = headless.run(build, plan(), as_json=False)

    error = capsys.readouterr().err
    assert code == 1
    assert "The node's records cannot be used. The file is damaged" in error
    assert "\x1b" not in error


def test_for_people_every_step_is_a_line_where_there_is_no_terminal(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.add_peer("a peer")

    code = headless.run(building(world), plan(JoinTask(TASK)), as_json=False)

    printed = capsys.readouterr().out
    assert code == 0
    for words in ("Toy task: Warming up", "round 0: working", "round 0: paid", "1 paid", "Claimable: "):
        assert words in printed
    assert all(before != after for before, after in pairwise(printed.splitlines()))


@pytest.mark.parametrize("is_terminal", [False, True])
def test_a_strangers_texts_reach_the_terminal_as_plain_text(world: World, *, is_terminal: bool) -> None:
    world.toy.name = HOSTILE
    world.server.fails_with = 500
    screen = io.StringIO()
    report = TableReport()
    report._console.file = screen
    report._console._force_terminal = is_terminal
    headless_run(world, report)

    shown = screen.getvalue()
    assert "[red]" in shown
    assert ":skull:" in shown
    assert "\x1b]" not in shown
    assert "\x07" not in shown


def headless_run(world: World, report: TableReport) -> None:
    async def course() -> None:
        async with world.joined():
            with report:
                world.store.subscribe(lambda event: report.on_event(event, world.store))
                await world.until(lambda: "status 500" in world.note(0))
                world.store.apply(TaskChanged(world.task))
        report.on_end(summary(world.store))

    virtual_time.run(course())


def test_json_lines_are_plain_ascii(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.toy.name = f"{HOSTILE}\x9b31m\u202e"
    headless.run(building(world), plan(JoinTask(TASK)), as_json=True)

    printed = capsys.readouterr().out
    assert printed.isascii()
    assert "\x1b" not in printed
    assert lines(printed)[-1]["tasks"][0]["name"] == world.toy.name


def test_the_summary_of_a_node_that_did_nothing_is_all_noughts() -> None:
    result = summary(World().store)

    assert (result.engine, result.rounds_paid, result.claimable_roe, result.tasks) == ("", 0, 0, ())


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(app, ["--version"])

    assert (result.exit_code, result.output.strip()) == (0, f"orca-desktop {__version__}")


def test_a_task_id_that_is_none_is_refused_before_anything_is_built() -> None:
    result = CliRunner().invoke(app, ["run", "not an ID!"])

    assert result.exit_code == 2
    assert "This is not a task ID" in result.output
