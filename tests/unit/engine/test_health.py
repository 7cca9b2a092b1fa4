"""Health in layers: each says what it knows, a stage makes busy and not unhealthy, and what is stopped has none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from orca_desktop.domain.commands import RestartTask, StopTask
from orca_desktop.domain.containers import Layer, LayerHealth, LayerState
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.ports.task_api import Address
from tests.unit.engine.world import IMAGE, PACE, TASK, World

GOOD, BUSY, WAITING, BAD, UNKNOWN = (
    LayerState.GOOD,
    LayerState.BUSY,
    LayerState.WAITING,
    LayerState.BAD,
    LayerState.UNKNOWN,
)


def layer(world: World, which: Layer) -> LayerHealth:
    return next(health for health in world.task.health if health.layer is which)


def layers(world: World) -> tuple[LayerState, ...]:
    assert [health.layer for health in world.task.health] in ([], list(Layer))
    return tuple(health.state for health in world.task.health)


async def test_a_task_that_runs_well_is_well_in_every_layer(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert layers(world) == (GOOD, GOOD, GOOD, UNKNOWN)
        await world.until(lambda: world.result(0) is RoundResult.WORKED)

        assert layers(world) == (GOOD, GOOD, GOOD, GOOD)


async def test_while_it_works_on_a_stage_the_server_is_busy_and_the_task_runs(world: World) -> None:
    world.server.holds_request = True
    world.server.work_seconds = 6.0
    async with world.joined():
        await world.until(lambda: ("task", 0) in world.server.asked)
        world.server.healthy = False  # it has one thread, and that works
        await world.clock.sleep(5)
        assert layers(world) == (GOOD, GOOD, BUSY, BUSY)
        assert world.task.state is TaskState.RUNNING
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        world.server.healthy = True
        assert layers(world) == (GOOD, GOOD, GOOD, GOOD)

    assert TaskState.UNHEALTHY not in world.states()


async def test_a_server_at_work_is_not_asked_whether_it_is_well(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.server.holds_request = True
    world.server.work_seconds = 9.0
    asked: list[float] = []
    is_healthy = world.api.is_healthy

    async def watched(address: Address) -> bool:
        asked.append(world.clock.now())
        return await is_healthy(address)

    monkeypatch.setattr(world.api, "is_healthy", watched)
    async with world.joined():
        await world.until(lambda: ("task", 0) in world.server.asked)
        began = world.clock.now()
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        ended = world.clock.now()

    assert ended - began == pytest.approx(9.0, abs=0.1)
    assert not [at for at in asked if began < at < ended]


async def test_a_container_is_asked_often_at_first_whether_it_answers(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    async def silent(_address: Address) -> bool:
        asked.append(world.clock.now())
        return False

    monkeypatch.setattr(world.api, "is_healthy", silent)
    async with world.joined():
        await world.until(lambda: bool(asked) and world.clock.now() - asked[0] > PACE.quick + 2)

    pauses = [after - before for before, after in pairwise(asked)]
    quick = [pause for pause, at in zip(pauses, asked, strict=False) if at - asked[0] < PACE.quick - PACE.quick_poll]
    assert quick == [pytest.approx(PACE.quick_poll)] * len(quick)
    assert pauses[-5:] == [pytest.approx(PACE.health_poll)] * 5


async def test_a_server_that_falls_silent_is_told_and_well_again_once_it_answers(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        world.server.healthy = False
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        assert layer(world, Layer.HTTP).state is BAD
        assert "nothing answers on port 8080" in layer(world, Layer.HTTP).words
        assert layer(world, Layer.CONTAINER).state is GOOD
        world.server.healthy = True
        await world.until(lambda: world.task.state is TaskState.RUNNING)

        assert layer(world, Layer.HTTP).state is GOOD


async def test_one_answer_that_fails_to_come_is_no_illness(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.server.healthy = False
        await world.clock.sleep(PACE.server_poll + 1)
        world.server.healthy = True
        await world.clock.sleep(2 * PACE.server_poll)

    assert TaskState.UNHEALTHY not in world.states()


async def test_a_stage_that_is_answered_with_an_error_is_told_in_its_layer(world: World) -> None:
    world.server.fails_with = 500
    async with world.joined():
        await world.until(lambda: bool(world.task.health) and layer(world, Layer.STAGES).state is BAD)
        assert "status 500" in layer(world, Layer.STAGES).words
        assert layer(world, Layer.HTTP).state is GOOD
        world.server.fails_with = None
        await world.until(lambda: layer(world, Layer.STAGES).state is GOOD)


async def test_a_proof_that_is_not_there_yet_is_waited_for(world: World) -> None:
    world.server.work_seconds = 12.0
    async with world.joined():
        await world.until(lambda: bool(world.task.health) and layer(world, Layer.STAGES).state is WAITING)

        assert "nothing to submit for round 0" in layer(world, Layer.STAGES).words


async def test_a_container_that_crashed_is_ill_and_nothing_is_known_of_its_server(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        world.containers.crash(TASK, exit_code=3)
        await world.until(lambda: world.task.retry_at is not None)

        assert layers(world)[:3] == (GOOD, BAD, UNKNOWN)
        assert "exit code 3" in layer(world, Layer.CONTAINER).words


async def test_how_stages_went_says_nothing_of_the_container_that_is_started_next(world: World) -> None:
    world.server.fails_with = 500
    async with world.joined():
        await world.until(lambda: bool(world.task.health) and layer(world, Layer.STAGES).state is BAD)
        world.containers.crash(TASK, exit_code=137)
        await world.until(lambda: world.task.retry_at is not None)
        assert layer(world, Layer.STAGES).state is UNKNOWN
        await world.until(lambda: world.task.state is TaskState.STARTING)
        world.server.fails_with = None
        states = set()
        while world.result(0) is not RoundResult.WORKED:
            states.add(layer(world, Layer.STAGES).state)
            await world.clock.sleep(0.05)

    assert BAD not in states
    assert UNKNOWN in states


async def test_a_container_that_was_given_up_stays_ill(world: World) -> None:
    world.containers.missing.add(IMAGE)
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.FAILED)
        await world.clock.sleep(5)

        assert layer(world, Layer.CONTAINER).state is BAD
        assert IMAGE in layer(world, Layer.CONTAINER).words


async def test_an_engine_that_is_away_is_the_layer_that_is_ill(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        with world.containers.away():
            await world.until(lambda: layer(world, Layer.ENGINE).state is BAD)
            assert layer(world, Layer.ENGINE).words == "no connection"
        await world.until(lambda: layer(world, Layer.ENGINE).state is GOOD)


async def test_what_the_user_stopped_is_never_unhealthy(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        before = len(world.events)
        engine.submit(RestartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2)
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        with world.containers.away():
            await world.clock.sleep(10)

    later = [event.task for event in world.events[before:] if isinstance(event, TaskChanged)]
    assert not [task.detail for task in later if BAD in {health.state for health in task.health}]
    assert world.task.health == ()
