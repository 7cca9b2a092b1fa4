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
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import CarryOutMoney
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
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, staking_account_deposit
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
    """What stands before, what is asked for, and what must have come of it: main balance, stake, claimable."""

    before: Callable[[MoneyWorld], None]
    request: Callable[[MoneyWorld], MoneyRequest]
    after: tuple[int, int, int]


def nothing(world: MoneyWorld) -> None:
    pass


def staked(world: MoneyWorld) -> None:
    world.stage.stake(world.ada)
    world.reward(REWARD)


def proven(world: MoneyWorld) -> None:
    staked(world)
    world.join()
    world.stage.at(3)
    world.stage.done(world.ada, world.stage.proof(world.ada, 2))


def faulty(world: MoneyWorld) -> None:
    gift = k2.transfer(source=world.stage.cleo.main, destination=world.ada.staking, lamports=GIFT)
    world.stage.done(world.stage.cleo, gift)


AFTER_STAKE = PURSE - STAKE - staking_account_deposit() - 2 * FEE
CASES = {
    "transfer": Case(
        before=nothing,
        request=lambda world: Transfer(to=world.stage.cleo.main, amount=Roe(77)),
        after=(PURSE - 77 - FEE, 0, 0),
    ),
    "first stake": Case(
        before=nothing,
        request=lambda world: StakeMore(task_id=world.task_id, amount=Roe(STAKE)),
        after=(AFTER_STAKE, STAKE, 0),
    ),
    "more stake": Case(
        before=staked,
        request=lambda world: StakeMore(task_id=world.task_id, amount=Roe(5)),
        after=(AFTER_STAKE - 5 - 2 * FEE, STAKE + 5, REWARD),
    ),
    "claim": Case(
        before=staked,
        request=lambda world: Claim(task_ids=(world.task_id,)),
        after=(AFTER_STAKE + REWARD - 2 * FEE, STAKE, 0),
    ),
    "unstake": Case(
        before=proven,
        request=lambda world: Unstake(task_id=world.task_id),
        after=(AFTER_STAKE - 2 * FEE + STAKE + REWARD - 4 * FEE, 0, 0),
    ),
    "repair": Case(
        before=faulty,
        request=lambda world: RepairStakingAccount(),
        after=(PURSE + GIFT - staking_account_deposit() - 2 * FEE, 0, 0),
    ),
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
    world = MoneyWorld(journal=journal, book=book)
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


def check(world: MoneyWorld, case: Case, saga: Saga, total: int, kill: Kill) -> None:
    assert saga.state is SagaState.DONE, (kill, saga)
    assert (world.held(world.ada.main), world.staked, world.claimable) == case.after, kill
    assert world.tokens() == total, kill
    if isinstance(saga.plan.request, Transfer):
        assert world.held(world.stage.cleo.main) == PURSE + 77
    if isinstance(saga.plan.request, RepairStakingAccount):
        account = world.stage.ledger.account(world.ada.staking)
        assert account is not None
        assert account.owner == KOII_TASK_PROGRAM


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("on_disk", [False, True], ids=["call", "write"])
def test_a_kill_at_any_point_costs_nothing_and_repeats_nothing(name: str, after: bool, on_disk: bool) -> None:
    for at in count(1):
        if not virtual_time.run(course(CASES[name], Kill(at=at, after=after, on_disk=on_disk))):
            break
    assert at > (4 if on_disk else 10), "hardly anything was tried"
