"""Distribution lists: written when chosen, compared otherwise, paid out by their author, and their failures."""

from __future__ import annotations

import pytest

from orca_desktop.domain.distribution import select_author
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Payout
from orca_desktop.ports.chain import SubmitList, TriggerPayout, VoteOnList
from tests.unit.engine.world import TASK, World
from tests.virtual_time import run

LAST = 7
COURSES = 40


async def live(world: World, *, rounds: int = LAST + 1) -> None:
    async with world.joined():
        await world.until_slot(1_000 + (rounds + 2) * 100 + 95)


def chosen(world: World, number: int) -> PublicKey | None:
    return select_author(world.toy.account(), number, previous_failed=False)


async def test_a_list_is_written_and_paid_out_only_when_we_are_chosen(world: World) -> None:
    world.toy.allowed_failed = 20  # the account keeps all rounds, for the test to look at
    world.add_peer("a peer")
    world.add_peer("another peer")

    await live(world)

    ours = [number for number in range(LAST + 1) if chosen(world, number) == world.key]
    assert 0 < len(ours) <= LAST
    assert [act.round for act in world.landed(SubmitList) if act.round <= LAST] == ours
    assert [act for act in world.landed(TriggerPayout) if act.round <= LAST] == [
        TriggerPayout(task_id=TASK, round=number, author=world.key) for number in ours
    ]
    assert all(world.toy.payouts[number] is Payout.SUCCESSFUL for number in range(LAST + 1))


async def test_the_record_tells_who_wrote_the_list_and_what_is_in_it(world: World) -> None:
    world.toy.allowed_failed = 20
    peer = world.add_peer("a peer")

    await live(world)

    for number in range(LAST + 1):
        listed = world.record(number).distribution
        assert listed is not None
        assert listed.author == chosen(world, number)
        assert (listed.ours, listed.agrees) == (listed.author == world.key, True)
        assert listed.our_share == world.toy.uploads[listed.author, number][world.key]
        assert (listed.approved_nodes, listed.slashed_nodes) == (2, 0)
    assert {chosen(world, number) for number in range(LAST + 1)} == {world.key, peer.key}


async def test_a_right_list_gets_no_vote(world: World) -> None:
    world.add_peer("a peer")

    await live(world)

    assert not world.landed(VoteOnList)


async def test_a_right_list_that_somebody_doubts_gets_a_vote_for(world: World) -> None:
    peer, doubter = world.add_peer("a peer"), world.add_peer("a doubter")
    doubter.doubts_lists_of.add(peer.key)

    await live(world)

    votes = world.landed(VoteOnList)
    assert votes
    assert all(vote.candidate == peer.key and vote.is_valid for vote in votes)
    assert len({vote.round for vote in votes}) == len(votes)


async def test_a_list_that_cannot_be_read_gets_no_vote(world: World) -> None:
    peer = world.add_peer("a peer")
    async with world.joined():
        await world.until(lambda: any(peer.key in lists for lists in world.toy.lists.values()))
        world.toy.uploads.clear()
        await world.until_slot(world.chain.now() + 60)

    assert not world.landed(VoteOnList)


async def with_a_greedy_peer(seed: int) -> World:
    world = World(seed=seed)
    world.toy.allowed_failed = 20
    greedy = world.add_peer("a greedy peer")
    greedy.shares = lambda amounts: {greedy.key: sum(amounts.values())}
    for name in ("a peer", "another peer"):
        world.add_peer(name)
    await live(world)
    return world


def mended_by(world: World, failing: PublicKey, mending: PublicKey | None = None) -> list[int]:
    """Rounds in which one node's list failed and one other list followed: that of *mending*, if one is named."""
    lists = [list(world.toy.lists[number]) for number in range(LAST + 1)]
    return [
        number
        for number, authors in enumerate(lists)
        if len(authors) == 2 and authors[0] == failing and mending in (None, authors[1])
    ]


def test_an_explicit_difference_gets_one_vote_against_and_another_list_follows_a_round_later() -> None:
    """The network's rule chooses the authors by hashes, so a course is looked for in which it chooses as needed."""
    worlds = (run(with_a_greedy_peer(seed)) for seed in range(COURSES))
    world = next(world for world in worlds if mended_by(world, world.peers[0].key, world.key))
    greedy = world.peers[0]

    theirs = [number for number in range(LAST + 1) if greedy.key in world.toy.lists[number]]
    for number in theirs:
        votes = [vote for vote in world.landed(VoteOnList) if vote.round == number]
        assert votes == [VoteOnList(task_id=TASK, round=number, candidate=greedy.key, is_valid=False)]
    for number in mended_by(world, greedy.key, world.key):
        assert world.toy.windows.round_at(world.toy.lists[number][world.key].slot) == number + 3
        assert world.toy.payouts[number] is Payout.SUCCESSFUL
        record = world.record(number)
        assert (record.result, record.reward) == (RoundResult.PAID, world.toy.bounty_per_round // 4)
        assert record.distribution is not None
        assert record.distribution.ours


async def with_a_doubter(seed: int) -> World:
    world = World(seed=seed)
    world.toy.allowed_failed = 20
    for number in range(3):
        world.add_peer(f"peer {number}")
    world.peers[0].doubts_lists_of.add(world.key)
    await live(world)
    return world


def test_our_own_list_that_fails_is_followed_by_another_nodes() -> None:
    worlds = (run(with_a_doubter(seed)) for seed in range(COURSES))
    world = next(world for world in worlds if mended_by(world, world.key))

    failed = [number for number in range(LAST + 1) if next(iter(world.toy.lists[number])) == world.key]
    mended = mended_by(world, world.key)
    assert all(world.toy.list_triggers[number][world.key].votes_against == 1 for number in failed)
    assert all(world.record(number).result is RoundResult.PAID for number in mended)
    assert len(world.landed(SubmitList)) == len({act.round for act in world.landed(SubmitList)})
    assert len(world.landed(TriggerPayout)) == len({act.round for act in world.landed(TriggerPayout)})


@pytest.mark.parametrize("allowed", [2, 5])
async def test_a_round_whose_every_list_fails_ends_unpaid(world: World, allowed: int) -> None:
    world.toy.allowed_failed = allowed
    greedy = world.add_peer("a greedy peer")
    greedy.shares = lambda amounts: {greedy.key: 1}
    greedy.doubts_lists_of.add(world.key)
    async with world.joined():
        record = await world.until_round_ends(1)

    assert (record.result, record.reward) == (RoundResult.UNPAID, 0)
    assert record.note == "Every distribution list of this round was rejected."


async def test_a_list_that_leaves_us_out_and_is_paid_is_told(world: World) -> None:
    world.toy.allowed_failed = 20
    peer, friend = world.add_peer("a peer"), world.add_peer("its friend")
    peer.shares = lambda amounts: {peer.key: amounts[peer.key]}
    friend.shares = peer.shares
    async with world.joined():
        await world.until(lambda: any(lists.keys() - {world.key} for lists in world.toy.lists.values()))
        number = next(number for number, lists in world.toy.lists.items() if lists.keys() - {world.key})
        with world.chain.refusing("Voting is closed"):
            record = await world.until_round_ends(number)

    assert (record.result, record.reward) == (RoundResult.UNPAID, 0)
    assert record.note == "The distribution list leaves us out."


async def test_without_a_list_nobody_is_paid_and_the_record_says_why(world: World) -> None:
    world.toy.allowed_failed = 20
    world.add_peer("a peer").writes_lists = False
    world.add_peer("another peer").writes_lists = False

    await live(world)

    without = [number for number in range(LAST + 1) if chosen(world, number) != world.key]
    assert without
    for number in without:
        assert (world.result(number), world.record(number).reward) == (RoundResult.UNPAID, 0)
        assert "did not do so" in world.record(number).note


async def test_a_list_that_the_network_refuses_is_not_paid_out(world: World) -> None:
    async with world.joined():
        await world.until_slot(1_195)
        with world.chain.refusing("Distribution list rejected"):
            await world.until_slot(1_245)
        await world.until_slot(1_295)

    assert world.record(0).distribution is None
    assert not world.landed(TriggerPayout)
