"""What the machine's own clocks may do: sleep, be set, stand still. Then the server is asked; nothing is guessed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from orca_desktop.domain.events import NetworkChanged
from orca_desktop.engine.slot_clock import SlotClock
from tests.fakes import FakeChain, FakeClock


class Machine(FakeClock):
    """`asleep` seconds have passed in sleeps that the clock did not count; `set_by` is how far the time was set."""

    def __init__(self) -> None:
        self.asleep = 0.0
        self.set_by = 0.0

    def wall(self) -> float:
        return super().wall() + self.asleep + self.set_by


class World(FakeClock):
    """The time of the network, which goes on while the machine sleeps."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def now(self) -> float:
        return super().now() + self._machine.asleep


class Server(FakeChain):
    """Notes when it is asked; `hangs` lets the next request wait for ever."""

    def __init__(self, machine: Machine) -> None:
        super().__init__(World(machine))
        self.asked_at: list[float] = []
        self.hangs = False

    async def slot(self) -> int:
        self.asked_at.append(asyncio.get_running_loop().time())
        if self.hangs:
            await asyncio.sleep(10_000)
        return await super().slot()


@asynccontextmanager
async def ticking(machine: Machine, server: Server) -> AsyncIterator[tuple[SlotClock, list[NetworkChanged]]]:
    told: list[NetworkChanged] = []
    slots = SlotClock(server, machine, told.append)  # type: ignore[arg-type]  # it publishes nothing else
    running = asyncio.create_task(slots.run())
    try:
        await slots.known()
        yield slots, told
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_after_a_sleep_the_slot_is_asked_for_before_anything_is_taken_to_have_begun() -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server) as (slots, _):
        await asyncio.sleep(5)
        machine.asleep += 3_600.0
        await slots.known()

        assert server.now() - 2 <= slots.slot() <= server.now()
        assert slots.age() < 1.0


async def test_who_waits_for_a_slot_that_went_by_in_a_sleep_is_woken_within_two_seconds() -> None:
    machine = Machine()
    async with ticking(machine, Server(machine)) as (slots, _):
        waiting = asyncio.create_task(slots.reached(slots.slot() + 10_000))
        await asyncio.sleep(5)
        machine.asleep += 3_600.0
        await asyncio.wait_for(waiting, 2)


async def test_a_window_that_closed_in_a_sleep_is_closed_for_what_is_under_way() -> None:
    machine = Machine()
    async with ticking(machine, Server(machine)) as (slots, _):
        with pytest.raises(TimeoutError):
            await _sleep_inside(slots, machine)

        assert asyncio.get_running_loop().time() < 8


async def _sleep_inside(slots: SlotClock, machine: Machine) -> None:
    async with slots.until(slots.slot() + 1_000):
        await asyncio.sleep(3)
        machine.asleep += 3_600.0
        await asyncio.sleep(60)


async def test_without_a_server_nothing_begins_after_a_sleep_and_the_status_says_so() -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server) as (slots, told):
        with server.offline():
            machine.asleep += 3_600.0
            waiting = asyncio.create_task(slots.known())
            await asyncio.sleep(30)
            assert not waiting.done()
            assert told[-1].status.doubtful
            assert told[-1].status.age > 3_600
        await asyncio.wait_for(waiting, 3)
        assert not told[-1].status.doubtful


@pytest.mark.parametrize("by", [-86_400.0, -5.0, 5.0, 86_400.0])
async def test_setting_the_time_of_day_changes_no_slot(by: float) -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server) as (slots, _):
        await asyncio.sleep(5)
        machine.set_by = by
        await slots.known()
        for _ in range(50):
            assert server.now() - 2 <= slots.slot() <= server.now()
            await asyncio.sleep(0.1)


async def test_a_request_from_before_the_sleep_is_not_waited_for() -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server) as (slots, _):
        server.hangs = True
        await asyncio.sleep(3)
        server.hangs = False
        machine.asleep += 3_600.0
        await asyncio.wait_for(slots.known(), 2)
        assert server.now() - 2 <= slots.slot() <= server.now()


async def test_the_server_is_never_asked_twice_within_a_second() -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server):
        for _ in range(20):
            await asyncio.sleep(0.3)
            machine.set_by += 10.0  # a doubt each time
            await asyncio.sleep(1.3)

    pauses = [after - before for before, after in zip(server.asked_at, server.asked_at[1:], strict=False)]
    assert len(server.asked_at) >= 20
    assert min(pauses) >= 1.0 - 1e-6


async def test_the_age_tells_how_long_the_server_has_been_away() -> None:
    machine = Machine()
    server = Server(machine)
    async with ticking(machine, server) as (slots, told):
        with server.offline():
            await asyncio.sleep(20)
            assert 18 <= slots.age() <= 21
            assert 18 <= told[-1].status.age <= 21
        await asyncio.sleep(2)
        assert told[-1].status.age < 1


async def test_thousands_of_waiting_stages_are_woken_in_order_and_nothing_is_left_of_them() -> None:
    machine = Machine()
    woken: list[int] = []

    async def wait(slots: SlotClock, slot: int) -> None:
        await slots.reached(slot)
        woken.append(slot)

    async with ticking(machine, Server(machine)) as (slots, _):
        first = slots.slot() + 1
        waiting = [asyncio.create_task(wait(slots, first + (place * 7) % 2_000)) for place in range(4_000)]
        given_up = [asyncio.create_task(wait(slots, first + 50_000)) for _ in range(4_000)]
        await asyncio.sleep(1)
        for task in given_up:
            task.cancel()
        await asyncio.gather(*given_up, return_exceptions=True)
        await asyncio.gather(*waiting)

    assert woken == sorted(woken)
