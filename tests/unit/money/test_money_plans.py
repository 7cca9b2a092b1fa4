"""What a plan says before anything is signed, and what it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orca_desktop.domain import tokens
from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe
from orca_desktop.domain.commands import CancelMoney, CarryOutMoney, PlanMoney, SetDayLimit
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import Claim, MoneyRequest, RepairStakingAccount, SagaState, StakeMore, Transfer, Unstake
from orca_desktop.k2.programs import rent_exempt_minimum
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import PURSE, STAKE

FEE = 5_000
KOII = ROE_PER_KOII
NEW = PublicKey("4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi")


def send(world: MoneyWorld, amount: int) -> Transfer:
    return Transfer(to=world.stage.cleo.main, amount=Roe(amount))


async def refused(world: MoneyWorld, request: MoneyRequest, account: str = "") -> str:
    """The words of a refusal, be it of the plan as a whole or in it."""
    async with world.program() as money:
        answer = await world.ask(money, PlanMoney(request, account))
    return answer.message if isinstance(answer, CommandRefused) else answer.plan.problem  # type: ignore[union-attr]


async def test_a_plan_says_what_how_much_to_whom_the_fee_and_what_is_left(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, send(world, KOII))

    assert plan.title == "Send 1 KOII"
    assert dict(plan.facts) == {
        "Amount": "1 KOII",
        "Goes to": world.stage.cleo.main,
        "Fee": "0.000005 KOII",
        "From": f"savings ({world.ada.main})",
        "Main account afterwards": "3.999995 KOII",
    }
    assert (plan.amount, plan.fee, plan.main_balance_after) == (KOII, FEE, PURSE - KOII - FEE)
    assert (plan.problem, plan.not_before, plan.account, plan.main) == ("", None, "savings", world.ada.main)
    assert world.tokens() == world.total
    assert world.held(world.ada.main) == PURSE


async def test_an_address_is_new_until_something_was_sent_to_it(world: MoneyWorld) -> None:
    async with world.program() as money:
        first = await world.plan(money, send(world, 5))
        await world.ended(await world.agree(money, first.request))
        second = await world.plan(money, send(world, 5))
        unknown = await world.plan(money, Transfer(to=NEW, amount=Roe(KOII)))
        program = await world.plan(money, Transfer(to=PublicKey(world.task_id), amount=Roe(KOII)))

    assert any("never sent" in warning for warning in first.warnings)
    assert not second.warnings
    assert any("no account at this address yet" in warning for warning in unknown.warnings)
    assert any("belongs to a program" in warning for warning in program.warnings)


@pytest.mark.parametrize(
    ("left", "words"),
    [(0, "all of the balance"), (KOII // 100, "too little"), (KOII // 8, "left for fees"), (KOII, "")],
)
async def test_what_is_left_for_fees_is_looked_at(world: MoneyWorld, left: int, words: str) -> None:
    async with world.program() as money:
        await world.ended(await world.agree(money, send(world, 1)))
        plan = await world.plan(money, send(world, PURSE - 1 - FEE - left - FEE))

    assert plan.main_balance_after == left
    assert not plan.problem
    assert [words in warning for warning in plan.warnings] == ([True] if words else [])


async def test_tasks_that_run_are_named_when_too_little_is_left_for_their_fees(world: MoneyWorld) -> None:
    world.join()
    async with world.program() as money:
        plan = await world.plan(money, send(world, PURSE - FEE - KOII // 100))

    assert any("1 task that runs" in warning and "missed" in warning for warning in plan.warnings)


async def test_everything_may_be_sent_to_the_last_roe(world: MoneyWorld) -> None:
    async with world.program() as money:
        saga = await world.ended(await world.agree(money, send(world, PURSE - FEE)))

    assert saga.state is SagaState.DONE
    assert world.held(world.ada.main) == 0


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (PURSE, "It takes 5.000005 KOII, and the main account holds 5 KOII."),
        (PURSE - FEE - 1, "the network keeps no account with less"),
        (0, "more than nothing"),
        (-5, "more than nothing"),
    ],
)
async def test_what_the_network_would_refuse_is_said_before(world: MoneyWorld, amount: int, words: str) -> None:
    assert words in await refused(world, send(world, amount))


@pytest.mark.parametrize("amount", [0, -1, 2**53, 10**4_000], ids=("nothing", "negative", "too much", "beyond all"))
async def test_an_amount_that_cannot_be_meant_is_refused_before_the_network_is_asked(
    world: MoneyWorld, amount: int
) -> None:
    for request in (send(world, amount), StakeMore(task_id=world.task_id, amount=Roe(amount))):
        async with world.program() as money:
            world.line.is_down = True
            answer = await world.ask(money, PlanMoney(request))

        assert isinstance(answer, CommandRefused)
        assert "more than nothing" in answer.message


@pytest.mark.parametrize("count", [0, 1_001])
async def test_so_many_tasks_cannot_be_claimed_from(world: MoneyWorld, count: int) -> None:
    assert "at least one" in await refused(world, Claim(task_ids=(world.task_id,) * count))


@pytest.mark.parametrize("limit", [-1, 2**53])
async def test_a_limit_that_cannot_be_meant_is_refused(world: MoneyWorld, limit: int) -> None:
    async with world.program() as money:
        answer = await world.ask(money, SetDayLimit(Roe(limit)))

    assert isinstance(answer, CommandRefused)
    assert "A limit" in answer.message
    assert world.book.day_limits() == ()


async def test_a_new_account_needs_its_rent(world: MoneyWorld) -> None:
    least = rent_exempt_minimum(0)

    assert "makes no account" in await refused(world, Transfer(to=NEW, amount=Roe(least - 1)))
    assert await refused(world, Transfer(to=NEW, amount=least)) == ""


async def test_money_is_not_sent_where_it_would_do_harm(world: MoneyWorld) -> None:
    assert "the account itself" in await refused(world, Transfer(to=world.ada.main, amount=Roe(5)))
    assert "staking key" in await refused(world, Transfer(to=world.ada.staking, amount=Roe(KOII)))
    assert "no address" in await refused(world, Transfer(to=PublicKey("0OIl"), amount=Roe(KOII)))


async def test_a_stake_below_the_tasks_minimum_is_refused(world: MoneyWorld) -> None:
    assert "asks for a stake of" in await refused(world, StakeMore(task_id=world.task_id, amount=Roe(1)))


async def test_there_must_be_something_to_take_claim_or_repair(world: MoneyWorld) -> None:
    assert "Nothing is staked" in await refused(world, Unstake(task_id=world.task_id))
    assert "Nothing can be claimed" in await refused(world, Claim(task_ids=(world.task_id,)))
    assert "the first stake makes it" in await refused(world, RepairStakingAccount())
    world.stage.stake(world.ada)
    assert "in order" in await refused(world, RepairStakingAccount())


async def test_an_account_that_is_watched_or_unknown_signs_nothing(world: MoneyWorld) -> None:
    world.signer.watched.add("savings")

    assert "not on this computer" in await refused(world, send(world, 5))
    assert "No account is called" in await refused(world, send(world, 5), "nobody")
    assert await refused(world, Transfer(to=world.ada.main, amount=Roe(5)), "other") == ""


async def test_a_locked_wallet_plans_and_sends_nothing(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, send(world, 5))
        world.signer.is_locked = True
        again = await world.plan(money, send(world, 5))
        answer = await world.ask(money, CarryOutMoney(plan.id))

    assert not again.problem
    assert isinstance(answer, CommandRefused)
    assert answer.title == "The wallet is locked"
    assert world.held(world.ada.main) == PURSE


async def test_a_plan_is_carried_out_once_and_not_when_it_is_old(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, send(world, 5))
        old = await world.plan(money, send(world, 6))
        money.submit(CarryOutMoney(plan.id))
        second = await world.ask(money, CarryOutMoney(plan.id))
        await world.ended(plan.id)
        await world.clock.sleep(601)
        third = await world.ask(money, CarryOutMoney(old.id))

    assert isinstance(second, CommandRefused)
    assert isinstance(third, CommandRefused)
    assert world.held(world.stage.cleo.main) == PURSE + 5


async def test_what_has_changed_since_the_plan_is_looked_at_again(world: MoneyWorld) -> None:
    async with world.program() as money:
        first = await world.plan(money, send(world, PURSE - FEE))
        second = await world.plan(money, send(world, KOII))
        await world.ended(await world.agree(money, second.request))
        answer = await world.ask(money, CarryOutMoney(first.id))

    assert isinstance(answer, CommandRefused)
    assert "It takes" in answer.message


async def test_two_requests_about_one_task_do_not_get_in_each_others_way(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.stage.at(3)
    world.stage.done(world.ada, world.stage.proof(world.ada, 2))
    async with world.program() as money:
        name = await world.agree(money, Unstake(task_id=world.task_id))
        more = await world.plan(money, StakeMore(task_id=world.task_id, amount=Roe(5)))
        answer = await world.ask(money, CarryOutMoney(more.id))
        await world.ended(name)

    assert isinstance(answer, CommandRefused)
    assert "under way already: Take 0.1 KOII of stake back" in answer.message


async def test_a_plan_is_made_anew_where_its_task_works_with_another_account_by_now(world: MoneyWorld) -> None:
    world.join()
    async with world.program() as money:
        plan = await world.plan(money, StakeMore(task_id=world.task_id, amount=Roe(STAKE)))
        world.show(replace(world.kept[world.task_id], account=world.signer.accounts()[1].main))
        answer = await world.ask(money, CarryOutMoney(plan.id))

    assert isinstance(answer, CommandRefused)
    assert "works with another account by now" in answer.message
    assert world.staked == 0


async def test_what_waits_can_be_given_up_and_what_is_sent_cannot(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.stage.at(3)
    world.stage.done(world.ada, world.stage.proof(world.ada, 2))
    async with world.program() as money:
        waits = await world.agree(money, Unstake(task_id=world.task_id))
        await world.until(lambda: world.saga(waits).state is SagaState.WAITING)
        money.submit(CancelMoney(waits))
        given_up = await world.ended(waits)
        world.line.loses.add("sendTransaction")
        sent = await world.agree(money, send(world, 5))
        await world.until(lambda: bool(world.saga(sent).signatures))
        late = await world.ask(money, CancelMoney(sent))
        world.line.loses.clear()
        done = await world.ended(sent)
        over = await world.ask(money, CancelMoney(sent))

    assert (given_up.state, world.staked) == (SagaState.CANCELLED, STAKE)
    assert isinstance(late, CommandRefused)
    assert "cannot be called back" in late.message
    assert done.state is SagaState.DONE
    assert isinstance(over, CommandRefused)
    assert world.held(world.stage.cleo.main) == PURSE + 5


# -- the limit of a day -----------------------------------------------------------------------------------------------


async def test_what_nobody_can_tell_any_more_is_said_and_can_be_given_up_and_counts(world: MoneyWorld) -> None:
    """The server was set up anew, and does not know whether the transaction of before arrived."""
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(KOII), tokens.KOII))
        world.line.swallows.add("sendTransaction")
        name = await world.agree(money, send(world, 5))
        await world.until(lambda: bool(world.saga(name).signatures))
        world.line.keeps_from = world.stage.ledger.slot + 10_000
        for _ in range(40):
            world.stage.ledger.begin(world.stage.ledger.slot + 10)
        await world.until(lambda: world.saga(name).can_cancel)
        waiting = world.saga(name)
        money.submit(CancelMoney(name))
        saga = await world.ended(name)
        await world.until(lambda: world.store.day_limit.spent == 5)

    assert (waiting.state, saga.state, saga.is_unknown) == (SagaState.WAITING, SagaState.CANCELLED, True)
    assert "Nobody can tell any more whether this was carried out" in waiting.words
    assert "You gave it up while nobody could tell" in saga.words
    assert world.held(world.stage.cleo.main) == PURSE


async def test_a_limit_for_a_day_counts_what_was_agreed_to(world: MoneyWorld) -> None:
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(2 * KOII)))
        await world.until(lambda: world.store.day_limit.limit == 2 * KOII)
        await world.ended(await world.agree(money, send(world, KOII)))
        last = await world.plan(money, send(world, KOII))
        over = await world.plan(money, send(world, KOII + 1))
        money.submit(CarryOutMoney(last.id))
        await world.ended(last.id)
        answer = await world.plan(money, send(world, 1))

    assert not last.problem
    assert "Your limit for a day is 2 KOII; of it 1 KOII are left." in over.problem
    assert "of it 0 KOII are left" in answer.problem
    assert world.store.day_limit.spent == 2 * KOII


async def test_setting_the_computers_clock_gives_nobody_another_day(
    world: MoneyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(KOII)))
        await world.ended(await world.agree(money, send(world, KOII)))
    wall = world.clock.wall
    monkeypatch.setattr(world.clock, "wall", lambda: wall() + 5 * 86_400)
    async with world.program() as money:
        plan = await world.plan(money, send(world, 1))

    assert "limit for a day" in plan.problem


async def test_a_day_of_the_networks_clock_later_the_limit_is_free_again(world: MoneyWorld) -> None:
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(KOII)))
        await world.ended(await world.agree(money, send(world, KOII)))
        world.stage.ledger.begin(world.stage.ledger.slot + 864_000 + 100)
        await world.clock.sleep(2)
        plan = await world.plan(money, send(world, 1))

    assert not plan.problem


async def test_more_than_the_limit_takes_an_open_wallet_and_less_does_not(world: MoneyWorld) -> None:
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(5)))
        await world.until(lambda: world.store.day_limit.limit == 5)
        world.signer.is_locked = True
        more = await world.ask(money, SetDayLimit(None))
        money.submit(SetDayLimit(Roe(4)))
        await world.until(lambda: world.store.day_limit.limit == 4)

    assert isinstance(more, CommandRefused)
    assert world.book.day_limits() == ((tokens.KOII, 4),)


@pytest.mark.parametrize("is_locked", [True, False])
async def test_where_the_default_account_is_only_watched_another_one_opens_the_limit(
    world: MoneyWorld, is_locked: bool
) -> None:
    world.signer.watched.add("savings")
    world.signer.replaced["savings"] = replace(world.signer.accounts()[0], custody=Custody.WATCH_ONLY)
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(5)))
        await world.until(lambda: world.store.day_limit.limit == 5)
        world.signer.is_locked = is_locked
        money.submit(SetDayLimit(Roe(9)))
        await world.until(lambda: world.store.day_limit.limit == 9 or bool(world.refusals))

    assert [refusal.title for refusal in world.refusals] == (["The wallet is locked"] if is_locked else [])


async def test_a_limit_is_set_while_the_network_is_away(world: MoneyWorld) -> None:
    async with world.program() as money:
        await world.until(lambda: world.store.day_limit is not None and bool(world.line.calls))
        world.line.is_down = True
        money.submit(SetDayLimit(Roe(5)))
        await world.until(lambda: world.store.day_limit.limit == 5)

    assert not world.refusals
