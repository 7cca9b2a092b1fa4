"""Leaving a task: it is stopped and gone from the list and the keyring; its history, and what is on chain, stay."""

from __future__ import annotations

import pytest

from orca_desktop.domain.commands import ApproveChanges, Command, JoinTask, LeaveTask, StartTask, StopTask
from orca_desktop.domain.events import CommandRefused, RoundChanged, TaskChanged, TaskLeft
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.engine import Engine
from tests.unit.engine.test_commands_at_the_end import POD, TOKEN
from tests.unit.engine.world import TASK, World, task_id

OTHER = task_id(2)


@pytest.fixture
def world() -> World:
    return World()


async def works(world: World) -> None:
    await world.until(lambda: world.result(0) is RoundResult.WORKED)


async def left(world: World, engine: Engine, command: Command) -> None:
    engine.submit(command)
    await world.until(lambda: TASK not in world.store.tasks)


def refusals(world: World) -> list[CommandRefused]:
    return [event for event in world.events if isinstance(event, CommandRefused)]


async def test_a_task_with_stake_on_it_is_not_left_unless_that_is_insisted_on(world: World) -> None:
    async with world.joined() as engine:
        await works(world)
        engine.submit(LeaveTask(TASK))
        await world.until(lambda: bool(refusals(world)))

        assert refusals(world)[0].title == "There is still something on this task"
        assert "KOII are staked on it. That stays on the chain" in refusals(world)[0].message
        assert world.task.state is TaskState.RUNNING

        await left(world, engine, LeaveTask(TASK, force=True))
        assert not world.containers.running
    assert world.history.tasks() == ()


async def test_a_task_on_which_nothing_is_left_at_once(world: World) -> None:
    world.chain.balances[world.wallet.main.public_key] = 1
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.FAILED and world.task.as_of > 0)
        await left(world, engine, LeaveTask(TASK))

    assert not refusals(world)


async def test_nothing_is_left_while_nobody_knows_what_is_on_it(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: TASK in world.store.tasks)
        with world.chain.offline():
            assert world.task.as_of == 0
            engine.submit(LeaveTask(TASK))
            await world.until(lambda: bool(refusals(world)))

    assert "not known whether stake" in refusals(world)[0].message


async def test_after_it_nothing_is_told_of_the_task_and_the_next_start_does_not_know_it(world: World) -> None:
    async with world.joined() as engine:
        await works(world)
        await left(world, engine, LeaveTask(TASK, force=True))
        told = len(world.events)
        await world.clock.sleep(60)

        after = world.events[told:]
        assert not [event for event in after if isinstance(event, TaskChanged | RoundChanged | TaskLeft)]
        assert TASK not in world.store.rounds
    async with world.engine():
        await world.clock.sleep(30)
        assert not world.store.tasks
    assert not world.containers.running


async def test_its_history_is_kept_and_found_when_it_is_joined_again(world: World) -> None:
    async with world.joined() as engine:
        record = await world.until_round_ends(0)
        await left(world, engine, LeaveTask(TASK, force=True))
        engine.submit(JoinTask(TASK))
        await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.RUNNING)

        assert world.record(0) == record


async def test_its_variables_are_gone_from_the_keyring(world: World) -> None:
    world.toy.executable = world.proof_store.put(POD.encode(), "main.js")
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, variables=TOKEN))
        await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.RUNNING)
        await left(world, engine, LeaveTask(TASK, force=True))

    assert await world.variables.values(TASK, ["TOKEN"]) == {}


async def test_a_locked_keyring_keeps_the_task_stopped_in_the_list(world: World) -> None:
    world.toy.executable = world.proof_store.put(POD.encode(), "main.js")
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, variables=TOKEN))
        await world.until(lambda: TASK in world.store.tasks and world.task.state is TaskState.RUNNING)
        with world.variables.locked():
            engine.submit(LeaveTask(TASK, force=True))
            await world.until(lambda: bool(refusals(world)))
        assert world.task.state is TaskState.STOPPED
        assert await world.variables.values(TASK, ["TOKEN"]) == {"TOKEN": Secret("a-long-value")}

        await left(world, engine, LeaveTask(TASK, force=True))


@pytest.mark.parametrize("command", [StartTask(TASK), ApproveChanges(TASK), LeaveTask(TASK, force=True)])
async def test_nothing_that_comes_while_it_is_left_brings_it_back(world: World, command: Command) -> None:
    async with world.joined() as engine:
        await works(world)
        engine.submit(LeaveTask(TASK, force=True))
        await world.clock.sleep(0.1)
        engine.submit(command)
        await world.until(lambda: TASK not in world.store.tasks)
        await world.clock.sleep(30)

        assert not world.containers.running
        assert not world.store.tasks
        assert [event for event in world.events if isinstance(event, TaskLeft)] == [TaskLeft(TASK)]


async def test_a_stopped_task_is_left_and_the_others_go_on(world: World) -> None:
    world.add_task(OTHER)
    async with world.joined(TASK, OTHER) as engine:
        await works(world)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await left(world, engine, LeaveTask(TASK, force=True))
        await world.until_round_ends(1, OTHER)

        assert world.store.tasks.keys() == {OTHER}
