"""A command that comes in the moment in which a run ends is carried out by the next one, and not lost with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from orca_desktop.domain.commands import Command, FinishTask, JoinTask, RestartTask, SetVariables, StartTask
from orca_desktop.domain.events import Event, TaskChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.engine.engine import Engine
from tests.unit.engine.world import IMAGE, TASK, World

TURNS = range(12)
"""So many turns of the event loop after the failure the command is given: before, while and after the run ends."""

POD = """const config = { customPodSpec: `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: main
      image: registry.example/toy:1
      env:
        - {name: TOKEN, value: "${process.env.TOKEN}"}
` };"""

TOKEN = (("TOKEN", Secret("a-long-value")),)
MONEY = 10_000_000_000


def without_image(world: World) -> None:
    world.containers.missing.add(IMAGE)


def without_money(world: World) -> None:
    world.chain.balances[world.wallet.main.public_key] = 1


def mend(world: World) -> None:
    world.containers.missing.clear()
    world.chain.balances[world.wallet.main.public_key] = MONEY


def failed(task: Task) -> bool:
    return task.state is TaskState.FAILED


def give_once(world: World, engine: Engine, command: Command, when: Callable[[Task], bool], turns: int) -> None:
    """Once the task is seen to be so, mend what is wrong and give the command, *turns* turns of the loop later."""
    given: list[asyncio.Task[None]] = []

    async def give() -> None:
        mend(world)
        for _ in range(turns):
            await asyncio.sleep(0)
        engine.submit(command)

    def on_event(event: Event) -> None:
        if not given and isinstance(event, TaskChanged) and when(event.task):
            given.append(asyncio.create_task(give(), name="command in that moment"))

    world.store.subscribe(on_event)


async def runs(world: World, *, starts: int) -> None:
    await world.until(
        lambda: (
            TASK in world.store.tasks
            and world.task.state is TaskState.RUNNING
            and world.containers.starts[TASK] >= starts
        ),
        seconds=20,
    )


@pytest.mark.parametrize("command", [StartTask(TASK), RestartTask(TASK)], ids=["start", "restart"])
@pytest.mark.parametrize(("spoil", "starts"), [(without_image, 1), (without_money, 2)], ids=["image", "money"])
@pytest.mark.parametrize("turns", TURNS)
async def test_a_task_that_just_failed_is_started_when_that_is_asked_at_once(
    command: Command, spoil: Callable[[World], None], starts: int, turns: int
) -> None:
    world = World()
    spoil(world)
    async with world.engine() as engine:
        give_once(world, engine, command, failed, turns)
        engine.submit(JoinTask(TASK))
        await runs(world, starts=starts)


@pytest.mark.parametrize("turns", TURNS)
async def test_a_variable_that_is_set_in_the_moment_its_lack_is_told_starts_the_task(turns: int) -> None:
    world = World()
    world.toy.executable = world.proof_store.put(POD.encode(), "main.js")
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, variables=TOKEN))
        await runs(world, starts=1)
        await world.variables.forget(TASK, "TOKEN")  # by another program, in the keyring
        give_once(world, engine, SetVariables(TASK, values=TOKEN), failed, turns)
        engine.submit(RestartTask(TASK))
        await runs(world, starts=2)


@pytest.mark.parametrize("turns", TURNS)
async def test_a_start_in_the_moment_the_last_round_is_finished_is_not_lost(turns: int) -> None:
    world = World()
    async with world.joined() as engine:
        await runs(world, starts=1)
        give_once(world, engine, StartTask(TASK), lambda task: task.state is TaskState.STOPPING, turns)
        engine.submit(FinishTask(TASK))
        await runs(world, starts=2)
