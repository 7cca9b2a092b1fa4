"""Rounds in the history: one row each with its record, and the tables of proofs, audits and lists beside it."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from orca_desktop.adapters.sqlite.round_changes import with_changes
from orca_desktop.adapters.sqlite.search import clean
from orca_desktop.domain.archive import EventRow
from orca_desktop.domain.errors import JournalError
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId


def record_of(raw: str | bytes) -> RoundRecord:
    """Raises JournalError for what is none."""
    try:
        return msgspec.json.decode(raw, type=RoundRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalError("A round in the history cannot be read; its file is damaged.") from error


class RoundTables:
    """Writes inside the transaction of whoever calls."""

    def __init__(self, connection: sqlite3.Connection, *, index: bool) -> None:
        self._connection = connection
        self._index = index

    def known(self, task_id: TaskId, number: int) -> RoundRecord | None:
        """The round as the history has it."""
        row = self._row(task_id, number)
        return None if row is None else record_of(row[1])

    def apply(self, event: EventRow) -> RoundRecord:
        """Write the round with what *event* changes; returns it as it is now."""
        assert event.task_id is not None
        assert event.round is not None
        row = self._row(event.task_id, event.round)
        before = {} if row is None else msgspec.json.decode(row[1])
        raw = msgspec.json.encode(with_changes(before, msgspec.json.decode(event.body)))
        record = record_of(raw)
        identity = self._write(event, record, raw.decode(), row)
        self._write_proof(identity, event, record)
        self._write_audits(identity, event, record)
        self._write_list(identity, event, record)
        return record

    def _row(self, task_id: TaskId, number: int) -> tuple[Any, ...] | None:
        query = "SELECT id, record, result, words FROM rounds WHERE task = ? AND number = ?"
        row: tuple[Any, ...] | None = self._connection.execute(query, (task_id, number)).fetchone()
        return row

    def _write(self, event: EventRow, record: RoundRecord, raw: str, before: tuple[Any, ...] | None) -> int:
        result, words = record.result.value, _words(record)
        cid = record.proof.cid if record.proof else None
        values = (event.at, result, record.reward, cid, clean(record.note), words, raw)
        if before is None:
            cursor = self._connection.execute(
                "INSERT INTO rounds (task, number, at, changed_at, result, reward, cid, note, words, record) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (record.task_id, record.number, event.at, *values),
            )
            identity = int(cursor.lastrowid or 0)
        else:
            identity = int(before[0])
            self._connection.execute(
                "UPDATE rounds SET changed_at = ?, result = ?, reward = ?, cid = ?, note = ?, words = ?, record = ? "
                "WHERE id = ?",
                (*values, identity),
            )
        if self._index and (before is None or (before[2], before[3]) != (result, words)):
            self._reindex(identity, record.task_id, before, result, words)
        return identity

    def _reindex(self, identity: int, task: str, before: tuple[Any, ...] | None, result: str, words: str) -> None:
        """An index without texts of its own has to be told what it forgets."""
        if before is not None:
            self._connection.execute(
                "INSERT INTO rounds_text (rounds_text, rowid, task, result, words) VALUES ('delete', ?, ?, ?, ?)",
                (identity, task, before[2], before[3]),
            )
        query = "INSERT INTO rounds_text (rowid, task, result, words) VALUES (?, ?, ?, ?)"
        self._connection.execute(query, (identity, task, result, words))

    def _write_proof(self, identity: int, event: EventRow, record: RoundRecord) -> None:
        proof = record.proof
        if proof is None:
            self._connection.execute("DELETE FROM proofs WHERE id = ?", (identity,))
            return
        self._connection.execute(
            "INSERT INTO proofs VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET cid = excluded.cid, "
            "slot = excluded.slot, signature_valid = excluded.signature_valid, size = excluded.size",
            (identity, record.task_id, record.number, event.at, proof.cid, proof.slot, proof.signature_valid,
             len(proof.payload.encode())),
        )  # fmt: skip

    def _write_audits(self, identity: int, event: EventRow, record: RoundRecord) -> None:
        for audit in record.audits_given:
            self._connection.execute(
                "INSERT INTO audits_given (round_id, task, round, at, node, value, verdict, vote, reason, slot) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round_id, node) DO UPDATE SET "
                "value = excluded.value, verdict = excluded.verdict, vote = excluded.vote, reason = excluded.reason, "
                "slot = excluded.slot",
                (identity, record.task_id, record.number, event.at, audit.node, clean(audit.value),
                 audit.verdict.value, audit.vote.value, clean(audit.reason), audit.slot),
            )  # fmt: skip
        received = record.audit_received
        if received is None:
            self._connection.execute("DELETE FROM audits_received WHERE id = ?", (identity,))
            return
        self._connection.execute(
            "INSERT INTO audits_received VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "raised_by = excluded.raised_by, votes_for = excluded.votes_for, "
            "votes_against = excluded.votes_against, slot = excluded.slot",
            (identity, record.task_id, record.number, event.at, received.raised_by, received.votes_for,
             received.votes_against, received.slot),
        )  # fmt: skip

    def _write_list(self, identity: int, event: EventRow, record: RoundRecord) -> None:
        made = record.distribution
        if made is None:
            self._connection.execute("DELETE FROM lists WHERE id = ?", (identity,))
            return
        self._connection.execute(
            "REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (identity, record.task_id, record.number, event.at, made.author, made.ours, made.agrees, made.our_share,
             made.approved_nodes, made.slashed_nodes),
        )  # fmt: skip


def _words(record: RoundRecord) -> str:
    """All that a search for a round looks through."""
    parts = [str(record.number), record.note, record.warning]
    if record.proof is not None and record.proof.cid is not None:
        parts.append(record.proof.cid)
    for audit in record.audits_given:
        parts += [audit.node, audit.value, audit.reason]
    if record.audit_received is not None:
        parts.append(record.audit_received.raised_by)
    if record.distribution is not None:
        parts.append(record.distribution.author)
    parts += [mark.words for mark in record.stages]
    return clean(" ".join(part for part in parts if part))
