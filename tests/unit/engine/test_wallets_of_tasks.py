"""Tasks wait with words while their wallet cannot be opened, go on once it can, and stay with their account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain.acts import ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import JoinTask, ReviewTask, SetAccount, StartTask, StopTask
from orca_desktop.domain.errors import KeyringLocked
from orca_desktop.domain.events import CommandRefused, SagaChanged, TaskReviewed
from orca_desktop.domain.money import MoneyPlan, Saga, SagaState, StakeMore
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.domain.wallet_errors import WalletLocked
from orca_desktop.engine.engine import Engine
from orca_desktop.ports.chain import Stake
from tests.fakes import toy_wallet
from tests.fakes.chain import VALID_SLOTS
from tests.unit.engine.world import TASK, World


@pytest.fixture
def world() -> World:
    return World()


def refusals(world: World) -> list[str]:
    return [event.title for event in world.events if isinstance(event, CommandRefused)]


async def test_a_task_is_joined_with_the_account_that_is_named(world: World) -> None:
    async with world.joined():
        assert world.task.account == world.wallets.account.main
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK, account="nobody"))
        await world.until(lambda: bool(refusals(world)))


async def test_without_an_account_tasks_are_reviewed_and_not_joined(world: World) -> None:
    world.wallets.has_account = False
    async with world.engine() as engine:
        engine.submit(ReviewTask(TASK))
        await world.until(lambda: any(isinstance(event, TaskReviewed) for event in world.events))
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(refusals(world)))
    assert refusals(world) == ["There is no account yet"]
    assert TASK not in world.store.tasks


async def test_an_account_that_is_only_watched_joins_nothing(world: World) -> None:
    world.wallets.watch_only()
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: bool(refusals(world)))
    assert refusals(world) == ["This account can only be watched"]


async def test_while_the_keys_are_locked_a_task_is_followed_and_waits_and_unlocking_starts_it(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until_round_ends(0)
    world.wallets.lacking = KeyringLocked()
    world.wallets.let_go(())
    landed = len(world.chain.landed)
    async with world.others(), world.engine() as engine:
        await world.until(lambda: "The keyring is locked" in world.task.detail)
        assert world.task.state is TaskState.STOPPED
        await world.until(lambda: world.task.as_of > 0 and world.task.stake > 0)
        engine.submit(StartTask(TASK))
        await world.until(lambda: bool(refusals(world)))
        assert [one for one in world.chain.landed[landed:] if one.by == world.key] == []

        world.wallets.lacking = None
        world.wallets.news.set()
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        number = max(world.store.rounds[TASK])
        record = await world.until_round_ends(number)
        assert record.result is RoundResult.PAID
    assert len(world.landed(Stake)) == 1


async def test_a_task_that_was_stopped_meanwhile_is_not_started_by_unlocking(world: World) -> None:
    world.wallets.lacking = WalletLocked()
    async with world.engine() as engine:
        engine.submit(JoinTask(TASK))
        await world.until(lambda: TASK in world.store.tasks and "locked" in world.task.detail)
        engine.submit(StopTask(TASK))
        await world.until(lambda: not world.history.tasks()[0][1])
        world.wallets.lacking = None
        world.wallets.news.set()
        await world.until_slot(world.chain.now() + 50)
    assert world.task.state is TaskState.STOPPED


async def test_rounds_go_on_while_money_is_locked(world: World) -> None:
    """The wallet of a task that runs is kept when the lock closes, and one of a task at rest is let go of."""
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.RUNNING)
        engine.wallets_changed()
        assert world.wallets.opened(world.task.account) is not None
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await world.until_slot(world.chain.now() + 700)
        engine.wallets_changed()
        assert world.wallets.opened(world.task.account) is None


async def test_a_task_of_before_there_were_accounts_stays_with_the_default_of_then(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.state is TaskState.RUNNING)
    task, wanted = world.history.tasks()[0]
    world.history.save_task(replace(task, account=""), wanted=wanted)
    async with world.engine():
        await world.until(lambda: bool(world.task.account))
    assert world.history.tasks()[0][0].account == world.wallets.account.main


async def test_another_account_takes_over_only_at_rest_and_when_nothing_is_left_with_the_first(world: World) -> None:
    other = world.wallets.add("savings", toy_wallet("savings"))
    world.chain.balances[other.main] = 10_000_000_000
    async with world.joined() as engine:
        await world.until(lambda: world.task.stake > 0)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: len(refusals(world)) == 1)
        engine.submit(StopTask(TASK))
        await world.until(lambda: world.task.state is TaskState.STOPPED)
        await world.until_slot(world.chain.now() + 700)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: len(refusals(world)) == 2)
        assert world.task.account == world.wallets.account.main
        world.toy.stakes.clear()
        world.toy.balances.clear()
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: world.task.account == other.main)
        engine.submit(StartTask(TASK))
        await world.until(lambda: other.staking in world.toy.stakes)
    assert set(refusals(world)) == {"The account is in use"}


@pytest.mark.parametrize("state", [SagaState.RUNNING, SagaState.WAITING])
async def test_another_account_waits_for_money_that_is_under_way(world: World, state: SagaState) -> None:
    """A first stake that has not arrived yet is not on chain, and would be left with the account before."""
    other = world.wallets.add("savings", toy_wallet("savings"))
    async with world.joined() as engine:
        await at_rest_without_stake(world, engine)
        world.store.apply(SagaChanged(a_stake(state)))
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: len(refusals(world)) == 1)
        assert world.task.account == world.wallets.account.main
        world.store.apply(SagaChanged(a_stake(SagaState.DONE)))
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: world.task.account == other.main)

    (words,) = [event.message for event in world.events if isinstance(event, CommandRefused)]
    assert "under way: Stake 2 KOII on Toy task" in words


@pytest.mark.parametrize("arrives", [True, False])
async def test_another_account_waits_until_it_is_known_whether_a_stake_arrived(world: World, arrives: bool) -> None:
    """Also where the node died after it had sent it."""
    other = world.wallets.add("savings", toy_wallet("savings"))
    async with world.joined() as engine:
        await at_rest_without_stake(world, engine)
        with world.chain.losing_answers() if arrives else world.chain.swallowing():
            engine.submit(StartTask(TASK))
            await world.until(lambda: ActStatus.UNKNOWN in [one.status for one in world.journal.unsettled(TASK)])
            engine.submit(StopTask(TASK))
            await world.until(lambda: world.task.state is TaskState.STOPPED)
    async with world.engine() as engine:
        await world.until(lambda: TASK in world.store.tasks)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: len(refusals(world)) == 1)
        await world.clock.sleep(VALID_SLOTS)
        engine.submit(SetAccount(TASK, "savings"))
        await world.until(lambda: len(refusals(world)) == 2 or world.task.account == other.main)

    assert (world.task.account == world.wallets.account.main) == arrives


async def at_rest_without_stake(world: World, engine: Engine) -> None:
    await world.until(lambda: world.task.state is TaskState.RUNNING)
    engine.submit(StopTask(TASK))
    await world.until(lambda: world.task.state is TaskState.STOPPED)
    await world.until_slot(world.chain.now() + 700)
    world.toy.stakes.clear()
    world.toy.balances.clear()


def a_stake(state: SagaState) -> Saga:
    plan = MoneyPlan(
        id="a",
        request=StakeMore(task_id=TASK, amount=Roe(2_000_000_000)),
        title="Stake 2 KOII on Toy task",
        facts=(),
        steps=("Stake",),
        amount=Roe(2_000_000_000),
        fee=Roe(10_000),
        main_balance_after=Roe(0),
    )
    return Saga(id="a", plan=plan, state=state, started_at=1.0, changed_at=1.0)
