"""Notices of a node at work: each fact once, nothing of what was known before, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import JoinTask, StopTask
from orca_desktop.domain.events import Event, Noticed, RoundChanged, TaskChanged
from orca_desktop.domain.news import LOW_BOUNTY_ROUNDS
from orca_desktop.domain.notices import Notice, NoticeKind
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from orca_desktop.engine.news import GRACE_SECONDS, LOOK_SECONDS, ROUNDS_KEPT, Newsroom
from tests.fakes import FakeClock
from tests.gui import scenes
from tests.unit.engine.world import TASK, World, task_id

CENSUS = scenes.task()
WORKING = RoundRecord(task_id=CENSUS.id, number=7, result=RoundResult.WORKING)
LONG = GRACE_SECONDS + 2 * LOOK_SECONDS


def notices(world: World, *kinds: NoticeKind) -> list[Notice]:
    """Those of all engines that ran, of these kinds."""
    told = (event.notice for event in world.events if isinstance(event, Noticed))
    return [notice for notice in told if not kinds or notice.kind in kinds]


# -- a node at work -------------------------------------------------------------------------------------------------


async def test_each_round_that_pays_is_told_once_also_after_a_restart(world: World) -> None:
    world.add_peer("a peer")
    async with world.others():
        async with world.engine() as engine:
            engine.submit(JoinTask(TASK))
            await world.until_round_ends(0)
            paid = notices(world, NoticeKind.PAID)
        async with world.engine():
            await world.until_round_ends(1)

    assert [notice.round for notice in paid] == [0]
    assert [notice.round for notice in notices(world, NoticeKind.PAID)] == [0, 1]
    assert all(notice.at > 0 and notice.task_id == TASK for notice in paid)


async def test_a_round_that_ends_while_the_program_is_off_is_news_at_the_next_start(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.result(0) is RoundResult.WORKED)
    await world.until_slot(1_200)
    async with world.engine():
        await world.until(lambda: bool(notices(world, NoticeKind.MISSED)))

    assert [notice.round for notice in notices(world, NoticeKind.MISSED)] == [0]


async def test_notices_come_after_what_they_tell_of(world: World) -> None:
    world.add_peer("a peer")
    async with world.joined():
        await world.until(lambda: bool(notices(world, NoticeKind.PAID)))

    place = next(place for place, event in enumerate(world.events) if isinstance(event, Noticed))
    before = world.events[place - 1]
    assert isinstance(before, RoundChanged)
    assert before.record.result is RoundResult.PAID


async def test_a_low_bounty_and_a_successor_are_told_once_whatever_is_restarted(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.total_bounty is not None)
        world.toy.total_bounty = world.toy.bounty_per_round * (LOW_BOUNTY_ROUNDS - 1)
        world.toy.migrated_to = task_id(9)
        await world.until(lambda: len(notices(world, NoticeKind.BOUNTY_LOW, NoticeKind.MIGRATED)) == 2)
    async with world.engine():
        await world.clock.sleep(30.0)
        assert world.task.migrated_to == task_id(9)

    kinds = [notice.kind for notice in notices(world, NoticeKind.BOUNTY_LOW, NoticeKind.MIGRATED)]
    assert kinds == [NoticeKind.MIGRATED, NoticeKind.BOUNTY_LOW]


async def test_a_task_that_the_user_stops_is_not_unhealthy(world: World) -> None:
    world.server.healthy = False
    async with world.joined() as engine:
        await world.until(lambda: world.task.state is TaskState.UNHEALTHY)
        engine.submit(StopTask(TASK))
        await world.clock.sleep(LONG)

    assert not notices(world, NoticeKind.UNHEALTHY)


async def test_the_facts_of_the_account_are_shown_with_the_task(world: World) -> None:
    async with world.joined():
        await world.until(lambda: world.task.total_bounty is not None)

    task = world.task
    assert (task.is_active, task.is_allowlisted, task.was_allowlisted) == (True, True, True)
    assert (task.total_bounty, task.migrated_to) == (world.toy.total_bounty, None)


# -- the newsroom alone ---------------------------------------------------------------------------------------------


class Desk:
    """A newsroom, and what it passed on."""

    def __init__(self) -> None:
        self.told: list[Event] = []
        self.room = Newsroom(self.told.append, FakeClock())

    @property
    def kinds(self) -> list[NoticeKind]:
        return [event.notice.kind for event in self.told if isinstance(event, Noticed)]

    def task(self, state: TaskState, detail: str = "") -> None:
        self.room.publish(TaskChanged(replace(CENSUS, state=state, detail=detail)))

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        running = asyncio.create_task(self.room.run(), name="news")
        await asyncio.sleep(0)
        yield
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_was_known_before_is_no_news_and_what_follows_is_compared_with_it() -> None:
    desk = Desk()
    desk.task(TaskState.STOPPED)
    desk.room.publish(RoundChanged(replace(WORKING, result=RoundResult.MISSED)))
    desk.room.publish(RoundChanged(replace(WORKING, number=8, warning="It is silent.")))
    async with desk.open():
        desk.room.publish(RoundChanged(replace(WORKING, result=RoundResult.MISSED, note="It was silent.")))
        assert not desk.kinds
        desk.room.publish(RoundChanged(replace(WORKING, number=8, result=RoundResult.MISSED)))

    assert desk.kinds == [NoticeKind.MISSED]


async def test_a_round_that_first_shows_with_its_end_is_news() -> None:
    desk = Desk()
    async with desk.open():
        desk.room.publish(RoundChanged(replace(WORKING, result=RoundResult.MISSED)))

    assert desk.kinds == [NoticeKind.MISSED]


async def test_a_warning_that_goes_and_comes_back_is_told_once() -> None:
    desk = Desk()
    async with desk.open():
        for words in ("It is silent.", "", "It is silent again."):
            desk.room.publish(RoundChanged(replace(WORKING, warning=words)))

    assert desk.kinds == [NoticeKind.MISS_EXPECTED]


async def test_trouble_is_told_once_it_has_lasted_and_once_only() -> None:
    desk = Desk()
    async with desk.open():
        desk.task(TaskState.UNHEALTHY, "It is silent.")
        await asyncio.sleep(GRACE_SECONDS / 2)
        desk.task(TaskState.STARTING)
        desk.task(TaskState.UNHEALTHY, "It is silent.")
        assert not desk.kinds
        await asyncio.sleep(LONG)
        desk.task(TaskState.STARTING)
        await asyncio.sleep(LONG)

    assert desk.kinds == [NoticeKind.UNHEALTHY]


async def test_trouble_that_passes_soon_is_not_told() -> None:
    desk = Desk()
    async with desk.open():
        for _ in range(5):
            desk.task(TaskState.UNHEALTHY)
            await asyncio.sleep(GRACE_SECONDS / 2)
            desk.task(TaskState.RUNNING)

    assert not desk.kinds


async def test_a_task_that_is_given_up_is_told_at_once_and_again_after_another_try() -> None:
    desk = Desk()
    async with desk.open():
        desk.task(TaskState.FAILED, "It crashed 6 times.")
        desk.task(TaskState.FAILED, "It crashed 6 times. Really.")
        assert desk.kinds == [NoticeKind.UNHEALTHY]
        desk.task(TaskState.STARTING)
        desk.task(TaskState.FAILED, "It crashed 6 times.")

    assert desk.kinds == [NoticeKind.UNHEALTHY] * 2


async def test_old_rounds_are_forgotten() -> None:
    desk = Desk()
    async with desk.open():
        for number in range(5 * ROUNDS_KEPT):
            desk.room.publish(RoundChanged(replace(WORKING, number=number, warning="It is silent.")))
            desk.room.publish(RoundChanged(replace(WORKING, number=number, result=RoundResult.PAID, reward=Roe(1))))

    assert desk.kinds == [NoticeKind.MISS_EXPECTED, NoticeKind.PAID] * 5 * ROUNDS_KEPT
    assert desk.room.rounds_remembered == ROUNDS_KEPT
