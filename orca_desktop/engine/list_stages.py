"""The distribution list of a round: written if we are chosen, compared if another node wrote it, paid out if ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.distribution import agrees, default_list, select_author, submitters_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import DistributionRecord, RoundRecord, StageOutcome
from orca_desktop.domain.tasks import Payout, TaskAccount, TaskId
from orca_desktop.engine.ballots import Ballot
from orca_desktop.engine.round_card import Ended
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import SubmitList, TriggerPayout, UploadPiece

Found = tuple[RoundRecord, Ended]

NOT_CHOSEN = "Another node was chosen to write the list."
NOT_DUE = "No other list is due."
NOBODY = "Nobody has submitted a proof in this round."
NO_LIST = "There is no list."
UNREADABLE = "The list cannot be read, so no vote."
AGREES = "The list is what we computed ourselves."
DIFFERS = "The list is not what we computed ourselves."
NOT_OURS = "The list's author triggers its payout."
NOT_KEPT = "The network took our list and does not show it as it was written."

UPLOAD_TRIES = 5
"""How often a piece is sent that is not there after it was confirmed, or was refused."""


class ListStages:
    """Each method takes the record as it stands and returns it with what was found out, and what it came to.

    `failed_lists` is how many lists of the round were rejected before: another is due only after such an end.
    """

    def __init__(self, task_id: TaskId, number: int, tools: Tools, ballot: Ballot, *, failed_lists: int = 0) -> None:
        self._failed_lists = failed_lists
        self._ballot = ballot
        self._task_id = task_id
        self._number = number
        self._tools = tools

    async def write(self, record: RoundRecord) -> Found:
        """Upload and submit the list if the network's rule chooses us (k2.md 5.4)."""
        account = await self._tools.chain.task(self._task_id)
        failed = account.payouts.get(self._number) is Payout.FAILED
        if self._failed_lists and not failed:
            return record, Ended(NOT_DUE)
        if not account.submissions.get(self._number):
            return record, Ended(NOBODY)
        if select_author(account, self._number, previous_failed=failed) != self._tools.staking_key:
            return record, Ended(NOT_CHOSEN)
        amounts = self._own_list(account)
        if refusal := await self._upload(amounts):
            return record, Ended(refusal, StageOutcome.FAILED)
        act = SubmitList(task_id=self._task_id, round=self._number)
        entry = await self._tools.acts.once(self._key("submit list"), act, detail=f"{len(amounts)} nodes")
        if entry.status is not ActStatus.DONE:
            return record, Ended(f"The network refused our list: {entry.detail}", StageOutcome.FAILED)
        described = self._described(self._tools.staking_key, amounts, agreed=True)
        return replace(record, distribution=described), Ended(f"We were chosen; nodes on our list: {len(amounts)}.")

    async def audit(self, record: RoundRecord) -> Found:
        """Compare every other node's list with our own computation; an explicit difference raises an audit."""
        account = await self._tools.chain.task(self._task_id)
        mine, words = self._own_list(account), NO_LIST
        for author, entry in account.lists.get(self._number, {}).items():
            theirs = await self._tools.chain.distribution_list(entry.account, self._task_id, self._number)
            if theirs is None:
                words = UNREADABLE
                continue
            agreed = agrees(mine, theirs)
            words = AGREES if agreed else DIFFERS
            record = replace(record, distribution=self._described(author, theirs, agreed=agreed))
            if author != self._tools.staking_key:
                trigger = account.list_triggers.get(self._number, {}).get(author)
                await self._vote(author, agreed=agreed, trigger=trigger)
        return record, Ended(words)

    async def pay_out(self, record: RoundRecord) -> Found:
        """Trigger the payout of our own list; every author does so for its own (k2.md 5.4)."""
        if record.distribution is None or not record.distribution.ours:
            return record, Ended(NOT_OURS)
        author = self._tools.staking_key
        act = TriggerPayout(task_id=self._task_id, round=self._number, author=author)
        entry = await self._tools.acts.once(self._key("pay out"), act, detail="")
        if entry.status is not ActStatus.DONE:
            return record, Ended(f"The network refused the payout: {entry.detail}", StageOutcome.FAILED)
        return record, Ended("We triggered the payout of our list.")

    async def _upload(self, amounts: Mapping[PublicKey, int]) -> str:
        """Send what the chain lacks of the list, piece by piece; why it cannot be had there, empty when it is."""
        refusal = NOT_KEPT
        for attempt in range(UPLOAD_TRIES):
            missing = await self._tools.chain.missing_pieces(
                self._task_id, self._number, amounts, self._tools.staking_key
            )
            if not missing:
                return ""
            for piece in missing:
                key, detail = self._key("upload list", _piece_name(piece, attempt)), _piece_words(piece)
                entry = await self._tools.acts.once(key, piece, detail=detail)
                if entry.status is not ActStatus.DONE:
                    refusal = f"The network refused a piece of our list: {entry.detail}"
        return refusal

    async def _vote(self, author: PublicKey, *, agreed: bool, trigger: AuditTrigger | None) -> None:
        if not agreed or trigger is not None:
            await self._ballot.on_list(author, agreed=agreed)

    def _own_list(self, account: TaskAccount) -> dict[PublicKey, int]:
        return default_list(submitters_of(account, self._number), account.bounty_per_round)

    def _described(self, author: PublicKey, amounts: Mapping[PublicKey, int], *, agreed: bool) -> DistributionRecord:
        share = amounts.get(self._tools.staking_key)
        return DistributionRecord(
            author=author,
            ours=author == self._tools.staking_key,
            agrees=agreed,
            our_share=None if share is None else Units(share),
            approved_nodes=sum(1 for amount in amounts.values() if amount > 0),
            slashed_nodes=sum(1 for amount in amounts.values() if amount < 0),
        )

    def _key(self, act: str, subject: str = "") -> ActKey:
        return ActKey(task_id=self._task_id, round=self._number, act=act, subject=subject)


def _piece_name(piece: UploadPiece, attempt: int) -> str:
    """The same in every run of the program: which pieces were sent in which attempt the journal knows."""
    return f"{piece.index + 1}" if attempt == 0 else f"{piece.index + 1} again {attempt}"


def _piece_words(piece: UploadPiece) -> str:
    return f"piece {piece.index + 1} of {piece.total}"
