"""The container of a task: kept running, started again with patience, given up with words."""

from __future__ import annotations

from contextlib import AsyncExitStack
from itertools import pairwise

from orca_desktop.domain.commands import StartTask, StopTask
from orca_desktop.domain.events import LogAppended
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.container_keeper import MAX_CRASHES
from orca_desktop.ports.chain import Stake
from tests.unit.engine.world import IMAGE, TASK, World


async def test_a_container_that_crashes_is_started_again_and_the_round_goes_on(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        world.containers.say(TASK, "first line", "Traceback", "out of ideas")
        world.containers.crash(TASK, exit_code=3)
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        words = world.task.detail
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert "ended by itself with exit code 3" in words
    assert "Traceback / out of ideas" in words
    assert "started again" in words
    assert world.containers.starts[TASK] == 2


async def test_a_container_that_ran_out_of_memory_is_told_so(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.crash(TASK, exit_code=137, out_of_memory=True)
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)

        assert "used more memory than it may" in world.task.detail


async def test_pauses_between_crashes_grow_and_after_five_it_is_left_stopped(world: World) -> None:
    births: list[float] = []
    async with world.joined():
        for crash in range(1, MAX_CRASHES + 1):
            await world.until(lambda: world.task.state is TaskState.RUNNING)
            births.append(world.clock.now())
            world.containers.crash(TASK)
            await world.until(lambda: world.task.state in (TaskState.UNHEALTHY, TaskState.FAILED))
            assert (world.task.state is TaskState.FAILED) == (crash == MAX_CRASHES)
            assert ("left stopped" in world.task.detail) == (crash == MAX_CRASHES)
        words = world.task.detail
        await world.clock.sleep(60)
        assert world.task.detail == words

    pauses = [after - before for before, after in pairwise(births)]
    assert pauses == sorted(pauses)
    assert pauses[-1] > 2 * pauses[0]
    assert world.containers.starts[TASK] == MAX_CRASHES
    assert not world.containers.running


async def test_a_task_that_was_given_up_can_be_started_again(world: World) -> None:
    async with world.joined() as engine:
        with world.containers.failing("It cannot be made"):
            await world.until(lambda: "left stopped" in world.task.detail)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)


async def test_crashes_that_lie_far_apart_do_not_add_up(world: World) -> None:
    async with world.joined():
        for _ in range(MAX_CRASHES + 1):
            await world.until(lambda: world.task.state is TaskState.RUNNING)
            await world.clock.sleep(world.tools().pace.stable + 1)
            world.containers.crash(TASK)
            await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
            assert "started again" in world.task.detail
        await world.until(lambda: world.task.state is TaskState.RUNNING)


async def test_a_container_that_ends_in_the_moment_it_is_started_counts_as_a_crash(world: World) -> None:
    world.containers.dies_while_starting = True
    async with world.joined():
        await world.until(lambda: "left stopped" in world.task.detail)

    assert world.containers.starts[TASK] == MAX_CRASHES


async def test_a_missing_image_fails_at_once_and_costs_nothing(world: World) -> None:
    world.containers.missing.add(IMAGE)
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.FAILED)
        await world.clock.sleep(30)

    assert "image is not available" in world.task.detail
    assert IMAGE in world.task.detail
    assert not world.containers.starts
    assert not world.landed(Stake)


async def test_a_silent_server_is_unhealthy_with_words_and_running_once_it_answers(world: World) -> None:
    world.server.healthy = False
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        assert "nothing answers on port 8080" in world.task.detail
        world.server.healthy = True
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert world.task.detail == ""

    assert world.containers.starts[TASK] == 1


async def test_an_engine_that_is_away_is_told_and_the_container_starts_when_it_is_back(world: World) -> None:
    async with AsyncExitStack() as living:
        with world.containers.away():
            await living.enter_async_context(world.joined())
            await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
            assert "Docker is not running" in world.task.detail
            assert world.store.engine is not None
            assert not world.store.engine.reachable
            await world.clock.sleep(30)
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until(lambda: world.store.engine is not None and world.store.engine.reachable)


async def test_a_crash_is_noticed_after_the_engine_was_away(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        with world.containers.away():
            await world.clock.sleep(10)
        await world.clock.sleep(1)
        world.containers.crash(TASK)
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)


async def test_progress_of_the_start_is_shown(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert "Preparing the container" in world.words()
    assert "Starting the container" in world.words()


async def test_the_output_of_every_life_of_the_container_is_collected(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.say(TASK, "hello", "world")
        await world.until(lambda: len(world.store.logs.get(TASK, ())) == 2)
        world.containers.crash(TASK)
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        world.containers.say(TASK, "again")
        await world.until(lambda: len(world.store.logs[TASK]) == 3)

    assert list(world.store.logs[TASK]) == ["hello", "world", "again"]
    assert all(isinstance(event.lines, tuple) for event in world.events if isinstance(event, LogAppended))


async def test_stopping_says_so_and_stops_container_and_rounds(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        asked, landed = list(world.server.asked), list(world.chain.landed)
        assert not world.containers.running
        await world.clock.sleep(60)

    assert world.states()[-2:] == [TaskState.STOPPING, TaskState.STOPPED]
    assert world.server.asked == asked
    assert world.chain.landed == landed
    assert world.toy.stakes[world.key] == world.toy.minimum_stake


async def test_a_container_that_cannot_be_stopped_is_told(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        with world.containers.away():
            engine.submit(StopTask(TASK))
            await world.until(lambda: world.task.state is TaskState.FAILED)

    assert "could not be stopped" in world.task.detail
