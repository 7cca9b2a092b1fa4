"""One round of one task is one coroutine: its stages in order, each inside its window (k2.md 5.2)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import InsufficientFunds, OrcaError, ProofTooLarge
from orca_desktop.domain.events import RoundChanged
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.schedule import Schedule, Window, schedule
from orca_desktop.domain.tasks import Cid, Payout, TaskAccount
from orca_desktop.engine import settlement
from orca_desktop.engine.audit_stage import AuditStage
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.list_stages import ListStages
from orca_desktop.engine.proofs import SealedProof, seal
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import SubmitProof

log = logging.getLogger(__name__)

EARLIEST, LATEST = 0.05, 0.3
"""In which part of a window a stage begins: not all nodes at the first slot, and time left for a second try."""

FINAL_ERRORS = (ProofTooLarge, InsufficientFunds)
"""Errors that asking again in the same window does not mend. A proof that is not there yet may still come."""

LOOKS_PER_WINDOW = 6
"""How often a payout is looked for while its window is open."""

MAX_FAILED_LISTS = 10
"""No task allows more lists that fail for one round; a bound on what an account may claim."""

NO_ANSWER = "The task did not answer in time."
NOT_TAKEN = "The proof was made in time, but the network did not take it before the window closed."

Stage = Callable[[], Awaitable[None]]


class RoundRun:
    """Carries one round through its stages. Cancelling it is safe at any point: the journal knows how far it came."""

    def __init__(
        self,
        record: RoundRecord,
        windows: Windows,
        keeper: ContainerKeeper,
        tools: Tools,
        show: Callable[[TaskAccount], None],
        *,
        released: Callable[[], None],
    ) -> None:
        """*show* is given the account from which the round's end was read, so that its amounts are told with it.

        *released* is called when the round needs the container no more: its proof is made and its audits are done.
        """
        self._show = show
        self._released = released
        self._record = record
        self._windows = windows
        self._schedule: Schedule = schedule(windows, record.number)
        self._keeper = keeper
        self._tools = tools

    async def run(self) -> None:
        """Return when the last window of the round has closed or its end is known."""
        plan = self._schedule
        await self._prove()
        await self._in_window(plan.audit, self._look_for_proof, at_once=True)
        await self._in_window(plan.audit, self._audit)
        self._released()
        await self._in_window(_from(plan.audit.closes, plan.list_writing), self._read_votes, at_once=True)
        failed_lists = 0
        while await self._list_failed(failed_lists):
            failed_lists += 1

    # -- the stages ---------------------------------------------------------------------------------------------

    async def _prove(self) -> None:
        """Have the work done, and its proof put on chain as soon as there is one.

        A container may hold the request for the work until it is done, which may still be in time a window later: the
        request stays open while the proof is asked for.
        """
        plan = self._schedule
        long_window = Window(opens=plan.work.opens, closes=plan.submission.closes)
        async with asyncio.TaskGroup() as group:
            work = group.create_task(self._in_window(long_window, self._work, at_once=True), name="work")
            await self._in_window(plan.submission, self._submit)
            work.cancel()

    async def _work(self) -> None:
        key = ActKey(task_id=self._record.task_id, round=self._record.number, act="work")
        if not self._is_done(key):
            self._tools.journal.intend(key, "work")
            address = await self._keeper.address()
            timeout = self._tools.slots.seconds_left(self._schedule.submission)
            await self._tools.task_api.work(address, self._record.number, timeout=timeout)
            self._tools.journal.settle(key, ActStatus.DONE)
        if self._record.result is RoundResult.WORKING:
            self._update(result=RoundResult.WORKED, note="")

    async def _submit(self) -> None:
        if self._record.proof is None or self._record.proof.cid is None:
            await self._make_proof()
        proof = self._record.proof
        if proof is None or proof.cid is None:
            return
        key = ActKey(task_id=self._record.task_id, round=self._record.number, act="submit")
        act = SubmitProof(task_id=self._record.task_id, round=self._record.number, value=proof.cid)
        entry = await self._tools.acts.once(key, act, detail=proof.cid)
        if entry.status is ActStatus.REFUSED:
            self._say(f"The network refused the proof: {entry.detail}")
        else:
            slot = proof.slot or self._tools.slots.slot()
            self._update(result=RoundResult.SUBMITTED, note="", proof=replace(proof, slot=slot))

    async def _look_for_proof(self) -> None:
        """Say at once what became of the proof, so that nobody waits for a reward that cannot come."""
        if self._record.result.is_final:
            return
        account = await self._tools.chain.task(self._record.task_id)
        seen = account.submissions.get(self._record.number, {}).get(self._tools.staking_key)
        if seen is None:
            self._update(result=RoundResult.MISSED, note=self._record.note or settlement.NOT_RUNNING)
        else:
            proof = self._record.proof and replace(self._record.proof, slot=seen.slot)
            self._update(result=RoundResult.IN_AUDIT, note="", proof=proof)

    async def _audit(self) -> None:
        account = await self._tools.chain.task(self._record.task_id)
        stage = AuditStage(self._record, account, self._schedule.audit, self._keeper, self._tools)
        async for audits in stage.run():
            self._update(audits_given=audits)

    async def _read_votes(self) -> None:
        account = await self._tools.chain.task(self._record.task_id)
        trigger = account.submission_triggers.get(self._record.number, {}).get(self._tools.staking_key)
        self._update(audit_received=settlement.audit_received(trigger))
        if not self._record.result.is_final:
            self._update(result=RoundResult.SETTLING)

    async def _list_failed(self, failed_lists: int) -> bool:
        """Take part in the making of a distribution list; True when it was rejected and another one may follow."""
        plan = schedule(self._windows, self._record.number, failed_lists=failed_lists)
        lists = ListStages(self._record.task_id, self._record.number, self._tools)
        await self._in_window(plan.list_writing, lambda: self._with_list(lists.write), at_once=True)
        await self._in_window(plan.list_audit, lambda: self._with_list(lists.audit))
        await self._in_window(plan.payout, lambda: self._with_list(lists.pay_out), at_once=True)
        seen: list[TaskAccount] = []
        await self._in_window(plan.payout, lambda: self._await_payout(plan.payout, failed_lists, seen), at_once=True)
        return bool(seen) and self._another_may_follow(seen[-1], failed_lists)

    def _another_may_follow(self, account: TaskAccount, failed_lists: int) -> bool:
        allowed = min(account.allowed_failed_distributions, MAX_FAILED_LISTS)
        return account.payouts.get(self._record.number) is Payout.FAILED and failed_lists < allowed

    async def _with_list(self, stage: Callable[[RoundRecord], Awaitable[RoundRecord]]) -> None:
        self._publish(await stage(self._record))

    async def _await_payout(self, window: Window, failed_lists: int, seen: list[TaskAccount]) -> None:
        """Look at the account until it tells how the round was paid; what was seen goes into *seen*."""
        while True:
            account = await self._tools.chain.task(self._record.task_id)
            seen.append(account)
            payout = account.payouts.get(self._record.number, Payout.UNINITIALIZED)
            if payout is not Payout.UNINITIALIZED:
                await self._settle(account)
            # A failure may be that of an earlier list: then this one is waited for until the window closes.
            if payout is Payout.SUCCESSFUL or (payout is Payout.FAILED and failed_lists == 0):
                return
            await self._tools.clock.sleep(self._tools.slots.seconds(window.length) / LOOKS_PER_WINDOW)

    async def _settle(self, account: TaskAccount) -> None:
        if self._record.result.is_final:
            return
        shares = await settlement.shares_paid(self._tools.chain, account, self._record.number)
        slot = self._tools.slots.slot()
        self._show(account)
        self._publish(settlement.settled(self._record, account, shares, self._tools.staking_key, slot))

    # -- the proof ----------------------------------------------------------------------------------------------

    async def _make_proof(self) -> None:
        answer = await self._ask_for_proof()
        sealed = seal(
            answer,
            task_id=self._record.task_id,
            round_number=self._record.number,
            signer=self._tools.wallet.staking,
        )
        cid = await self._tools.proof_store.store(sealed.content, PROOF_FILE)
        self._update(proof=_stored(sealed, cid))

    async def _ask_for_proof(self) -> dict[str, Any]:
        address = await self._keeper.address()
        timeout = self._tools.slots.seconds_left(self._schedule.submission)
        return await self._tools.task_api.submission(address, self._record.number, timeout=timeout)

    # -- how a stage is run -------------------------------------------------------------------------------------

    async def _in_window(self, window: Window, stage: Stage, *, at_once: bool = False) -> None:
        """Run *stage* inside *window*, again after errors that may pass; a window that has closed is left out."""
        share = 0.0 if at_once else self._tools.random.uniform(EARLIEST, LATEST)
        slots = self._tools.slots
        await slots.known()
        await slots.reached(window.at(share))
        if slots.slot() >= window.closes:
            return
        try:
            async with asyncio.timeout(slots.seconds_left(window)):
                await self._until_done(stage)
        except TimeoutError:
            log.info("round %s of %s: a window closed", self._record.number, self._record.task_id)
            self._say_what_was_late()

    async def _until_done(self, stage: Stage) -> None:
        backoff, said = Backoff(first=0.2, limit=10.0), ""
        while True:
            try:
                await stage()
            except OrcaError as error:
                said = f"{error.title}. {error.message}"
                self._say(said)
                if isinstance(error, FINAL_ERRORS):
                    return
                await self._tools.clock.sleep(backoff.next())
            else:
                if said and self._record.note == said:
                    self._say("")
                return

    def _say(self, words: str) -> None:
        """Tell what stands in the way. How a round ended is not overwritten by trouble after it."""
        if not self._record.result.is_final:
            self._update(note=words)

    def _say_what_was_late(self) -> None:
        if self._record.result in (RoundResult.WORKING, RoundResult.WORKED) and not self._record.note:
            self._say(NO_ANSWER if self._record.proof is None else NOT_TAKEN)

    def _is_done(self, key: ActKey) -> bool:
        entry = self._tools.journal.entry(key)
        return entry is not None and entry.status is ActStatus.DONE

    def _update(self, **changes: Any) -> None:
        self._publish(replace(self._record, **changes))

    def _publish(self, record: RoundRecord) -> None:
        if record != self._record:
            self._record = record
            self._tools.history.save_round(record)
            self._tools.publish(RoundChanged(record))


def _from(opens: int, window: Window) -> Window:
    """*window*, opened earlier."""
    return Window(opens=opens, closes=window.closes)


def _stored(sealed: SealedProof, cid: Cid) -> Proof:
    return Proof(payload=sealed.payload, signature_valid=sealed.signature_valid, cid=cid)
