"""A task that pays in a token is worked on as any other: by the key for such tasks, its amounts in the token."""

from __future__ import annotations

import pytest

from orca_desktop.domain.commands import SaveEvidence, SetAccount, StopTask
from orca_desktop.domain.distribution import select_author
from orca_desktop.domain.events import ActChanged, CommandRefused
from orca_desktop.domain.intents import intended
from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Cid, TaskState
from orca_desktop.domain.tokens import Token
from orca_desktop.engine.proofs import open_proof
from orca_desktop.k2.evidence import open_bundle
from orca_desktop.ports.chain import Stake, SubmitList, SubmitProof, TriggerPayout, VoteOnProof
from tests.fakes import toy_wallet
from tests.unit.engine.peers import cheating
from tests.unit.engine.world import TASK, World

FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))
PURSE = 5_000_000_000


@pytest.fixture
def world() -> World:
    made = World()
    made.toy.token = FIRE
    made.chain.token_balances[made.wallet.main.public_key, FIRE] = PURSE
    return made


def by_native_key(world: World) -> list[object]:
    """What was done in the task by the key that is for tasks of KOII."""
    return [one.act for one in world.chain.landed if one.by == world.wallet.staking.public_key]


def warnings(world: World) -> list[str]:
    """What the rounds of now are warned of."""
    return [record.warning for record in world.store.rounds.get(TASK, {}).values() if record.warning]


async def test_rounds_are_worked_audited_listed_and_paid_by_the_key_for_tokens(world: World) -> None:
    world.toy.allowed_failed = 20
    cheat = world.add_peer("a cheat", cheating)
    world.add_peer("a peer")
    async with world.joined():
        await world.until_slot(1_000 + 10 * 100)
        record = world.record(0)

    assert world.key == world.wallet.kpl_staking.public_key
    assert world.toy.stakes[world.key] == world.toy.minimum_stake == world.task.stake
    assert world.wallet.staking.public_key not in world.toy.stakes
    assert record.result is RoundResult.PAID
    assert record.token == world.task.token == FIRE
    assert world.task.claimable == world.toy.balances[world.key] > 0
    assert any(vote.candidate == cheat.key and not vote.is_valid for vote in world.landed(VoteOnProof))
    ours = [
        number for number in range(7) if select_author(world.toy.account(), number, previous_failed=False) == world.key
    ]
    assert ours
    assert [act.round for act in world.landed(SubmitList) if act.round < 7] == ours
    assert [act.author for act in world.landed(TriggerPayout) if act.round < 7] == [world.key] * len(ours)
    assert by_native_key(world) == []


async def test_the_stake_leaves_in_tokens_and_the_fees_in_koii(world: World) -> None:
    main = world.wallet.main.public_key
    before = world.chain.balances[main]
    async with world.joined():
        await world.until(lambda: world.task.stake > 0)
        after = world.chain.balances[main]

    assert world.chain.token_balances[main, FIRE] == PURSE - world.toy.minimum_stake
    assert 0 < before - after < 1_000_000
    told = [event.record for event in world.events if isinstance(event, ActChanged) and event.record.key.act == "stake"]
    assert intended(told[0].detail).token == FIRE.mint
    assert {record.main for record in told} == {main}


async def test_proofs_and_evidence_are_signed_by_it(world: World) -> None:
    async with world.joined() as engine:
        await world.until(lambda: bool(world.landed(SubmitProof)))
        await world.until(lambda: world.result(0) is RoundResult.IN_AUDIT)
        engine.submit(SaveEvidence(TASK, 0, "/evidence.zip"))
        await world.until(lambda: "/evidence.zip" in world.evidence.files)

    proof = world.record(0).proof
    assert proof is not None
    content = world.proof_store.files[Cid(proof.cid or "")][1]
    assert open_proof(content, task_id=TASK, round_number=0, node=world.key)["stakingKey"] == world.key
    assert open_bundle(world.evidence.files["/evidence.zip"]).about.staking_key == world.key


async def test_without_the_tokens_nothing_is_staked_and_the_words_name_them(world: World) -> None:
    world.chain.token_balances.clear()
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.FAILED)

    assert "FIRE" in world.task.detail
    assert world.landed(Stake) == []


async def test_without_koii_for_fees_a_miss_is_foreseen(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.stake > 0)
        world.chain.balances[world.wallet.main.public_key] = 5
        await world.until(lambda: bool(warnings(world)))
        warning = warnings(world)[0]

    assert "KOII" in warning


async def test_after_damage_a_stake_that_is_there_is_not_made_again(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.stake > 0)
    world.journal = type(world.journal)()
    world.journal.is_incomplete = True
    async with world.engine():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        await world.until_slot(world.chain.now() + 250)

    assert len(world.landed(Stake)) == 1


async def test_its_account_is_not_exchanged_while_something_is_left_with_it(world: World) -> None:
    other = world.wallets.add("savings", toy_wallet("savings"))
    async with world.joined() as engine:
        await world.until(lambda: world.task.stake > 0)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await world.until_slot(world.chain.now() + 700)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: any(isinstance(event, CommandRefused) for event in world.events))
        assert world.task.account != other.main
        world.toy.stakes.clear()
        world.toy.balances.clear()
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: world.task.account == other.main)

    assert other.kpl_staking != NOBODY
