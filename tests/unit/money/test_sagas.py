"""Requests for money from their plan to their end."""

from __future__ import annotations

import pytest

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import CarryOutMoney
from orca_desktop.domain.keys import public_key
from orca_desktop.domain.money import Claim, RepairStakingAccount, SagaState, StakeMore, Transfer, Unstake
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, staking_account_deposit
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import PURSE, STAKE

FEE = 5_000


async def test_a_transfer_is_sent_once_and_every_token_is_accounted_for(world: MoneyWorld) -> None:
    async with world.program() as money:
        name = await world.agree(money, Transfer(to=world.stage.cleo.main, amount=Roe(7)))
        saga = await world.ended(name)

    assert (saga.state, saga.done, len(saga.signatures), saga.can_cancel) == (SagaState.DONE, 1, 1, False)
    assert world.held(world.stage.cleo.main) == PURSE + 7
    assert world.held(world.ada.main) == PURSE - 7 - FEE
    assert world.tokens() == world.total


async def test_agreeing_is_a_use_of_the_wallet_and_what_follows_is_not(world: MoneyWorld) -> None:
    async with world.program() as money:
        name = await world.agree(money, StakeMore(task_id=world.task_id, amount=Roe(STAKE)))
        await world.ended(name)

    assert world.signer.uses == 1


async def test_the_first_stake_makes_the_staking_account(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, StakeMore(task_id=world.task_id, amount=Roe(STAKE)))
        saga = await world.ended(await world.agree(money, plan.request))

    assert saga.state is SagaState.DONE
    assert world.staked == STAKE
    assert world.held(world.ada.main) == PURSE - STAKE - staking_account_deposit() - 2 * FEE == plan.main_balance_after
    assert dict(plan.facts)["Deposit"].startswith("0.00786088 KOII")


async def test_a_stake_is_added_to_what_is_staked(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    async with world.program() as money:
        saga = await world.ended(await world.agree(money, StakeMore(task_id=world.task_id, amount=Roe(3))))

    assert saga.state is SagaState.DONE
    assert world.staked == STAKE + 3
    assert world.tokens() == world.total


async def test_a_stake_comes_back_with_the_rewards_when_nothing_holds_it(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(11)
    before = world.held(world.ada.main)
    async with world.program() as money:
        plan = await world.plan(money, Unstake(task_id=world.task_id))
        saga = await world.ended(await world.agree(money, plan.request))

    assert (saga.state, saga.done, len(saga.signatures)) == (SagaState.DONE, 4, 2)
    assert plan.not_before is None
    assert (world.staked, world.claimable) == (0, 0)
    assert world.held(world.ada.main) == before + STAKE + 11 - 4 * FEE == plan.main_balance_after
    assert world.tokens() == world.total


async def test_a_task_that_runs_is_finished_and_its_stake_waited_for(world: MoneyWorld) -> None:
    from orca_desktop.domain.commands import FinishTask

    world.join()
    world.stage.stake(world.ada)
    world.stage.at(5)
    world.stage.done(world.ada, world.stage.proof(world.ada, 4))
    async with world.program() as money:
        plan = await world.plan(money, Unstake(task_id=world.task_id))
        name = await world.agree(money, plan.request)
        await world.until(lambda: world.saga(name).state is SagaState.WAITING)
        waiting = world.saga(name)
        saga = await world.ended(name)

    assert world.given == [FinishTask(world.task_id)]
    assert plan.not_before == world.stage.windows.start_of(5 + 4), "the round under way may still bring a proof"
    assert (waiting.done, waiting.can_cancel) == (1, True)
    assert f"from slot {world.stage.windows.start_of(8):,}, in" in waiting.words
    assert saga.state is SagaState.DONE
    assert world.stage.windows.round_at(world.stage.ledger.slot) >= 8
    assert world.staked == 0
    assert world.tokens() == world.total


async def test_a_task_is_stopped_at_once_where_that_was_agreed_to(world: MoneyWorld) -> None:
    from orca_desktop.domain.commands import StopTask

    world.join()
    world.stage.stake(world.ada)
    async with world.program() as money:
        saga = await world.ended(await world.agree(money, Unstake(task_id=world.task_id, at_once=True)))

    assert world.given == [StopTask(world.task_id)]
    assert saga.state is SagaState.DONE


async def test_the_stake_of_another_account_comes_back_without_stopping_the_task(world: MoneyWorld) -> None:
    world.join()
    world.stage.stake(world.ada)
    world.stage.stake(world.stage.bela)
    async with world.program() as money:
        plan = await world.plan(money, Unstake(task_id=world.task_id), "other")
        money.submit(CarryOutMoney(plan.id))
        saga = await world.ended(plan.id)

    assert (saga.state, world.given) == (SagaState.DONE, [])
    assert (plan.not_before, plan.warnings) == (None, ())
    assert "does not run with this account" in plan.steps[0]
    assert world.stage.task().stakes == {world.ada.staking: STAKE}
    assert world.tokens() == world.total


async def test_a_task_that_is_started_again_keeps_its_stake(world: MoneyWorld) -> None:
    from orca_desktop.domain.commands import StartTask

    world.join()
    world.stage.stake(world.ada)
    world.stage.at(5)
    world.stage.done(world.ada, world.stage.proof(world.ada, 4))
    async with world.program() as money:
        name = await world.agree(money, Unstake(task_id=world.task_id))
        await world.until(lambda: world.saga(name).state is SagaState.WAITING)
        world.obey(StartTask(world.task_id))
        saga = await world.ended(name)

    assert saga.state is SagaState.CANCELLED
    assert "started again" in saga.words
    assert world.staked == STAKE


async def test_all_that_can_be_claimed_is_claimed_task_by_task(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(500)
    before = world.held(world.ada.main)
    async with world.program() as money:
        saga = await world.ended(await world.agree(money, Claim(task_ids=(world.task_id,))))

    assert saga.state is SagaState.DONE
    assert world.claimable == 0
    assert world.held(world.ada.main) == before + 500 - 2 * FEE


async def test_a_faulty_staking_account_is_recognised_and_repaired(world: MoneyWorld) -> None:
    gift = 1_000_000
    world.stage.done(
        world.stage.cleo, k2.transfer(source=world.stage.cleo.main, destination=world.ada.staking, lamports=gift)
    )
    before = world.held(world.ada.main)
    async with world.program() as money:
        stake = await world.plan(money, StakeMore(task_id=world.task_id, amount=Roe(STAKE)))
        repair = await world.plan(money, RepairStakingAccount())
        saga = await world.ended(await world.agree(money, repair.request))
        staked = await world.ended(await world.agree(money, stake.request))

    assert "Repair it first" in stake.problem
    assert saga.state is staked.state is SagaState.DONE
    account = world.stage.ledger.account(world.ada.staking)
    assert account is not None
    assert (account.owner, account.lamports) == (KOII_TASK_PROGRAM, staking_account_deposit())
    assert repair.main_balance_after == before + gift - staking_account_deposit() - 2 * FEE
    assert world.staked == STAKE
    assert world.tokens() == world.total


@pytest.mark.parametrize("what", ["network", "lock", "disk"])
async def test_a_saga_waits_for_what_is_away_and_goes_on_by_itself(world: MoneyWorld, what: str) -> None:
    def away(is_away: bool) -> None:
        world.line.is_down = is_away and what == "network"
        world.signer.is_locked = is_away and what == "lock"
        world.book.is_full = is_away and what == "disk"  # type: ignore[attr-defined]  # the one in memory can be full

    world.stage.stake(world.ada)
    world.stage.at(5)
    world.stage.done(world.ada, world.stage.proof(world.ada, 4))
    async with world.program() as money:
        name = await world.agree(money, Unstake(task_id=world.task_id))
        await world.until(lambda: world.saga(name).done == 1)
        away(True)
        await world.until(lambda: world.saga(name).words != "" and world.clock.now() > 30.0)
        assert world.saga(name).state is SagaState.WAITING
        assert world.staked == STAKE or what == "disk"
        away(False)
        saga = await world.ended(name)

    assert saga.state is SagaState.DONE
    assert world.staked == 0
    assert world.tokens() == world.total


async def until_done(world: MoneyWorld, name: str, steps: int) -> None:
    await world.until(lambda: world.saga(name).done >= steps, seconds=10_000)


async def test_many_tasks_are_claimed_from_with_one_word_and_on_after_kills(world: MoneyWorld) -> None:
    count = 130
    tasks = [TaskId(public_key(number.to_bytes(32, "big"))) for number in range(1, count + 1)]
    world.stage.stake(world.ada)
    world.clone_task(tasks, claimable=1_000)
    before, name = world.held(world.ada.main), ""
    for done in (40, 90):
        async with world.program() as money:
            if not name:
                plan = await world.plan(money, Claim(task_ids=tuple(tasks)))
                name = await world.agree(money, plan.request)
            await until_done(world, name, done)
    async with world.program():
        await until_done(world, name, count)
        saga = await world.ended(name)

    assert plan.title == "Claim 0.00013 KOII from 130 tasks"
    assert ("Tasks", "130, each claimed from in a transaction of its own") in plan.facts
    assert plan.fee == count * 2 * FEE
    assert (saga.state, saga.done, len(saga.signatures)) == (SagaState.DONE, count, count)
    assert world.held(world.ada.main) == before + count * (1_000 - 2 * FEE)
