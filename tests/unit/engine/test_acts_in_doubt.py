"""An act whose outcome is not known is looked up before anything is repeated."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.errors import InsufficientFunds
from orca_desktop.engine.acts import Acts
from orca_desktop.ports.chain import Stake
from orca_desktop.ports.history import JournalEntry
from tests.fakes.chain import VALID_SLOTS
from tests.fakes.toy_task import POT
from tests.unit.engine.world import TASK, World

KEY = ActKey(task_id=TASK, round=-1, act="stake")
ACT = Stake(task_id=TASK, stake_pot=POT, amount=Roe(2_000_000_000))


@pytest.fixture
def acts(world: World) -> Acts:
    return world.tools().acts


@asynccontextmanager
async def carrying_out(world: World, acts: Acts) -> AsyncIterator[asyncio.Task[JournalEntry]]:
    """The act is being carried out inside the block."""
    task = asyncio.create_task(acts.once(KEY, ACT, "2 KOII"))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_an_act_is_carried_out_once_however_often_it_is_asked_for(world: World, acts: Acts) -> None:
    first = await acts.once(KEY, ACT, "2 KOII")
    second = await acts.once(KEY, ACT, "2 KOII")

    assert first == second
    assert first.status is ActStatus.DONE
    assert len(world.chain.landed) == 1
    assert len(world.chain.sent) == 1


async def test_the_intent_and_the_transaction_are_written_before_anything_is_sent(world: World, acts: Acts) -> None:
    async with carrying_out(world, acts):
        await world.until(lambda: bool(world.chain.sent))
        entry = world.journal.entry(KEY)

    assert entry is not None
    assert entry.status is ActStatus.INTENDED
    assert entry.signed is not None
    assert entry.signed.signature == world.chain.sent[0]


async def test_an_act_that_landed_without_an_answer_is_found_and_not_repeated(world: World, acts: Acts) -> None:
    with world.chain.losing_answers():
        async with carrying_out(world, acts):
            await world.until(lambda: _status(world) is ActStatus.UNKNOWN)

    entry = await acts.once(KEY, ACT, "2 KOII")

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1
    assert len(world.chain.sent) == 1


async def test_what_the_network_has_forgotten_is_not_repeated(world: World, acts: Acts) -> None:
    """Nobody can tell any more whether it arrived, and twice would be worse than not."""
    with world.chain.losing_answers():
        async with carrying_out(world, acts):
            await world.until(lambda: _status(world) is ActStatus.UNKNOWN)
    with world.chain.forgetting():
        await world.clock.sleep(VALID_SLOTS)
        async with carrying_out(world, acts):
            await world.clock.sleep(VALID_SLOTS)
            entry = world.journal.entry(KEY)

    assert entry is not None
    assert entry.status is ActStatus.UNKNOWN
    assert "no longer keeps" in entry.detail
    assert len(world.chain.sent) == 1


async def test_an_act_that_failed_on_chain_is_refused_and_not_repeated(world: World, acts: Acts) -> None:
    world.toy.minimum_stake = 9_000_000_000
    async with carrying_out(world, acts):
        await world.until(lambda: bool(world.chain.refused))

    entry = await acts.once(KEY, ACT, "2 KOII")

    assert entry.status is ActStatus.REFUSED
    assert not world.chain.landed
    assert len(world.chain.sent) == 1


async def test_a_pending_act_is_sent_again_as_the_same_transaction(world: World, acts: Acts) -> None:
    async with carrying_out(world, acts) as task:
        with world.chain.swallowing():
            await world.until(lambda: len(world.chain.sent) == 3)
        entry = await task

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1
    assert len(set(world.chain.sent)) == 1


async def test_another_transaction_is_made_only_when_the_first_can_no_longer_land(world: World, acts: Acts) -> None:
    began = world.chain.now()
    async with carrying_out(world, acts) as task:
        with world.chain.swallowing():
            await world.until(lambda: len(set(world.chain.sent)) == 2)
            assert world.chain.now() > began + VALID_SLOTS
        entry = await task

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1


async def test_an_act_that_came_too_late_is_made_anew_but_not_without_a_pause(world: World, acts: Acts) -> None:
    async with carrying_out(world, acts) as task:
        with world.chain.expiring():
            await world.clock.sleep(10)
        assert len(world.chain.sent) < 10
        entry = await task

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1


@pytest.mark.parametrize("when", ["prepared", "sent"])
async def test_a_refused_act_is_settled_with_the_networks_words(world: World, acts: Acts, when: str) -> None:
    with world.chain.refusing("You may not", when=when):
        entry = await acts.once(KEY, ACT, "2 KOII")

    assert (entry.status, entry.detail) == (ActStatus.REFUSED, "You may not")
    assert await acts.once(KEY, ACT, "2 KOII") == entry


async def test_an_act_waits_for_the_network_to_come_back(world: World, acts: Acts) -> None:
    async with carrying_out(world, acts) as task:
        with world.chain.offline():
            await world.clock.sleep(30)
            assert not task.done()
        entry = await task

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1


async def test_a_connection_that_breaks_while_sending_leaves_a_doubt_that_is_cleared(world: World, acts: Acts) -> None:
    async with carrying_out(world, acts) as task:
        await world.until(lambda: bool(world.chain.sent))
        with world.chain.offline():
            await world.until(lambda: _status(world) is ActStatus.UNKNOWN)
        entry = await task

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1


async def test_an_intent_of_which_nothing_was_signed_is_carried_out(world: World, acts: Acts) -> None:
    world.journal.intend(KEY, "2 KOII")

    entry = await acts.once(KEY, ACT, "2 KOII")

    assert entry.status is ActStatus.DONE
    assert len(world.chain.landed) == 1


async def test_without_the_money_nothing_is_written(world: World, acts: Acts) -> None:
    world.chain.balances.clear()

    with pytest.raises(InsufficientFunds):
        await acts.once(KEY, ACT, "2 KOII")

    assert world.journal.entry(KEY) is None
    assert not world.chain.sent


def _status(world: World) -> ActStatus | None:
    entry = world.journal.entry(KEY)
    return entry.status if entry else None
