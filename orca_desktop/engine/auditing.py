"""Auditing one proof of another node: fetch, verify, ask our container, and say why.

A proof that cannot be fetched, or a container that does not answer, gives no verdict: never a vote in the dark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from orca_desktop.domain.audits import AuditTrigger, Verdict, VoteSent
from orca_desktop.domain.errors import ContentError, ContentUnavailable, OrcaError
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.stages.answers import Abstained
from orca_desktop.domain.tasks import Cid, Submission, TaskId
from orca_desktop.engine.proofs import MAX_STORED_BYTES, ProofInvalid, open_proof, signature_of
from orca_desktop.k2.cids import is_cid
from orca_desktop.ports.proof_store import ProofStore
from orca_desktop.ports.task_api import Address, TaskApi

SAMPLE = 5
"""How many proofs of a round a node audits at most (k2.md 5.5)."""

STANDS_FOR_NOTHING = "The value says that there was nothing to submit, which every node of this task lets pass."


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`may_change`: something was out of reach, and may be back when it is asked again."""

    verdict: Verdict
    reason: str
    may_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditor:
    """Judges proofs of one task."""

    task_id: TaskId
    proof_store: ProofStore
    task_api: TaskApi
    address: Address

    async def judge(self, node: PublicKey, submission: Submission, round_number: int, *, timeout: float) -> Judgement:
        """Bounded by *timeout* seconds for the container's answer, and by the store's own bound for the fetch."""
        try:
            if submission.value in self.task_api.profile.audit.accepts:
                return Judgement(verdict=Verdict.VALID, reason=STANDS_FOR_NOTHING)
            payload, blob = await self._payload(node, submission, round_number)
            is_right = await self.task_api.audit(self.address, payload, timeout=timeout, signature=blob)
        except ProofInvalid as error:
            return Judgement(verdict=Verdict.INVALID, reason=f"{error}")
        except ContentError as error:
            words = f"The proof could not be fetched, so no vote. {error.message}"
            return Judgement(verdict=Verdict.NONE, reason=words, may_change=True)
        except OrcaError as error:
            words = f"{error.title}, so no vote. {error.message}"
            return Judgement(verdict=Verdict.NONE, reason=words, may_change=True)
        if isinstance(is_right, Abstained):
            return Judgement(verdict=Verdict.NONE, reason=f"No vote. {is_right.words}")
        if is_right:
            return Judgement(verdict=Verdict.VALID, reason="Our container confirms it.")
        return Judgement(verdict=Verdict.INVALID, reason="Our container says that it is wrong.")

    async def _payload(self, node: PublicKey, submission: Submission, round_number: int) -> tuple[dict[str, Any], str]:
        """What the node signed, and the signed blob itself."""
        if not is_cid(submission.value):
            raise ProofInvalid("The value on chain is not the address of a proof.", is_signed=True)
        fetched = await self.proof_store.fetch(Cid(submission.value), PROOF_FILE, limit=MAX_STORED_BYTES)
        try:
            payload = open_proof(fetched.content, task_id=self.task_id, round_number=round_number, node=node)
        except ProofInvalid as error:
            if error.is_signed or fetched.is_verified:
                raise
            # A gateway may give anything; only the node's own signature or the address can hold it against the node.
            raise ContentUnavailable(PROOF_FILE, "what the gateway gave does not fit its address") from error
        return payload, signature_of(fetched.content)


def sample(nodes: Iterable[PublicKey], known: Collection[PublicKey], count: int, random: Random) -> list[PublicKey]:
    """Up to *count* of the nodes, none of them *known*."""
    others = [node for node in nodes if node not in known]
    return random.sample(others, min(max(count, 0), len(others)))


def vote_needed(verdict: Verdict, trigger: AuditTrigger | None) -> VoteSent:
    """Which vote a verdict asks for (k2.md 5.5): a doubt always, a confirmation only where somebody doubts."""
    match verdict:
        case Verdict.INVALID:
            return VoteSent.AGAINST
        case Verdict.VALID:
            return VoteSent.NOT_NEEDED if trigger is None else VoteSent.FOR
        case Verdict.NONE:
            return VoteSent.NOT_SENT
