"""Takes part in a task's rounds: one coroutine a round, until told to begin no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import LIST_DELAY, MAX_FAILED_LISTS, schedule
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.round_card import RoundCard
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.waiting import first_of

OVER = frozenset({RoundResult.PAID, RoundResult.UNPAID, RoundResult.SLASHED})
"""Rounds in which nothing is left to do. In a missed one there still is: the audits of the others."""

SLEPT_THROUGH = 20
"""Of so many rounds that went by in a sleep there will be a record; how those before ended nobody asks any more."""


class Round(Protocol):
    """One round: `run` carries it through its stages; what needs the container ends with `leave_container`."""

    async def run(self) -> None: ...

    def leave_container(self, words: str) -> None:
        """The container is being stopped, as *words* say."""
        ...


class Entrance(Protocol):
    """What has to be done before the first round."""

    @property
    def has_given_up(self) -> bool: ...

    def try_again(self) -> None:
        """Take back what was given up."""
        ...

    async def ensure(self) -> bool:
        """False, when it has given up; the task then says why."""
        ...


Carry = Callable[[RoundRecord, Callable[[], None]], Round]
"""Makes what carries a round; it is to call back when the round needs the container no more."""


class Participation:
    """The rounds of one task, run or practised: only those of its own way are taken up.

    *changed* is called when other rounds need the container than before.
    """

    def __init__(
        self,
        standing: Standing,
        keeper: ContainerKeeper,
        tools: Tools,
        *,
        entrance: Entrance,
        carry: Carry,
        changed: Callable[[], None],
    ) -> None:
        self._standing = standing
        self._keeper = keeper
        self._tools = tools
        self._entrance = entrance
        self._carry = carry
        self._changed = changed
        self._runs: dict[int, Round] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._under_way: set[int] = set()
        self._has_begun = False
        self._finishing = asyncio.Event()
        self._news = asyncio.Event()

    @property
    def is_finishing(self) -> bool:
        return self._finishing.is_set()

    @property
    def has_given_up(self) -> bool:
        """Whether `run` is about to return because the stake cannot be paid."""
        return self._entrance.has_given_up

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
        self._has_begun = False

    def carry_on(self) -> None:
        """Take `finish` back, and what was given up before `run`."""
        self._finishing.clear()
        self._entrance.try_again()
        self._news.set()

    def abandon(self) -> None:
        """End every round where it stands; the journal knows how far each came."""
        for running in self._running.values():
            running.cancel()

    def leave_container(self, words: str) -> None:
        """The container is being stopped, as *words* say. What the rounds need no container for goes on."""
        for run in self._runs.values():
            run.leave_container(words)

    async def run(self, group: asyncio.TaskGroup) -> bool:
        """Do what comes before the first round, such as to stake, then start one coroutine a round in *group*.

        Returns True when the rounds are finished as asked, False when the stake cannot be paid. The coroutines of
        rounds that need no container any more may go on after that.
        """
        self._has_begun = False
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
        return await self._entrance.ensure()

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
            for due in self._not_begun(number):
                record = self._begun(due)
                RoundCard(record, self._tools).open()
                self._start(record, group)
            self._has_begun = True
            await slots.reached(windows.start_of(number + 1))

    def _begun(self, number: int) -> RoundRecord:
        task = self._standing.task
        return RoundRecord(task_id=task.id, number=number, result=RoundResult.WORKING, token=task.token, way=task.way)

    def _not_begun(self, current: int) -> list[int]:
        """The present round, and those before it that went by while the program or the machine slept.

        Their windows may still be open in part; what is closed is left out. After a start of the program only a round
        whose proof may still be in time is taken up: in the others the task was not meant to take part. What was
        practised is not run as well: the first round of a run is the one after it.
        """
        if current in self._runs:
            return []
        newest = self._tools.history.rounds(self._standing.task.id, newest=1)
        if newest and newest[-1].number >= current and newest[-1].way is not self._standing.task.way:
            return []
        if not newest or newest[-1].number >= current:
            return [current]
        since = newest[-1].number + 1
        if not self._has_begun and schedule(self._standing.task.windows, since).submission.closes <= self._slot():
            return [current]
        return list(range(max(since, current - SLEPT_THROUGH), current + 1))

    def _unfinished(self) -> list[RoundRecord]:
        """Rounds of an earlier run of the program or the task whose windows may still be open.

        Those with a list that was rejected may go on for as many rounds as the task allows lists to fail.
        """
        oldest = self._standing.task.windows.round_at(self._slot()) - LIST_DELAY - MAX_FAILED_LISTS
        records = self._tools.history.rounds(self._standing.task.id, newest=LIST_DELAY + MAX_FAILED_LISTS + 1)
        mine = [record for record in records if record.way is self._standing.task.way]
        return [record for record in mine if record.number >= oldest and record.result not in OVER]

    def _slot(self) -> int:
        return self._tools.slots.slot()

    def _start(self, record: RoundRecord, group: asyncio.TaskGroup) -> None:
        number, task = record.number, self._standing.task
        run = self._carry(record, lambda: self._release(number))
        running = group.create_task(run.run(), name=f"round {number} of {task.name}")
        self._runs[number], self._running[number] = run, running
        self._under_way.add(number)
        running.add_done_callback(lambda _: self._end(number))

    def _end(self, number: int) -> None:
        self._runs.pop(number, None)
        self._running.pop(number, None)
        self._release(number)

    def _release(self, number: int) -> None:
        """The round needs the container no more: what is left of it is between the node and the chain."""
        if number in self._under_way:
            self._under_way.discard(number)
            self._news.set()
            self._changed()
