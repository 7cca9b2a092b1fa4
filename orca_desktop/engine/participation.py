"""Takes part in a task's rounds: one coroutine a round, until told to begin no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from orca_desktop.domain.events import RoundChanged
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import LIST_DELAY
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.rounds import RoundRun
from orca_desktop.engine.staking import Staking
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.waiting import first_of

OVER = frozenset({RoundResult.PAID, RoundResult.UNPAID, RoundResult.SLASHED})
"""Rounds in which nothing is left to do. In a missed one there still is: the audits of the others."""


class Participation:
    """The rounds of one task. *changed* is called when other rounds need the container than before."""

    def __init__(
        self,
        standing: Standing,
        keeper: ContainerKeeper,
        tools: Tools,
        *,
        staking: Staking,
        show: Callable[[TaskAccount], None],
        changed: Callable[[], None],
    ) -> None:
        self._standing = standing
        self._keeper = keeper
        self._tools = tools
        self._staking = staking
        self._show = show
        self._changed = changed
        self._runs: dict[int, asyncio.Task[None]] = {}
        self._under_way: set[int] = set()
        self._finishing = asyncio.Event()
        self._news = asyncio.Event()

    @property
    def is_finishing(self) -> bool:
        return self._finishing.is_set()

    @property
    def under_way(self) -> tuple[int, ...]:
        """Rounds that still need the container."""
        return tuple(sorted(self._under_way))

    def is_carried(self, number: int) -> bool:
        """Whether a coroutine looks after this round."""
        return number in self._runs

    def finish(self) -> None:
        """Begin no new round; `run` returns once no round needs the container."""
        self._finishing.set()

    def carry_on(self) -> None:
        """Take `finish` back."""
        self._finishing.clear()
        self._news.set()

    def abandon(self) -> None:
        """End every round where it stands; the journal knows how far each came."""
        for run in self._runs.values():
            run.cancel()

    async def run(self, group: asyncio.TaskGroup) -> bool:
        """Stake, then start one coroutine a round in *group*.

        Returns True when the rounds are finished as asked, False when the stake cannot be paid. The coroutines of
        rounds that need no container any more may go on after that.
        """
        self._finishing.clear()
        while True:
            preparing = asyncio.ensure_future(self._prepare())
            await first_of(preparing, asyncio.ensure_future(self._finishing.wait()))
            if not preparing.cancelled():
                break
            if self.is_finishing:
                return True
        return await self._take_part(group) if preparing.result() else False

    async def _prepare(self) -> bool:
        await self._keeper.address()
        return await self._staking.ensure()

    async def _take_part(self, group: asyncio.TaskGroup) -> bool:
        for record in self._unfinished():
            self._start(record, group)
        while True:
            await first_of(
                asyncio.ensure_future(self._begin_rounds(group)), asyncio.ensure_future(self._finishing.wait())
            )
            while self.is_finishing and self._under_way:
                self._news.clear()
                await self._news.wait()
            if self.is_finishing:
                return True

    async def _begin_rounds(self, group: asyncio.TaskGroup) -> None:
        windows, slots = self._standing.task.windows, self._tools.slots
        await slots.reached(windows.starting_slot)
        while True:
            number = windows.round_at(slots.slot())
            if number not in self._runs:
                record = RoundRecord(task_id=self._standing.task.id, number=number, result=RoundResult.WORKING)
                self._tools.history.save_round(record)
                self._tools.publish(RoundChanged(record))
                self._start(record, group)
            await slots.reached(windows.start_of(number + 1))

    def _unfinished(self) -> list[RoundRecord]:
        """Rounds of an earlier run of the program or the task whose windows may still be open."""
        task = self._standing.task
        current = task.windows.round_at(self._tools.slots.slot())
        records = self._tools.history.rounds(task.id, newest=LIST_DELAY + 1)
        return [record for record in records if record.number >= current - LIST_DELAY and record.result not in OVER]

    def _start(self, record: RoundRecord, group: asyncio.TaskGroup) -> None:
        number, task = record.number, self._standing.task
        run = RoundRun(
            record, task.windows, self._keeper, self._tools, self._show, released=lambda: self._release(number)
        )
        running = group.create_task(run.run(), name=f"round {number} of {task.name}")
        self._runs[number] = running
        self._under_way.add(number)
        running.add_done_callback(lambda _: self._end(number))

    def _end(self, number: int) -> None:
        self._runs.pop(number, None)
        self._release(number)

    def _release(self, number: int) -> None:
        """The round needs the container no more: what is left of it is between the node and the chain."""
        if number in self._under_way:
            self._under_way.discard(number)
            self._news.set()
            self._changed()
