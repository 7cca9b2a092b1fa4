"""One round of one task is one coroutine: its stages in order, each inside its window (k2.md 5.2)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.audits import VoteSent
from orca_desktop.domain.records import RoundRecord, RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult, Windows
from orca_desktop.domain.schedule import Schedule, Window, schedule
from orca_desktop.domain.stages.answers import nothing_words
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.engine import settlement
from orca_desktop.engine.audit_stage import AuditStage
from orca_desktop.engine.ballots import ChainBallot
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.foresight import Foresight
from orca_desktop.engine.proving import NO_ANSWER, PROOF_DUE, Proving
from orca_desktop.engine.round_card import Ended, RoundCard
from orca_desktop.engine.round_end import RoundEnd
from orca_desktop.engine.stages import StageRunner
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.waiting import first_of
from orca_desktop.ports.chain import SubmitProof

LOOKS_FOR_DOUBTS = (0.0, 0.4, 0.75)
"""Where in the audit window the node looks whether somebody doubts its own proof: the alert shall come in time."""

NOT_TAKEN = "The proof was made in time, but the network did not take it before the window closed."


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
        self._card = RoundCard(record, tools)
        self._windows = windows
        self._schedule: Schedule = schedule(windows, record.number)
        self._keeper = keeper
        self._tools = tools
        self._stages = StageRunner(self._card, tools)
        self._proving = Proving(self._card, self._schedule, self._stages, keeper, tools, self._submit)
        self._left = asyncio.Event()
        self._left_words = ""

    @property
    def _record(self) -> RoundRecord:
        return self._card.record

    async def run(self) -> None:
        """Return when the last window of the round has closed or its end is known."""
        async with asyncio.TaskGroup() as group:
            foresight = Foresight(self._card, self._schedule, self._keeper, self._tools)
            group.create_task(foresight.run(), name="foresight")
            group.create_task(self._follow_proof(), name="doubts about our proof")
            await self._with_container()
            self._released()
        await RoundEnd(self._card, self._windows, self._stages, self._tools, self._show).run()

    def leave_container(self, words: str) -> None:
        """The container is being stopped, as *words* say. What is between the node and the chain alone goes on."""
        self._left_words = words
        self._left.set()

    # -- the stages ---------------------------------------------------------------------------------------------

    async def _with_container(self) -> None:
        working = asyncio.ensure_future(self._prove_and_audit())
        await first_of(working, asyncio.ensure_future(self._left.wait()))
        if working.cancelled():
            self._card.break_off(self._left_words)
            await self._submit_what_is_made()

    async def _submit_what_is_made(self) -> None:
        """Without the container: a proof that is made is still put on chain."""
        proof, result = self._record.proof, self._record.result
        if result not in PROOF_DUE:
            return
        self._card.say(self._left_words)
        if proof is not None and proof.cid is not None:
            await self._stages.look(self._schedule.submission, self._submit)

    async def _prove_and_audit(self) -> None:
        how = await self._proving.run()
        if how is not None and how.outcome is StageOutcome.LATE:
            self._say_what_was_late()
        await self._stages.run(RoundStage.AUDIT, self._schedule.audit, self._audit)

    async def _submit(self) -> Ended:
        value, nothing = await self._proving.value()
        words = nothing_words(nothing) if nothing is not None else ""
        if value is None:
            if self._record.result in PROOF_DUE:
                self._card.update(result=RoundResult.IDLE, note=words, warning="")
            return Ended(words)
        key = ActKey(task_id=self._record.task_id, round=self._record.number, act="submit")
        act = SubmitProof(task_id=self._record.task_id, round=self._record.number, value=value)
        entry = await self._tools.acts.once(key, act, detail=value)
        if entry.status is ActStatus.REFUSED:
            words = f"The network refused the proof: {entry.detail}"
            self._card.say(words)
            return Ended(words, StageOutcome.FAILED)
        if self._record.result in PROOF_DUE:
            proof = self._record.proof
            proof = proof and replace(proof, slot=proof.slot or self._tools.slots.slot())
            self._card.update(result=RoundResult.SUBMITTED, note=words, warning="", proof=proof)
        return Ended(words)

    async def _audit(self) -> Ended:
        account = await self._tools.chain.task(self._record.task_id)
        ballot = ChainBallot(self._record.task_id, self._record.number, self._tools.acts)
        stage = AuditStage(self._record, account, self._schedule.audit, self._keeper, self._tools, ballot)
        async for audits in stage.run():
            self._card.update(audits_given=audits)
        return Ended(_audit_words(self._record))

    # -- our own proof in the audit window ----------------------------------------------------------------------

    async def _follow_proof(self) -> None:
        """Say at once what became of the proof, and who doubts it, so that nobody waits for what cannot come."""
        window = self._schedule.audit
        for share in LOOKS_FOR_DOUBTS:
            await self._stages.look(Window(opens=window.at(share), closes=window.closes), self._look_for_proof)
        settling = Window(opens=window.closes, closes=self._schedule.list_writing.closes)
        await self._stages.look(settling, self._read_votes)

    async def _look_for_proof(self) -> Ended:
        account = await self._read_doubts()
        seen = account.submissions.get(self._record.number, {}).get(self._tools.staking_key)
        if self._record.result.is_final or self._record.result is RoundResult.SETTLING:
            return Ended()
        if seen is None:
            self._card.update(result=RoundResult.MISSED, note=self._record.note or settlement.NOT_RUNNING)
        else:
            proof = self._record.proof and replace(self._record.proof, slot=seen.slot)
            note = "" if proof else self._record.note  # which says that there was nothing to submit
            self._card.update(result=RoundResult.IN_AUDIT, note=note, proof=proof)
        return Ended()

    async def _read_votes(self) -> Ended:
        await self._read_doubts()
        if not self._record.result.is_final:
            self._card.update(result=RoundResult.SETTLING)
        return Ended()

    async def _read_doubts(self) -> TaskAccount:
        account = await self._tools.chain.task(self._record.task_id)
        trigger = account.submission_triggers.get(self._record.number, {}).get(self._tools.staking_key)
        if trigger is not None:
            self._card.update(audit_received=settlement.audit_received(trigger))
        return account

    def _say_what_was_late(self) -> None:
        if self._record.result in PROOF_DUE and not self._record.note:
            self._card.say(NO_ANSWER if self._record.proof is None else NOT_TAKEN)


def _audit_words(record: RoundRecord) -> str:
    audits = record.audits_given
    if not audits:
        return "There was no other proof to audit."
    votes = sum(1 for audit in audits if audit.vote in (VoteSent.FOR, VoteSent.AGAINST))
    return f"Proofs audited: {len(audits)}, votes sent: {votes}."
