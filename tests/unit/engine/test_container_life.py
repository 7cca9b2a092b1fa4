"""What a container's life tells: pulls, the countdown to the next try, how it ended, and when crashes are forgotten."""

from __future__ import annotations

import pytest

from orca_desktop.domain.commands import RestartTask, StartTask, StopTask
from orca_desktop.domain.containers import LayerProgress, PullProgress, StoppedBy
from orca_desktop.domain.events import LogAppended, PullProgressed, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.backoff import JITTER
from orca_desktop.engine.container_keeper import MAX_CRASHES
from orca_desktop.ports.chain import SubmitProof
from tests.unit.engine.world import IMAGE, PACE, TASK, World


def pull(done: int) -> PullProgress:
    return PullProgress(image=IMAGE, layers=(LayerProgress(layer="a", done=done, total=100),))


async def running(world: World) -> None:
    await world.until(lambda: world.task.state is TaskState.RUNNING)


async def told_to_wait(world: World) -> None:
    await world.until(lambda: world.task.retry_at is not None)


async def test_an_image_on_its_way_is_told_until_it_is_here(world: World) -> None:
    world.containers.pulls = (pull(10), pull(90))
    async with world.joined():
        await running(world)

    told = [event.progress for event in world.events if isinstance(event, PullProgressed)]
    assert told == [pull(10), pull(90), None]


async def test_an_image_whose_pull_is_broken_off_is_no_longer_on_its_way(world: World) -> None:
    world.containers.pulls = (pull(10),)
    async with world.joined() as engine:
        await world.until(lambda: world.store.pulls.get(TASK) is not None)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)

    assert world.store.pulls[TASK] is None


async def test_the_moment_of_the_next_try_is_shown_and_kept_to(world: World) -> None:
    async with world.joined():
        await running(world)
        world.containers.crash(TASK)
        await world.until(lambda: world.task.retry_at is not None)
        retry_at = world.task.retry_at
        assert retry_at is not None
        assert world.task.crashes == 1
        await world.until(lambda: world.task.state is TaskState.STARTING)

        assert world.clock.wall() == pytest.approx(retry_at, abs=0.03)
        assert world.task.retry_at is None


async def test_pauses_between_tries_are_shortened_by_chance_but_never_by_more_than_a_quarter() -> None:
    firsts = set()
    for seed in range(8):
        world = World(seed=seed)
        async with world.joined():
            await running(world)
            world.containers.crash(TASK)
            await told_to_wait(world)
        tasks = [event.task for event in world.events if isinstance(event, TaskChanged)]
        ended_at = next(task.last_end.at for task in tasks if task.last_end is not None)
        firsts.add(next(task.retry_at for task in tasks if task.retry_at is not None) - ended_at)

    assert len(firsts) == 8
    assert all(PACE.retry * (1 - JITTER) <= pause <= PACE.retry for pause in firsts)


async def test_how_a_container_ended_is_kept_over_a_restart_of_the_program(world: World) -> None:
    async with world.joined():
        await running(world)
        world.containers.say(TASK, "counting sheep", "MemoryError")
        world.containers.crash(TASK, exit_code=137, out_of_memory=True)
        await world.until(lambda: world.task.last_end is not None)
        end, at = world.task.last_end, world.clock.wall()
        kept, _ = world.history.tasks()[0]

    assert end is not None
    assert (end.by, end.exit_code, end.out_of_memory) == (StoppedBy.CRASH, 137, True)
    assert end.last_lines == ("counting sheep", "MemoryError")
    assert end.reason == "It was killed"
    assert end.at == pytest.approx(at, abs=0.03)
    assert kept.last_end == end
    assert (kept.state, kept.crashes, kept.retry_at) == (TaskState.STOPPED, 0, None)


async def test_a_container_that_never_began_says_why(world: World) -> None:
    with world.containers.failing("No room for it"):
        async with world.joined():
            await world.until(lambda: world.task.crashes == 1)

            assert world.task.last_end is not None
            assert world.task.last_end.reason == "No room for it"
            assert world.task.last_end.exit_code is None


async def test_who_stopped_a_container_is_told(world: World) -> None:
    async with world.joined() as engine:
        await running(world)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        assert world.task.last_end is not None
        assert world.task.last_end.by is StoppedBy.USER
        engine.submit(StartTask(TASK))
        await running(world)

    kept, _ = world.history.tasks()[0]
    assert kept.last_end is not None
    assert (kept.last_end.by, kept.last_end.reason) == (StoppedBy.POLICY, "The program was closed")


async def test_what_was_never_running_has_no_end(world: World) -> None:
    world.containers.missing.add(IMAGE)
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.FAILED)

    assert world.task.last_end is None


async def test_crashes_are_forgotten_after_a_stable_time(world: World) -> None:
    async with world.joined():
        await running(world)
        world.containers.crash(TASK)
        await world.until(lambda: world.task.crashes == 1)
        await running(world)
        assert world.task.crashes == 1
        await world.clock.sleep(PACE.stable - 1)
        assert world.task.crashes == 1
        await world.clock.sleep(1.5)

        assert world.task.crashes == 0
        assert world.containers.starts[TASK] == 2


async def test_starting_what_was_left_stopped_gives_it_all_its_tries_again(world: World) -> None:
    async with world.joined() as engine:
        with world.containers.failing("It cannot be made"):
            await world.until(lambda: world.task.state is TaskState.FAILED)
            assert world.task.crashes == MAX_CRASHES
            assert world.task.retry_at is None
            engine.submit(StartTask(TASK))
            await world.until(lambda: world.task.crashes == 1)
        await running(world)

    assert world.containers.starts[TASK] == MAX_CRASHES + 2


async def test_restarting_what_was_left_stopped_starts_it(world: World) -> None:
    async with world.joined() as engine:
        with world.containers.failing("It cannot be made"):
            await world.until(lambda: world.task.state is TaskState.FAILED)
        engine.submit(RestartTask(TASK))
        await running(world)


async def test_a_restart_starts_the_container_anew_and_the_round_goes_on(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(RestartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        assert world.task.last_end is not None
        assert (world.task.last_end.by, world.task.last_end.reason) == (StoppedBy.USER, "You restarted it")
        await world.until(lambda: world.result(1) is RoundResult.IN_AUDIT)

    assert world.task.crashes == 0
    assert TaskState.UNHEALTHY not in world.states()
    assert [act.round for act in world.landed(SubmitProof)] == [0, 1]
    assert world.containers.stops[TASK] == 2


async def test_a_restart_does_not_wait_for_the_countdown(world: World) -> None:
    async with world.joined() as engine:
        for _ in range(3):
            await running(world)
            world.containers.crash(TASK)
            await world.until(lambda: world.task.retry_at is not None)
        before = world.clock.now()
        engine.submit(RestartTask(TASK))
        await running(world)

    assert world.clock.now() - before < PACE.retry * 2**2 * (1 - JITTER)


async def test_a_restart_while_it_is_being_started_starts_it_once_more(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: "Starting the container" in world.words())
        engine.submit(RestartTask(TASK))
        await running(world)
        await world.clock.sleep(5)

    assert world.containers.starts[TASK] == 2


async def test_an_ending_that_is_told_late_is_not_taken_for_the_next_ones(world: World) -> None:
    async with world.joined() as engine:
        await running(world)
        world.containers.news_seconds = 4.0
        engine.submit(StopTask(TASK))
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        await world.clock.sleep(10)

        assert world.containers.starts[TASK] == 2
        assert world.task.crashes == 0
    assert TaskState.UNHEALTHY not in world.states()


async def test_a_restart_does_not_wait_for_the_news_of_the_ending_that_it_asked_for(world: World) -> None:
    async with world.joined() as engine:
        await running(world)
        world.containers.news_seconds = 30.0
        began = world.clock.now()
        engine.submit(RestartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        assert world.clock.now() - began < 2.0
        await world.clock.sleep(40)

    assert world.containers.starts[TASK] == 2
    assert TaskState.UNHEALTHY not in world.states()


async def test_lines_are_told_with_the_round_that_is_being_worked_on(world: World) -> None:
    async with world.joined():
        await running(world)
        world.containers.say(TASK, "before the first")
        await world.until(lambda: world.result(0) is not None)
        world.containers.say(TASK, "in the first")
        await world.until(lambda: world.result(1) is not None)
        world.containers.say(TASK, "in the second")
        await world.until(lambda: len(world.store.logs[TASK]) == 3)

    told = {event.lines[-1]: event.round for event in world.events if isinstance(event, LogAppended)}
    assert told == {"before the first": None, "in the first": 0, "in the second": 1}
