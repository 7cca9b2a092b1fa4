"""What a task asks of the user is kept apart, filled in just before a launch, and hidden in what comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.commands import (
    ApproveChanges,
    Command,
    JoinTask,
    ReviewTask,
    SetVariables,
    StartTask,
    StopTask,
)
from orca_desktop.domain.events import CommandRefused, LogAppended
from orca_desktop.domain.secrets import HIDDEN, Secret
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.variables import MAX_VALUE
from orca_desktop.engine.engine import Engine
from orca_desktop.ports.chain import Stake
from tests.unit.engine.world import PACE, TASK, World

POD = """const config = { customPodSpec: `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: main
      image: registry.example/toy:1
      args: ["--token", "$(TOKEN)"]
      env:
        - {name: TOKEN, value: "${process.env.GITHUB_TOKEN}"}
        - {name: MODE, value: fast}
` };"""

VALUE = "ghp-very-secret"
NAME = "GITHUB_TOKEN"


def secret(value: str = VALUE, name: str = NAME) -> tuple[tuple[str, Secret], ...]:
    return ((name, Secret(value)),)


@pytest.fixture
def world() -> World:
    world = World()
    ask_for_token(world)
    return world


def ask_for_token(world: World, more: str = "") -> None:
    program = POD.replace("        - {name: MODE", f"{more}        - {{name: MODE")
    world.toy.executable = world.proof_store.put(program.encode(), "main.js")


async def running(world: World) -> None:
    await world.until(lambda: world.task.state is TaskState.RUNNING)


async def joined(world: World, engine: Engine, command: JoinTask) -> None:
    engine.submit(command)
    await world.until(lambda: TASK in world.store.tasks)


async def refused(world: World, engine: Engine, command: Command) -> CommandRefused:
    """The answer to a command that is not carried out."""
    before = world.store.refusal
    engine.submit(command)
    await world.until(lambda: world.store.refusal not in (None, before))
    assert world.store.refusal is not None
    return world.store.refusal


def environment(world: World) -> dict[str, str]:
    return dict(world.containers.plan_of(TASK).containers[0].environment)


async def test_what_is_given_when_joining_reaches_the_container_and_nothing_else(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)

        assert environment(world) == {"MODE": "fast", "TOKEN": VALUE}
        assert world.containers.plan_of(TASK).containers[0].args == ("--token", VALUE)

    assert world.task.variables_set == (NAME,)
    assert world.task.variables_missing == ()
    assert VALUE not in repr(world.events)
    assert VALUE not in repr(world.history.tasks())


async def test_a_task_that_lacks_a_variable_waits_and_nothing_is_staked(world: World) -> None:
    async with world.joined():
        await world.until(lambda: NAME in world.task.detail)
        await world.clock.sleep(30)

        assert world.task.state is TaskState.STOPPED
        assert world.task.variables_missing == (NAME,)
    assert not world.containers.starts
    assert not world.landed(Stake)


async def test_setting_what_is_missing_starts_the_task(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: NAME in world.task.detail)
        engine.submit(SetVariables(TASK, values=secret()))
        await running(world)

        assert environment(world)["TOKEN"] == VALUE


async def test_starting_without_it_says_which_and_starts_once_it_is_set(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: NAME in world.task.detail)
        engine.submit(StopTask(TASK))
        refusal = await refused(world, engine, StartTask(TASK))
        assert (refusal.title, NAME in refusal.message) == ("Variables are missing", True)
        engine.submit(SetVariables(TASK, values=secret()))
        await running(world)


async def test_what_the_user_stopped_stays_stopped_when_a_variable_is_set(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: NAME in world.task.detail)
        engine.submit(StopTask(TASK))
        await world.until(lambda: not world.history.tasks()[0][1])
        engine.submit(SetVariables(TASK, values=secret()))
        await world.until(lambda: world.task.variables_set == (NAME,))
        await world.clock.sleep(10)

    assert not world.containers.starts


async def test_another_value_restarts_what_runs(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
        set_at = world.task.variables_at
        engine.submit(SetVariables(TASK, values=secret("ghp-another")))
        await world.until(lambda: world.containers.starts[TASK] == 2)
        await running(world)

        assert environment(world)["TOKEN"] == "ghp-another"
        assert world.task.variables_at != set_at
        assert world.task.last_end is not None
        assert "variables that you changed" in world.task.last_end.reason


async def test_removing_what_is_needed_stops_the_task_with_words_and_setting_it_starts_it_again(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
        engine.submit(SetVariables(TASK, removed=(NAME,)))
        await world.until(lambda: world.task.state is TaskState.FAILED)
        assert NAME in world.task.detail
        assert world.task.variables_missing == (NAME,)
        await world.clock.sleep(5)
        engine.submit(SetVariables(TASK, values=secret()))
        await running(world)


async def test_an_empty_value_is_a_value(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret("")))
        await running(world)

        assert environment(world)["TOKEN"] == ""


async def test_values_outlive_the_program_in_the_keyring_only(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
    async with world.engine():
        await running(world)

        assert environment(world)["TOKEN"] == VALUE


async def test_a_value_that_went_from_the_keyring_is_missed_and_told(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
    await world.variables.forget(TASK, NAME)
    world.containers.starts.clear()
    async with world.engine():
        await world.until(lambda: NAME in world.task.detail)

        assert not world.containers.starts
        assert world.task.variables_missing == (NAME,)


async def test_a_locked_keyring_is_waited_for(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
    async with world.engine():
        with world.variables.locked():
            await world.until(lambda: "keyring is locked" in world.task.detail)
            assert world.task.state is TaskState.UNHEALTHY
        await running(world)

        assert environment(world)["TOKEN"] == VALUE


async def test_joining_with_a_locked_keyring_joins_nothing_and_repeats_no_value(world: World) -> None:
    async with world.engine() as engine:
        with world.variables.locked():
            refusal = await refused(world, engine, JoinTask(TASK, variables=secret()))

    assert refusal == CommandRefused(JoinTask(TASK, variables=secret("")), refusal.title, refusal.message)
    assert refusal.title == "The keyring is locked"
    assert not world.store.tasks


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("OTHER", "x", "does not ask for it"),
        (NAME, "x" * (MAX_VALUE + 1), "longer than 4,096 characters"),
        (NAME, "a\0b", "zero character"),
        (NAME, "a\udc80", "not plain text"),
    ],
)
async def test_what_cannot_be_kept_is_refused_without_repeating_it(
    world: World, name: str, value: str, words: str
) -> None:
    async with world.joined() as engine:
        refusal = await refused(world, engine, SetVariables(TASK, values=secret(value, name)))

    assert words in refusal.message
    assert refusal.command == SetVariables(TASK, values=secret("", name))
    assert world.task.variables_set == ()


async def test_a_review_tells_what_is_missing_and_what_is_kept_from_before(world: World) -> None:
    ask_for_token(world, '        - {name: KEY, value: "${process.env.API_KEY}"}\n')
    await world.variables.keep(TASK, "API_KEY", Secret("kept"))
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: world.store.review is not None)

    assert world.store.review is not None
    assert world.store.review.missing_variables == (NAME,)
    assert world.store.review.variables_set == ("API_KEY",)


async def test_a_new_program_that_asks_for_more_waits_after_the_agreement_until_it_is_set(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
    world.containers.starts.clear()
    ask_for_token(world, '        - {name: KEY, value: "${process.env.API_KEY}"}\n')
    async with world.engine() as engine:
        await world.until(lambda: bool(world.task.changes))
        told = {change.what: change.now for change in world.task.changes}
        assert told["Your variables"] == "GITHUB_TOKEN, API_KEY"
        engine.submit(ApproveChanges(TASK))
        await world.until(lambda: "API_KEY" in world.task.detail)
        assert world.task.changes == ()
        assert not world.containers.starts
        engine.submit(SetVariables(TASK, values=secret("k-1234567", "API_KEY")))
        await running(world)

        assert environment(world) == {"TOKEN": VALUE, "KEY": "k-1234567", "MODE": "fast"}


async def test_what_the_task_writes_is_shown_without_the_value(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
        world.containers.say(TASK, f"login with {VALUE} failed", "goodbye")
        await world.until(lambda: any(isinstance(event, LogAppended) for event in world.events))
        world.containers.crash(TASK)
        await world.until(lambda: world.task.last_end is not None)

    assert world.task.last_end is not None
    assert world.task.last_end.last_lines == (f"login with {HIDDEN} failed", "goodbye")
    assert VALUE not in repr(world.events)
    assert VALUE not in repr(world.history.tasks())


async def test_what_the_engine_says_of_a_start_is_shown_without_the_value(world: World) -> None:
    with world.containers.failing(f"exec: “run {VALUE}”: no such file"):
        async with world.engine() as engine:
            await joined(world, engine, JoinTask(TASK, variables=secret()))
            await world.until(lambda: world.task.crashes > 0)
            await world.clock.sleep(PACE.retry)

    assert VALUE not in repr(world.events)
    assert any(HIDDEN in words for words in world.words())


async def test_an_old_record_of_a_task_reads_as_one_whose_variables_are_not_known(world: World) -> None:
    async with world.engine() as engine:
        await joined(world, engine, JoinTask(TASK, variables=secret()))
        await running(world)
    task, wanted = world.history.tasks()[0]
    world.history.save_task(replace(task, variables_set=(), variables_at=None), wanted=wanted)
    async with world.engine():
        await running(world)

        assert world.task.variables_set == (NAME,)
