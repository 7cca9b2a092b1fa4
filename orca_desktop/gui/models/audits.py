"""Audits as tables: those that this node gave, and those that were raised against it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.audits import AuditGiven, AuditReceived
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.models.rounds import ROUNDS_SHOWN
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.words import one_line, outcome_term, verdict_term, vote_word
from orca_desktop.state.selectors import last_rounds
from orca_desktop.state.store import Store

REASON_LIMIT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRow:
    task_id: TaskId
    number: int
    audit: AuditGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    task_id: TaskId
    number: int
    audit: AuditReceived
    result: RoundResult


class GivenTableModel(RowModel[GivenRow]):
    """Newest round first; within a round in the order in which the audits were given."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_GIVEN, lambda row: (row.task_id, row.number, row.audit.node), parent, copyables=_OF_PROOF)
        self._store = store

    def show_task(self, task_id: TaskId | None) -> None:
        records = last_rounds(self._store, task_id, ROUNDS_SHOWN) if task_id is not None else ()
        self.show_rows(
            [
                GivenRow(task_id=record.task_id, number=record.number, audit=audit)
                for record in reversed(records)
                for audit in {audit.node: audit for audit in record.audits_given}.values()
            ]
        )


class ReceivedTableModel(RowModel[ReceivedRow]):
    """Newest round first."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_RECEIVED, lambda row: (row.task_id, row.number), parent)
        self._store = store

    def show_task(self, task_id: TaskId | None) -> None:
        records = last_rounds(self._store, task_id, ROUNDS_SHOWN) if task_id is not None else ()
        self.show_rows(
            [
                ReceivedRow(
                    task_id=record.task_id, number=record.number, audit=record.audit_received, result=record.result
                )
                for record in reversed(records)
                if record.audit_received is not None
            ]
        )


_GIVEN: tuple[Column[GivenRow], ...] = (
    Column(
        title=mark("Round"),
        text=lambda row: numeral(row.number),
        copied=lambda row: str(row.number),
        sort=lambda row: row.number,
    ),
    Column(
        title=mark("Node"),
        text=lambda row: shorten(row.audit.node),
        spoken=lambda row: row.audit.node,
        tip=lambda row: row.audit.node,
        copied=lambda row: row.audit.node,
        sort=lambda row: row.audit.node,
        mono=True,
        quiet=True,
    ),
    Column(
        title=mark("Verdict"),
        text=lambda row: verdict_term(row.audit.verdict).word,
        sort=lambda row: verdict_term(row.audit.verdict).word,
    ),
    Column(title=mark("Vote"), text=lambda row: vote_word(row.audit.vote), sort=lambda row: vote_word(row.audit.vote)),
    Column(
        title=mark("Why"),
        text=lambda row: one_line(said(row.audit.reason), REASON_LIMIT),
        tip=lambda row: one_line(said(row.audit.reason), REASON_LIMIT),
        copied=lambda row: one_line(said(row.audit.reason)),
        quiet=True,
    ),
)
_RECEIVED: tuple[Column[ReceivedRow], ...] = (
    Column(
        title=mark("Round"),
        text=lambda row: numeral(row.number),
        copied=lambda row: str(row.number),
        sort=lambda row: row.number,
    ),
    Column(
        title=mark("Raised by"),
        text=lambda row: shorten(row.audit.raised_by),
        spoken=lambda row: row.audit.raised_by,
        tip=lambda row: row.audit.raised_by,
        copied=lambda row: row.audit.raised_by,
        sort=lambda row: row.audit.raised_by,
        mono=True,
        quiet=True,
    ),
    Column(
        title=mark("For : against"),
        text=lambda row: f"{row.audit.votes_for} : {row.audit.votes_against}",
        spoken=lambda row: tr(
            "{votes_for} votes for, {votes_against} against",
            votes_for=row.audit.votes_for,
            votes_against=row.audit.votes_against,
        ),
        tip=lambda row: tr(
            "{votes_for} votes for the proof, {votes_against} against it",
            votes_for=row.audit.votes_for,
            votes_against=row.audit.votes_against,
        ),
        sort=lambda row: (row.audit.votes_for - row.audit.votes_against, row.audit.votes_for),
    ),
    Column(
        title=mark("Outcome"),
        text=lambda row: outcome_term(row.audit, row.result).word,
        sort=lambda row: outcome_term(row.audit, row.result).word,
    ),
)
_OF_PROOF: tuple[Copyable[GivenRow], ...] = (Copyable(mark("what the node submitted"), lambda row: row.audit.value),)
