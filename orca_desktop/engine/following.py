"""Follows a joined task's account: its amounts, and the ends of rounds and acts that nobody looks after any more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from orca_desktop.domain.acts import ActKey
from orca_desktop.domain.amounts import NO_ROE
from orca_desktop.domain.errors import JoinError, JournalError, NetworkError
from orca_desktop.domain.events import RoundChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.news import facts
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.schedule import LIST_DELAY, schedule
from orca_desktop.domain.tasks import Task, TaskAccount
from orca_desktop.engine import settlement
from orca_desktop.engine.practice_round import practised
from orca_desktop.engine.staking import is_minimum
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.watching import Watching

ROUNDS_KEPT = 200
"""How many rounds of a task are read from the history at start."""

ROUNDS_OPEN = 20
"""Older rounds cannot be open any more once they were looked at: no task allows so many lists that fail."""

LOOKS_PER_ROUND = 8


class AccountFollower:
    """`is_carried` tells of a round's number whether a coroutine carries it."""

    def __init__(self, standing: Standing, tools: Tools, is_carried: Callable[[int], bool]) -> None:
        self._standing = standing
        self._tools = tools
        self._is_carried = is_carried
        self._look_back = ROUNDS_KEPT
        self._watching = Watching(tools.publish)

    def restore(self) -> None:
        """Show the task, and the rounds that the history knows of it."""
        self._standing.show()
        for record in self._tools.history.rounds(self._standing.task.id, newest=ROUNDS_KEPT):
            self._tools.publish(RoundChanged(record))

    async def run(self) -> None:
        """Keep everything up to date until cancelled, whether the task runs or not."""
        await self._tools.slots.known()
        while True:
            # The network's own status says what is wrong; what could not be written now is, at the next look.
            with suppress(NetworkError, JoinError, JournalError):
                await self.refresh()
            await self._tools.clock.sleep(self._pause())

    async def refresh(self) -> None:
        """Look at the account once. Raises NetworkError or JoinError."""
        task_id = self._standing.task.id
        as_of = self._tools.slots.slot()  # what happens after it may be in the reading, or not
        account = await self._tools.chain.task(task_id)
        self.show(account, as_of)
        slot = self._tools.slots.slot()
        for record in self._tools.history.rounds(task_id, newest=self._look_back):
            if not record.result.is_final:
                await self._bring_to_end(record, account, slot)
        self._look_back = ROUNDS_OPEN
        for entry in self._tools.journal.unsettled(task_id):
            if self._is_left(entry.key):
                await self._tools.acts.clear_up(entry)

    def _is_left(self, key: ActKey) -> bool:
        """Whether nobody else finds out what became of an act; requests for money look after theirs.

        Practice makes no act: what there is was made by an account that worked for the task before.
        """
        if self._standing.task.is_practising:
            return False
        return not self._is_carried(key.round) if key.round >= 0 else is_minimum(key)

    def show(self, account: TaskAccount, as_of: int | None = None) -> None:
        """Tell the account as it is now, or was read at a slot.

        What is news is kept too, so that it is news once; where that fails, told.
        """
        task = self._standing.task
        slot = self._tools.slots.slot() if as_of is None else as_of
        changes = as_it_is(task, account, slot, self._tools.staking_key)
        if facts(task) != facts(replace(task, **changes)):
            with suppress(JournalError):
                self._standing.keep(**changes)
        self._standing.become(**changes)
        if task.is_watched:
            self._watching.look(account)

    async def _bring_to_end(self, record: RoundRecord, account: TaskAccount, slot: int) -> None:
        """Write how a round ended that no coroutine looks after any more."""
        if self._is_carried(record.number):
            return
        if record.is_practice:
            self._keep(record, _practised(record, account, slot))
        elif not self._standing.task.is_practising:  # its keys are not those that took part then
            self._keep(record, await self._settled(record, account, slot))

    async def _settled(self, record: RoundRecord, account: TaskAccount, slot: int) -> RoundRecord:
        key = self._tools.staking_key
        after = settlement.missed(record, account, key, slot)
        if not after.result.is_final and account.windows.round_at(slot) >= record.number + LIST_DELAY:
            shares = await settlement.shares_paid(self._tools.chain, account, record.number)
            after = settlement.settled(after, account, shares, key, slot)
        return after

    def _keep(self, record: RoundRecord, after: RoundRecord) -> None:
        if after != record:
            self._tools.history.save_round(after)
            self._tools.publish(RoundChanged(after))

    def _pause(self) -> float:
        round_seconds = self._tools.slots.seconds(self._standing.task.windows.round_time)
        return max(0.5, min(self._tools.pace.refresh, round_seconds / LOOKS_PER_ROUND))


def _practised(record: RoundRecord, account: TaskAccount, slot: int) -> RoundRecord:
    """A round of practice with its end, once its proof could no longer be made in time."""
    is_over = slot >= schedule(account.windows, record.number).submission.closes
    return practised(record) if is_over else record


def as_it_is(task: Task, account: TaskAccount, slot: int, own_key: PublicKey) -> dict[str, Any]:
    """The fields of the task that its account decides."""
    return {
        "stake": account.stakes.get(own_key, NO_ROE),
        "claimable": account.balances.get(own_key, NO_ROE),
        "nodes": len(account.submissions.get(account.windows.round_at(slot) - 1, {})),
        "bounty_per_round": account.bounty_per_round,
        "total_bounty": account.total_bounty,
        "token": account.token,
        "is_active": account.is_active,
        "is_allowlisted": account.is_allowlisted,
        "was_allowlisted": task.was_allowlisted or account.is_allowlisted,
        "migrated_to": account.migrated_to,
        "as_of": slot,
    }
