"""Finishing: no new round, the rounds under way to their proofs and audits, then the container is stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from orca_desktop.domain.commands import FinishTask, RestartTask, SetGrants, SetProfile, StartTask, StopTask
from orca_desktop.domain.containers import Profile, StoppedBy
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.crew import BUG
from orca_desktop.ports.chain import SubmitList, SubmitProof
from tests.leaks import ExpectWarnings
from tests.unit.engine.world import TASK, World


async def stopped(world: World) -> None:
    await world.until(lambda: world.task.state is TaskState.STOPPED)


async def test_finishing_submits_and_audits_the_rounds_under_way_and_begins_no_other(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined() as engine:
        await world.until(lambda: world.result(1) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        words = world.task.detail
        await stopped(world)
        assert not world.containers.running
        await world.until_slot(1_595)

    assert words == "No new round is begun. It stops once the proofs of rounds 0 and 1 are submitted and audited."
    assert any("the proof of round 1 is submitted and audited" in said for said in world.words())
    assert [act.round for act in world.landed(SubmitProof)] == [0, 1]
    assert world.record(1).audits_given
    assert world.store.rounds[TASK].keys() == {0, 1}
    assert world.containers.starts[TASK] == 1


async def test_lists_and_payouts_go_on_after_the_container_is_stopped(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await stopped(world)
        assert not world.landed(SubmitList)
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert [act.round for act in world.landed(SubmitList)] == [0]
    assert world.task.state is TaskState.STOPPED


async def test_a_finished_task_says_who_stopped_it_and_is_not_started_with_the_program(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await stopped(world)
        end = world.task.last_end
    async with world.engine():
        await world.clock.sleep(30)

    assert end is not None
    assert (end.by, end.reason) == (StoppedBy.POLICY, "Its rounds are finished, as you asked")
    assert world.containers.starts[TASK] == 1


MOMENTS: dict[str, Callable[[World], bool]] = {
    "preparing": lambda world: world.task.state is TaskState.STARTING,
    "before the first round": lambda world: world.task.state is TaskState.RUNNING,
    "working": lambda world: world.result(0) is RoundResult.WORKING,
    "worked": lambda world: world.result(0) is RoundResult.WORKED,
    "submitted": lambda world: world.result(0) is RoundResult.SUBMITTED,
    "in audit": lambda world: world.result(0) is RoundResult.IN_AUDIT,
    "settling": lambda world: world.result(0) is RoundResult.SETTLING,
}


@pytest.mark.parametrize("moment", MOMENTS)
async def test_finishing_comes_to_its_end_in_every_phase(world: World, moment: str) -> None:
    world.add_peer("a peer")
    world.server.holds_request = True  # else no time passes in which it works
    before = asyncio.all_tasks()
    async with world.joined() as engine:
        await world.until(lambda: MOMENTS[moment](world))
        last = max(world.store.rounds.get(TASK, {}), default=-1)
        engine.submit(FinishTask(TASK))
        await stopped(world)
        proofs = [act.round for act in world.landed(SubmitProof)]
        assert not world.containers.running
        await world.clock.sleep(60)

    assert max(world.store.rounds.get(TASK, {}), default=-1) == last
    assert proofs == list(range(last + 1))
    assert asyncio.all_tasks() == before


async def test_finishing_what_never_answered_stops_it_at_once(world: World) -> None:
    world.server.healthy = False
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED, seconds=2)

    assert not world.store.rounds


async def test_a_container_that_crashes_while_finishing_is_started_again(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        world.containers.crash(TASK)
        await world.until(lambda: "ended by itself" in world.task.detail)
        assert "No new round is begun" in world.task.detail
        assert world.task.state is TaskState.FINISHING
        await stopped(world)

    assert [act.round for act in world.landed(SubmitProof)] == [0]
    assert world.containers.starts[TASK] == 2


async def test_starting_again_takes_the_finish_back(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until(lambda: world.result(1) is RoundResult.IN_AUDIT)
        assert [wanted for _, wanted in world.history.tasks()] == [True]

    assert world.containers.starts[TASK] == 1


async def test_starting_after_the_finish_takes_the_last_rounds_up_where_they_stand(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await stopped(world)
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert world.containers.starts[TASK] == 2
    assert len(world.landed(SubmitList)) == len({act.round for act in world.landed(SubmitList)})


async def test_stopping_while_finishing_stops_at_once(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED, seconds=2)

    assert not world.landed(SubmitProof)
    assert world.task.last_end is not None
    assert world.task.last_end.by is StoppedBy.USER


async def test_a_restart_while_finishing_goes_on_finishing(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await world.until(lambda: world.task.state is TaskState.FINISHING)
        engine.submit(RestartTask(TASK))
        await world.until(lambda: world.containers.starts[TASK] == 2)
        await stopped(world)

    assert [act.round for act in world.landed(SubmitProof)] == [0]


async def test_a_bug_in_a_round_after_the_finish_does_not_start_the_container(
    world: World, expect_warnings: ExpectWarnings, monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_warnings("worker of Toy task crashed")
    async with world.joined() as engine:
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        engine.submit(FinishTask(TASK))
        await stopped(world)
        monkeypatch.setattr(world.chain, "missing_pieces", _broken)
        await world.until(lambda: world.task.state is TaskState.FAILED)
        await world.clock.sleep(30)

    assert world.task.detail == BUG
    assert world.containers.starts[TASK] == 1


async def test_another_profile_is_kept_and_restarts_what_runs(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(SetProfile(TASK, Profile.COMPAT))
        await world.until(lambda: world.containers.starts[TASK] == 2 and world.task.state is TaskState.RUNNING)
        assert world.containers.plan_of(TASK).profile is Profile.COMPAT
        engine.submit(SetProfile(TASK, Profile.COMPAT))
        await world.clock.sleep(5)

    kept, _ = world.history.tasks()[0]
    assert kept.run_plan.profile is Profile.COMPAT
    assert world.containers.starts[TASK] == 2


async def test_grants_of_a_stopped_task_are_kept_and_start_nothing(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await stopped(world)
        engine.submit(SetGrants(TASK, gpu=True, model_cache=True))
        await world.until(lambda: world.task.run_plan.gpu)
        await world.clock.sleep(5)
        assert world.task.state is TaskState.STOPPED
        engine.submit(StartTask(TASK))
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        assert world.containers.plan_of(TASK).model_cache

    assert world.containers.starts[TASK] == 2


async def _broken(*_: object) -> None:
    raise ZeroDivisionError("a bug of ours")
