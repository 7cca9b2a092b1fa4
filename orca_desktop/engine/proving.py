"""The first half of a round: the work is asked for and its proof made, in a run as in practice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.errors import NothingToSubmit
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import Proof, RoundRecord, RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import Schedule, Window
from orca_desktop.domain.stages.answers import Nothing
from orca_desktop.domain.tasks import Cid
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.proofs import SealedProof, seal
from orca_desktop.engine.round_card import Ended, RoundCard
from orca_desktop.engine.stages import StageRunner
from orca_desktop.engine.tools import Tools

PROOF_DUE = frozenset({RoundResult.WORKING, RoundResult.WORKED})

NO_ANSWER = "The task did not answer in time."
NOT_WAITED_FOR = "The proof was there before this was answered."


class Proving:
    """Of one round. *deliver* is what is done with its proof, as often as it takes; it begins by asking for `value`."""

    def __init__(
        self,
        card: RoundCard,
        plan: Schedule,
        stages: StageRunner,
        keeper: ContainerKeeper,
        tools: Tools,
        deliver: Callable[[], Awaitable[Ended]],
    ) -> None:
        self._card = card
        self._plan = plan
        self._stages = stages
        self._keeper = keeper
        self._tools = tools
        self._deliver = deliver

    @property
    def _record(self) -> RoundRecord:
        return self._card.record

    async def run(self) -> Ended | None:
        """Have the work done, and its proof delivered as soon as there is one; how that went, None: it was too late.

        A container may hold the request for the work until it is done, which may still be in time a window later: the
        request stays open while the proof is asked for.
        """
        plan = self._plan
        long_window = Window(opens=plan.work.opens, closes=plan.submission.closes)
        async with asyncio.TaskGroup() as group:
            work = group.create_task(
                self._stages.run(RoundStage.WORK, long_window, self._work, at_once=True), name="work"
            )
            how = await self._stages.run(RoundStage.SUBMISSION, plan.submission, self._deliver)
            if how is not None and not work.done():
                words = NOT_WAITED_FOR if how.outcome is StageOutcome.DONE else NO_ANSWER
                self._card.end(RoundStage.WORK, 0, Ended(words, how.outcome))
            work.cancel()
        return how

    async def value(self) -> tuple[str | None, Nothing | None]:
        """What is to go on chain, None for nothing, and what the task says where it has no proof.

        Raises NothingToSubmit while the work is under way, or what the container, its answer or the store raise.
        """
        nothing = None
        if self._record.proof is None or self._record.proof.cid is None:
            nothing = await self._make_proof()
        if nothing is not None:
            return nothing.on_chain, nothing
        proof = self._record.proof
        return proof.cid if proof is not None else None, None

    async def _work(self) -> Ended:
        key, words = self._work_key, ""
        if not self._is_done(key):
            self._tools.journal.intend(key, "work")
            address = await self._keeper.address()
            timeout = self._tools.slots.seconds_left(self._plan.submission)
            words = await self._tools.task_api.work(address, self._record.number, timeout=timeout)
            self._tools.journal.settle(key, ActStatus.DONE)
        if self._record.result is RoundResult.WORKING:
            self._card.update(result=RoundResult.WORKED, note=words)
        return Ended(words)

    async def _make_proof(self) -> Nothing | None:
        """Make the round's proof, or tell that the task has nothing to submit.

        As long as the work is under way that only means not yet. Raises NothingToSubmit.
        """
        answer = await self._ask_for_proof()
        if isinstance(answer, Nothing):
            if not self._is_done(self._work_key):
                raise NothingToSubmit(self._record.number)
            return answer
        sealed = seal(
            answer,
            task_id=self._record.task_id,
            round_number=self._record.number,
            signer=self._tools.wallet.staking,
        )
        cid = await self._tools.proof_store.store(sealed.content, PROOF_FILE)
        self._card.update(proof=_stored(sealed, cid))
        return None

    async def _ask_for_proof(self) -> dict[str, Any] | Nothing:
        address = await self._keeper.address()
        timeout = self._tools.slots.seconds_left(self._plan.submission)
        return await self._tools.task_api.submission(address, self._record.number, timeout=timeout)

    @property
    def _work_key(self) -> ActKey:
        return ActKey(task_id=self._record.task_id, round=self._record.number, act="work")

    def _is_done(self, key: ActKey) -> bool:
        entry = self._tools.journal.entry(key)
        return entry is not None and entry.status is ActStatus.DONE


def _stored(sealed: SealedProof, cid: Cid) -> Proof:
    return Proof(payload=sealed.payload, signature_valid=sealed.signature_valid, cid=cid)
