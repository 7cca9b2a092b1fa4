"""Rounds that are missed say why, and nothing is voted in the dark."""

from __future__ import annotations

from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.ports.chain import SubmitProof, VoteOnProof
from orca_desktop.ports.task_api import MAX_PROOF_BYTES
from tests.unit.engine.peers import cheating
from tests.unit.engine.world import World


async def test_a_silent_container_means_a_missed_round_with_words_and_no_vote(world: World) -> None:
    world.add_peer("a cheat", cheating)
    async with world.joined():
        await world.until(lambda: world.task.stake > 0)
        world.server.silent = True
        record = await world.until_round_ends(0)
        await world.until_slot(1_200)

    assert record.result is RoundResult.MISSED
    assert "did not answer" in record.note or "does not answer" in record.note
    given = world.record(0).audits_given
    assert [(audit.verdict, audit.vote) for audit in given] == [(Verdict.NONE, VoteSent.NOT_SENT)]
    assert "no vote" in given[0].reason
    assert not world.landed(VoteOnProof)
    assert not world.landed(SubmitProof)


async def test_a_missing_proof_gives_its_words(world: World) -> None:
    world.server.work_seconds = 1_000.0
    async with world.joined():
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert "nothing to submit for round 0" in record.note


async def test_a_proof_that_is_too_large_gives_its_words_and_is_asked_for_once(world: World) -> None:
    world.server.too_large = True
    async with world.joined():
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert f"larger than the limit of {MAX_PROOF_BYTES:,} bytes" in record.note
    assert world.server.asked.count(("submission", 0)) == 1


async def test_a_proof_that_grows_too_large_when_it_is_signed_gives_the_same_words(world: World) -> None:
    world.server.prove = lambda _: {"numbers": [1e15] * 30_000}  # 5 bytes each in the answer, 20 when written again
    async with world.joined():
        record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert "larger than the limit" in record.note


async def test_a_container_that_fails_for_a_while_is_asked_again(world: World) -> None:
    world.server.fails_with = 500
    async with world.joined():
        await world.until(lambda: "status 500" in world.note(0))
        world.server.fails_with = None
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.note(0) == ""


async def test_a_proof_that_the_network_refuses_means_a_missed_round_with_the_networks_words(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        with world.chain.refusing("Submission is not wanted"):
            record = await world.until_round_ends(0)

    assert record.result is RoundResult.MISSED
    assert "Submission is not wanted" in record.note


async def test_the_words_of_a_missed_round_outlive_trouble_that_comes_after_it(world: World) -> None:
    world.server.too_large = True
    async with world.joined():
        record = await world.until_round_ends(0)
        with world.chain.offline():
            await world.until_slot(1_190)
        await world.until_slot(1_300)

    assert world.note(0) == record.note


async def test_a_proof_store_that_is_away_for_a_while_costs_no_round(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
        with world.proof_store.offline():
            await world.until(lambda: "no connection" in world.note(0))
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)

    assert world.landed(SubmitProof)
