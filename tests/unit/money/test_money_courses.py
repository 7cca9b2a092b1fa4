"""Random requests, one after the other and at once, amid faults and kills: the tokens are always the same."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.commands import CarryOutMoney, PlanMoney
from orca_desktop.domain.events import MoneyPlanned
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import (
    Claim,
    MoneyRequest,
    RepairStakingAccount,
    SagaState,
    StakeMore,
    Transfer,
    Unstake,
)
from orca_desktop.domain.tasks import TokenKind
from tests import virtual_time
from tests.unit.money.money_world import MoneyWorld
from tests.unit.simulation.stage import PURSE

KINDS = ("stake", "unstake", "claim", "transfer", "repair", "lost account")
FAULTS = ("none", "down", "lost sendings", "swallowed sendings", "lost statuses", "kill before", "kill after", "locked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A request, and what goes wrong over it; `call` is where a kill falls, `proves` whether a proof is sent before."""

    kind: str
    amount: int
    fault: str
    call: int
    proves: bool


turns = st.builds(
    Turn,
    kind=st.sampled_from(KINDS),
    amount=st.sampled_from([1, 5, 10_000_000, 100_000_000, PURSE]),
    fault=st.sampled_from(FAULTS),
    call=st.integers(1, 30),
    proves=st.booleans(),
)


def request_of(turn: Turn, world: MoneyWorld) -> MoneyRequest:
    match turn.kind:
        case "stake":
            return StakeMore(task_id=world.task_id, amount=Roe(turn.amount))
        case "unstake":
            return Unstake(task_id=world.task_id)
        case "claim":
            return Claim(task_ids=(world.task_id,))
        case "repair":
            return RepairStakingAccount()
        case _:
            mint = world.token.mint
            return Transfer(to=PublicKey(world.stage.cleo.main), amount=Units(turn.amount), mint=mint)


async def lived(course: Sequence[Turn], kind: TokenKind) -> MoneyWorld:
    world = MoneyWorld(kind)
    for turn in course:
        if turn.kind == "lost account":
            world.lose_token_account()
            world.total = world.tokens()
            continue
        if turn.proves and world.staked:
            number = max(0, world.stage.windows.round_at(world.stage.ledger.slot)) + 1
            world.stage.at(number)
            world.stage.done(world.ada, world.stage.proof(world.ada, number - 1))
        await take(turn, world)
        assert world.tokens() == world.total
    async with world.program():
        await world.until(lambda: all(saga.is_over for saga in world.store.sagas.values()), seconds=600)
    return world


async def take(turn: Turn, world: MoneyWorld) -> None:
    """Ask for it, agree, and live a while with the fault; then the program is killed."""
    async with world.program() as money:
        answer = await world.ask(money, PlanMoney(request_of(turn, world)))
        if not isinstance(answer, MoneyPlanned):
            return
        break_something(turn, world)
        money.submit(CarryOutMoney(answer.plan.id))
        killed = asyncio.create_task(world.line.killed.wait())
        await asyncio.wait({killed}, timeout=8.0)
        killed.cancel()
        await asyncio.gather(killed, return_exceptions=True)
    mend(world)


def break_something(turn: Turn, world: MoneyWorld) -> None:
    line = world.line
    line.calls.clear()
    line.is_down = turn.fault == "down"
    line.loses = {"lost sendings": {"sendTransaction"}, "lost statuses": {"getSignatureStatuses"}}.get(
        turn.fault, set()
    )
    line.swallows = {"sendTransaction"} if turn.fault == "swallowed sendings" else set()
    line.kill_at = turn.call if turn.fault.startswith("kill") else None
    line.kills_after = turn.fault == "kill after"
    world.signer.is_locked = turn.fault == "locked"


def mend(world: MoneyWorld) -> None:
    world.line.is_down, world.line.kill_at = False, None
    world.line.loses, world.line.swallows = set(), set()
    world.line.killed.clear()
    world.signer.is_locked = False


@settings(max_examples=160, deadline=None)
@given(st.lists(turns, min_size=1, max_size=5), st.sampled_from(TokenKind))
def test_no_course_of_requests_and_faults_loses_or_doubles_anything(course: list[Turn], kind: TokenKind) -> None:
    world = virtual_time.run(lived(course, kind))
    sagas = list(world.store.sagas.values())
    done = [saga.plan for saga in sagas if saga.state is SagaState.DONE]
    sent = sum(plan.amount for plan in done if isinstance(plan.request, Transfer))

    assert world.tokens() == world.total
    assert world.stage.purse(world.stage.cleo) == PURSE + sent
    assert all(saga.words for saga in sagas)
