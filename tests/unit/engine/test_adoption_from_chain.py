"""A journal that took the place of a damaged one: what the chain shows as done is not done again."""

from __future__ import annotations

import pytest

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditTrigger, Vote
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import ListEntry, Payout, Submission, TaskAccount, TaskId, TokenKind
from orca_desktop.engine.adoption import is_on_chain
from orca_desktop.engine.staking import PERHAPS_ON_ITS_WAY
from orca_desktop.ports.chain import Stake, SubmitList, SubmitProof, TaskAct, TriggerPayout, VoteOnList, VoteOnProof
from tests.fakes import MemoryJournal
from tests.fakes.toy_task import POT
from tests.unit.engine.world import TASK, WINDOWS, World

US, NODE, OTHER = PublicKey("us"), PublicKey("node"), PublicKey("other")
ID = TaskId("task")
DOUBTED = AuditTrigger(raised_by=OTHER, slot=1, votes=(Vote(voter=US, is_valid=True, slot=2),))


def account(**changes: object) -> TaskAccount:
    fields: dict[str, object] = {
        "submissions": {3: {US: Submission(value="cid", slot=1, json="{}")}},
        "submission_triggers": {3: {NODE: DOUBTED, OTHER: AuditTrigger(raised_by=US, slot=1, votes=())}},
        "lists": {3: {US: ListEntry(account=US, slot=1)}},
        "list_triggers": {3: {NODE: DOUBTED}},
        "payouts": {3: Payout.SUCCESSFUL, 4: Payout.FAILED},
    }
    return TaskAccount(
        id=ID, kind=TokenKind.KOII, name="", description="", manager=NODE, is_active=True, is_allowlisted=True,
        executable="", executable_network="", metadata="", stake_pot=NODE, windows=WINDOWS, total_bounty=Roe(1),
        bounty_per_round=Roe(1), total_stake=Roe(1), minimum_stake=Roe(1), allowed_failed_distributions=1,
        **(fields | changes),  # type: ignore[arg-type]  # plain values of the fields above
    )  # fmt: skip


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (SubmitProof(task_id=ID, round=3, value="cid"), True),
        (SubmitProof(task_id=ID, round=4, value="cid"), False),
        (VoteOnProof(task_id=ID, round=3, candidate=NODE, is_valid=True), True),
        (VoteOnProof(task_id=ID, round=3, candidate=OTHER, is_valid=False), True),
        (VoteOnProof(task_id=ID, round=3, candidate=US, is_valid=True), False),
        (VoteOnProof(task_id=ID, round=4, candidate=NODE, is_valid=True), False),
        (SubmitList(task_id=ID, round=3), True),
        (SubmitList(task_id=ID, round=4), False),
        (VoteOnList(task_id=ID, round=3, candidate=NODE, is_valid=True), True),
        (VoteOnList(task_id=ID, round=3, candidate=OTHER, is_valid=True), False),
        (TriggerPayout(task_id=ID, round=3, author=US), True),
        (TriggerPayout(task_id=ID, round=4, author=US), False),
        (Stake(task_id=ID, stake_pot=NODE, amount=Roe(1)), False),
    ],
)
def test_what_was_done_is_read_from_the_account(act: TaskAct, found: bool) -> None:
    assert is_on_chain(act, account(), US) is found


async def test_a_proof_that_is_on_chain_is_not_submitted_again_after_the_journal_was_lost(world: World) -> None:
    async with world.joined():
        await world.until(lambda: bool(world.landed(SubmitProof)))
    act = world.landed(SubmitProof)[0]
    world.journal = MemoryJournal(is_incomplete=True)
    sent = len(world.chain.sent)

    entry = await world.tools().acts.once(ActKey(task_id=TASK, round=act.round, act="submit"), act, "the proof")

    assert entry.status is ActStatus.DONE
    assert "found on chain" in entry.detail
    assert len(world.chain.sent) == sent


async def test_a_round_goes_on_to_its_reward_after_the_journal_was_lost_amid_it(world: World) -> None:
    world.add_peer("one")
    async with world.joined():
        await world.until(lambda: bool(world.landed(SubmitProof)))
    number = world.landed(SubmitProof)[0].round
    world.journal = MemoryJournal(is_incomplete=True)

    async with world.others(), world.engine():
        record = await world.until_round_ends(number)

    assert record.result is RoundResult.PAID
    assert [act.round for act in world.landed(SubmitProof)].count(number) == 1


async def test_an_act_that_the_chain_does_not_show_is_carried_out(world: World) -> None:
    world.journal = MemoryJournal(is_incomplete=True)

    async with world.joined():
        await world.until(lambda: len(world.landed(SubmitProof)) >= 2)

    assert len(world.landed(Stake)) == 1
    assert len({act.round for act in world.landed(SubmitProof)}) == len(world.landed(SubmitProof))


async def test_a_stake_that_may_still_be_on_its_way_is_waited_out_after_the_journal_was_lost(world: World) -> None:
    world.journal = MemoryJournal(is_incomplete=True)
    amount = Roe(world.toy.minimum_stake)
    earlier = await world.chain.prepare(Stake(task_id=TASK, stake_pot=POT, amount=amount), world.wallet)

    async with world.joined():
        await world.until(lambda: PERHAPS_ON_ITS_WAY in world.words())
        await world.chain.send(earlier)
        await world.until(lambda: bool(world.landed(SubmitProof)))

    assert len(world.landed(Stake)) == 1
    assert world.toy.stakes == {world.key: amount}


async def test_what_the_journal_knows_of_a_stake_needs_no_waiting(world: World) -> None:
    async with world.joined():
        await world.until(lambda: bool(world.landed(Stake)))

    assert PERHAPS_ON_ITS_WAY not in world.words()
