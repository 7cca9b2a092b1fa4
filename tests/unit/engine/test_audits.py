"""Audits given: fetched, checked, asked of our container, voted on; and audits received."""

from __future__ import annotations

import pytest

from orca_desktop.domain.audits import AuditGiven, Verdict, VoteSent
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.engine.auditing import SAMPLE
from orca_desktop.ports.chain import VoteOnProof
from tests.fakes import toy_wallet
from tests.fakes.task_api import right_answer
from tests.unit.engine.peers import Peer, Prove, cheating, honest
from tests.unit.engine.world import TASK, World, task_id


async def audited(world: World, number: int = 0) -> tuple[AuditGiven, ...]:
    """The audits given of a round, after its audit window."""
    async with world.joined():
        await world.until_slot(1_000 + (number + 1) * 100 + 82)
    return world.record(number).audits_given


async def test_a_wrong_proof_gets_exactly_one_vote_against(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    (audit,) = await audited(world)

    assert (audit.node, audit.verdict, audit.vote) == (cheat.key, Verdict.INVALID, VoteSent.AGAINST)
    assert audit.value == world.toy.submissions[0][cheat.key].value
    assert "says that it is wrong" in audit.reason
    assert world.landed(VoteOnProof) == [VoteOnProof(task_id=TASK, round=0, candidate=cheat.key, is_valid=False)]


async def test_a_proof_that_could_not_be_fetched_at_first_is_judged_when_the_store_is_back(world: World) -> None:
    cheat = world.add_peer("a cheat", cheating)

    async with world.joined():
        await world.until_slot(1_139)
        with world.proof_store.offline():
            await world.until(lambda: bool(world.record(0).audits_given))
            assert world.record(0).audits_given[0].verdict is Verdict.NONE
        await world.until_slot(1_182)

    (audit,) = world.record(0).audits_given
    assert (audit.verdict, audit.vote) == (Verdict.INVALID, VoteSent.AGAINST)
    assert world.landed(VoteOnProof) == [VoteOnProof(task_id=TASK, round=0, candidate=cheat.key, is_valid=False)]


async def test_a_verdict_is_kept_before_its_vote_is_sent(world: World) -> None:
    """A node that dies right after its vote can still say why it voted."""
    world.add_peer("a cheat", cheating)

    async with world.joined():
        await world.until(lambda: bool(world.landed(VoteOnProof)))
        (kept,) = world.history.rounds(TASK, newest=10)[0].audits_given

    assert kept.verdict is Verdict.INVALID


async def test_a_vote_that_was_not_sent_before_the_node_died_is_sent_after_it(world: World) -> None:
    world.add_peer("a cheat", cheating)

    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until(lambda: bool(world.round(0)) and bool(world.record(0).audits_given))
        assert not world.landed(VoteOnProof)
        async with world.engine():
            await world.until_slot(1_182)

    (audit,) = world.record(0).audits_given
    assert (audit.verdict, audit.vote) == (Verdict.INVALID, VoteSent.AGAINST)
    assert len(world.landed(VoteOnProof)) == 1
    assert len(world.server.audited) == 1


async def test_a_right_proof_that_nobody_doubts_gets_no_vote(world: World) -> None:
    world.add_peer("a peer")

    (audit,) = await audited(world)

    assert (audit.verdict, audit.vote) == (Verdict.VALID, VoteSent.NOT_NEEDED)
    assert not world.landed(VoteOnProof)


async def test_a_right_proof_that_somebody_doubts_gets_a_vote_for(world: World) -> None:
    peer, doubter = world.add_peer("a peer"), world.add_peer("a doubter")
    doubter.doubts.add(peer.key)

    audits = {audit.node: audit for audit in await audited(world)}

    assert audits[peer.key].vote is VoteSent.FOR
    assert audits[doubter.key].vote is VoteSent.NOT_NEEDED
    assert world.landed(VoteOnProof) == [VoteOnProof(task_id=TASK, round=0, candidate=peer.key, is_valid=True)]


@pytest.mark.parametrize(
    ("forger", "reason"),
    [
        ("signed by another key", "signature does not belong to this node"),
        ("for another task", "made for another task"),
        ("for another round", "made for another round"),
        ("in another node's name", "made by another node"),
        ("not a proof at all", "cannot be read"),
        ("not an address", "not the address of a proof"),
    ],
)
async def test_a_forged_proof_is_invalid_without_asking_the_container(world: World, forger: str, reason: str) -> None:
    forgeries: dict[str, Prove] = {
        "signed by another key": _signed_by_another,
        "for another task": _for_another_task,
        "for another round": _for_another_round,
        "in another node's name": _in_anothers_name,
        "not a proof at all": lambda peer, _: world.proof_store.put(b'{"signature": "abc"}', PROOF_FILE),
        "not an address": lambda peer, _: "bafynotacid",
    }
    world.add_peer("a forger", forgeries[forger])

    (audit,) = await audited(world)

    assert (audit.verdict, audit.vote) == (Verdict.INVALID, VoteSent.AGAINST)
    assert reason in audit.reason
    assert not world.server.audited


@pytest.mark.parametrize("given", [b"", b"<html>", b'{"signature": "abc"}', b"x" * 300_000])
async def test_what_a_gateway_gives_instead_of_the_proof_is_not_held_against_the_node(
    world: World, given: bytes
) -> None:
    world.add_peer("a peer")
    world.proof_store.gateway_gives = given

    (audit,) = await audited(world)

    assert (audit.verdict, audit.vote) == (Verdict.NONE, VoteSent.NOT_SENT)
    assert "no vote" in audit.reason
    assert not world.landed(VoteOnProof)


async def test_a_proof_that_cannot_be_fetched_gets_no_vote(world: World) -> None:
    world.add_peer("a peer", lambda peer, number: _forgotten(world, peer, number))

    (audit,) = await audited(world)

    assert (audit.verdict, audit.vote) == (Verdict.NONE, VoteSent.NOT_SENT)
    assert "could not be fetched, so no vote" in audit.reason
    assert not world.landed(VoteOnProof)


@pytest.mark.parametrize("fault", ["silent", "failing"])
async def test_a_container_that_does_not_judge_means_no_vote(world: World, fault: str) -> None:
    world.add_peer("a cheat", cheating)
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.SUBMITTED)
        world.server.silent, world.server.fails_with = fault == "silent", 500 if fault == "failing" else None
        await world.until_slot(1_185)

    (audit,) = world.record(0).audits_given
    assert (audit.verdict, audit.vote) == (Verdict.NONE, VoteSent.NOT_SENT)
    assert "so no vote" in audit.reason
    assert not world.landed(VoteOnProof)


async def test_at_most_five_are_audited_and_never_our_own(world: World) -> None:
    for number in range(8):
        world.add_peer(f"peer {number}")

    audits = await audited(world, 1)

    nodes = {audit.node for audit in audits}
    assert len(audits) == len(nodes) == SAMPLE
    assert nodes < {peer.key for peer in world.peers}
    assert len(world.toy.submissions[1]) == 9


async def test_a_vote_that_the_network_refuses_does_not_stop_the_other_audits(world: World) -> None:
    world.add_peer("a cheat", cheating)
    world.add_peer("another cheat", cheating)
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)
        with world.chain.refusing("You have already voted on this submission", when="prepared"):
            await world.until_slot(1_185)

    assert [(audit.verdict, audit.vote) for audit in world.record(0).audits_given] == [
        (Verdict.INVALID, VoteSent.NOT_SENT)
    ] * 2
    assert len(world.server.audited) == 2


async def test_a_node_that_missed_its_own_proof_still_audits(world: World) -> None:
    world.server.too_large = True
    world.add_peer("a cheat", cheating)

    (audit,) = await audited(world)

    assert audit.vote is VoteSent.AGAINST
    assert world.result(0) is RoundResult.MISSED


async def test_an_audit_of_our_proof_is_on_record_and_a_lost_one_costs_stake(world: World) -> None:
    doubter = world.add_peer("a doubter")
    doubter.doubts.add(world.key)
    async with world.joined():
        record = await world.until_round_ends(0)

    received = record.audit_received
    assert received is not None
    assert (received.raised_by, received.votes_for, received.votes_against) == (doubter.key, 0, 1)
    assert record.result is RoundResult.SLASHED
    assert record.reward == -(world.toy.minimum_stake * 70 // 100)
    assert "a part of the stake is gone" in record.note


async def test_a_tie_of_votes_brings_no_reward_and_no_loss(world: World) -> None:
    doubter, friend = world.add_peer("a doubter"), world.add_peer("a friend")
    doubter.doubts.add(world.key)
    async with world.joined():
        await world.until(lambda: world.key in world.toy.proof_triggers.get(0, {}))
        vote = VoteOnProof(task_id=TASK, round=0, candidate=world.key, is_valid=True)
        world.toy.carry_out(vote, friend.key, world.chain.now())
        record = await world.until_round_ends(0)

    assert (record.result, record.reward) == (RoundResult.UNPAID, 0)
    assert "votes on our proof were equal" in record.note


def _signed_by_another(peer: Peer, number: int) -> str:
    """The right content in the right name, but the signature is a stranger's."""
    stranger = toy_wallet("a stranger").staking

    class Impostor:
        public_key = peer.key

        def sign(self, message: bytes) -> bytes:
            return stranger.sign(message)

    return peer.publish(right_answer(number), round_number=number, task_id=TASK, signer=Impostor())


def _for_another_task(peer: Peer, number: int) -> str:
    return peer.publish(right_answer(number), round_number=number, task_id=task_id(9), signer=peer.wallet.staking)


def _for_another_round(peer: Peer, number: int) -> str:
    return peer.publish(right_answer(number), round_number=number + 1, task_id=TASK, signer=peer.wallet.staking)


def _in_anothers_name(peer: Peer, number: int) -> str:
    class Impostor:
        public_key = toy_wallet("a stranger").staking.public_key

        def sign(self, message: bytes) -> bytes:
            return peer.wallet.staking.sign(message)

    return peer.publish(right_answer(number), round_number=number, task_id=TASK, signer=Impostor())


def _forgotten(world: World, peer: Peer, number: int) -> str | None:
    """A proof whose content is no longer stored anywhere."""
    value = honest(peer, number)
    for cid in [cid for cid in world.proof_store.files if cid == value]:
        del world.proof_store.files[cid]
    return value
