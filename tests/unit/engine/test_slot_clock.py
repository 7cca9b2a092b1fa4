"""The node's idea of the slot: asked once a second, counted on in between, never ahead."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from orca_desktop.domain.events import NetworkChanged
from orca_desktop.domain.schedule import Window
from orca_desktop.engine.slot_clock import SlotClock
from tests.fakes import FakeChain, FakeClock


@asynccontextmanager
async def ticking(chain: FakeChain) -> AsyncIterator[tuple[SlotClock, list[NetworkChanged]]]:
    told: list[NetworkChanged] = []
    slots = SlotClock(chain, FakeClock(), told.append)  # type: ignore[arg-type]  # it publishes nothing else
    running = asyncio.create_task(slots.run())
    try:
        yield slots, told
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_the_estimate_follows_the_chain_and_is_never_ahead_of_it() -> None:
    chain = FakeChain(FakeClock(), slot_ms=37.0)
    async with ticking(chain) as (slots, _):
        await slots.known()
        for _ in range(500):
            await asyncio.sleep(0.0137)
            assert chain.now() - 2 <= slots.slot() <= chain.now()


async def test_before_the_first_answer_there_is_no_slot() -> None:
    chain = FakeChain(FakeClock())
    async with ticking(chain) as (slots, told):
        with chain.offline():
            await asyncio.sleep(5)
            assert slots.slot() == 0
            assert told
            assert not any(event.status.reachable for event in told)
        await asyncio.wait_for(slots.known(), 5)
        assert slots.slot() > 0


async def test_while_the_server_is_away_slots_are_counted_on() -> None:
    chain = FakeChain(FakeClock())
    async with ticking(chain) as (slots, told):
        await slots.known()
        with chain.offline():
            await asyncio.sleep(30)
            assert chain.now() - 2 <= slots.slot() <= chain.now()
            assert not told[-1].status.reachable
            assert told[-1].status.slot > 0
        await asyncio.sleep(2)
        assert told[-1].status.reachable


async def test_waiting_for_a_slot_ends_soon_after_it_began_and_never_before() -> None:
    chain = FakeChain(FakeClock())
    async with ticking(chain) as (slots, _):
        await slots.reached(1_003)
        assert chain.now() in (1_003, 1_004)
        await slots.reached(900)
        assert chain.now() in (1_003, 1_004)


@pytest.mark.parametrize("wild", [math.nan, math.inf, -math.inf, 0.0, -5.0, 1e300])
async def test_a_wild_measurement_of_the_slot_time_does_no_harm(wild: float) -> None:
    chain = FakeChain(FakeClock())
    chain.told_slot_ms = wild
    async with ticking(chain) as (slots, told):
        await slots.known()
        await asyncio.sleep(3)
        assert 0 <= slots.seconds_left(Window(opens=0, closes=10_000)) < math.inf
        assert 1.0 <= told[-1].status.slot_ms <= 60_000.0
