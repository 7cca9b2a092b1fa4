"""An audit run again: judged as before or otherwise, by this image or the one before, and never a word on chain."""

from __future__ import annotations

from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.commands import ApproveChanges, RunAuditAgain, StopTask
from orca_desktop.domain.events import AuditedAgain, CommandRefused
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Cid, TaskState
from orca_desktop.engine.engine import Engine
from orca_desktop.engine.second_look import lent_id
from tests.unit.engine.peers import Peer, cheating
from tests.unit.engine.world import IMAGE, TASK, World

LENT = lent_id(TASK)
AUDITED = 1_182


async def again(
    world: World, engine: Engine, node: PublicKey, *, image: AuditImage = AuditImage.NOW, number: int = 0
) -> AuditAgain:
    """What comes of asking; nothing may have been sent on chain for it."""
    before = len(world.events)
    engine.submit(RunAuditAgain(TASK, number, node, image))

    def answers() -> list[AuditAgain]:
        return [event.result for event in world.events[before:] if isinstance(event, AuditedAgain)]

    await world.until(lambda: bool(answers()))
    return answers()[0]


async def agree_to(world: World, engine: Engine, image_id: str) -> None:
    """Another image comes under the name of the one that runs, and the user agrees to it."""
    world.images.ids[IMAGE] = image_id
    engine.submit(ApproveChanges(TASK))
    await world.until(lambda: world.task.approved is not None and world.task.approved.image_id == image_id)
    await world.until(lambda: world.task.state is TaskState.RUNNING)


async def refused(world: World, engine: Engine, command: RunAuditAgain) -> CommandRefused:
    engine.submit(command)

    def refusals() -> list[CommandRefused]:
        return [event for event in world.events if isinstance(event, CommandRefused) and event.command == command]

    await world.until(lambda: bool(refusals()))
    return refusals()[0]


async def test_the_running_container_is_asked_again_and_the_verdict_stands_beside_that_of_then(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        sent, starts = list(world.chain.landed), world.containers.starts.total()
        result = await again(world, engine, cheat.key)

        assert (result.verdict, result.agrees) == (Verdict.INVALID, True)
        assert result.given == world.record(0).audits_given[0]
        assert '"square":-1' in result.payload
        assert '"square":0' in result.ours
        assert result.asked == world.task.run_plan.images
        assert (world.chain.landed, world.containers.starts.total()) == (sent, starts)


async def test_a_disagreement_is_seen_and_leads_to_no_vote(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        sent = list(world.chain.landed)
        world.server.check = lambda _: True
        result = await again(world, engine, cheat.key)
        await world.until_slot(AUDITED + 10)

        assert (result.verdict, result.agrees) == (Verdict.VALID, False)
        assert [landed for landed in world.chain.landed if landed not in sent] == []
        assert world.record(0).audits_given[0].vote is VoteSent.AGAINST


async def test_a_stopped_task_is_asked_by_a_container_that_is_gone_afterwards(world: World) -> None:
    honest = world.add_peer("honest")

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        result = await again(world, engine, honest.key)

        assert (result.verdict, result.agrees) == (Verdict.VALID, True)
        assert (world.containers.starts[LENT], world.containers.stops[LENT]) == (1, 1)
        assert LENT not in world.containers.running
        assert world.containers.removed_data == [LENT]
        assert world.task.state is TaskState.STOPPED


async def test_the_image_before_is_asked_beside_the_one_that_runs(world: World) -> None:
    honest = world.add_peer("honest")
    world.api.server(LENT).check = lambda _: False

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        await agree_to(world, engine, "sha256:new")
        result = await again(world, engine, honest.key, image=AuditImage.BEFORE)

        assert (result.verdict, result.agrees) == (Verdict.INVALID, False)
        assert result.asked == ("sha256:here",)
        assert TASK in world.containers.running


async def test_without_an_image_before_nothing_is_asked(world: World) -> None:
    honest = world.add_peer("honest")

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        refusal = await refused(world, engine, RunAuditAgain(TASK, 0, honest.key, AuditImage.BEFORE))

    assert "No other image" in refusal.message
    assert world.containers.starts[LENT] == 0


async def test_agreeing_to_a_new_image_keeps_the_one_before(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        first = world.task.approved
        await agree_to(world, engine, "sha256:second")
        assert world.task.before == first

        second = world.task.approved
        engine.submit(ApproveChanges(TASK))  # nothing has changed since
        await agree_to(world, engine, "sha256:third")
        assert world.task.before == second


async def test_a_proof_that_no_store_has_any_more_is_judged_from_what_was_kept(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        cid = Cid(world.toy.submissions[0][cheat.key].value)
        world.evidence.proofs[cid] = world.proof_store.files.pop(cid)[1]
        result = await again(world, engine, cheat.key)

    assert (result.verdict, result.agrees) == (Verdict.INVALID, True)


async def test_a_proof_that_nobody_has_gives_no_verdict(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        del world.proof_store.files[Cid(world.toy.submissions[0][cheat.key].value)]
        result = await again(world, engine, cheat.key)

    assert (result.verdict, result.agrees, result.payload) == (Verdict.NONE, None, "")


async def test_a_lie_in_what_was_kept_is_not_held_against_the_node(world: World) -> None:
    honest = world.add_peer("honest")

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        world.evidence.proofs[Cid(world.toy.submissions[0][honest.key].value)] = b'{"signature": "lie"}'
        result = await again(world, engine, honest.key)

    assert result.verdict is Verdict.VALID


async def test_a_proof_signed_for_another_round_is_wrong_without_asking_the_container(world: World) -> None:
    def old(peer: Peer, number: int) -> str | None:
        return peer.publish({"square": 81}, round_number=9, task_id=peer.task_id, signer=peer.wallet.staking)

    liar = world.add_peer("a liar", old)
    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        asked = len(world.server.audited)
        result = await again(world, engine, liar.key)

    assert result.verdict is Verdict.INVALID
    assert "another round" in result.reason
    assert len(world.server.audited) == asked


async def test_a_node_without_a_proof_is_refused_with_words(world: World) -> None:
    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        refusal = await refused(world, engine, RunAuditAgain(TASK, 0, PublicKey("nobody")))

    assert refusal.title == "This proof cannot be audited again"


async def test_a_container_that_does_not_start_is_told_and_leaves_nothing_behind(world: World) -> None:
    honest = world.add_peer("honest")

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        with world.containers.failing("no space is left"):
            refusal = await refused(world, engine, RunAuditAgain(TASK, 0, honest.key))

    assert "no space is left" in refusal.message
    assert LENT not in world.containers.running


async def test_a_container_that_never_answers_is_given_up_and_taken_away(world: World) -> None:
    honest = world.add_peer("honest")
    world.api.server(LENT).healthy = False

    async with world.joined() as engine:
        await world.until_slot(AUDITED)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        engine.submit(RunAuditAgain(TASK, 0, honest.key))
        await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events), seconds=600)

    assert LENT not in world.containers.running


async def test_what_an_audit_left_running_when_the_program_died_is_taken_away_at_the_next_start(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        plan = world.task.run_plan
    world.containers.left_behind(LENT, plan)

    async with world.engine():
        await world.until(lambda: LENT not in world.containers.running)

    assert world.containers.removed_data == [LENT]


def test_the_lent_name_is_no_task_of_ours_and_always_the_same() -> None:
    assert lent_id(TASK) == lent_id(TASK) != TASK
