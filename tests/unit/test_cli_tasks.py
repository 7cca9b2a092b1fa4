"""The commands for tasks, as their user sees them: with a node that answers, refuses or is silent, and with none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.cli.app import app
from orca_desktop.cli.tasks_list import Listing
from orca_desktop.cli.tasks_usage import Figures, usage
from orca_desktop.cli.tasks_words import plain, size_text
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.commands import Command, FinishTask, RestartTask, StartTask, StopTask
from orca_desktop.domain.containers import GIB, Change, UsageSample
from orca_desktop.domain.events import CommandRefused, Event, LogAppended, RoundChanged, TaskChanged, UsageSampled
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.domain.tokens import Token
from orca_desktop.state.store import Store
from tests.fakes.served_node import React, served_node
from tests.gui import scenes

CENSUS = scenes.task("Prime Census")
TWIN = scenes.task("Twin Primes", state=TaskState.STOPPED)


class Desk:
    """A data folder, and the commands given there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store()
        self.given: list[Command] = []
        for task in (CENSUS, TWIN):
            self.store.apply(TaskChanged(task))

    def run(self, *words: str) -> Result:
        """Where no node runs."""
        return CliRunner().invoke(app, [*words, "--data", str(self.folder)])

    def run_on_node(self, *words: str, react: React = lambda _: ()) -> Result:
        with served_node(self.folder, self.store, react) as node:
            result = self.run(*words)
        self.given += node.commands
        return result


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def becomes(*states: TaskState, task: Task = CENSUS, detail: str = "") -> React:
    """A node whose task goes through these states after any command; the last one says *detail*."""

    def react(_: Command) -> Iterable[Event]:
        *before, last = states
        for state in before:
            yield TaskChanged(replace(task, state=state))
        yield TaskChanged(replace(task, state=last, detail=detail))

    return react


def document(result: Result) -> dict[str, Any]:
    (line,) = result.stdout.splitlines()
    value: dict[str, Any] = json.loads(line)
    return value


def columns(line: str) -> list[str]:
    """The cells of a table's line; between two there are two spaces or more."""
    return re.split(r" {2,}", line.strip())


# -- which task -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [CENSUS.id, CENSUS.id[:6], "Prime Census", "prime census", f" orca://join/{CENSUS.id} "],
)
def test_a_task_is_named_by_its_id_a_beginning_of_it_or_its_name(desk: Desk, words: str) -> None:
    desk.run_on_node("stop", words, "--no-wait")

    assert desk.given == [StopTask(CENSUS.id)]


@pytest.mark.parametrize("words", ["", "Prime", "nothing", CENSUS.id[1:], "\x1b[31m"])
def test_what_fits_no_task_is_told(desk: Desk, words: str) -> None:
    result = desk.run_on_node("stop", words)

    assert result.exit_code == 1
    assert "No task of this node" in result.stderr
    assert "\x1b" not in result.stderr
    assert not desk.given


def test_what_fits_several_tasks_is_told(desk: Desk) -> None:
    desk.store.apply(TaskChanged(replace(TWIN, name="Prime Census")))

    result = desk.run_on_node("stop", "Prime Census")

    assert result.exit_code == 1
    assert CENSUS.id in result.stderr
    assert TWIN.id in result.stderr
    assert not desk.given


def test_a_whole_id_wins_over_a_name(desk: Desk) -> None:
    desk.store.apply(TaskChanged(replace(TWIN, name=CENSUS.id)))

    desk.run_on_node("stop", CENSUS.id, "--no-wait")

    assert desk.given == [StopTask(CENSUS.id)]


# -- what comes of a command ----------------------------------------------------------------------------------------

S = TaskState


@pytest.mark.parametrize(
    ("command", "before", "states", "words"),
    [
        ("start", S.STOPPED, (S.STARTING, S.RUNNING), "is running"),
        ("start", S.STARTING, (S.RUNNING,), "is running"),
        ("start", S.STOPPING, (S.STOPPED, S.STARTING, S.RUNNING), "is running"),
        ("start", S.FAILED, (S.FAILED, S.STARTING, S.RUNNING), "is running"),
        ("start", S.FINISHING, (S.FINISHING, S.RUNNING), "is running"),
        ("start", S.RUNNING, (S.RUNNING,), "is running already"),
        ("stop", S.RUNNING, (S.STOPPING, S.STOPPED), "is stopped"),
        ("stop", S.UNHEALTHY, (S.STOPPING, S.STOPPED), "is stopped"),
        ("stop", S.STOPPED, (S.STOPPED,), "is stopped already"),
        ("stop", S.FAILED, (S.FAILED,), "is stopped already"),
        ("finish", S.RUNNING, (S.FINISHING,), "is finishing"),
        ("finish", S.RUNNING, (S.STOPPED,), "is stopped"),
        ("finish", S.STOPPED, (S.STOPPED,), "no round to finish"),
        ("finish", S.FINISHING, (S.FINISHING,), "is finishing already"),
        ("restart", S.FINISHING, (S.FINISHING,), "goes on finishing"),
        ("restart", S.RUNNING, (S.RUNNING, S.STOPPING, S.STARTING, S.RUNNING), "is running"),
        ("restart", S.RUNNING, (S.STOPPED, S.STARTING, S.RUNNING), "is running"),
        ("restart", S.UNHEALTHY, (S.UNHEALTHY, S.STARTING, S.RUNNING), "is running"),
        ("restart", S.STOPPED, (S.STARTING, S.RUNNING), "is running"),
    ],
)
def test_a_command_that_succeeds_says_so(
    desk: Desk, command: str, before: S, states: tuple[S, ...], words: str
) -> None:
    desk.store.apply(TaskChanged(replace(CENSUS, state=before)))

    result = desk.run_on_node(command, "Prime Census", react=becomes(*states))

    assert words in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("command", "before", "states", "words"),
    [
        ("start", S.STOPPED, (S.STARTING, S.FAILED), "does not run. The reason."),
        ("start", S.STOPPED, (S.STARTING, S.UNHEALTHY), "does not run. The reason."),
        ("start", S.STOPPED, (S.STARTING, S.STOPPED), "was stopped meanwhile"),
        ("stop", S.RUNNING, (S.STOPPING, S.FAILED), "could not be stopped. The reason."),
        ("finish", S.RUNNING, (S.FAILED,), "could not finish. The reason."),
        ("restart", S.RUNNING, (S.STARTING, S.UNHEALTHY), "does not run. The reason."),
    ],
)
def test_a_command_that_fails_says_why(desk: Desk, command: str, before: S, states: tuple[S, ...], words: str) -> None:
    desk.store.apply(TaskChanged(replace(CENSUS, state=before)))

    result = desk.run_on_node(command, "Prime Census", react=becomes(*states, detail="The reason."))

    assert words in result.stderr
    assert result.exit_code == 1


def test_a_task_that_was_started_and_is_not_well_says_how_it_is(desk: Desk) -> None:
    desk.store.apply(TaskChanged(replace(CENSUS, state=S.UNHEALTHY, detail="Docker is not running.")))

    result = desk.run_on_node("start", "Prime Census")

    assert "is not well. Docker is not running." in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize("command", ["start", "stop", "finish", "restart"])
def test_a_refusal_is_told_in_its_own_words(desk: Desk, command: str) -> None:
    desk.store.apply(TaskChanged(replace(CENSUS, state=S.STARTING)))

    def refuse(given: Command) -> Iterable[Event]:
        yield CommandRefused(StopTask(TWIN.id), "Another", "This is the answer to somebody else.")
        yield CommandRefused(given, "Not now", "The engine is away.")

    result = desk.run_on_node(command, "Prime Census", react=refuse)

    assert "Not now. The engine is away." in result.stderr
    assert "Another" not in result.stderr
    assert result.exit_code == 1


def test_a_task_that_waits_for_agreement_tells_what_has_changed(desk: Desk) -> None:
    change = Change(what="Image", before="a:1", now="a:2")

    def wait(_: Command) -> Iterable[Event]:
        yield TaskChanged(replace(TWIN, changes=(change,)))

    result = desk.run_on_node("start", "Twin Primes", react=wait)

    assert "Image: a:1 before, a:2 now" in result.stderr
    assert result.exit_code == 1


def test_other_tasks_are_no_answer(desk: Desk) -> None:
    result = desk.run_on_node("stop", "Prime Census", "--timeout", "0.2", react=becomes(S.STOPPED, task=TWIN))

    assert "is running after 0.2 seconds; the node goes on" in result.stderr
    assert result.exit_code == 1


def test_what_goes_on_meanwhile_is_told_once_each(desk: Desk) -> None:
    def pull(_: Command) -> Iterable[Event]:
        for percent in (1, 2, 50):
            yield TaskChanged(replace(TWIN, state=S.STARTING, detail=f"Pulling image, {percent} %"))
        yield TaskChanged(replace(TWIN, state=S.RUNNING))

    result = desk.run_on_node("start", "Twin Primes", react=pull)

    assert result.stderr.splitlines() == ["… Pulling image, 1 %"]


@pytest.mark.parametrize(
    ("command", "kind"), [("start", StartTask), ("stop", StopTask), ("finish", FinishTask), ("restart", RestartTask)]
)
def test_without_waiting_the_node_has_the_command_in_the_end(desk: Desk, command: str, kind: type[StartTask]) -> None:
    result = desk.run_on_node(command, "Prime Census", "--no-wait")

    assert result.exit_code == 0
    assert desk.given == [kind(CENSUS.id)]


def test_the_outcome_as_json(desk: Desk) -> None:
    result = desk.run_on_node("stop", "Prime Census", "--json", react=becomes(S.STOPPING, S.STOPPED))

    expected = {"ok": True, "task": CENSUS.id, "name": "Prime Census", "state": "stopped", "detail": ""}
    assert document(result) == {**expected, "words": "is stopped"}


def test_a_failure_as_json(desk: Desk) -> None:
    result = desk.run_on_node("stop", "Prime Census", "--json", react=becomes(S.FAILED, detail="The reason."))

    assert document(result)["ok"] is False
    assert document(result)["detail"] == "The reason."
    assert result.exit_code == 1


@pytest.mark.parametrize("command", ["start", "stop", "finish", "restart", "logs", "stats"])
def test_without_a_node_the_commands_say_so(desk: Desk, command: str) -> None:
    result = desk.run(command, "Prime Census")

    assert "No node is running" in result.stderr
    assert str(desk.folder) in result.stderr
    assert result.exit_code == 1


# -- the list -------------------------------------------------------------------------------------------------------


def test_the_tasks_with_state_round_and_reward(desk: Desk) -> None:
    for number, result in ((8, RoundResult.PAID), (9, RoundResult.IN_AUDIT)):
        desk.store.apply(
            RoundChanged(RoundRecord(task_id=CENSUS.id, number=number, result=result, reward=Roe(400_000_000)))
        )

    header, census, twin = desk.run_on_node("tasks").stdout.splitlines()

    assert header.split() == ["Task", "State", "Round", "Claimable", "Staked", "ID"]
    assert columns(census) == [
        "Prime Census",
        "Earning. Round 8 paid 0.400 KOII.",
        "9 in audit",
        "0.412 KOII",
        "0.010 KOII",
        CENSUS.id,
    ]
    assert columns(twin) == [
        "Twin Primes",
        "Stopped. It takes part in no rounds; its stake stays where it is.",
        "0.412 KOII",
        "0.010 KOII",
        TWIN.id,
    ]


def test_the_tasks_as_json(desk: Desk) -> None:
    value = document(desk.run_on_node("tasks", "--json"))

    assert value["node_runs"] is True
    assert [(task["name"], task["state"], task["round"], task["claimable_roe"]) for task in value["tasks"]] == [
        ("Prime Census", "running", None, 412_000_000),
        ("Twin Primes", "stopped", None, 412_000_000),
    ]
    assert [task["status"] for task in value["tasks"]] == ["warming up", "stopped"]


def test_a_task_that_pays_in_a_token_is_told_in_that_token(desk: Desk) -> None:
    fire = Token(symbol="FIRE", decimals=6, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
    desk.store.apply(TaskChanged(replace(TWIN, token=fire, claimable=Units(2_500_000), stake=Units(7))))

    table = desk.run_on_node("tasks").stdout
    _, twin = document(desk.run_on_node("tasks", "--json"))["tasks"]

    assert "2.500 FIRE" in table
    assert "0.000007 FIRE" in table
    assert (twin["claimable_roe"], twin["claimable_units"], twin["staked_units"]) == (None, 2_500_000, 7)
    assert (twin["token"], twin["mint"], twin["decimals"]) == ("FIRE", fire.mint, 6)


def test_a_strangers_name_cannot_steer_the_terminal(desk: Desk) -> None:
    desk.store.apply(TaskChanged(replace(CENSUS, name="[red]\x1b]0;title\x07", detail="\u202e[/]")))

    output = desk.run_on_node("tasks").stdout

    assert "[red]�]0;title�" in output
    assert not set(output) & {"\x1b", "\x07", "\u202e"}


def test_without_a_node_the_tasks_are_those_of_the_records_without_amounts(desk: Desk) -> None:
    with closing(SqliteDatabase(desk.folder / "node.sqlite")) as database:
        history = SqliteHistory(database)
        history.save_task(CENSUS, wanted=True)
        history.save_round(RoundRecord(task_id=CENSUS.id, number=4, result=RoundResult.PAID))

    result = desk.run("tasks")
    value = document(desk.run("tasks", "--json"))

    assert "No node is running" in result.stderr
    name, status, *rest = columns(result.stdout.splitlines()[1])
    assert (name, status[:8], rest) == ("Prime Census", "Stopped.", ["4 paid", "–", "–", CENSUS.id])
    assert value["node_runs"] is False
    assert (value["tasks"][0]["state"], value["tasks"][0]["claimable_roe"]) == ("stopped", None)


def test_where_there_is_nothing_the_list_makes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    result = Desk(folder).run("tasks")

    assert result.exit_code == 0
    assert "No task has been joined" in result.stdout
    assert not folder.exists()


def test_records_that_a_node_holds_without_answering_are_told(desk: Desk) -> None:
    with closing(SqliteDatabase(desk.folder / "node.sqlite")):
        result = desk.run("tasks")

    assert "in use" in result.stderr
    assert result.exit_code == 1


def test_the_beginning_of_an_id_tells_the_task_from_the_others() -> None:
    store = Store()
    ids = [TaskId("A" * 44), TaskId("A" * 20 + "B" * 24), TaskId("C" * 44)]
    for task_id in ids:
        store.apply(TaskChanged(replace(CENSUS, id=task_id)))
    listing = Listing(store=store, node_runs=True)

    assert [listing.beginning(task) for task in store.tasks.values()] == ["A" * 21, "A" * 20 + "B", "C" * 8]


# -- logs -----------------------------------------------------------------------------------------------------------

LINES = ("listening", "ERROR no disk", "round done", "warning: slow", "\x1b[2Jcleared")


@pytest.fixture
def written(desk: Desk) -> Desk:
    desk.store.apply(LogAppended(CENSUS.id, LINES[:2], 7))
    desk.store.apply(LogAppended(CENSUS.id, LINES[2:], 8))
    return desk


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), ["listening", "ERROR no disk", "round done", "warning: slow", "�[2Jcleared"]),
        (("--lines", "2"), ["warning: slow", "�[2Jcleared"]),
        (("--lines", "0"), []),
        (("--level", "error"), ["ERROR no disk"]),
        (("--level", "warning"), ["ERROR no disk", "warning: slow"]),
        (("--grep", "^r.*e$"), ["round done"]),
        (("--round", "7"), ["listening", "ERROR no disk"]),
        (("--round", "7", "--level", "warning", "--grep", "disk"), ["ERROR no disk"]),
        (("--round", "9"), []),
    ],
)
def test_the_lines_that_are_wanted(written: Desk, options: tuple[str, ...], shown: list[str]) -> None:
    result = written.run_on_node("logs", "Prime Census", *options)

    assert result.stdout.splitlines() == shown
    assert result.exit_code == 0


def test_lines_as_json(written: Desk) -> None:
    lines = written.run_on_node("logs", "Prime Census", "--json").stdout.splitlines()

    assert json.loads(lines[1]) == {"task": CENSUS.id, "round": 7, "level": "error", "text": "ERROR no disk"}
    assert json.loads(lines[4])["text"] == LINES[4]
    assert "\x1b" not in lines[4]


def test_a_task_that_wrote_nothing_shows_nothing(desk: Desk) -> None:
    result = desk.run_on_node("logs", "Twin Primes")

    assert (result.exit_code, result.stdout) == (0, "")


def test_a_bad_regular_expression_is_told(desk: Desk) -> None:
    result = desk.run_on_node("logs", "Prime Census", "--grep", "(")

    assert "no regular expression" in result.stderr
    assert result.exit_code == 2


# -- figures --------------------------------------------------------------------------------------------------------


def sample(at: float, *, cpu: float = 0.0, memory: int = 0, received: int = 0) -> UsageSample:
    counters = {"received": received, "sent": 0, "read": 0, "written": 0}
    return UsageSample(at=at, cpu=cpu, memory=memory, memory_limit=2 * GIB, **counters)


def test_a_mean_counts_every_second_alike() -> None:
    """A sample stands for the time since the one before, be it five seconds or two minutes."""
    measured = usage([sample(0, cpu=9.0), sample(100, cpu=1.0), sample(105, cpu=2.1), sample(110, cpu=0.9)])

    assert measured.cpu.mean == pytest.approx((100 * 1.0 + 5 * 2.1 + 5 * 0.9) / 110)
    assert (measured.cpu.now, measured.cpu.least, measured.cpu.most) == (0.9, 0.9, 9.0)


def test_rates_are_what_a_counter_grew_a_second() -> None:
    measured = usage([sample(0), sample(10, received=1_000), sample(30, received=1_000)])

    assert measured.received == Figures(now=0.0, least=0.0, mean=1_000 / 30, most=100.0)


def test_a_new_container_begins_at_zero_and_a_long_gap_is_no_rate() -> None:
    measured = usage([sample(0, received=900), sample(5, received=100), sample(10, received=200), sample(9_999)])

    assert measured.received == Figures(now=20.0, least=20.0, mean=20.0, most=20.0)


def test_one_sample_has_levels_and_no_rates() -> None:
    measured = usage([sample(7, cpu=0.5, memory=10)])

    assert measured.cpu == Figures(now=0.5, least=0.5, mean=0.5, most=0.5)
    assert (measured.received, measured.samples, measured.since) == (None, 1, 7)


@given(st.lists(st.tuples(st.floats(0.1, 300), st.floats(0, 64), st.integers(0, 10**12)), min_size=1, max_size=60))
def test_the_mean_lies_between_the_least_and_the_most(steps: list[tuple[float, float, int]]) -> None:
    at, samples = 0.0, []
    for seconds, cpu, received in steps:
        at += seconds
        samples.append(sample(at, cpu=cpu, received=received))

    measured = usage(samples)

    for figures in (measured.cpu, measured.received):
        if figures is not None:
            assert figures.least <= figures.mean * (1 + 1e-9)
            assert figures.mean <= figures.most * (1 + 1e-9)
            assert figures.least <= figures.now <= figures.most


def test_the_figures_of_a_task(desk: Desk) -> None:
    for at, cpu, received in ((0, 0.5, 0), (60, 1.5, 60 * 1024)):
        desk.store.apply(UsageSampled(CENSUS.id, sample(at, cpu=cpu, memory=GIB, received=received)))

    lines = [line.split() for line in desk.run_on_node("stats", "Prime Census").stdout.splitlines()]

    assert ["CPU,", "cores", "1.50", "0.50", "1.50", "1.50"] in lines
    assert ["Memory", "of", "2.0", "GiB", *["1.0", "GiB"] * 4] in lines
    assert ["Received,", "a", "second", *["1.0", "KiB"] * 4] in lines


def test_the_figures_as_json(desk: Desk) -> None:
    desk.store.apply(UsageSampled(CENSUS.id, sample(5, cpu=0.5)))

    value = document(desk.run_on_node("stats", "Prime Census", "--json"))

    assert value["cpu"] == {"now": 0.5, "least": 0.5, "mean": 0.5, "most": 0.5}
    assert (value["task"], value["sent"], value["memory_limit"]) == (CENSUS.id, None, 2 * GIB)


def test_a_task_that_was_never_measured_says_so(desk: Desk) -> None:
    result = desk.run_on_node("stats", "Twin Primes")

    assert "Twin Primes is stopped. Nothing was measured yet" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1.5 * GIB, "1.5 GiB"), (5e15, "4547.5 TiB")]
)
def test_sizes_are_told_in_the_unit_that_fits(count: float, text: str) -> None:
    assert size_text(count) == text


@given(st.text())
def test_no_text_can_steer_a_terminal(text: str) -> None:
    assert all(character.isprintable() or character == "\t" for character in plain(text))
    assert len(plain(text)) == len(text)
