"""The engine as a whole: tasks that do not disturb each other, stopping, quitting, money, the world around."""

from __future__ import annotations

import asyncio

import pytest

from orca_desktop.domain.commands import StartTask, StopTask
from orca_desktop.domain.errors import NetworkUnreachable
from orca_desktop.domain.events import NetworkChanged, WorkerCrashed
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.crew import BUG, MAX_RESTARTS
from orca_desktop.ports.chain import Stake, SubmitProof
from tests.fakes.chain import VALID_SLOTS
from tests.leaks import ExpectWarnings
from tests.unit.engine.world import TASK, World, task_id

OTHER = task_id(2)


async def test_two_tasks_run_side_by_side(world: World) -> None:
    world.add_task(OTHER)
    async with world.joined(TASK, OTHER):
        await world.until(lambda: world.result(1) is RoundResult.IN_AUDIT)
        await world.until(lambda: world.result(1, OTHER) is RoundResult.IN_AUDIT)

    assert world.containers.starts == {TASK: 1, OTHER: 1}
    assert {(act.task_id, act.round) for act in world.landed(SubmitProof)} == {
        (identity, number) for identity in (TASK, OTHER) for number in (0, 1)
    }


async def test_a_bug_in_one_tasks_worker_leaves_the_other_tasks_rounds_alone(
    world: World, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("worker of Toy task crashed")
    world.add_task(OTHER)
    world.api.server(OTHER).prove = _broken
    async with world.joined(TASK, OTHER):
        await world.until(lambda: world.store.tasks[OTHER].state is TaskState.FAILED, seconds=200)
        last = world.toy.windows.round_at(world.chain.now()) - 1
        await world.until_slot(world.toy.windows.settle_start_of(last + 1))

    assert [act.round for act in world.landed(SubmitProof) if act.task_id == TASK] == list(range(last + 1))
    assert world.containers.starts[TASK] == 1
    assert world.store.tasks[OTHER].detail == BUG
    crashes = [event for event in world.events if isinstance(event, WorkerCrashed)]
    assert [crash.will_restart for crash in crashes] == [True] * MAX_RESTARTS + [False]
    assert {crash.task_id for crash in crashes} == {OTHER}
    assert "a bug in a container" in crashes[0].error


async def test_a_bug_that_shows_once_is_got_over(world: World, expect_warnings: ExpectWarnings) -> None:
    expect_warnings("worker of Toy task crashed")
    prove = world.server.prove
    world.server.prove = _broken
    async with world.joined():
        await world.until(lambda: any(isinstance(event, WorkerCrashed) for event in world.events))
        world.server.prove = prove
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.states()[-3:] != [TaskState.FAILED]


async def test_quitting_stops_everything_and_leaves_no_task(world: World) -> None:
    world.add_task(OTHER)
    before = asyncio.all_tasks()
    async with world.engine() as engine:
        for identity in (TASK, OTHER):
            engine.submit(StartTask(identity))
    async with world.joined(TASK, OTHER):
        await world.until(
            lambda: world.result(0) is RoundResult.WORKED and world.result(0, OTHER) is RoundResult.WORKED
        )

    assert asyncio.all_tasks() == before
    assert not world.containers.running
    assert [world.store.tasks[identity].state for identity in (TASK, OTHER)] == [TaskState.STOPPED] * 2


async def test_quitting_while_a_task_is_being_stopped_still_stops_its_container(world: World) -> None:
    world.containers.stop_seconds = 10.0
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPING)
        engine.submit(StopTask(TASK))
        await world.clock.sleep(1)

    assert not world.containers.running
    assert world.task.state is TaskState.STOPPED


@pytest.mark.parametrize("seconds", [0.05, 1.9, 2.3, 5.0, 12.05, 16.0, 25.0])
async def test_quitting_is_clean_in_every_stage(world: World, seconds: float) -> None:
    world.add_peer("a peer")
    before = asyncio.all_tasks()
    async with world.joined():
        await world.clock.sleep(seconds)

    assert asyncio.all_tasks() == before
    assert not world.containers.running


async def test_a_task_that_was_stopped_and_started_goes_on(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)
        await world.until(lambda: world.result(1) is RoundResult.IN_AUDIT)

    assert len(world.landed(Stake)) == 1
    assert len(world.landed(SubmitProof)) == 2


async def test_start_while_the_container_is_being_stopped_starts_it_afterwards(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPING)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)

    assert world.containers.starts[TASK] == 2


async def test_of_commands_that_come_while_it_is_being_stopped_the_last_one_counts(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        for command in (StopTask(TASK), StartTask(TASK), StopTask(TASK)):
            engine.submit(command)
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await world.clock.sleep(10)

    assert world.task.state is TaskState.STOPPED
    assert world.containers.starts[TASK] == 1
    assert [wanted for _, wanted in world.history.tasks()] == [False]


async def test_a_task_that_was_stopped_for_a_round_missed_it_and_the_record_says_why(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(StopTask(TASK))
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert "You stopped the task" in record.note


async def test_without_the_money_for_the_stake_the_task_fails_with_words_and_nothing_is_sent(world: World) -> None:
    world.chain.balances[world.wallet.main.public_key] = 500_000_000
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.FAILED)
        await world.until(lambda: not world.containers.running)
        await world.clock.sleep(30)

    assert "Not enough KOII" in world.task.detail
    assert "0.500" in world.task.detail
    assert not world.chain.sent
    assert world.round(0) is None


async def test_a_refused_stake_fails_the_task_with_the_networks_words_and_may_be_tried_again(world: World) -> None:
    async with world.joined() as engine:
        with world.chain.refusing("This task takes no stakes"):
            await world.until(lambda: world.task.state is TaskState.FAILED)
            assert "This task takes no stakes" in world.task.detail
        await world.until(lambda: not world.containers.running)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.stake > 0)

    assert len(world.landed(Stake)) == 1


async def test_what_slashes_took_of_the_stake_is_staked_again_at_each_start(world: World) -> None:
    async with world.joined() as engine:
        for _ in range(3):
            await world.until(lambda: world.task.stake == world.toy.minimum_stake)
            engine.submit(StopTask(TASK))
            await world.until(lambda: world.task.state is TaskState.STOPPED)
            world.toy.stakes[world.key] = 300_000_000
            await world.until(lambda: world.task.stake == 300_000_000)
            await world.clock.sleep(VALID_SLOTS)  # seconds: by then the stake before is certainly told
            engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.stake == world.toy.minimum_stake)

    assert [act.amount for act in world.landed(Stake)] == [1_000_000_000, 700_000_000, 700_000_000, 700_000_000]


async def test_money_that_comes_is_seen_at_once_where_a_server_tells_of_it(world: World) -> None:
    async with world.engine():
        await world.until(lambda: world.store.wallet is not None)
        before = world.clock.now()
        world.chain.balances[world.wallet.main.public_key] = 123_456_789
        world.chain.moves.set()
        await world.until(lambda: world.store.wallet is not None and world.store.wallet.balance == 123_456_789)

    assert world.clock.now() - before < 1.0


async def test_the_balance_of_the_wallet_is_told(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.stake > 0)
        await world.until(
            lambda: (
                world.store.wallet is not None
                and world.store.wallet.balance == world.chain.balances[world.wallet.main.public_key]
            )
        )

    assert world.store.wallet is not None
    assert world.store.wallet.keys == world.wallet.keys
    assert world.store.wallet.name == "toy"


async def test_commands_for_unknown_tasks_do_nothing(world: World) -> None:
    async with world.engine() as engine:
        engine.submit(StartTask(OTHER))
        engine.submit(StopTask(OTHER))
        await world.clock.sleep(5)

    assert not world.containers.starts
    assert not world.store.tasks


async def test_a_network_that_goes_away_and_comes_back_costs_no_round_that_was_in_time(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        with world.chain.offline():
            await world.until(lambda: world.store.network is not None and not world.store.network.reachable)
            assert world.store.network is not None
            assert "cannot be reached" in world.store.network.problem
            await world.until_slot(1_120)
        await world.until(lambda: world.store.network is not None and world.store.network.reachable)
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert len(world.landed(SubmitProof)) == len({act.round for act in world.landed(SubmitProof)})


async def test_a_round_missed_because_of_the_network_says_so(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        with world.chain.offline():
            await world.until_slot(1_145)
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert "network" in record.note


async def test_a_network_that_is_away_for_a_moment_at_the_start_holds_the_rounds_up_no_longer(world: World) -> None:
    async with world.joined():
        await world.until_slot(1_050)
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.STARTING)
        with world.chain.offline():
            await world.until(lambda: world.task.state is TaskState.RUNNING and bool(world.task.detail))
        await world.until(lambda: not world.task.detail, seconds=0.5)


async def test_a_network_that_is_away_at_the_start_is_waited_for(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)
    async with world.engine():
        with world.chain.offline():
            await world.clock.sleep(20)
            assert world.store.network is not None
            assert not world.store.network.reachable
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until(lambda: world.result(world.toy.windows.round_at(world.chain.now())) is not None)

    assert NetworkUnreachable.title in [event.status.problem.split(".")[0] for event in _network(world)]


def _network(world: World) -> list[NetworkChanged]:
    return [event for event in world.events if isinstance(event, NetworkChanged)]


def _broken(round_number: int) -> dict[str, object]:
    raise ZeroDivisionError("a bug in a container")
