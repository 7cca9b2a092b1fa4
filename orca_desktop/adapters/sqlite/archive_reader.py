"""Asks the history, from any process and at any time, whether a node runs or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from orca_desktop.adapters.sqlite.archive_book import COLUMNS, entry_of
from orca_desktop.adapters.sqlite.archive_query import Query, counted, written
from orca_desktop.adapters.sqlite.archive_rounds import record_of
from orca_desktop.adapters.sqlite.archive_schema import MIGRATIONS, NEWER, NewerArchive, version_of
from orca_desktop.domain.archive import (
    AuditGivenRow,
    AuditReceivedRow,
    EventRow,
    Filter,
    KnownTask,
    ListRow,
    Page,
    ProofRow,
    RoundRow,
    Severity,
    TaskFacts,
)
from orca_desktop.domain.audits import AuditGiven, AuditReceived, Verdict, VoteSent
from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.ledger import Account, EntryKind, Holding, LedgerEntry
from orca_desktop.domain.ledger_sums import DaySum
from orca_desktop.domain.records import DistributionRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskId

Row = TypeVar("Row")
Values = tuple[Any, ...]

MOST_ROWS = 10_000


class ArchiveReader:
    """Opens the file anew for every question: it may be gone, set aside or brought up to date in between."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def tasks(self) -> tuple[KnownTask, ...]:
        rows = self._rows(Query("SELECT id, at, facts FROM tasks ORDER BY id"))
        return tuple(
            KnownTask(id=TaskId(task), at=at, facts=msgspec.json.decode(facts, type=TaskFacts))
            for task, at, facts in rows
        )

    def rounds(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[RoundRow]:
        columns = "rounds.id, rounds.at, rounds.changed_at, rounds.record"
        return self._page(written("rounds", columns, wanted, _bounded(limit), after), limit, _round)

    def proofs(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[ProofRow]:
        columns = "proofs.id, proofs.at, rounds.record"
        return self._page(written("proofs", columns, wanted, _bounded(limit), after), limit, _proof)

    def audits_given(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[AuditGivenRow]:
        names = ("id", "task", "round", "at", "node", "value", "verdict", "vote", "reason", "slot")
        columns = ", ".join(f"audits_given.{name}" for name in names)
        return self._page(written("audits_given", columns, wanted, _bounded(limit), after), limit, _audit_given)

    def audits_received(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[AuditReceivedRow]:
        names = ("id", "task", "round", "at", "raised_by", "votes_for", "votes_against", "slot")
        columns = ", ".join(f"audits_received.{name}" for name in names) + ", rounds.result"
        query = written("audits_received", columns, wanted, _bounded(limit), after)
        return self._page(query, limit, _audit_received)

    def lists(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[ListRow]:
        names = ("id", "task", "round", "at", "author", "ours", "agrees", "our_share", "approved", "slashed")
        columns = ", ".join(f"lists.{name}" for name in names)
        return self._page(written("lists", columns, wanted, _bounded(limit), after), limit, _list)

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]:
        columns = ", ".join(f"ledger.{name}" for name in COLUMNS.split(", "))
        return self._page(written("ledger", columns, wanted, _bounded(limit), after), limit, entry_of)

    def events(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[EventRow]:
        names = ("id", "at", "slot", "kind", "task", "round", "text", "body", "severity")
        columns = ", ".join(f"events.{name}" for name in names)
        return self._page(written("events", columns, wanted, _bounded(limit), after), limit, _event)

    def count_rounds(self, wanted: Filter, *, at_most: int = 10_000) -> int:
        return int(self._rows(counted("rounds", wanted, at_most))[0][0])

    def day_sums(self, task_id: TaskId | None = None) -> tuple[DaySum, ...]:
        where, values = ("WHERE task = ?", (task_id,)) if task_id is not None else ("", ())
        columns = "day, main, task, token, account, kind, amount, rows"
        query = f"SELECT {columns} FROM ledger_days {where} ORDER BY day, task, main"  # noqa: S608 - constants
        return tuple(_day_sum(row) for row in self._rows(Query(query, values)))

    def figures(self) -> dict[Holding, int]:
        query = "SELECT main, account, task, token, figure FROM balances WHERE figure IS NOT NULL"
        return {
            Holding(
                main=PublicKey(main),
                account=Account(account),
                task_id=TaskId(task) if task else None,
                token=token,
            ): figure
            for main, account, task, token, figure in self._rows(Query(query))
        }

    # -- asking -------------------------------------------------------------------------------------------------

    def _page(self, query: Query | None, limit: int, row_of: Callable[[Values], Row]) -> Page[Row]:
        rows = self._rows(query) if query is not None else []
        page = rows[: _bounded(limit)]
        return Page(rows=tuple(row_of(row) for row in page), next=page[-1][0] if len(rows) > len(page) else None)

    def _rows(self, query: Query) -> list[Values]:
        try:
            with self._connected() as connection:
                return connection.execute(query.text, query.values).fetchall()
        except sqlite3.Error as error:
            raise JournalError(f"The history cannot be read: {error}.") from error
        except OverflowError:
            return []  # a bound that no column can hold leaves nothing in

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        if not self._path.exists():
            raise NoHistoryYet(f"{self._path.parent}")
        connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)
        try:
            version = version_of(connection)
            if version > len(MIGRATIONS):
                raise NewerArchive(NEWER)
            if version < len(MIGRATIONS):
                raise JournalError("The history is being set up, or of an older version. Start a node on it once.")
            yield connection
        finally:
            connection.close()


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST_ROWS))


def _round(row: Values) -> RoundRow:
    identity, at, changed_at, record = row
    return RoundRow(id=identity, at=at, changed_at=changed_at, record=record_of(record))


def _proof(row: Values) -> ProofRow:
    identity, at, raw = row
    record = record_of(raw)
    if record.proof is None:
        raise JournalError("The history's tables do not fit together. `orca-desktop history rebuild` makes them anew.")
    return ProofRow(
        id=identity,
        task_id=record.task_id,
        round=record.number,
        at=at,
        result=record.result,
        proof=record.proof,
    )


def _audit_given(row: Values) -> AuditGivenRow:
    identity, task, number, at, node, value, verdict, vote, reason, slot = row
    audit = AuditGiven(
        node=PublicKey(node),
        value=value,
        verdict=Verdict(verdict),
        vote=VoteSent(vote),
        reason=reason,
        slot=slot,
    )
    return AuditGivenRow(id=identity, task_id=TaskId(task), round=number, at=at, audit=audit)


def _audit_received(row: Values) -> AuditReceivedRow:
    identity, task, number, at, raised_by, votes_for, votes_against, slot, result = row
    audit = AuditReceived(raised_by=PublicKey(raised_by), votes_for=votes_for, votes_against=votes_against, slot=slot)
    return AuditReceivedRow(
        id=identity, task_id=TaskId(task), round=number, at=at, result=RoundResult(result), audit=audit
    )


def _list(row: Values) -> ListRow:
    identity, task, number, at, author, ours, agrees, our_share, approved, slashed = row
    made = DistributionRecord(
        author=PublicKey(author),
        ours=bool(ours),
        agrees=None if agrees is None else bool(agrees),
        our_share=our_share,
        approved_nodes=approved,
        slashed_nodes=slashed,
    )
    return ListRow(id=identity, task_id=TaskId(task), round=number, at=at, list=made)


def _event(row: Values) -> EventRow:
    identity, at, slot, kind, task, number, text, body, severity = row
    return EventRow(
        id=identity,
        at=at,
        slot=slot,
        kind=kind,
        task_id=None if task is None else TaskId(task),
        round=number,
        text=text,
        body=body,
        severity=Severity(severity),
    )


def _day_sum(row: Values) -> DaySum:
    day, main, task, token, account, kind, amount, rows = row
    return DaySum(
        main=PublicKey(main),
        day=date.fromisoformat(day),
        task_id=TaskId(task) if task else None,
        token=token,
        account=Account(account),
        kind=EntryKind(kind),
        amount=amount,
        rows=rows,
    )
