"""An audit run again on this machine: the proof fetched, verified, and shown to a container. Nothing goes on chain."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from orca_desktop.domain.approvals import pinned
from orca_desktop.domain.audit_again import AuditAgain, AuditImage
from orca_desktop.domain.audits import AuditGiven
from orca_desktop.domain.containers import RunPlan
from orca_desktop.domain.errors import ContainerFailed, ContentError, OrcaError
from orca_desktop.domain.evidence_errors import AuditImpossible
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.proofs import PROOF_FILE
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Cid, Submission, Task, TaskId
from orca_desktop.engine.agreement import as_boxed
from orca_desktop.engine.auditing import Auditor, Judgement
from orca_desktop.engine.container_keeper import ContainerKeeper
from orca_desktop.engine.proofs import MAX_STORED_BYTES, text_signed_by
from orca_desktop.engine.stage_terms import StageTerms
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.variables import Variables
from orca_desktop.k2.cids import is_cid, is_directory_of
from orca_desktop.ports.evidence import KeptProofs
from orca_desktop.ports.proof_store import Fetched, ProofStore
from orca_desktop.ports.task_api import Address, TaskApi

ANSWER_SECONDS = 120.0
READY_SECONDS = 180.0
"""How long a container that was started for the audit has until it answers."""


class SecondLook:
    """Of one task. It has nothing with which it could send: no acts, and no vote is prepared."""

    def __init__(
        self, standing: Standing, tools: Tools, stages: StageTerms, keeper: ContainerKeeper, variables: Variables
    ) -> None:
        self._standing = standing
        self._tools = tools
        self._stages = stages
        self._keeper = keeper
        self._variables = variables
        self._one_at_a_time = asyncio.Lock()

    async def audit(self, number: int, node: PublicKey, image: AuditImage) -> AuditAgain:
        """Raises AuditImpossible, or what starting a container raises."""
        async with self._one_at_a_time:
            task = self._standing.task
            plan = _plan(task, image)
            record = await self._tools.evidence.memory.record(task.id, number)
            given = _given(record, node)
            value = await self._value(number, node, given)
            store = KeptFirst(self._tools.proof_store, self._tools.evidence.kept)
            judgement = await self._judge(store, number, node, value, image, plan)
            return AuditAgain(
                task_id=task.id,
                round=number,
                node=node,
                image=image,
                value=value,
                verdict=judgement.verdict,
                reason=judgement.reason,
                at=self._tools.clock.wall(),
                asked=plan.images,
                payload=await _payload(store, value, node),
                ours=record.proof.payload if record is not None and record.proof is not None else "",
                given=given,
            )

    async def _value(self, number: int, node: PublicKey, given: AuditGiven | None) -> str:
        """The node's submission: as it was audited, or as it is on chain."""
        if given is not None:
            return given.value
        try:
            account = await self._tools.chain.task(self._standing.task.id)
        except OrcaError as error:
            raise AuditImpossible(f"The node's proof could not be looked up. {error.message}") from error
        submission = account.submissions.get(number, {}).get(node)
        if submission is None:
            raise AuditImpossible("The chain has no proof of this node in this round, and it was not audited here.")
        return submission.value

    async def _judge(
        self, store: ProofStore, number: int, node: PublicKey, value: str, image: AuditImage, plan: RunPlan
    ) -> Judgement:
        asks_running = image is AuditImage.NOW and self._keeper.is_answering
        api = self._tools.task_api if asks_running else await self._stages.api()  # that which runs is seen to be busy
        submission = Submission(value=value, slot=0, json="")
        async with self._server(api, None if asks_running else plan) as address:
            auditor = Auditor(task_id=self._standing.task.id, proof_store=store, task_api=api, address=address)
            return await auditor.judge(node, submission, number, timeout=ANSWER_SECONDS)

    @asynccontextmanager
    async def _server(self, api: TaskApi, plan: RunPlan | None) -> AsyncIterator[Address]:
        """The task's container that runs; with a *plan* one by it, which is there only inside the block."""
        if plan is None:
            yield await self._keeper.address()
            return
        lent = lent_id(self._standing.task.id)
        try:
            running = await self._tools.containers.start(lent, await self._variables.of_plan(plan), _say_nothing)
            await self._until_healthy(api, running.address)
            yield running.address
        finally:
            await self.put_away()

    async def _until_healthy(self, api: TaskApi, address: Address) -> None:
        end = self._tools.clock.now() + READY_SECONDS
        while not await api.is_healthy(address):
            if self._tools.clock.now() >= end:
                raise ContainerFailed(f"It runs, but it did not answer within {READY_SECONDS:g} s")
            await self._tools.clock.sleep(self._tools.pace.health_poll)

    async def put_away(self) -> None:
        """Take away what was started for an audit, also when the program is told to quit meanwhile. Never raises."""
        lent = lent_id(self._standing.task.id)

        async def away() -> None:
            with suppress(OrcaError):
                await self._tools.containers.stop(lent)
                await self._tools.containers.remove_data(lent)

        await asyncio.shield(asyncio.create_task(away(), name="end of an audit"))


OWN_SHELF = "this node"
"""The source of what is kept."""


class KeptFirst:
    """A proof store that reads what is kept and is what its address names, and what is kept at all before nothing."""

    def __init__(self, store: ProofStore, kept: KeptProofs) -> None:
        self._store = store
        self._kept = kept

    def ensure_writable(self) -> None:
        self._store.ensure_writable()

    async def store(self, content: bytes, file_name: str) -> Cid:
        return await self._store.store(content, file_name)

    async def fetch(self, cid: Cid, file_name: str, *, limit: int) -> Fetched:
        kept = self._kept.content(cid) if file_name == PROOF_FILE else None
        if kept is not None and len(kept) <= limit and is_directory_of(cid, file_name, kept):
            return Fetched(content=kept, is_verified=True, source=OWN_SHELF)
        try:
            return await self._store.fetch(cid, file_name, limit=limit)
        except ContentError:
            if kept is None or len(kept) > limit:
                raise
            return Fetched(content=kept, source=OWN_SHELF)


def lent_id(task_id: TaskId) -> TaskId:
    """Under which ID a container is started for an audit: never that of a task, and the same after a restart."""
    return TaskId(public_key(hashlib.sha256(f"audit again {task_id}".encode()).digest()))


def _plan(task: Task, image: AuditImage) -> RunPlan:
    if image is AuditImage.NOW:
        return task.run_plan
    if task.before is None:
        raise AuditImpossible("No other image of this task was agreed to before the present one.")
    plan = pinned(task.before.plan or task.run_plan, task.before.images, also_local=True)
    return as_boxed(plan, task.run_plan)


def _given(record: RoundRecord | None, node: PublicKey) -> AuditGiven | None:
    audits = record.audits_given if record is not None else ()
    return next((audit for audit in audits if audit.node == node), None)


async def _payload(store: ProofStore, value: str, node: PublicKey) -> str:
    """What the node signed, for the user to read; empty where that cannot be had."""
    if not is_cid(value):
        return ""
    try:
        fetched = await store.fetch(Cid(value), PROOF_FILE, limit=MAX_STORED_BYTES)
    except ContentError:
        return ""
    return text_signed_by(fetched.content, node)


def _say_nothing(_news: object) -> None:
    """What a start tells on its way is of no interest here."""
