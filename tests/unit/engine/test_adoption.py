"""What an earlier life of the program left running is adopted, stopped or told; what ended unseen is noticed."""

from __future__ import annotations

import logging

import pytest

from orca_desktop.domain.commands import StartTask, StopTask
from orca_desktop.domain.containers import StoppedBy, plan_for_image
from orca_desktop.domain.events import LogAppended
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from tests.leaks import ExpectWarnings
from tests.unit.engine.world import IMAGE, TASK, World, task_id

OTHER = task_id(2)


async def joined_once(world: World, *, wanted: bool) -> None:
    """The records of a task that was joined, and its container as a program leaves it that is killed."""
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        if not wanted:
            engine.submit(StopTask(TASK))
            await world.until(lambda: world.task.state is TaskState.STOPPED)
        plan = world.task.run_plan
    world.containers.left_behind(TASK, plan)
    world.containers.starts.clear()
    world.containers.stops.clear()


async def test_a_wanted_container_that_runs_is_adopted_without_a_restart(world: World) -> None:
    await joined_once(world, wanted=True)
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.say(TASK, "still here")
        await world.until(lambda: any(isinstance(event, LogAppended) for event in world.events))
        await world.until(lambda: world.result(1) is RoundResult.IN_AUDIT)
        assert not world.containers.starts
        assert not world.containers.stops

    assert not world.containers.running


async def test_an_adopted_container_that_crashes_is_started_again(world: World) -> None:
    await joined_once(world, wanted=True)
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.crash(TASK)
        await world.until(lambda: world.containers.starts[TASK] == 1)


async def test_a_container_that_nobody_wants_is_stopped(world: World) -> None:
    await joined_once(world, wanted=False)
    async with world.engine():
        await world.until(lambda: not world.containers.running)
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        end = world.task.last_end

    assert end is not None
    assert end.by is StoppedBy.POLICY
    assert "still ran from before" in end.reason
    assert not world.containers.starts


async def test_a_leftover_is_stopped_as_soon_as_the_engine_answers(world: World) -> None:
    await joined_once(world, wanted=False)
    with world.containers.away():
        async with world.engine():
            await world.clock.sleep(10)
    async with world.engine():
        await world.until(lambda: not world.containers.running)


async def test_starting_a_task_whose_leftover_is_being_stopped_starts_it_afterwards(world: World) -> None:
    await joined_once(world, wanted=False)
    async with world.engine() as engine:
        await world.until(lambda: world.task.state is TaskState.STOPPING)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert world.containers.starts[TASK] == 1
        assert world.containers.stops[TASK] == 1


async def test_containers_of_tasks_that_are_not_joined_are_told_and_left_alone(
    world: World, expect_warnings: ExpectWarnings, caplog: pytest.LogCaptureFixture
) -> None:
    expect_warnings("which is not joined")
    world.containers.left_behind(OTHER, plan_for_image(IMAGE))
    with caplog.at_level(logging.WARNING):
        async with world.engine():
            await world.clock.sleep(10)

    assert OTHER in caplog.text
    assert world.containers.running == {OTHER}


async def test_a_crash_while_the_engine_was_away_is_noticed_when_it_is_back(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        with world.containers.away():
            await world.clock.sleep(5)
            world.containers.crash_unseen(TASK)
            await world.clock.sleep(5)
        await world.until(lambda: world.task.crashes == 1)
        assert world.task.last_end is not None
        assert world.task.last_end.exit_code is None
        assert "not running any more" in world.task.detail
        await world.until(lambda: world.containers.starts[TASK] == 2)
