"""The audit window of a round: judge a sample of the others' proofs, vote, and look once more before it closes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from orca_desktop.domain.audits import AuditGiven, AuditTrigger, Verdict, VoteSent
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.schedule import Window
from orca_desktop.domain.tasks import TaskAccount
from orca_desktop.engine.auditing import SAMPLE, Auditor, sample, vote_needed
from orca_desktop.engine.ballots import Ballot
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.tools import Tools

LOOKS_AGAIN = (0.4, 0.6)
"""Where in the window those are judged again of whom a store or a container that was out of reach gave no verdict."""

SECOND_LOOK = 0.8
"""Where in the window the node looks for doubts that were raised after it found a proof right."""

VOTES = {Verdict.VALID: VoteSent.FOR, Verdict.INVALID: VoteSent.AGAINST}
"""What a verdict says on chain; without a verdict there is no vote."""


class AuditStage:
    """Yields the audits given so far, after each verdict and each vote.

    A verdict is yielded, and so kept, before its vote is sent: whatever dies, no vote is without its reason.
    """

    def __init__(
        self,
        record: RoundRecord,
        account: TaskAccount,
        window: Window,
        keeper: ContainerKeeper,
        tools: Tools,
        ballot: Ballot,
    ) -> None:
        self._record = record
        self._ballot = ballot
        self._account = account
        self._window = window
        self._keeper = keeper
        self._tools = tools
        self._open: frozenset[PublicKey] = frozenset()
        self._given: dict[PublicKey, AuditGiven] = {audit.node: audit for audit in record.audits_given}

    async def run(self) -> AsyncIterator[tuple[AuditGiven, ...]]:
        await self._send_votes()
        yield tuple(self._given.values())
        async for given in self._judge_all(self._nodes()):
            yield given
        for share in LOOKS_AGAIN if self._open else ():
            await self._tools.slots.reached(self._window.at(share))
            async for given in self._judge_all(sorted(self._open)):
                yield given
        if not self._given:
            return
        await self._tools.slots.reached(self._window.at(SECOND_LOOK))
        await self._confirm_doubted()
        yield tuple(self._given.values())

    async def _judge_all(self, nodes: list[PublicKey]) -> AsyncIterator[tuple[AuditGiven, ...]]:
        for place, node in enumerate(nodes):
            # Each gets an equal part of the time that is left, and one part is kept for the votes.
            timeout = self._tools.slots.seconds_left(self._window) / (len(nodes) - place + 1)
            await self._audit(await self._auditor(), node, timeout=timeout)
            yield tuple(self._given.values())
            await self._send_votes()
            yield tuple(self._given.values())

    def _nodes(self) -> list[PublicKey]:
        """Whom to audit: after a restart those without a verdict again, and as many more as the sample lacks."""
        proofs = self._account.submissions.get(self._record.number, {})
        undecided = [node for node, audit in self._given.items() if audit.verdict is Verdict.NONE and node in proofs]
        known = {*self._given, self._tools.staking_key}
        return undecided + sample(proofs, known, SAMPLE - len(self._given), self._tools.random)

    async def _auditor(self) -> Auditor:
        return Auditor(
            task_id=self._record.task_id,
            proof_store=self._tools.proof_store,
            task_api=self._tools.task_api,
            address=await self._keeper.address(),
        )

    async def _audit(self, auditor: Auditor, node: PublicKey, *, timeout: float) -> None:
        submission = self._account.submissions[self._record.number][node]
        judgement = await auditor.judge(node, submission, self._record.number, timeout=timeout)
        self._open = self._open | {node} if judgement.may_change else self._open - {node}
        vote = vote_needed(judgement.verdict, self._trigger(self._account, node))
        self._given[node] = AuditGiven(
            node=node,
            value=submission.value,
            verdict=judgement.verdict,
            vote=VoteSent.NOT_SENT if vote in VOTES.values() else vote,
            reason=judgement.reason,
            slot=self._tools.slots.slot(),
        )

    async def _send_votes(self) -> None:
        """Those that verdicts ask for and that are not known to be on chain, also of verdicts before a restart."""
        for node, audit in tuple(self._given.items()):
            vote = VOTES.get(audit.verdict)
            if vote is not None and audit.vote is VoteSent.NOT_SENT:
                self._given[node] = replace(audit, vote=await self._ballot.on_proof(node, vote))

    async def _confirm_doubted(self) -> None:
        """Stand by the proofs that we found right and that somebody has come to doubt."""
        account = await self._tools.chain.task(self._record.task_id)
        for node, audit in self._given.items():
            if audit.vote is VoteSent.NOT_NEEDED and self._trigger(account, node) is not None:
                self._given[node] = replace(audit, vote=await self._ballot.on_proof(node, VoteSent.FOR))

    def _trigger(self, account: TaskAccount, node: PublicKey) -> AuditTrigger | None:
        return account.submission_triggers.get(self._record.number, {}).get(node)
