"""Plans and sagas about tasks that pay in a token: each amount in its own token, fees and deposits in KOII."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from orca_desktop.adapters.sqlite.archive_reader import ArchiveReader
from orca_desktop.adapters.sqlite.archive_rebuild import check
from orca_desktop.adapters.sqlite.archive_writer import ArchiveWriter
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe, Units
from orca_desktop.domain.archive import EVERYTHING
from orca_desktop.domain.commands import CarryOutMoney, PlanMoney, SetDayLimit
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.ledger import OPENING
from orca_desktop.domain.money import Claim, MoneyRequest, RepairStakingAccount, SagaState, StakeMore, Transfer, Unstake
from orca_desktop.domain.tasks import TaskState, TokenKind
from orca_desktop.domain.tokens import KOII, TokenAmount
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import rent_exempt_minimum, staking_account_deposit
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES
from orca_desktop.simulation.accounts import Account
from tests.unit.money.money_world import MoneyWorld
from tests.unit.money.test_money_ledger import recording
from tests.unit.simulation.stage import PURSE, STAKE

FEE = 5_000
RENT = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
DEPOSIT = staking_account_deposit()
FIRE = ROE_PER_KOII
"""One token has as many units as one KOII has ROE."""

NEW = PublicKey("4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi")


@pytest.fixture
def world() -> MoneyWorld:
    return MoneyWorld(TokenKind.KPL)


def send(world: MoneyWorld, amount: int, to: PublicKey | None = None) -> Transfer:
    return Transfer(to=to or world.stage.cleo.main, amount=Units(amount), mint=world.stage.mint)


async def refused(world: MoneyWorld, request: MoneyRequest) -> str:
    """The words of a refusal, be it of the plan as a whole or in it."""
    async with world.program() as money:
        answer = await world.ask(money, PlanMoney(request))
    return answer.message if isinstance(answer, CommandRefused) else answer.plan.problem  # type: ignore[union-attr]


# -- plans ------------------------------------------------------------------------------------------------------------


async def test_a_stake_names_the_token_and_the_fee_apart(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, StakeMore(task_id=world.task_id, amount=Units(STAKE)))

    assert plan.title == "Stake 0.1 FIRE on Token Census"
    assert dict(plan.facts) == {
        "Task": f"Token Census ({world.task_id})",
        "Token": f"FIRE ({world.stage.mint})",
        "Amount": "0.1 FIRE",
        "Goes to": f"{world.stage.pot}, the stake pot of the task",
        "Staked afterwards": "0.1 FIRE",
        "Deposit": "0.00990016 KOII stay in the accounts of the staking key, which are made now",
        "Fee": "0.00001 KOII",
        "From": f"savings ({world.ada.main})",
        "Main account afterwards": "4.99008984 KOII",
        "FIRE afterwards": "4.9 FIRE",
    }
    assert (plan.amount, plan.token.symbol, plan.fee) == (STAKE, "FIRE", 2 * FEE)
    assert plan.main_balance_after == PURSE - DEPOSIT - RENT - 2 * FEE
    assert plan.amounts == (TokenAmount(token=world.token, amount=STAKE),)
    assert plan.tokens_after == (TokenAmount(token=world.token, amount=PURSE - STAKE),)
    assert not plan.problem


async def test_what_is_missing_is_said_in_the_token_that_it_is_missing_of(world: MoneyWorld) -> None:
    too_much = await refused(world, StakeMore(task_id=world.task_id, amount=Units(6 * FIRE)))
    assert too_much == "It takes 6 FIRE, and the main account holds 5 FIRE."

    world.stage.ledger.decree({world.ada.main: Account(lamports=DEPOSIT)})
    too_poor = await refused(world, StakeMore(task_id=world.task_id, amount=Units(STAKE)))
    assert too_poor.startswith("Fees and deposits are paid in KOII: it takes 0.00991016 KOII, and the main account")


async def test_tokens_in_another_account_are_not_planned_with_and_are_told(world: MoneyWorld) -> None:
    account = world.stage.ledger.account(token_account(world.ada.main, world.stage.mint))
    assert account is not None
    world.stage.ledger.decree({public_key(bytes([9]) * 32): account})
    words = await refused(world, StakeMore(task_id=world.task_id, amount=Units(6 * FIRE)))

    assert words.startswith("It takes 6 FIRE, and the main account holds 5 FIRE. 5 FIRE more lie in other accounts")


async def test_little_koii_for_fees_is_warned_of_also_where_tokens_are_moved(world: MoneyWorld) -> None:
    world.stage.ledger.decree({world.ada.main: Account(lamports=ROE_PER_KOII // 20)})
    world.join()
    async with world.program() as money:
        plan = await world.plan(money, send(world, FIRE))

    assert any("too little for long for the fees of 1 task that runs" in warning for warning in plan.warnings)


async def test_a_claim_says_that_an_account_is_made_first(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(FIRE)
    world.lose_token_account()
    async with world.program() as money:
        plan = await world.plan(money, Claim(task_ids=(world.task_id,)))
        saga = await world.ended(await world.agree(money, plan.request))

    assert plan.steps == ("Make an account that holds FIRE", "Claim 1 FIRE from Token Census")
    assert dict(plan.facts)["Account for FIRE"] == "0.00203928 KOII stay in it; it is made first"
    assert (saga.state, saga.done, len(saga.signatures)) == (SagaState.DONE, 2, 2)
    assert world.purse == FIRE
    assert world.held(world.ada.main) == plan.main_balance_after


async def test_an_account_that_somebody_made_meanwhile_is_used_and_nothing_is_sent_for_it(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(FIRE)
    world.stage.at(3)
    world.stage.done(world.ada, world.stage.proof(world.ada, 2))
    account = world.stage.ledger.account(token_account(world.ada.main, world.stage.mint))
    assert account is not None
    world.lose_token_account()
    async with world.program() as money:
        plan = await world.plan(money, Unstake(task_id=world.task_id))
        name = await world.agree(money, plan.request)
        await world.until(lambda: world.saga(name).state is SagaState.WAITING)
        world.stage.ledger.decree({token_account(world.ada.main, world.stage.mint): account})
        saga = await world.ended(name)

    assert plan.steps[-2:] == ("Make an account that holds FIRE", "Have it paid to the main account")
    assert (saga.state, saga.done, len(saga.signatures)) == (SagaState.DONE, 5, 2)


async def test_a_deposit_that_the_plan_does_not_name_is_refused(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(FIRE)
    async with world.program() as money:
        plan = await world.plan(money, Claim(task_ids=(world.task_id,)))
        world.lose_token_account()
        answer = await world.ask(money, CarryOutMoney(plan.id))
        again = await world.plan(money, plan.request)

    assert isinstance(answer, CommandRefused)
    assert "a higher fee or deposit" in answer.message
    assert (plan.deposit, again.deposit) == (0, RENT)
    assert world.claimable == FIRE


async def test_a_receiver_whose_account_is_gone_meanwhile_is_not_paid_for_unasked(world: MoneyWorld) -> None:
    async with world.program() as money:
        plan = await world.plan(money, send(world, FIRE))
        theirs = token_account(world.stage.cleo.main, world.stage.mint)
        world.stage.ledger.decree({theirs: Account(lamports=0)})
        answer = await world.ask(money, CarryOutMoney(plan.id))

    assert isinstance(answer, CommandRefused)
    assert "a higher fee or deposit" in answer.message
    assert world.held(world.ada.main) == PURSE


async def test_a_race_for_the_account_costs_a_fee_and_no_more(
    world: MoneyWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody makes the account in the moment in which ours is being sent: the network refuses ours."""
    world.stage.stake(world.ada)
    world.reward(FIRE)
    key = token_account(world.ada.main, world.stage.mint)
    account = world.stage.ledger.account(key)
    assert account is not None
    world.lose_token_account()
    call = world.line.call

    async def raced(method: str, params: list[object], result: type[object]) -> object:
        if method == "sendTransaction" and world.stage.ledger.account(key) is None:
            world.stage.ledger.decree({key: account})
        return await call(method, params, result)

    async with world.program() as money:
        plan = await world.plan(money, Claim(task_ids=(world.task_id,)))
        monkeypatch.setattr(world.line, "call", raced)
        saga = await world.ended(await world.agree(money, plan.request))

    assert (saga.state, saga.done) == (SagaState.DONE, 2), saga.words
    assert world.purse == PURSE - STAKE + FIRE


async def test_tokens_are_sent_and_the_receivers_account_is_paid_for(world: MoneyWorld) -> None:
    async with world.program() as money:
        there = await world.plan(money, send(world, FIRE))
        new = await world.plan(money, send(world, FIRE, NEW))

    assert (there.title, there.fee, there.main_balance_after) == ("Send 1 FIRE", FEE, PURSE - FEE)
    assert "Deposit" not in dict(there.facts)
    assert dict(new.facts)["Deposit"] == "0.00203928 KOII make the receiver's account for FIRE"
    assert new.main_balance_after == PURSE - RENT - FEE
    assert dict(new.facts)["FIRE afterwards"] == "4 FIRE"


async def test_tokens_are_not_sent_where_they_would_be_lost(world: MoneyWorld) -> None:
    theirs = token_account(world.stage.cleo.main, world.stage.mint)

    assert "an account for tokens" in await refused(world, send(world, FIRE, theirs))
    assert "staking key of your own: tokens" in await refused(world, send(world, FIRE, world.ada.staking))
    assert "the account itself" in await refused(world, send(world, FIRE, world.ada.main))
    unknown = Transfer(to=NEW, amount=Units(1), mint=NEW)
    assert "holds nothing of the token" in await refused(world, unknown)


async def test_without_a_staking_key_for_tokens_nothing_is_staked(world: MoneyWorld) -> None:
    account = world.signer.accounts()[0]
    world.signer.replaced["savings"] = replace(account, kpl_staking=None)

    words = await refused(world, StakeMore(task_id=world.task_id, amount=Units(STAKE)))
    assert "staking key for tasks that pay in a token of “savings” is not known" in words


async def test_the_staking_account_that_is_faulty_is_the_one_that_is_repaired(world: MoneyWorld) -> None:
    gift = k2.transfer(source=world.stage.cleo.main, destination=world.ada.staking, lamports=1_000_000)
    world.stage.done(world.stage.cleo, gift)
    async with world.program() as money:
        stake = await world.plan(money, StakeMore(task_id=world.task_id, amount=Units(STAKE)))
        plan = await world.plan(money, RepairStakingAccount())

    assert "Repair it first" in stake.problem
    assert plan.request == RepairStakingAccount(kind=TokenKind.KPL)
    assert plan.answers(RepairStakingAccount(), "savings")
    assert not plan.answers(RepairStakingAccount(), "other")
    assert not stake.answers(RepairStakingAccount(), "savings")
    assert dict(plan.facts)["Staking account"] == f"{world.ada.staking}, for tasks that pay in a token"


# -- several tokens at once -------------------------------------------------------------------------------------------


async def test_all_that_can_be_claimed_is_claimed_of_every_token(world: MoneyWorld) -> None:
    native = world.stage.tasks["sample"]
    world.stage.stake(world.ada)
    world.reward(3 * FIRE)
    world.lose_token_account()
    async with world.program() as money:
        await world.ended(await world.agree(money, StakeMore(task_id=native, amount=Roe(STAKE))))
        world.reward_in_koii(ROE_PER_KOII)
        before = world.held(world.ada.main)
        plan = await world.plan(money, Claim(task_ids=(world.task_id, native)))
        saga = await world.ended(await world.agree(money, plan.request))

    assert plan.title == "Claim 1 KOII and 3 FIRE from 2 tasks"
    assert plan.steps == (
        "Make an account that holds FIRE",
        "Claim 3 FIRE from Token Census",
        "Claim 1 KOII from Prime Census",
    )
    assert (plan.token, plan.amount) == (KOII, ROE_PER_KOII)
    assert [(one.token.symbol, one.amount) for one in plan.amounts] == [("KOII", ROE_PER_KOII), ("FIRE", 3 * FIRE)]
    assert saga.state is SagaState.DONE, saga.words
    assert world.held(world.ada.main) == before + ROE_PER_KOII - RENT - 5 * FEE == plan.main_balance_after
    assert world.purse == 3 * FIRE


# -- the limit of a day -----------------------------------------------------------------------------------------------


async def test_each_token_has_a_limit_of_its_own(world: MoneyWorld) -> None:
    async with world.program() as money:
        money.submit(SetDayLimit(Roe(ROE_PER_KOII)))
        money.submit(SetDayLimit(Units(2 * FIRE), world.token))
        await world.until(lambda: world.store.day_limit.of(world.token) == 2 * FIRE)
        await world.ended(await world.agree(money, send(world, FIRE)))
        last = await world.plan(money, send(world, FIRE))
        over = await world.plan(money, StakeMore(task_id=world.task_id, amount=Units(FIRE + 1)))
        koii = await world.plan(money, Transfer(to=world.stage.cleo.main, amount=Units(ROE_PER_KOII)))
        limit = world.store.day_limit

    assert not last.problem
    assert over.problem == "Your limit for a day is 2 FIRE; of it 1 FIRE are left."
    assert not koii.problem
    assert (limit.limit, limit.spent) == (ROE_PER_KOII, 0)
    assert [(one.token, one.limit, one.spent) for one in limit.tokens] == [(world.token, 2 * FIRE, FIRE)]


# -- the ledger -------------------------------------------------------------------------------------------------------


async def test_every_movement_of_tokens_has_its_rows_and_nothing_is_left_to_explain(
    world: MoneyWorld, tmp_path: Path
) -> None:
    world.stage.stake(world.ada)
    world.reward(40)
    world.join(TaskState.STOPPED)
    path = tmp_path / "history.sqlite"
    with ArchiveWriter(path, lambda _: None) as writer:
        chronicle = recording(world, writer)
        async with world.program() as money:
            world.store.subscribe(chronicle.on_event)
            world.look(world.ada.main)
            for request in (
                Claim(task_ids=(world.task_id,)),
                StakeMore(task_id=world.task_id, amount=Units(9)),
                send(world, 7, NEW),
                Unstake(task_id=world.task_id),
            ):
                saga = await world.ended(await world.agree(money, request))
                assert saga.state is SagaState.DONE, saga.words
        await chronicle.catch_up()
    reader = ArchiveReader(path)
    rows = [row for row in reader.ledger(EVERYTHING, limit=1_000).rows if row.words != OPENING]

    assert check(path).is_sound
    assert sorted((row.account.value, row.kind.value, row.amount) for row in rows if row.token != "KOII") == [
        ("claimable", "claim", -(STAKE + 9)),
        ("claimable", "claim", -40),
        ("claimable", "returned stake", STAKE + 9),
        ("main", "claim", 40),
        ("main", "claim", STAKE + 9),
        ("main", "stake", -9),
        ("main", "transfer", -7),
        ("stake", "stake", 9),
        ("stake", "unstake", -(STAKE + 9)),
    ]
    assert sorted((row.kind.value, row.amount) for row in rows if row.token == "KOII") == [
        ("deposit", -RENT),
        ("fee", -2 * FEE),
        ("fee", -2 * FEE),
        ("fee", -2 * FEE),
        ("fee", -2 * FEE),
        ("fee", -FEE),
    ]
    sums = dict.fromkeys(reader.figures(), 0)
    for row in reader.ledger(EVERYTHING, limit=1_000).rows:
        sums[row.holding] += row.amount
    assert sums == reader.figures()
