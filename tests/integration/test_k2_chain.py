"""The chain adapter against the local network over HTTP: every act, and every way in which one is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe
from orca_desktop.domain.distribution import default_list, submitters_of
from orca_desktop.domain.errors import (
    InsufficientFunds,
    NetworkUnreachable,
    NoSuchAccount,
    NotATask,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.tasks import Payout, TaskAccount, TaskId, TokenKind
from orca_desktop.k2.distribution_lists import list_text, pieces
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.ports.chain import (
    VALID_SLOTS,
    Act,
    Outcome,
    SignedAct,
    Stake,
    SubmitList,
    SubmitProof,
    TriggerPayout,
    VoteOnList,
    VoteOnProof,
)
from orca_desktop.ports.keys import Wallet
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.fakes import toy_wallet

MONEY = 5 * ROE_PER_KOII
CID = "bafybeian4kki6mya44wsizfjbcyihvp4e3s5m3rhnjshy5g3yltyvttcmy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node whose acts go through the adapter, on a network whose clock the test advances."""

    network: LocalNetwork
    chain: K2Chain
    wallet: Wallet

    @property
    def task_id(self) -> TaskId:
        return self.network.tasks[0].id

    @property
    def key(self) -> PublicKey:
        return self.wallet.staking.public_key

    async def task(self) -> TaskAccount:
        return await self.chain.task(self.task_id)

    async def stake(self) -> Stake:
        account = await self.task()
        return Stake(task_id=self.task_id, stake_pot=account.stake_pot, amount=account.minimum_stake)

    async def do(self, act: Act) -> SignedAct:
        signed = await self.chain.prepare(act, self.wallet)
        await self.chain.send(signed)
        return signed

    async def upload(self, number: int, amounts: dict[PublicKey, int]) -> int:
        """Store a list, piece by piece; how many were sent."""
        missing = await self.chain.missing_pieces(self.task_id, number, amounts, self.key)
        for piece in missing:
            await self.do(piece)
        return len(missing)

    async def at(self, number: int, window: str, *, share: float = 0.0) -> None:
        """Advance to a place in a round: its "submission", "audit" or "settle" window."""
        windows = (await self.task()).windows
        starts = {"submission": windows.start_of, "audit": windows.audit_start_of, "settle": windows.settle_start_of}
        lengths = {"submission": windows.submission_window, "audit": windows.audit_window, "settle": 0}
        self.network.slots.advance_to(starts[window](number) + int(share * lengths[window]))

    def proof(self, number: int) -> SubmitProof:
        return SubmitProof(task_id=self.task_id, round=number, value=CID)


@pytest.fixture
async def node(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Node]:
    """A node with money, which has not staked yet."""
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 0.001)
    monkeypatch.setattr(k2_sender, "LAST_LOOK", 0.01)
    wallet = toy_wallet("us")
    async with (
        LocalNetwork(Options(manual=True, round_slots=100)) as network,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        rpc = RpcClient(client, network.rpc_url)
        await rpc.call("requestAirdrop", [wallet.main.public_key, MONEY], str)
        network.slots.advance_to(network.slots.current + 10)  # the simulated nodes stake
        yield Node(network=network, chain=K2Chain(rpc), wallet=wallet)


@pytest.fixture
async def staked(node: Node) -> Node:
    await node.do(await node.stake())
    return node


# -- reading ------------------------------------------------------------------------------------------------------


async def test_slots_balances_and_the_duration_of_a_slot(node: Node) -> None:
    assert await node.chain.slot() == node.network.slots.current
    assert await node.chain.slot_ms() == pytest.approx(408, rel=0.01)
    assert await node.chain.balance(node.wallet.main.public_key) == MONEY
    assert await node.chain.balance(node.key) == 0
    assert node.chain.server == node.network.rpc_url.removeprefix("http://")


async def test_a_task_is_read(node: Node) -> None:
    account = await node.task()

    assert (account.id, account.kind, account.is_active) == (node.task_id, TokenKind.KOII, True)
    assert account.windows == Options(round_slots=100).windows
    assert account.bounty_per_round == 2 * ROE_PER_KOII


async def test_inactive_and_migrated_tasks_are_read_as_what_they_are(node: Node) -> None:
    states = {task.state: await node.chain.task(task.id) for task in node.network.tasks if task.state in _STATES}

    assert not states["inactive"].is_active
    assert states["migrated"].migrated_to == node.task_id


async def test_what_is_no_task_is_told_apart(node: Node) -> None:
    system = next(task.id for task in node.network.tasks if task.state not in {"sample", *_STATES})
    with pytest.raises(NotATask, match="an ordinary wallet"):
        await node.chain.task(system)
    with pytest.raises(NoSuchAccount):
        await node.chain.task(TaskId(toy_wallet("nobody").main.public_key))


# -- staking ------------------------------------------------------------------------------------------------------


async def test_a_fresh_wallet_stakes_and_its_staking_account_is_made(node: Node) -> None:
    await node.do(await node.stake())

    account = await node.task()
    assert account.stakes[node.key] == account.minimum_stake
    spent = staking_account_deposit() + account.minimum_stake + 2 * 5_000
    assert await node.chain.balance(node.wallet.main.public_key) == MONEY - spent


async def test_a_second_stake_uses_the_account_that_there_is(staked: Node) -> None:
    before = await staked.chain.balance(staked.wallet.main.public_key)

    await staked.do(await staked.stake())

    account = await staked.task()
    assert account.stakes[staked.key] == 2 * account.minimum_stake
    assert await staked.chain.balance(staked.wallet.main.public_key) == before - account.minimum_stake - 2 * 5_000


async def test_without_the_money_nothing_is_sent(node: Node) -> None:
    much = Stake(task_id=node.task_id, stake_pot=(await node.task()).stake_pot, amount=Roe(MONEY))

    with pytest.raises(InsufficientFunds, match=r"the main wallet holds 5\.000 KOII"):
        await node.chain.prepare(much, node.wallet)

    assert await node.chain.balance(node.wallet.main.public_key) == MONEY


async def test_an_inactive_task_takes_no_stake_and_nothing_is_paid(node: Node) -> None:
    inactive = next(task.id for task in node.network.tasks if task.state == "inactive")
    account = await node.chain.task(inactive)

    with pytest.raises(TransactionRejected):
        await node.do(Stake(task_id=inactive, stake_pot=account.stake_pot, amount=account.minimum_stake))

    assert await node.chain.balance(node.wallet.main.public_key) == MONEY


# -- acts of a round ----------------------------------------------------------------------------------------------


async def test_a_proof_goes_on_chain(staked: Node) -> None:
    await staked.at(1, "submission")
    await staked.do(staked.proof(0))

    submission = (await staked.task()).submissions[0][staked.key]
    assert (submission.value, submission.slot) == (CID, staked.network.slots.current)


async def test_a_refused_act_comes_with_the_programs_own_words_and_costs_nothing(staked: Node) -> None:
    await staked.at(1, "submission")
    before = await staked.chain.balance(staked.wallet.main.public_key)

    with pytest.raises(TransactionRejected) as caught:
        await staked.do(staked.proof(5))

    assert caught.value.reason == "Round 5 takes no submissions in round 1"
    assert await staked.chain.balance(staked.wallet.main.public_key) == before


async def test_an_act_that_is_no_longer_simulated_first_is_refused_with_the_same_words(staked: Node) -> None:
    await staked.at(1, "submission")
    await staked.do(staked.proof(0))
    await staked.at(1, "submission", share=0.1)  # with the same blockhash it would be the same transaction

    with pytest.raises(TransactionRejected) as caught:
        await staked.do(staked.proof(0))

    assert caught.value.reason == "There is a submission of this node in the round already"
    assert any("Program log" in line for line in caught.value.logs)


async def test_votes_on_proofs_land(staked: Node) -> None:
    await staked.at(1, "audit")
    first, second = list((await staked.task()).submissions[0])[:2]
    for candidate, is_valid in ((first, True), (second, False)):
        vote = VoteOnProof(task_id=staked.task_id, round=0, candidate=candidate, is_valid=is_valid)
        await staked.do(vote)

    triggers = (await staked.task()).submission_triggers[0]
    assert [(vote.voter, vote.is_valid) for vote in triggers[first].votes] == [(staked.key, True)]
    assert [(vote.voter, vote.is_valid) for vote in triggers[second].votes] == [(staked.key, False)]


async def test_a_list_of_several_pieces_reads_back_as_it_was_uploaded(staked: Node) -> None:
    amounts = {toy_wallet(f"node {number}").staking.public_key: (-1) ** number * number for number in range(40)}
    await staked.at(2, "submission")

    sent = await staked.upload(0, amounts)

    assert sent == len(pieces(list_text(amounts))) > 3
    assert await staked.upload(0, amounts) == 0
    assert await staked.chain.distribution_list(staked.key, staked.task_id, 0) == amounts
    assert await staked.chain.distribution_list(staked.key, staked.task_id, 1) is None
    assert await staked.chain.distribution_list(staked.key, staked.network.tasks[1].id, 0) is None


async def test_a_shorter_list_replaces_a_longer_one(staked: Node) -> None:
    long = {toy_wallet(f"node {number}").staking.public_key: number for number in range(40)}
    short = dict(list(long.items())[:3])
    await staked.at(2, "submission")

    await staked.upload(0, long)
    await staked.upload(0, short)

    assert await staked.chain.distribution_list(staked.key, staked.task_id, 0) == short


@pytest.mark.parametrize("account", ["no account", "no list in it"])
async def test_where_no_list_is_there_is_none(staked: Node, account: str) -> None:
    key = toy_wallet("nobody").staking.public_key if account == "no account" else staked.wallet.main.public_key

    assert await staked.chain.distribution_list(key, staked.task_id, 0) is None


async def test_a_list_is_submitted_and_paid_out(staked: Node) -> None:
    await staked.at(1, "submission")
    await staked.do(staked.proof(0))
    await staked.at(2, "submission")
    account = await staked.task()
    amounts = default_list(submitters_of(account, 0), account.bounty_per_round)
    await staked.upload(0, amounts)
    await staked.do(SubmitList(task_id=staked.task_id, round=0))
    listed = (await staked.task()).lists[0][staked.key]
    await staked.at(2, "settle")
    await staked.do(TriggerPayout(task_id=staked.task_id, round=0, author=staked.key))

    after = await staked.task()
    assert listed.account == staked.key
    assert after.payouts[0] is Payout.SUCCESSFUL
    assert {key: after.balances.get(key, 0) for key in amounts} == {key: max(0, amounts[key]) for key in amounts}


async def test_a_list_over_the_bounty_is_rejected(staked: Node) -> None:
    await staked.at(2, "submission")
    await staked.upload(0, {staked.key: 3 * ROE_PER_KOII})

    with pytest.raises(TransactionRejected, match="Distribution list rejected"):
        await staked.do(SubmitList(task_id=staked.task_id, round=0))


async def test_a_vote_on_another_nodes_list_lands(staked: Node) -> None:
    await staked.at(2, "audit")
    author = next(iter((await staked.task()).lists[0]))
    await staked.do(VoteOnList(task_id=staked.task_id, round=0, candidate=author, is_valid=False))

    trigger = (await staked.task()).list_triggers[0][author]
    assert [(vote.voter, vote.is_valid) for vote in trigger.votes] == [(staked.key, False)]


# -- doubts -------------------------------------------------------------------------------------------------------


async def test_sending_the_same_transaction_twice_changes_nothing(node: Node) -> None:
    signed = await node.do(await node.stake())

    await node.chain.send(signed)

    account = await node.task()
    assert account.stakes[node.key] == account.minimum_stake


async def test_the_outcome_of_a_transaction_can_be_asked_for(node: Node) -> None:
    unsent = await node.chain.prepare(await node.stake(), node.wallet)
    pending = await node.chain.outcome(unsent.signature, unsent.valid_until)
    await node.chain.send(unsent)

    assert pending is Outcome.PENDING
    assert await node.chain.outcome(unsent.signature, unsent.valid_until) is Outcome.LANDED
    assert await node.chain.outcome(Signature("1" * 64), node.network.slots.current - 1) is Outcome.EXPIRED


async def test_a_transaction_that_is_sent_too_late_is_expired_and_its_end_is_certain_in_the_end(node: Node) -> None:
    signed = await node.chain.prepare(await node.stake(), node.wallet)
    node.network.slots.advance_to(node.network.slots.current + VALID_SLOTS + 1)

    with pytest.raises(TransactionExpired):
        await node.chain.send(signed)

    assert await node.chain.outcome(signed.signature, signed.valid_until) is Outcome.EXPIRED
    assert node.key not in (await node.task()).stakes


async def test_a_server_that_is_away_is_told_by_every_method(staked: Node) -> None:
    signed = await staked.chain.prepare(await staked.stake(), staked.wallet)
    with staked.network.offline():
        for asking in (
            staked.chain.slot(),
            staked.chain.slot_ms(),
            staked.chain.balance(staked.key),
            staked.chain.task(staked.task_id),
            staked.chain.distribution_list(staked.key, staked.task_id, 0),
            staked.chain.prepare(staked.proof(0), staked.wallet),
            staked.chain.send(signed),
            staked.chain.outcome(signed.signature, signed.valid_until),
            staked.chain.missing_pieces(staked.task_id, 0, {}, staked.key),
        ):
            with pytest.raises(NetworkUnreachable):
                await asking


_STATES = frozenset({"inactive", "migrated"})
