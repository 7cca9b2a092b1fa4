"""The rows of the history as columns with names that stay: what CSV and JSON hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from orca_desktop.domain.archive import (
    AuditGivenRow,
    AuditReceivedRow,
    Filter,
    Page,
    ProofRow,
    RoundRow,
)
from orca_desktop.domain.history_columns import time_text
from orca_desktop.domain.ledger import LedgerEntry
from orca_desktop.domain.rounds import RoundResult

Row = TypeVar("Row")
Columns = dict[str, Any]
PAGE = 500


def every(ask: Callable[[Filter, int, int | None], Page[Row]], wanted: Filter, limit: int | None) -> Iterator[Row]:
    """Up to *limit* rows, all when it is None, read page by page: no more than one page is in memory."""
    after, left = None, limit
    while left is None or left > 0:
        page = ask(wanted, PAGE if left is None else min(PAGE, left), after)
        yield from page.rows
        after, left = page.next, None if left is None else left - len(page.rows)
        if after is None:
            return


def round_columns(row: RoundRow) -> Columns:
    record = row.record
    received = record.audit_received
    return {
        "time": time_text(row.at),
        "task": record.task_id,
        "round": record.number,
        "result": record.result.value,
        "reward_roe": record.reward if record.token.is_koii else None,
        "proof": record.proof.cid if record.proof else None,
        "proof_slot": record.proof.slot if record.proof else None,
        "audits_given": len(record.audits_given),
        "votes_for_us": received.votes_for if received else None,
        "votes_against_us": received.votes_against if received else None,
        "list_author": record.distribution.author if record.distribution else None,
        "changed": time_text(row.changed_at),
        "note": record.note,
        "reward_units": record.reward,
        "token": record.token.symbol,
        "mint": record.token.mint,
        "decimals": record.token.decimals,
        "way": record.way.value,
    }


def proof_columns(row: ProofRow) -> Columns:
    return {
        "time": time_text(row.at),
        "task": row.task_id,
        "round": row.round,
        "result": row.result.value,
        "proof": row.proof.cid,
        "slot": row.proof.slot,
        "signature_valid": row.proof.signature_valid,
        "payload": row.proof.payload,
    }


def given_columns(row: AuditGivenRow) -> Columns:
    audit = row.audit
    return {
        "time": time_text(row.at),
        "task": row.task_id,
        "round": row.round,
        "direction": "given",
        "node": audit.node,
        "proof": audit.value,
        "verdict": audit.verdict.value,
        "vote": audit.vote.value,
        "votes_for": None,
        "votes_against": None,
        "slot": audit.slot,
        "reason": audit.reason,
    }


def _outcome(result: RoundResult) -> str:
    """What came of an audit of our proof; the round's end decides, not the votes."""
    known = {RoundResult.PAID: "stood", RoundResult.SLASHED: "lost"}
    return known.get(result, "no reward" if result.is_final else "open")


def received_columns(row: AuditReceivedRow) -> Columns:
    audit = row.audit
    return {
        "time": time_text(row.at),
        "task": row.task_id,
        "round": row.round,
        "direction": "received",
        "node": audit.raised_by,
        "proof": None,
        "verdict": _outcome(row.result),
        "vote": None,
        "votes_for": audit.votes_for,
        "votes_against": audit.votes_against,
        "slot": audit.slot,
        "reason": f"the round: {row.result.value.replace('_', ' ')}",
    }


def ledger_columns(row: LedgerEntry) -> Columns:
    return {
        "time": time_text(row.at),
        "task": row.task_id,
        "round": row.round,
        "kind": row.kind.value,
        "account": row.account.value,
        "amount": row.amount,
        "token": row.token,
        "slot": row.slot,
        "signature": row.signature,
        "source": row.source,
        "words": row.words,
        "main": row.main or None,
    }
