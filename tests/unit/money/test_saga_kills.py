"""The program is killed at every call and every write that a saga makes, before and after it, and started again.

Nothing may move twice, nothing may be forgotten, and not a token may be unaccounted for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

import pytest

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.commands import CarryOutMoney
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import (
    Claim,
    MoneyRequest,
    RepairStakingAccount,
    Saga,
    SagaState,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import program_of, rent_exempt_minimum, staking_account_deposit
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES
from orca_desktop.ports.chain import SignedAct
from tests import virtual_time
from tests.fakes import MemoryJournal
from tests.fakes.sagas import MemorySagas
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import PURSE, STAKE

FEE = 5_000
REWARD = 321
GIFT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What stands before, what is asked for, and what must have come of it.

    `after`: the KOII in the main account, what else it holds of the token, stake, claimable.
    """

    before: Callable[[MoneyWorld], None]
    request: Callable[[MoneyWorld], MoneyRequest]
    after: tuple[int, int, int, int]
    kind: TokenKind = TokenKind.KOII


def nothing(world: MoneyWorld) -> None:
    pass


def staked(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(REWARD)


def staked_without_account(world: MoneyWorld) -> None:
    staked(world)
    world.lose_token_account()


def proven(world: MoneyWorld) -> None:
    staked(world)
    world.join()
    world.stage.at(3)
    world.stage.done(world.ada, world.stage.proof(world.ada, 2))


def proven_without_account(world: MoneyWorld) -> None:
    proven(world)
    world.lose_token_account()


def faulty(world: MoneyWorld) -> None:
    gift = k2.transfer(source=world.stage.cleo.main, destination=world.ada.staking, lamports=GIFT)
    world.stage.done(world.stage.cleo, gift)


def stake(amount: int) -> Callable[[MoneyWorld], MoneyRequest]:
    return lambda world: StakeMore(task_id=world.task_id, amount=Roe(amount))


def claim(world: MoneyWorld) -> MoneyRequest:
    return Claim(task_ids=(world.task_id,))


def rewarded_in_both(world: MoneyWorld) -> None:
    staked_without_account(world)
    world.reward_in_koii(GIFT)


def claim_both(world: MoneyWorld) -> MoneyRequest:
    return Claim(task_ids=(world.task_id, world.native))


def unstake(world: MoneyWorld) -> MoneyRequest:
    return Unstake(task_id=world.task_id)


def repair(_world: MoneyWorld) -> MoneyRequest:
    return RepairStakingAccount()


def transfer(world: MoneyWorld) -> MoneyRequest:
    return Transfer(to=world.stage.cleo.main, amount=Roe(77))


def token_transfer(to: PublicKey | None) -> Callable[[MoneyWorld], MoneyRequest]:
    return lambda world: Transfer(to=to or world.stage.cleo.main, amount=Units(77), mint=world.stage.mint)


NEW = PublicKey("4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi")
RENT = rent_exempt_minimum(TOKEN_ACCOUNT_BYTES)
DEPOSIT = staking_account_deposit()
KPL = TokenKind.KPL
AFTER_STAKE = PURSE - STAKE - DEPOSIT - 2 * FEE
REPAIRED = PURSE + GIFT - DEPOSIT - 2 * FEE
STAKED_TOKENS = PURSE - DEPOSIT - RENT - 2 * FEE
"""KOII in the main account after a first stake in tokens."""

CASES = {
    "transfer": Case(before=nothing, request=transfer, after=(PURSE - 77 - FEE, PURSE, 0, 0)),
    "first stake": Case(before=nothing, request=stake(STAKE), after=(AFTER_STAKE, PURSE, STAKE, 0)),
    "more stake": Case(before=staked, request=stake(5), after=(AFTER_STAKE - 5 - 2 * FEE, PURSE, STAKE + 5, REWARD)),
    "claim": Case(before=staked, request=claim, after=(AFTER_STAKE + REWARD - 2 * FEE, PURSE, STAKE, 0)),
    "unstake": Case(
        before=proven,
        request=unstake,
        after=(AFTER_STAKE - 2 * FEE + STAKE + REWARD - 4 * FEE, PURSE, 0, 0),
    ),
    "repair": Case(before=faulty, request=repair, after=(REPAIRED, PURSE, 0, 0)),
    "transfer of tokens": Case(
        before=nothing, request=token_transfer(None), after=(PURSE - FEE, PURSE - 77, 0, 0), kind=KPL
    ),
    "transfer of tokens to a new account": Case(
        before=nothing, request=token_transfer(NEW), after=(PURSE - RENT - FEE, PURSE - 77, 0, 0), kind=KPL
    ),
    "first stake of tokens": Case(
        before=nothing, request=stake(STAKE), after=(STAKED_TOKENS, PURSE - STAKE, STAKE, 0), kind=KPL
    ),
    "more stake of tokens": Case(
        before=staked,
        request=stake(5),
        after=(STAKED_TOKENS - 2 * FEE, PURSE - STAKE - 5, STAKE + 5, REWARD),
        kind=KPL,
    ),
    "claim of tokens": Case(
        before=staked, request=claim, after=(STAKED_TOKENS - 2 * FEE, PURSE - STAKE + REWARD, STAKE, 0), kind=KPL
    ),
    "claim of tokens without an account for them": Case(
        before=staked_without_account,
        request=claim,
        after=(STAKED_TOKENS - RENT - 3 * FEE, REWARD, STAKE, 0),
        kind=KPL,
    ),
    "unstake of tokens": Case(
        before=proven,
        request=unstake,
        after=(STAKED_TOKENS - 2 * FEE - 4 * FEE, PURSE + REWARD, 0, 0),
        kind=KPL,
    ),
    "unstake of tokens without an account for them": Case(
        before=proven_without_account,
        request=unstake,
        after=(STAKED_TOKENS - 2 * FEE - RENT - 5 * FEE, STAKE + REWARD, 0, 0),
        kind=KPL,
    ),
    "claim of KOII and of tokens without an account for them": Case(
        before=rewarded_in_both,
        request=claim_both,
        after=(STAKED_TOKENS - RENT - 5 * FEE + GIFT, REWARD, STAKE, 0),
        kind=KPL,
    ),
    "repair for tasks of a token": Case(before=faulty, request=repair, after=(REPAIRED, PURSE, 0, 0), kind=KPL),
}


class Killed(BaseException):
    """The program ends here, whatever it still meant to do."""


class Disk:
    """Counts what is written, and kills the program at the write of number `kill_at`: before it, or right after."""

    def __init__(self, *, kill_at: int, after: bool) -> None:
        self.killed = asyncio.Event()
        self._kill_at = kill_at
        self._after = after
        self._writes = 0

    def write(self, do: Callable[[], None]) -> None:
        self._writes += 1
        is_due = self._writes == self._kill_at
        if self.killed.is_set() or (is_due and not self._after):
            self._die()
        do()
        if is_due:
            self._die()

    def _die(self) -> None:
        self.killed.set()
        raise Killed


class DyingJournal(MemoryJournal):
    disk: Disk | None = None

    def intend(self, key: ActKey, detail: str, *, signed: SignedAct | None = None) -> None:
        self._write(lambda: super(DyingJournal, self).intend(key, detail, signed=signed))

    def settle(self, key: ActKey, status: ActStatus, *, detail: str = "") -> None:
        self._write(lambda: super(DyingJournal, self).settle(key, status, detail=detail))

    def forget(self, key: ActKey) -> None:
        self._write(lambda: super(DyingJournal, self).forget(key))

    def _write(self, do: Callable[[], None]) -> None:
        do() if self.disk is None else self.disk.write(do)


class DyingSagas(MemorySagas):
    disk: Disk | None = None

    def save(self, saga: Saga) -> None:
        if self.disk is None:
            super().save(saga)
        else:
            self.disk.write(lambda: super(DyingSagas, self).save(saga))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """Where the first life of the program ends: at a call to the network, or at a write to the disk."""

    at: int
    after: bool
    on_disk: bool


async def course(case: Case, kill: Kill) -> bool:
    """Live through a kill and a second start; False where the saga was over before it came to that."""
    journal, book = DyingJournal(), DyingSagas()
    world = MoneyWorld(case.kind, journal=journal, book=book)
    case.before(world)
    total = world.tokens()
    disk = Disk(kill_at=kill.at, after=kill.after)
    journal.disk = book.disk = disk if kill.on_disk else None
    killed = disk.killed if kill.on_disk else world.line.killed
    name = ""
    with suppress(BaseExceptionGroup):
        async with world.program() as money:
            name = (await world.plan(money, case.request(world))).id
            world.line.calls.clear()
            world.line.kill_at, world.line.kills_after = None if kill.on_disk else kill.at, kill.after
            money.submit(CarryOutMoney(name))
            ends, dies = asyncio.create_task(world.ended(name)), asyncio.create_task(killed.wait())
            await asyncio.wait({ends, dies}, return_when=asyncio.FIRST_COMPLETED)
            ends.cancel()
            dies.cancel()
            await asyncio.gather(ends, dies, return_exceptions=True)
    world.line.kill_at = journal.disk = book.disk = None
    async with world.program() as money:
        if book.find(name) is None:  # it died over the agreement: then nothing was agreed to
            assert world.tokens() == total
            name = await world.agree(money, case.request(world))
        check(world, case, await world.ended(name), total, kill)
    return killed.is_set()


def check(world: MoneyWorld, case: Case, saga: Saga, total: tuple[int, int], kill: Kill) -> None:
    assert saga.state is SagaState.DONE, (kill, saga)
    tokens = world.stage.tokens(token_account(world.ada.main, world.stage.mint))
    assert (world.held(world.ada.main), tokens, world.staked, world.claimable) == case.after, kill
    assert world.tokens() == total, kill
    request = saga.plan.request
    if isinstance(request, Transfer) and request.mint is None:
        assert world.held(world.stage.cleo.main) == PURSE + 77
    if isinstance(request, Transfer) and request.mint is not None:
        there = world.stage.tokens(token_account(request.to, request.mint))
        assert there == (77 if request.to == NEW else PURSE + 77)
    if isinstance(request, RepairStakingAccount):
        account = world.stage.ledger.account(world.ada.staking)
        assert account is not None
        assert account.owner == program_of(case.kind)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("on_disk", [False, True], ids=["call", "write"])
def test_a_kill_at_any_point_costs_nothing_and_repeats_nothing(name: str, after: bool, on_disk: bool) -> None:
    for at in count(1):
        if not virtual_time.run(course(CASES[name], Kill(at=at, after=after, on_disk=on_disk))):
            break
    assert at > (4 if on_disk else 10), "hardly anything was tried"
