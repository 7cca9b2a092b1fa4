"""One joined task: follows its account for as long as the program runs, and takes part in its rounds while wanted."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from typing import Any

from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.errors import InsufficientFunds, JoinError, NetworkError, OrcaError
from orca_desktop.domain.events import LogAppended, RoundChanged, TaskChanged
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import LIST_DELAY
from orca_desktop.domain.tasks import Task, TaskAccount, TaskState
from orca_desktop.engine import settlement
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.rounds import RoundRun
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import Stake
from orca_desktop.ports.containers import ContainerEnded
from orca_desktop.ports.history import ActKey, ActStatus

log = logging.getLogger(__name__)

ROUNDS_KEPT = 200
"""How many rounds of a task are read from the history at start."""

ROUNDS_OPEN = 20
"""Older rounds cannot be open any more once they were looked at: no task allows so many lists that fail."""

OVER = frozenset({RoundResult.PAID, RoundResult.UNPAID, RoundResult.SLASHED})
"""Rounds in which nothing is left to do. In a missed one there still is: the audits of the others."""

LOOKS_PER_ROUND = 8


class TaskWorker:
    """`follow` runs for as long as the program, `run` for as long as the user wants the task to run."""

    def __init__(self, task: Task, tools: Tools) -> None:
        self._task = task
        self._tools = tools
        self._keeper = ContainerKeeper(
            task.id,
            task.image,
            containers=tools.containers,
            task_api=tools.task_api,
            clock=tools.clock,
            pace=tools.pace,
            tell=lambda state, detail: self._become(state=state, detail=detail),
        )
        self._runs: dict[int, asyncio.Task[None]] = {}
        self._look_back = ROUNDS_KEPT

    @property
    def task(self) -> Task:
        return self._task

    def container_ended(self, ending: ContainerEnded) -> None:
        self._keeper.ended(ending)

    def failed(self, words: str) -> None:
        """Say that a bug of ours stopped this worker."""
        self._become(state=TaskState.FAILED, detail=words)

    def restore(self) -> None:
        """Show the task, and the rounds that the history knows of it."""
        self._tools.publish(TaskChanged(self._task))
        for record in self._tools.history.rounds(self._task.id, newest=ROUNDS_KEPT):
            self._tools.publish(RoundChanged(record))

    # -- following the account ----------------------------------------------------------------------------------

    async def follow(self) -> None:
        """Keep amounts and the ends of rounds up to date until cancelled, whether the task runs or not."""
        await self._tools.slots.known()
        while True:
            with suppress(NetworkError, JoinError):  # the network's own status says what is wrong
                await self._refresh()
            await self._tools.clock.sleep(self._refresh_pause())

    async def _refresh(self) -> None:
        account = await self._tools.chain.task(self._task.id)
        self._show(account)
        slot = self._tools.slots.slot()
        for record in self._tools.history.rounds(self._task.id, newest=self._look_back):
            if not record.result.is_final:
                await self._bring_to_end(record, account, slot)
        self._look_back = ROUNDS_OPEN

    def _show(self, account: TaskAccount) -> None:
        """Tell the amounts as the account has them now."""
        slot, key = self._tools.slots.slot(), self._tools.staking_key
        self._become(
            stake=account.stakes.get(key, NO_ROE),
            claimable=account.balances.get(key, NO_ROE),
            nodes=len(account.submissions.get(account.windows.round_at(slot) - 1, {})),
            bounty_per_round=account.bounty_per_round,
            as_of=slot,
        )

    async def _bring_to_end(self, record: RoundRecord, account: TaskAccount, slot: int) -> None:
        """Write how a round ended that no coroutine looks after any more."""
        if record.number in self._runs:
            return
        key = self._tools.staking_key
        after = settlement.missed(record, account, key, slot)
        if not after.result.is_final and account.windows.round_at(slot) >= record.number + LIST_DELAY:
            shares = await settlement.shares_paid(self._tools.chain, account, record.number)
            after = settlement.settled(after, account, shares, key, slot)
        if after != record:
            self._tools.history.save_round(after)
            self._tools.publish(RoundChanged(after))

    def _refresh_pause(self) -> float:
        round_seconds = self._tools.slots.seconds(self._task.windows.round_time)
        return max(0.5, min(self._tools.pace.refresh, round_seconds / LOOKS_PER_ROUND))

    # -- taking part --------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Run the container and the rounds until cancelled or until it makes no sense; then stop the container."""
        try:
            async with asyncio.TaskGroup() as group:
                rounds = group.create_task(self._take_part(), name=f"rounds of {self._task.name}")
                logs = group.create_task(self._collect_logs(), name=f"logs of {self._task.name}")
                keeper = group.create_task(self._keeper.run(), name=f"container of {self._task.name}")
                await asyncio.wait({rounds, keeper}, return_when=asyncio.FIRST_COMPLETED)
                for running in (rounds, logs, keeper):
                    running.cancel()
        finally:
            await self._stop_container()

    async def _stop_container(self) -> None:
        if self._task.state is TaskState.FAILED:  # its words stay: they say why it is over
            with suppress(OrcaError):
                await self._tools.containers.stop(self._task.id)
            return
        self._become(state=TaskState.STOPPING, detail="Stopping the container")
        try:
            await self._tools.containers.stop(self._task.id)
        except OrcaError as error:
            self._become(state=TaskState.FAILED, detail=f"It could not be stopped. {error.message}")
        else:
            self._become(state=TaskState.STOPPED, detail="")

    async def _take_part(self) -> None:
        """Stake, then start one coroutine a round. Returns when the stake cannot be paid."""
        await self._keeper.address()
        if not await self._staked():
            return
        async with asyncio.TaskGroup() as group:
            for record in self._unfinished():
                self._start_round(record, group)
            await self._start_rounds(group)

    async def _start_rounds(self, group: asyncio.TaskGroup) -> None:
        windows, slots = self._task.windows, self._tools.slots
        await slots.reached(windows.starting_slot)
        while True:
            number = windows.round_at(slots.slot())
            if number not in self._runs:
                record = RoundRecord(task_id=self._task.id, number=number, result=RoundResult.WORKING)
                self._tools.history.save_round(record)
                self._tools.publish(RoundChanged(record))
                self._start_round(record, group)
            await slots.reached(windows.start_of(number + 1))

    def _unfinished(self) -> list[RoundRecord]:
        """Rounds of an earlier run of the program or the task whose windows may still be open."""
        current = self._task.windows.round_at(self._tools.slots.slot())
        records = self._tools.history.rounds(self._task.id, newest=LIST_DELAY + 1)
        return [record for record in records if record.number >= current - LIST_DELAY and record.result not in OVER]

    def _start_round(self, record: RoundRecord, group: asyncio.TaskGroup) -> None:
        run = RoundRun(record, self._task.windows, self._keeper, self._tools, self._show)
        running = group.create_task(run.run(), name=f"round {record.number} of {self._task.name}")
        self._runs[record.number] = running
        running.add_done_callback(lambda _: self._runs.pop(record.number, None))

    async def _staked(self) -> bool:
        """Stake the minimum where there is less. False, with words, when that cannot be done."""
        while True:
            try:
                return await self._stake_what_is_missing()
            except InsufficientFunds as error:
                self._become(state=TaskState.FAILED, detail=f"{error.title}. {error.message}")
                return False
            except NetworkError as error:
                self._become(detail=f"{error.title}. {error.message}")
                await self._tools.clock.sleep(self._tools.pace.retry)

    async def _stake_what_is_missing(self) -> bool:
        account = await self._tools.chain.task(self._task.id)
        staked = account.stakes.get(self._tools.staking_key, NO_ROE)
        missing = Roe(account.minimum_stake - staked)
        if missing <= 0:
            return True
        # The stake before it names the act: after a slash another one may be due, after a crash it is the same.
        key = ActKey(task_id=self._task.id, round=-1, act="stake", subject=f"{staked}+{missing}")
        act = Stake(task_id=self._task.id, stake_pot=account.stake_pot, amount=missing)
        entry = await self._tools.acts.once(key, act, detail=f"{missing} ROE")
        if entry.status is ActStatus.DONE:
            self._become(detail="")
            await self._refresh()
            return True
        self._become(state=TaskState.FAILED, detail=f"The stake was refused: {entry.detail}")
        self._tools.journal.forget(key)  # starting the task again may try again
        return False

    async def _collect_logs(self) -> None:
        """Follow the output of every life of the container."""
        while True:
            with suppress(OrcaError):
                async for lines in self._tools.containers.logs(self._task.id):
                    self._tools.publish(LogAppended(self._task.id, lines))
            await self._tools.clock.sleep(1.0)

    def _become(self, **changes: Any) -> None:
        after = replace(self._task, **changes)
        if after != self._task:
            self._task = after
            self._tools.publish(TaskChanged(after))
