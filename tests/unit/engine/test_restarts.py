"""Whatever dies: nothing is sent twice, no proof is lost, rounds go on where they stood."""

from __future__ import annotations

from collections import Counter

import pytest

from orca_desktop.domain.audits import VoteSent
from orca_desktop.domain.commands import JoinTask, StopTask
from orca_desktop.domain.events import RoundChanged, TaskChanged
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.ports.chain import Act, SubmitProof, VoteOnProof
from tests.unit.engine.peers import cheating, honest
from tests.unit.engine.world import IMAGE, TASK, World
from tests.virtual_time import run

LAST_SLOT = 1_495
DOWN_SECONDS = 0.4
LAST_WORDS_SECONDS = 0.15
"""For so long before the end, in the worse case, answers to acts are lost."""


async def course(died_at: float | None, *, lost_answers: bool = False) -> World:
    """Four rounds in which the node dies once, in the midst of whatever it does, and is started again."""
    world = World()
    world.toy.allowed_failed = 20
    for name, prove in (("a peer", honest), ("a cheat", cheating), ("another peer", honest)):
        world.add_peer(name, prove)
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.clock.sleep((died_at or 3.0) - LAST_WORDS_SECONDS)
            with world.chain.losing_answers() if lost_answers else world.chain.nothing_wrong():
                await world.clock.sleep(LAST_WORDS_SECONDS)
            if died_at is None:
                await world.until_slot(LAST_SLOT)
                return world
        await world.clock.sleep(DOWN_SECONDS)
        async with world.engine():
            await world.until_slot(LAST_SLOT)
    return world


def moments() -> list[float]:
    """Seconds around each act of a course without a death, and some in between: no stage is left out."""
    landed = [(act.slot - 980) / 10 for act in run(course(None)).chain.landed]
    around = [second + shift for second in landed for shift in (-0.12, -0.02, 0.08, 0.18)]
    return sorted({round(second, 2) for second in (*around, *range(1, 50, 2)) if 1 <= second < 50})


@pytest.mark.parametrize("lost_answers", [False, True], ids=["in peace", "with its last answers lost"])
def test_a_node_that_dies_at_any_moment_sends_nothing_twice_and_loses_no_proof(*, lost_answers: bool) -> None:
    for died_at in moments():
        world = run(course(died_at, lost_answers=lost_answers))

        counts = Counter(_name(landed.act) for landed in world.chain.landed)
        assert set(counts.values()) == {1}, f"died at {died_at}: {counts.most_common(3)}"
        assert not world.chain.refused, f"died at {died_at}"
        assert [act.round for act in world.landed(SubmitProof)] == [0, 1, 2, 3], f"died at {died_at}"
        assert [world.result(number) for number in (0, 1)] == [RoundResult.PAID] * 2, f"died at {died_at}"


async def test_the_restored_tasks_and_rounds_are_shown_before_the_engine_runs(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until_round_ends(0)
        task, rounds = world.task, dict(world.store.rounds[TASK])
    world.events.clear()

    world.build()

    assert world.store.tasks.keys() == {TASK}
    assert (world.task.name, world.task.image) == (task.name, task.image)
    assert (world.task.state, world.task.detail) == (TaskState.STOPPED, "")
    assert world.store.rounds[TASK].keys() == rounds.keys()
    assert world.record(0) == rounds[0]
    assert {type(event) for event in world.events} == {TaskChanged, RoundChanged}


async def test_a_task_that_was_stopped_stays_stopped_after_a_restart(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        number = world.containers.starts[TASK]
    async with world.engine():
        await world.clock.sleep(30)

    assert world.task.state is TaskState.STOPPED
    assert world.containers.starts[TASK] == number


async def test_a_task_that_failed_and_was_told_to_stop_is_not_started_after_a_restart(world: World) -> None:
    world.containers.missing.add(IMAGE)
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.FAILED)
        engine.submit(StopTask(TASK))
        await world.clock.sleep(1)
    world.containers.missing.clear()
    async with world.engine():
        await world.clock.sleep(30)

    assert not world.containers.starts


async def test_rounds_that_ended_while_the_program_was_off_are_told_as_they_ended(world: World) -> None:
    world.add_peer("a peer")
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.result(1) is RoundResult.SUBMITTED)
        await world.until_slot(1_420)
        async with world.engine():
            await world.clock.sleep(5)
            results = [world.result(0), world.result(1)]

    assert all(result in (RoundResult.PAID, RoundResult.UNPAID) for result in results), results
    assert world.record(0).reward is not None


async def test_rounds_that_the_network_has_forgotten_are_not_called_missed(world: World) -> None:
    world.toy.allowed_failed = 3
    world.add_peer("a peer")
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)
        await world.until_slot(2_050)
        async with world.engine():
            await world.clock.sleep(5)

    assert world.result(0) is RoundResult.UNPAID
    assert "no longer keeps this round" in world.note(0)
    assert world.record(0).reward is None


async def test_audits_that_a_restart_interrupted_are_finished_without_a_second_vote(world: World) -> None:
    for number in range(5):
        world.add_peer(f"cheat {number}", cheating)
    world.server.audit_seconds = 0.1
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.round(0) is not None and len(world.record(0).audits_given) == 2)
        async with world.engine():
            await world.until_slot(1_185)

    given = world.record(0).audits_given
    assert {audit.node for audit in given} == {peer.key for peer in world.peers}
    assert [audit.vote for audit in given] == [VoteSent.AGAINST] * 5, world.chain.refused
    assert len(world.landed(VoteOnProof)) == 5


async def test_a_proof_doubted_after_a_restart_still_gets_its_vote(world: World) -> None:
    peer, doubter = world.add_peer("a peer"), world.add_peer("a doubter")
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: world.round(0) is not None and len(world.record(0).audits_given) == 2)
        vote = VoteOnProof(task_id=TASK, round=0, candidate=peer.key, is_valid=False)
        world.toy.carry_out(vote, doubter.key, world.chain.now())
        async with world.engine():
            await world.until_slot(1_182)

    assert world.landed(VoteOnProof) == [VoteOnProof(task_id=TASK, round=0, candidate=peer.key, is_valid=True)]


def _name(act: Act) -> tuple[object, ...]:
    """What may happen once."""
    return type(act), getattr(act, "round", None), getattr(act, "candidate", None)
