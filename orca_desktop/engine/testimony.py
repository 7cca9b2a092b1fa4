"""Evidence about a round of one task: gathered from the chain and from what is kept, sealed, and written as a file."""

from __future__ import annotations

from collections.abc import Mapping

from orca_desktop.domain.distribution import default_list, submitters_of
from orca_desktop.domain.errors import OrcaError, StagesUnfit
from orca_desktop.domain.evidence import EvidenceAbout, EvidenceFile, EvidenceSaved, head_of
from orca_desktop.domain.evidence_errors import EvidenceTooLarge, NoEvidence
from orca_desktop.domain.evidence_files import MAX_LISTS, RoundEvidence, files_of
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.stages.profile import StageProfile
from orca_desktop.domain.tasks import Cid, TaskAccount
from orca_desktop.engine.stage_terms import StageTerms
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.k2.cids import is_cid
from orca_desktop.k2.evidence import seal_bundle


class Testimony:
    """Of one task. Nothing is sent on chain; the staking key signs the bundle."""

    def __init__(self, standing: Standing, tools: Tools, stages: StageTerms) -> None:
        self._standing = standing
        self._tools = tools
        self._stages = stages

    async def save(self, number: int, path: str) -> EvidenceSaved:
        """Write a bundle to a new file.

        Raises NoEvidence, EvidenceTooLarge, DataError, JournalError, or WalletError where the key cannot sign now.
        """
        about = EvidenceAbout(
            task_id=self._standing.task.id, round=number, staking_key=self._tools.wallet.staking.public_key
        )
        files = files_of(await self._gather(number, about.staking_key))
        content = self._sealed(about, files)
        await self._tools.evidence.write(path, content)
        return EvidenceSaved(about=about, path=path, files=len(files), size=len(content), head=head_of(about, files))

    def _sealed(self, about: EvidenceAbout, files: tuple[EvidenceFile, ...]) -> bytes:
        try:
            return seal_bundle(about, files, self._tools.wallet.staking.sign)
        except ValueError as error:
            raise EvidenceTooLarge from error

    async def _gather(self, number: int, staking_key: PublicKey) -> RoundEvidence:
        task, sources, slot = self._standing.task, self._tools.evidence, self._tools.slots.slot()
        record = await sources.memory.record(task.id, number)
        if record is None:
            raise NoEvidence(number)
        account, problem = await self._account()
        return RoundEvidence(
            program=sources.program,
            saved_at=self._tools.clock.wall(),
            slot=slot,
            staking_key=staking_key,
            task=task,
            profile=self._profile(),
            record=record,
            account=account,
            problem=problem,
            lists=await self._lists(account, number) if account is not None else {},
            own_list=_own_list(account, number),
            acts=await sources.memory.acts(task.id, number),
            notices=await sources.memory.notices(task.id, number),
            proof_file=self._kept(record.proof.cid) if record.proof is not None else None,
            audited=self._audited(record),
            log=await sources.memory.log(task.id, number),
        )

    async def _account(self) -> tuple[TaskAccount | None, str]:
        """What the chain says now, or why it says nothing."""
        try:
            return await self._tools.chain.task(self._standing.task.id), ""
        except OrcaError as error:
            return None, f"{error.title}. {error.message}"

    async def _lists(self, account: TaskAccount, number: int) -> dict[PublicKey, Mapping[PublicKey, int] | None]:
        found: dict[PublicKey, Mapping[PublicKey, int] | None] = {}
        for author, entry in list(account.lists.get(number, {}).items())[:MAX_LISTS]:
            try:
                found[author] = await self._tools.chain.distribution_list(entry.account, account.id, number)
            except OrcaError:
                found[author] = None
        return found

    def _profile(self) -> StageProfile | None:
        try:
            return self._stages.profile
        except StagesUnfit:
            return None

    def _audited(self, record: RoundRecord) -> dict[PublicKey, bytes]:
        found = {audit.node: self._kept(audit.value) for audit in record.audits_given}
        return {node: content for node, content in found.items() if content is not None}

    def _kept(self, value: str | None) -> bytes | None:
        return self._tools.evidence.kept.content(Cid(value)) if value is not None and is_cid(value) else None


def _own_list(account: TaskAccount | None, number: int) -> Mapping[PublicKey, int] | None:
    """What this node computes of what the chain still has of the round; None where it has nothing."""
    if account is None or not account.submissions.get(number):
        return None
    return default_list(submitters_of(account, number), account.bounty_per_round)
