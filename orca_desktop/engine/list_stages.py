"""The distribution list of a round: written if we are chosen, compared if another node wrote it, paid out if ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditTrigger
from orca_desktop.domain.distribution import agrees, default_list, select_author, submitters_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import DistributionRecord, RoundRecord
from orca_desktop.domain.tasks import Payout, TaskAccount, TaskId
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import Act, SubmitList, TriggerPayout, VoteOnList


class ListStages:
    """Each method takes the record as it stands and returns it with what was found out."""

    def __init__(self, task_id: TaskId, number: int, tools: Tools) -> None:
        self._task_id = task_id
        self._number = number
        self._tools = tools

    async def write(self, record: RoundRecord) -> RoundRecord:
        """Upload and submit the list if the network's rule chooses us (k2.md 5.4)."""
        account = await self._tools.chain.task(self._task_id)
        failed = account.payouts.get(self._number) is Payout.FAILED
        if select_author(account, self._number, previous_failed=failed) != self._tools.staking_key:
            return record
        amounts = self._own_list(account)
        await self._upload(amounts)
        act = SubmitList(task_id=self._task_id, round=self._number)
        entry = await self._tools.acts.once(self._key("submit list"), act, detail=f"{len(amounts)} nodes")
        if entry.status is not ActStatus.DONE:
            return record
        return replace(record, distribution=self._described(self._tools.staking_key, amounts, agreed=True))

    async def audit(self, record: RoundRecord) -> RoundRecord:
        """Compare every other node's list with our own computation; an explicit difference raises an audit."""
        account = await self._tools.chain.task(self._task_id)
        mine = self._own_list(account)
        for author, entry in account.lists.get(self._number, {}).items():
            theirs = await self._tools.chain.distribution_list(entry.account, self._task_id, self._number)
            if theirs is None:
                continue
            agreed = agrees(mine, theirs)
            record = replace(record, distribution=self._described(author, theirs, agreed=agreed))
            if author != self._tools.staking_key:
                trigger = account.list_triggers.get(self._number, {}).get(author)
                await self._vote(author, agreed=agreed, trigger=trigger)
        return record

    async def pay_out(self, record: RoundRecord) -> RoundRecord:
        """Trigger the payout of our own list; every author does so for its own (k2.md 5.4)."""
        if record.distribution is None or not record.distribution.ours:
            return record
        author = self._tools.staking_key
        act = TriggerPayout(task_id=self._task_id, round=self._number, author=author)
        await self._tools.acts.once(self._key("pay out"), act, detail="")
        return record

    async def _upload(self, amounts: Mapping[PublicKey, int]) -> None:
        key = self._key("upload list")
        entry = self._tools.journal.entry(key)
        if entry is not None and entry.status is ActStatus.DONE:
            return
        self._tools.journal.intend(key, f"{len(amounts)} nodes")
        await self._tools.chain.upload_list(self._task_id, self._number, amounts, self._tools.wallet)
        self._tools.journal.settle(key, ActStatus.DONE)

    async def _vote(self, author: PublicKey, *, agreed: bool, trigger: AuditTrigger | None) -> None:
        if agreed and trigger is None:
            return
        act: Act = VoteOnList(task_id=self._task_id, round=self._number, candidate=author, is_valid=agreed)
        await self._tools.acts.once(self._key("vote on list", author), act, detail="for" if agreed else "against")

    def _own_list(self, account: TaskAccount) -> dict[PublicKey, int]:
        return default_list(submitters_of(account, self._number), account.bounty_per_round)

    def _described(self, author: PublicKey, amounts: Mapping[PublicKey, int], *, agreed: bool) -> DistributionRecord:
        share = amounts.get(self._tools.staking_key)
        return DistributionRecord(
            author=author,
            ours=author == self._tools.staking_key,
            agrees=agreed,
            our_share=None if share is None else Roe(share),
            approved_nodes=sum(1 for amount in amounts.values() if amount > 0),
            slashed_nodes=sum(1 for amount in amounts.values() if amount < 0),
        )

    def _key(self, act: str, subject: str = "") -> ActKey:
        return ActKey(task_id=self._task_id, round=self._number, act=act, subject=subject)
