"""The ledger's tables: rows booked once, sums kept as they go, and what the chain says made good by a difference."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from orca_desktop.domain.keys import Signature
from orca_desktop.domain.ledger import (
    KOII,
    OPENING,
    UNEXPLAINED,
    Account,
    EntryKind,
    LedgerEntry,
    day_of,
)
from orca_desktop.domain.tasks import TaskId

COLUMNS = "id, source, account, kind, amount, at, slot, task, round, token, signature, words"

LOOKED_AT = 200
"""Rows newer than a reading are among so many that were booked last."""


def entry_of(row: tuple[object, ...]) -> LedgerEntry:
    _, source, account, kind, amount, at, slot, task, number, token, signature, words = row
    return LedgerEntry(
        source=str(source),
        account=Account(account),
        kind=EntryKind(kind),
        amount=int(str(amount)),
        at=float(str(at)),
        slot=int(str(slot)),
        task_id=None if task is None else TaskId(str(task)),
        round=None if number is None else int(str(number)),
        token=str(token),
        signature=None if signature is None else Signature(str(signature)),
        words=str(words),
    )


class Book:
    """Writes inside the transaction of whoever calls."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def book(self, source: str, entries: Iterable[LedgerEntry], at: float) -> None:
        """Make *entries* all that is booked of *source*; booking the same again changes nothing."""
        query = f"SELECT {COLUMNS} FROM ledger WHERE source = ? ORDER BY id"  # noqa: S608 - constants
        before = [entry_of(row) for row in self._connection.execute(query, (source,))]
        wanted = list(entries)
        if _amounts(before) == _amounts(wanted):
            return
        for entry in before:
            self._add(entry, -1)
        self._connection.execute("DELETE FROM ledger WHERE source = ?", (source,))
        for entry in wanted:
            self._insert(entry)
        for account, task in dict.fromkeys(_key(entry) for entry in (*before, *wanted)):
            self._reconcile(account, task, at)

    def figure(self, account: Account, task: TaskId | None, figure: int, *, at: float, slot: int) -> None:
        """Take what the chain says of an account; what the rows do not explain becomes a difference."""
        name = task or ""
        known = self._balance(account, name)
        if known is not None and known[1] is not None and slot < known[2]:
            return
        self._connection.execute(
            "INSERT INTO balances VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT (account, task, token) "
            "DO UPDATE SET figure = excluded.figure, as_of = excluded.as_of",
            (account.value, name, KOII, figure, slot),
        )
        if known is None or known[1] is None:
            opening = figure - (known[0] if known else 0)
            entry = self._difference(f"opening:{account.value}:{name}", account, name, opening, at, OPENING)
            if opening:
                self._insert(entry)
        self._reconcile(account, name, at)

    def _reconcile(self, account: Account, task: str, at: float) -> None:
        """Bring the difference of this day to what is missing between the rows and the chain's figure.

        While rows are newer than the figure, it may or may not hold them: then a difference only becomes smaller, and
        the next reading decides.
        """
        known = self._balance(account, task)
        if known is None or known[1] is None or known[0] == known[1]:
            return
        source = f"difference:{account.value}:{task}:{day_of(at).isoformat()}"
        query = f"SELECT {COLUMNS} FROM ledger WHERE source = ?"  # noqa: S608 - constants
        before = [entry_of(row) for row in self._connection.execute(query, (source,))]
        there = sum(entry.amount for entry in before)
        amount = known[1] - known[0] + there
        if abs(amount) > abs(there) and self._is_ahead(account, task, known[2]):
            return
        for entry in before:
            self._add(entry, -1)
        self._connection.execute("DELETE FROM ledger WHERE source = ?", (source,))
        if amount:
            self._insert(self._difference(source, account, task, amount, at, UNEXPLAINED[amount > 0]))

    def is_open(self, account: Account, task: TaskId | None) -> bool:
        """Whether the next reading has to decide what is missing."""
        known = self._balance(account, task or "")
        return known is not None and known[1] is not None and known[0] != known[1]

    def _is_ahead(self, account: Account, task: str, as_of: int) -> bool:
        """Whether rows of the account are newer than the figure as of this slot."""
        newest = "SELECT account, kind, task, slot FROM ledger ORDER BY id DESC LIMIT ?"
        of_task = "" if account is Account.MAIN else "AND task = ?"
        query = f"SELECT 1 FROM ({newest}) WHERE account = ? AND kind != ? AND slot > ? {of_task} LIMIT 1"  # noqa: S608 - constants
        values = (LOOKED_AT, account.value, EntryKind.DIFFERENCE.value, as_of, *([task] if of_task else []))
        return self._connection.execute(query, values).fetchone() is not None

    def _difference(self, source: str, account: Account, task: str, amount: int, at: float, words: str) -> LedgerEntry:
        known = self._balance(account, task)
        return LedgerEntry(
            source=source,
            account=account,
            kind=EntryKind.DIFFERENCE,
            amount=amount,
            at=at,
            slot=known[2] if known else 0,
            task_id=TaskId(task) if task else None,
            words=words,
        )

    def _balance(self, account: Account, task: str) -> tuple[int, int | None, int] | None:
        """What is booked, the chain's figure, and its slot."""
        query = "SELECT booked, figure, as_of FROM balances WHERE account = ? AND task = ? AND token = ?"
        row: tuple[int, int | None, int] | None = self._connection.execute(
            query, (account.value, task, KOII)
        ).fetchone()
        return row

    def _insert(self, entry: LedgerEntry) -> None:
        self._connection.execute(
            "INSERT INTO ledger (source, account, kind, amount, at, slot, task, round, token, signature, words) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.source, entry.account.value, entry.kind.value, entry.amount, entry.at, entry.slot, entry.task_id,
             entry.round, entry.token, entry.signature, entry.words),
        )  # fmt: skip
        self._add(entry, 1)

    def _add(self, entry: LedgerEntry, sign: int) -> None:
        """Add a row to the sums, or with *sign* -1 take it out of them."""
        account, name = _key(entry)
        self._connection.execute(
            "INSERT INTO balances VALUES (?, ?, ?, ?, NULL, 0) ON CONFLICT (account, task, token) "
            "DO UPDATE SET booked = booked + excluded.booked",
            (account.value, name, entry.token, sign * entry.amount),
        )
        key = (day_of(entry.at).isoformat(), entry.task_id or "", entry.token, account.value, entry.kind.value)
        self._connection.execute(
            "INSERT INTO ledger_days VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (task, day, token, account, kind) "
            "DO UPDATE SET amount = amount + excluded.amount, rows = rows + excluded.rows",
            (*key, sign * entry.amount, sign),
        )
        if sign < 0:
            where = "day = ? AND task = ? AND token = ? AND account = ? AND kind = ? AND rows = 0"
            self._connection.execute(f"DELETE FROM ledger_days WHERE {where}", key)  # noqa: S608 - constants


def _key(entry: LedgerEntry) -> tuple[Account, str]:
    """The account that a row counts in: there is one main account for all tasks."""
    return entry.account, "" if entry.account is Account.MAIN else entry.task_id or ""


def _amounts(entries: Iterable[LedgerEntry]) -> list[tuple[Account, EntryKind, int, str]]:
    return [(entry.account, entry.kind, entry.amount, entry.words) for entry in entries]
