"""Finding out about any task without joining it, or an account: what the chain says, and what is behind its files."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Iterable
from dataclasses import replace

from orca_desktop.domain.errors import (
    AlreadyJoined,
    ContentError,
    JoinError,
    OrcaError,
    PodRefused,
    TaskInactive,
    TaskMigrated,
)
from orca_desktop.domain.task_facts import FileFacts, ProgramFacts, TaskFacts
from orca_desktop.domain.tasks import Requirement, TaskAccount, TaskId, TaskMetadata
from orca_desktop.engine.descriptions import description_of
from orca_desktop.engine.executables import Program, program_of
from orca_desktop.engine.migration import newest_version
from orca_desktop.ports.chain import Chain
from orca_desktop.ports.proof_store import ProofStore

JOINABLE, JOINED, INACTIVE, MIGRATED = "joinable", "joined", "inactive", "migrated"


async def enquire(task_id: TaskId, chain: Chain, store: ProofStore | None, joined: Container[TaskId]) -> TaskFacts:
    """Ask the chain, and *store* for the task's files; None: leave them out. *joined* are the tasks of this node.

    Files that cannot be had are told in the facts. Raises NoSuchAccount, NotATask or NetworkError.
    """
    account = await chain.task(task_id)
    answer, problem, successor = await _answer(account, chain, joined)
    facts = TaskFacts(
        account=account,
        slot=await chain.slot(),
        slot_ms=await chain.slot_ms(),
        answer=answer,
        problem=problem.message if problem is not None else "",
        successor=successor,
    )
    return facts if store is None else await _with_files(facts, store)


async def _answer(
    account: TaskAccount, chain: Chain, joined: Container[TaskId]
) -> tuple[str, JoinError | None, TaskId | None]:
    """Whether it can be joined, as a word and in words, and its newest version where it was replaced."""
    if account.migrated_to is not None:
        try:
            successor = await newest_version(account, chain)
        except JoinError as endless:
            return MIGRATED, endless, account.migrated_to
        return MIGRATED, TaskMigrated(account.name, successor), successor
    if account.id in joined:
        return JOINED, AlreadyJoined(account.name), None
    if not account.is_active:
        return INACTIVE, TaskInactive(account.name), None
    return JOINABLE, None, None


async def _with_files(facts: TaskFacts, store: ProofStore) -> TaskFacts:
    description, program = await asyncio.gather(_described(facts.account, store), _program(facts.account, store))
    metadata, file = description
    needs = metadata.requirements if metadata is not None else ()
    return replace(facts, metadata=metadata, description=file, program=_facts_of(program, needs))


async def _described(account: TaskAccount, store: ProofStore) -> tuple[TaskMetadata | None, FileFacts]:
    try:
        found = await description_of(account, store)
    except ContentError as error:
        return None, FileFacts(problem=error.message)
    return found.metadata, FileFacts(is_verified=found.is_verified, source=found.source)


async def _program(account: TaskAccount, store: ProofStore) -> Program | OrcaError:
    try:
        return await program_of(account, store)
    except (ContentError, PodRefused) as error:
        return error


def _facts_of(program: Program | OrcaError, needs: Iterable[Requirement]) -> ProgramFacts:
    if isinstance(program, OrcaError):
        return ProgramFacts(file=FileFacts(problem=program.message))
    runs = program.runs(needs)
    return ProgramFacts(
        file=FileFacts(is_verified=program.is_verified, source=program.source),
        plan=runs.plan if runs is not None else None,
        from_pod=program.pod is not None,
        candidates=program.candidates,
        notes=runs.notes if runs is not None else program.notes,
        missing_variables=runs.missing_variables if runs is not None else (),
    )
