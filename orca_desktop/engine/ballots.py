"""What becomes of a verdict: a vote on chain, once, or only the word that there would have been one."""

from __future__ import annotations

from typing import Protocol

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.audits import VoteSent
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.acts import Acts
from orca_desktop.ports.chain import VoteOnList, VoteOnProof

WOULD_BE = {VoteSent.FOR: VoteSent.WOULD_BE_FOR, VoteSent.AGAINST: VoteSent.WOULD_BE_AGAINST}


class Ballot(Protocol):
    """Of one round of one task."""

    async def on_proof(self, node: PublicKey, vote: VoteSent) -> VoteSent:
        """Vote FOR or AGAINST a node's proof; what became of that. May be asked for the same again."""
        ...

    async def on_list(self, author: PublicKey, *, agreed: bool) -> None:
        """Vote on a node's distribution list."""
        ...


class ChainBallot:
    """Each vote is sent once, whatever dies."""

    def __init__(self, task_id: TaskId, number: int, acts: Acts) -> None:
        self._task_id = task_id
        self._number = number
        self._acts = acts

    async def on_proof(self, node: PublicKey, vote: VoteSent) -> VoteSent:
        """NOT_SENT when the network refused it."""
        is_valid = vote is VoteSent.FOR
        act = VoteOnProof(task_id=self._task_id, round=self._number, candidate=node, is_valid=is_valid)
        entry = await self._acts.once(self._key("vote", node), act, detail=vote.value)
        return vote if entry.status is ActStatus.DONE else VoteSent.NOT_SENT

    async def on_list(self, author: PublicKey, *, agreed: bool) -> None:
        act = VoteOnList(task_id=self._task_id, round=self._number, candidate=author, is_valid=agreed)
        await self._acts.once(self._key("vote on list", author), act, detail="for" if agreed else "against")

    def _key(self, act: str, subject: str) -> ActKey:
        return ActKey(task_id=self._task_id, round=self._number, act=act, subject=subject)


class PracticeBallot:
    """Sends nothing: it has nothing to send with."""

    async def on_proof(self, _node: PublicKey, vote: VoteSent) -> VoteSent:
        return WOULD_BE[vote]

    async def on_list(self, _author: PublicKey, *, agreed: bool) -> None:
        """The record of the round tells whether the list is what was computed here."""
