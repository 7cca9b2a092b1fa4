"""What containers use is sampled while they run, a few at a time, and never at the cost of anything else."""

from __future__ import annotations

from itertools import pairwise

from orca_desktop.domain.commands import StopTask
from orca_desktop.domain.events import UsageSampled
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.usage import AT_ONCE
from tests.unit.engine.world import PACE, TASK, World, task_id


def samples(world: World) -> list[UsageSampled]:
    return [event for event in world.events if isinstance(event, UsageSampled)]


async def test_a_running_task_is_sampled_every_few_seconds(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until(lambda: len(samples(world)) == 5)

    times = [event.sample.at for event in samples(world)]
    assert {round(after - before, 2) for before, after in pairwise(times)} == {PACE.usage}
    assert list(world.store.usage[TASK]) == [event.sample for event in samples(world)]


async def test_what_does_not_run_is_not_sampled(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: bool(samples(world)))
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await world.clock.sleep(PACE.usage)
        told = len(samples(world))
        await world.clock.sleep(30)

    assert len(samples(world)) == told


async def test_of_many_tasks_only_a_few_are_asked_about_at_once_and_none_is_left_out(world: World) -> None:
    tasks = [task_id(number) for number in range(1, 11)]
    for identity in tasks[1:]:
        world.add_task(identity)
    async with world.joined(*tasks):
        await world.until(lambda: {event.task_id for event in samples(world)} == set(tasks))

    assert world.containers.most_asked_at_once == AT_ONCE


async def test_an_engine_that_is_away_is_asked_again_when_it_is_back(world: World) -> None:
    async with world.joined():
        await world.until(lambda: bool(samples(world)))
        with world.containers.away():
            await world.clock.sleep(20)
        told = len(samples(world))
        await world.until(lambda: len(samples(world)) > told)
