"""What `orca-desktop task` says: as lines for people, and as members of a JSON object for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orca_desktop.domain.amounts import amount_text, exact_amount
from orca_desktop.domain.errors import (
    NetworkError,
    NoSuchAccount,
    NotATask,
    NotBase58,
    OrcaError,
    WrongLength,
)
from orca_desktop.domain.task_facts import FileFacts, ProgramFacts, TaskFacts

_ANSWERS: tuple[tuple[type[OrcaError], str], ...] = (
    (NotBase58, "not_base58"),
    (WrongLength, "wrong_length"),
    (NoSuchAccount, "no_such_account"),
    (NotATask, "not_a_task"),
    (NetworkError, "network_out_of_reach"),
)
_DAY = 86_400.0
_SHOWN = 12


def refusal_fields(error: OrcaError) -> dict[str, Any]:
    """Why there is nothing to tell."""
    answer = next((word for kind, word in _ANSWERS if isinstance(error, kind)), "failed")
    return {"ok": False, "answer": answer, "title": error.title, "words": error.message}


def facts_fields(facts: TaskFacts) -> dict[str, Any]:
    """Amounts are in the smallest unit of the token."""
    account, windows, token = facts.account, facts.account.windows, facts.account.token
    return {
        "ok": True,
        "answer": facts.answer,
        "words": facts.problem,
        "task": account.id,
        "name": account.name,
        "kind": account.kind.value,
        "token": {"symbol": token.symbol, "mint": token.mint, "decimals": token.decimals},
        "manager": account.manager,
        "stake_pot": account.stake_pot,
        "active": account.is_active,
        "allowlisted": account.is_allowlisted,
        "migrated_to": account.migrated_to,
        "newest_version": facts.successor,
        "slot": facts.slot,
        "slot_ms": round(facts.slot_ms, 1),
        "round": facts.round,
        "round_seconds": round(facts.round_seconds, 1),
        "windows": {
            "starting_slot": windows.starting_slot,
            "round_slots": windows.round_time,
            "submission_slots": windows.submission_window,
            "audit_slots": windows.audit_window,
        },
        "bounty": {"total": account.total_bounty, "per_round": account.bounty_per_round},
        "runway": {"rounds": facts.rounds_left, "days": round(_days(facts), 2)},
        "stake": {"minimum": account.minimum_stake, "total": account.total_stake},
        "nodes": {"staked": len(account.stakes), "last_round": facts.nodes_last_round},
        "files": {
            "network": account.executable_network,
            "metadata": account.metadata,
            "executable": account.executable,
        },
        "description": _description_fields(facts),
        "program": None if facts.program is None else _program_fields(facts.program),
    }


def _description_fields(facts: TaskFacts) -> dict[str, Any] | None:
    if facts.description is None:
        return None
    said, metadata = _file_fields(facts.description), facts.metadata
    if metadata is None:
        return said
    needs = [{"type": n.type, "value": n.value, "description": n.description} for n in metadata.requirements]
    return {
        **said,
        "author": metadata.author,
        "repository": metadata.repository,
        "text": metadata.description,
        "requirements": needs,
    }


def _program_fields(program: ProgramFacts) -> dict[str, Any]:
    plan = program.plan
    return {
        **_file_fields(program.file),
        "image": plan.containers[0].image if plan is not None else None,
        "images": list(plan.images) if plan is not None else [],
        "pod_spec": program.from_pod,
        "candidates": [{"image": one.image, "found": one.found} for one in program.candidates],
        "notes": list(program.notes),
        "missing_variables": list(program.missing_variables),
    }


def _file_fields(file: FileFacts) -> dict[str, Any]:
    return {"problem": file.problem, "verified": file.is_verified, "source": file.source}


def facts_lines(facts: TaskFacts) -> Iterator[str]:
    """What a person reads, the most important first."""
    account, token = facts.account, facts.account.token
    yield f"{account.name}  {account.id}"
    yield f"  {facts.problem or 'It can be joined.'}"
    if facts.successor is not None:
        yield f"  orca-desktop task {facts.successor} tells about that one."
    yield _row(
        "Pays in", token.symbol if token.is_koii else f"{token.symbol} ({account.kind.value}, mint {token.mint})"
    )
    yield _row("Bounty", _bounty(facts))
    yield _row("Stake", f"{exact_amount(account.minimum_stake, token)} at least")
    yield _row("Nodes", f"{facts.nodes_last_round:,} submitted in the last round, {len(account.stakes):,} have staked")
    yield _row("Rounds", _rounds(facts))
    yield _row("Listed", "on Koii's list of checked tasks" if account.is_allowlisted else "not on Koii's list")
    yield _row("Creator", account.manager)
    yield from _about(facts)


def _bounty(facts: TaskFacts) -> str:
    account = facts.account
    per_round = amount_text(account.bounty_per_round, account.token)
    left = amount_text(account.total_bounty, account.token)
    return f"{per_round} a round; {left} left, for {facts.rounds_left:,} rounds or {_days(facts):,.1f} days"


def _rounds(facts: TaskFacts) -> str:
    windows = facts.account.windows
    number = f"round {facts.round:,} now" if facts.round >= 0 else f"begins at slot {windows.starting_slot:,}"
    lengths = f"{windows.round_time:,} slots each, {windows.submission_window:,} to submit, {windows.audit_window:,}"
    return f"{number}; {lengths} to audit; about {facts.round_seconds / 60:,.1f} min"


def _about(facts: TaskFacts) -> Iterator[str]:
    if facts.description is not None:
        yield from _described(facts, facts.description)
    if facts.program is not None:
        yield from _runs(facts.account.executable, facts.program)


def _described(facts: TaskFacts, file: FileFacts) -> Iterator[str]:
    if facts.metadata is None:
        yield _row("Description", file.problem)
        return
    yield _row("By", facts.metadata.author or "an unnamed creator")
    yield _row("Description", _source(facts.account.metadata, file))
    for need in facts.metadata.requirements:
        yield _row("Asks for", " ".join(part for part in (need.type, need.value, need.description) if part))


def _runs(address: str, program: ProgramFacts) -> Iterator[str]:
    if program.file.problem:
        yield _row("Image", program.file.problem)
        return
    yield _row("Program", _source(address, program.file))
    if program.plan is not None:
        for image in program.plan.images:
            yield _row("Runs", f"{image}{' (its Pod spec)' if program.from_pod else ''}")
    elif program.candidates:
        yield _row(
            "Image", "its program names several, or one without saying what for: choose one with --image to join"
        )
    else:
        yield _row("Image", "its program names none that can be read: name it with --image to join")
    for candidate in program.candidates:
        yield _row("Found", f"{candidate.image}: {candidate.found}")
    for name in program.missing_variables:
        yield _row("Asks you for", name)
    for note in program.notes:
        yield _row("Note", note)


def _source(address: str, file: FileFacts) -> str:
    sure = "verified" if file.is_verified else "not verified: there is only the server's word for it"
    return f"{address[:_SHOWN]}… from {file.source}, {sure}"


def _row(name: str, text: str) -> str:
    return f"  {name + ':':<14}{text}"


def _days(facts: TaskFacts) -> float:
    return facts.rounds_left * facts.round_seconds / _DAY
