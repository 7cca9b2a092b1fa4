"""The way of a round: work, proof, audit, list, reward."""

from __future__ import annotations

from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, TaskState
from orca_desktop.engine.proofs import open_proof
from orca_desktop.ports.chain import Stake, SubmitProof
from tests.unit.engine.world import TASK, World


async def test_a_round_goes_from_work_to_paid(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.PAID
    assert record.reward == world.toy.bounty_per_round // 2
    assert world.results(0) == [
        RoundResult.WORKING,
        RoundResult.WORKED,
        RoundResult.SUBMITTED,
        RoundResult.IN_AUDIT,
        RoundResult.SETTLING,
        RoundResult.PAID,
    ]
    assert world.states()[:3] == [TaskState.STOPPED, TaskState.STARTING, TaskState.RUNNING]


async def test_the_proof_on_chain_opens_and_is_the_containers_answer(world: World) -> None:
    async with world.joined():
        await world.until(lambda: bool(world.landed(SubmitProof)))
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    record = world.record(0)
    assert record.proof is not None
    assert record.proof.signature_valid
    assert world.landed(SubmitProof) == [SubmitProof(task_id=TASK, round=0, value=record.proof.cid or "")]
    assert world.toy.submissions[0][world.key].slot == record.proof.slot
    content = world.proof_store.files[Cid(record.proof.cid or "")][1]
    assert open_proof(content, task_id=TASK, round_number=0, node=world.key) == {
        "taskId": TASK,
        "roundNumber": 0,
        "stakingKey": world.key,
        "square": 0,
    }


async def test_the_stake_is_paid_once_and_only_after_the_container_answers(world: World) -> None:
    world.server.healthy = False
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        assert not world.landed(Stake)
        world.server.healthy = True
        await world.until(lambda: world.task.stake > 0)
        await world.until_slot(1_150)

    assert len(world.landed(Stake)) == 1
    assert world.toy.stakes[world.key] == world.toy.minimum_stake
    assert world.task.stake == world.toy.minimum_stake


async def test_claimable_and_stake_follow_the_chain(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until_round_ends(1)
        await world.until(lambda: world.task.claimable == world.toy.balances[world.key])

    assert world.task.claimable == 2 * (world.toy.bounty_per_round // 2)


async def test_a_container_that_answers_only_when_it_is_done_is_used_when_it_is_still_in_time(world: World) -> None:
    world.server.holds_request = True
    world.server.work_seconds = 11.0  # one second into the window in which the proof is due
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.toy.submissions[0][world.key].slot >= 1_110


async def test_a_container_that_says_not_yet_is_asked_again_while_there_is_time(world: World) -> None:
    world.server.work_seconds = 13.0
    async with world.joined():
        await world.until(lambda: world.key in world.toy.submissions.get(0, {}))
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.record(0).note == ""


async def test_rounds_overlap_and_every_one_is_paid(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until_round_ends(4)

    assert [world.result(number) for number in range(5)] == [RoundResult.PAID] * 5
    assert len(world.landed(SubmitProof)) == len({act.round for act in world.landed(SubmitProof)})
