"""The end of a round: its distribution list made, judged and paid out, and another one after each that is rejected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from orca_desktop.domain.records import RoundRecord, RoundStage
from orca_desktop.domain.rounds import Windows
from orca_desktop.domain.schedule import MAX_FAILED_LISTS, Window, schedule
from orca_desktop.domain.tasks import Payout, TaskAccount
from orca_desktop.engine import settlement
from orca_desktop.engine.ballots import ChainBallot
from orca_desktop.engine.list_stages import ListStages
from orca_desktop.engine.round_card import Ended, RoundCard
from orca_desktop.engine.stages import StageRunner
from orca_desktop.engine.tools import Tools

LOOKS_PER_WINDOW = 6
"""How often a payout is looked for while its window is open."""


class RoundEnd:
    """Needs no container. *show* is given the account from which the end was read."""

    def __init__(
        self,
        card: RoundCard,
        windows: Windows,
        stages: StageRunner,
        tools: Tools,
        show: Callable[[TaskAccount], None],
    ) -> None:
        self._card = card
        self._windows = windows
        self._stages = stages
        self._tools = tools
        self._show = show

    @property
    def _record(self) -> RoundRecord:
        return self._card.record

    async def run(self) -> None:
        """Return when the round's end is known, or no list can follow any more."""
        failed_lists = 0
        while await self._list_failed(failed_lists):
            failed_lists += 1

    async def _list_failed(self, failed_lists: int) -> bool:
        """Take part in the making of a distribution list; True when it was rejected and another one may follow."""
        plan = schedule(self._windows, self._record.number, failed_lists=failed_lists)
        ballot = ChainBallot(self._record.task_id, self._record.number, self._tools.acts)
        lists = ListStages(self._record.task_id, self._record.number, self._tools, ballot, failed_lists=failed_lists)
        for stage, window, work in (
            (RoundStage.LIST, plan.list_writing, lists.write),
            (RoundStage.LIST_AUDIT, plan.list_audit, lists.audit),
            (RoundStage.PAYOUT, plan.payout, lists.pay_out),
        ):
            await self._stages.run(stage, window, self._with_list(work), attempt=failed_lists)
        seen: list[TaskAccount] = []
        await self._stages.look(plan.payout, lambda: self._await_payout(plan.payout, failed_lists, seen))
        if not seen:
            await self._stages.look(self._after(failed_lists), lambda: self._look_at_end(seen))
        return self._another_may_follow(seen[-1] if seen else None, failed_lists)

    def _after(self, failed_lists: int) -> Window:
        """From the end of a list's payout to the end of what may follow it."""
        plan = schedule(self._windows, self._record.number, failed_lists=failed_lists)
        return Window(opens=plan.payout.closes, closes=plan.payout.closes + self._windows.round_time)

    def _another_may_follow(self, account: TaskAccount | None, failed_lists: int) -> bool:
        """*account* is None where all of this list's time passed unseen: then the next one's is looked at."""
        if account is None:
            return failed_lists < MAX_FAILED_LISTS
        allowed = min(account.allowed_failed_distributions, MAX_FAILED_LISTS)
        return account.payouts.get(self._record.number) is Payout.FAILED and failed_lists < allowed

    def _with_list(
        self, stage: Callable[[RoundRecord], Awaitable[tuple[RoundRecord, Ended]]]
    ) -> Callable[[], Awaitable[Ended]]:
        async def work() -> Ended:
            before = self._record
            record, how = await stage(before)
            # Other things about the round may have become known meanwhile.
            self._card.update(distribution=record.distribution)
            return how

        return work

    async def _await_payout(self, window: Window, failed_lists: int, seen: list[TaskAccount]) -> Ended:
        """Look at the account until it tells how the round was paid; what was seen goes into *seen*."""
        while True:
            await self._look_at_end(seen)
            payout = seen[-1].payouts.get(self._record.number, Payout.UNINITIALIZED)
            # A failure may be that of an earlier list: then this one is waited for until the window closes.
            if payout is Payout.SUCCESSFUL or (payout is Payout.FAILED and failed_lists == 0):
                return Ended()
            await self._tools.clock.sleep(self._tools.slots.seconds(window.length) / LOOKS_PER_WINDOW)

    async def _look_at_end(self, seen: list[TaskAccount]) -> Ended:
        account = await self._tools.chain.task(self._record.task_id)
        seen.append(account)
        if account.payouts.get(self._record.number, Payout.UNINITIALIZED) is not Payout.UNINITIALIZED:
            await self._settle(account)
        return Ended()

    async def _settle(self, account: TaskAccount) -> None:
        if self._record.result.is_final:
            return
        shares = await settlement.shares_paid(self._tools.chain, account, self._record.number)
        slot = self._tools.slots.slot()
        self._show(account)
        self._card.become(settlement.settled(self._record, account, shares, self._tools.staking_key, slot))
