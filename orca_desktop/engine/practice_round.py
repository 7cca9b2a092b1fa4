"""One round of practice is one coroutine: work, proof and audits at the network's slots, of which nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from orca_desktop.domain.audits import VoteSent
from orca_desktop.domain.proofs import MAX_VALUE_BYTES
from orca_desktop.domain.records import RoundRecord, RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.schedule import schedule
from orca_desktop.domain.stages.answers import Nothing
from orca_desktop.engine.audit_stage import AuditStage
from orca_desktop.engine.ballots import PracticeBallot
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.list_stages import ListStages
from orca_desktop.engine.proving import NO_ANSWER, Proving
from orca_desktop.engine.round_card import Ended, RoundCard
from orca_desktop.engine.stages import StageRunner
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.waiting import first_of

TOO_LONG = f"What the task would put on chain is longer than {MAX_VALUE_BYTES} bytes: the network would not take it."
SUBMITTED_NOW = "The proof is made. A run would have submitted it now."
BROKEN_OFF = "The program ended, or the machine slept, before the proof was made."


class PracticeRound:
    """Carries one round of practice through its stages; it may be cancelled at any point.

    It makes no act at all. What a run does between the node and the chain alone has no part here: writing a list,
    paying it out, and being doubted.
    """

    def __init__(
        self,
        record: RoundRecord,
        windows: Windows,
        keeper: ContainerKeeper,
        tools: Tools,
        *,
        released: Callable[[], None],
    ) -> None:
        """*released* is called when the round needs the container no more."""
        self._card = RoundCard(record, tools)
        self._plan = schedule(windows, record.number)
        self._keeper = keeper
        self._tools = tools
        self._released = released
        self._stages = StageRunner(self._card, tools)
        self._proving = Proving(self._card, self._plan, self._stages, keeper, tools, self._check)
        self._lists = ListStages(record.task_id, record.number, tools, PracticeBallot())
        self._left = asyncio.Event()
        self._left_words = ""

    @property
    def _record(self) -> RoundRecord:
        return self._card.record

    async def run(self) -> None:
        """Return when the lists of other nodes were looked at, or the container was left."""
        practising = asyncio.ensure_future(self._practise())
        await first_of(practising, asyncio.ensure_future(self._left.wait()))
        if practising.cancelled():
            self._card.break_off(self._left_words)
            self._card.say(self._left_words)
        self._released()

    def leave_container(self, words: str) -> None:
        """The container is being stopped, as *words* say. A round that is left open can be taken up again in time."""
        self._left_words = words
        self._left.set()

    async def _practise(self) -> None:
        await self._proving.run()
        await self._stages.run(RoundStage.AUDIT, self._plan.audit, self._audit)
        self._card.become(practised(self._record, NO_ANSWER))
        self._released()
        await self._stages.run(RoundStage.LIST_AUDIT, self._plan.list_audit, self._compare_lists)

    async def _check(self) -> Ended:
        """Have the proof made, and hold it against the network's limits; it stays on this machine."""
        value, nothing = await self._proving.value()
        if value is not None and len(value.encode("utf-8", "replace")) > MAX_VALUE_BYTES:
            self._card.say(TOO_LONG)
            return Ended(TOO_LONG, StageOutcome.FAILED)
        if nothing is not None:
            self._card.say(_nothing_words(nothing))
            return Ended(_nothing_words(nothing))
        return Ended(SUBMITTED_NOW)

    async def _audit(self) -> Ended:
        account = await self._tools.chain.task(self._record.task_id)
        stage = AuditStage(self._record, account, self._plan.audit, self._keeper, self._tools, PracticeBallot())
        async for audits in stage.run():
            self._card.update(audits_given=audits)
        return Ended(_audit_words(self._record))

    async def _compare_lists(self) -> Ended:
        record, how = await self._lists.audit(self._record)
        self._card.update(distribution=record.distribution)
        return how


def practised(record: RoundRecord, trouble: str = BROKEN_OFF) -> RoundRecord:
    """The record with its end, by whether its proof was there in time; *trouble* says why it was not."""
    if record.result.is_final:
        return record
    submission = next((mark for mark in record.stages if mark.stage is RoundStage.SUBMISSION), None)
    if submission is not None and submission.outcome is StageOutcome.DONE:
        return replace(record, result=RoundResult.PRACTISED)
    return replace(record, result=RoundResult.WOULD_MISS, note=record.note or trouble)


def _nothing_words(nothing: Nothing) -> str:
    if nothing.on_chain is None:
        return f"{nothing.words} A run would put nothing on chain."
    return f"{nothing.words} A run would put “{nothing.on_chain}” on chain, which pays nothing."


def _audit_words(record: RoundRecord) -> str:
    audits = record.audits_given
    if not audits:
        return "There was no other proof to audit."
    votes = sum(1 for audit in audits if audit.vote in (VoteSent.WOULD_BE_FOR, VoteSent.WOULD_BE_AGAINST))
    return f"Proofs audited: {len(audits)}, votes that would have been sent: {votes}."
