"""What moves money, by the chain adapter against the local network over HTTP: costs, deposits, acts and refusals."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.amounts import NO_ROE, ROE_PER_KOII, Roe
from orca_desktop.domain.errors import InsufficientFunds, TransactionRejected
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM, rent_exempt_minimum, staking_account_deposit
from orca_desktop.ports.chain import AccountSight, Act, ClaimReward, Cost, RecoverStaking, Stake, TransferRoe, Withdraw
from orca_desktop.ports.keys import Wallet
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.fakes import toy_wallet

MONEY = 5 * ROE_PER_KOII
FEE = 5_000
SOMEBODY = toy_wallet("somebody").main.public_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A wallet with money on a network whose clock stands still."""

    chain: K2Chain
    wallet: Wallet
    network: LocalNetwork

    async def task(self) -> TaskAccount:
        return await self.chain.task(self.network.tasks[0].id)

    async def stake(self) -> Stake:
        task = await self.task()
        return Stake(task_id=task.id, stake_pot=task.stake_pot, amount=task.minimum_stake)

    async def do(self, act: Act) -> int:
        """Carry an act out; what the main account then holds."""
        await self.chain.send(await self.chain.prepare(act, self.wallet))
        return await self.held()

    async def held(self) -> int:
        return await self.chain.balance(self.wallet.main.public_key)

    async def cost(self, act: Act) -> Cost:
        return await self.chain.cost(act, self.wallet.keys)


@pytest.fixture
async def node(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Node]:
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 0.001)
    wallet = toy_wallet("us")
    async with (
        LocalNetwork(Options(manual=True, round_slots=100)) as network,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        rpc = RpcClient(client, network.rpc_url)
        await rpc.call("requestAirdrop", [wallet.main.public_key, MONEY], str)
        yield Node(chain=K2Chain(rpc), wallet=wallet, network=network)


async def test_what_an_act_costs_is_what_it_takes(node: Node) -> None:
    stake = await node.stake()
    first = await node.cost(stake)
    after_first = await node.do(stake)
    second = await node.cost(stake)
    after_second = await node.do(stake)
    transfer = TransferRoe(to=SOMEBODY, amount=Roe(ROE_PER_KOII))

    assert first == Cost(fee=Roe(2 * FEE), deposit=staking_account_deposit())
    assert after_first == MONEY - stake.amount - first.deposit - first.fee
    assert second == Cost(fee=Roe(2 * FEE))
    assert after_second == after_first - stake.amount - second.fee
    assert await node.cost(transfer) == Cost(fee=Roe(FEE))
    assert await node.do(transfer) == after_second - ROE_PER_KOII - FEE
    assert await node.chain.balance(SOMEBODY) == ROE_PER_KOII


async def test_a_stake_is_taken_back_and_claimed(node: Node) -> None:
    stake = await node.stake()
    before = await node.do(stake)
    await node.do(Withdraw(task_id=stake.task_id))
    between = await node.task()
    after = await node.do(ClaimReward(task_id=stake.task_id, stake_pot=stake.stake_pot))

    assert between.balances[node.wallet.staking.public_key] == stake.amount
    assert after == before + stake.amount - 4 * FEE
    assert node.wallet.staking.public_key not in (await node.task()).stakes


async def test_what_is_refused_is_refused_before_it_costs_anything(node: Node) -> None:
    stake = await node.stake()
    await node.do(stake)
    before = await node.held()
    with pytest.raises(TransactionRejected, match="doesn't have any balance"):
        await node.chain.prepare(ClaimReward(task_id=stake.task_id, stake_pot=stake.stake_pot), node.wallet)
    with pytest.raises(InsufficientFunds):
        await node.chain.prepare(TransferRoe(to=SOMEBODY, amount=Roe(MONEY)), node.wallet)
    with pytest.raises(TransactionRejected, match="made anew"):
        await node.cost(RecoverStaking())

    assert await node.held() == before


async def test_a_faulty_staking_account_is_seen_and_made_anew(node: Node) -> None:
    staking = node.wallet.staking.public_key
    assert await node.chain.account(staking) == AccountSight(balance=NO_ROE, owner=None)
    before = await node.do(TransferRoe(to=staking, amount=Roe(ROE_PER_KOII)))
    assert await node.chain.account(staking) == AccountSight(balance=Roe(ROE_PER_KOII), owner=SYSTEM_PROGRAM)
    with pytest.raises(TransactionRejected, match="does not belong"):
        await node.cost(await node.stake())

    cost = await node.cost(RecoverStaking())
    after = await node.do(RecoverStaking())

    deposit = staking_account_deposit()
    assert cost == Cost(fee=Roe(2 * FEE), deposit=deposit, returned=Roe(ROE_PER_KOII))
    assert after == before + ROE_PER_KOII - deposit - 2 * FEE
    assert await node.chain.account(staking) == AccountSight(balance=deposit, owner=KOII_TASK_PROGRAM)
    assert await node.do(await node.stake()) < after


async def test_rent_is_what_the_network_says(node: Node) -> None:
    assert [await node.chain.rent(size) for size in (0, 100)] == [rent_exempt_minimum(0), rent_exempt_minimum(100)]
