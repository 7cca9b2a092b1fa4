"""The ledger's tables: rows booked once, sums kept as they go, and what the chain says made good by a difference."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.ledger import KOII, OPENING, UNEXPLAINED, Account, EntryKind, Holding, LedgerEntry, day_of
from orca_desktop.domain.tasks import TaskId

COLUMNS = "id, source, main, account, kind, amount, at, slot, task, round, token, signature, words"

LOOKED_AT = 200
"""Rows newer than a reading are among so many that were booked last."""


def entry_of(row: tuple[object, ...]) -> LedgerEntry:
    _, source, main, account, kind, amount, at, slot, task, number, token, signature, words = row
    return LedgerEntry(
        source=str(source),
        main=PublicKey(str(main)),
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
        for holding in dict.fromkeys(entry.holding for entry in (*before, *wanted)):
            self._reconcile(holding, at)

    def figure(self, holding: Holding, figure: int, *, at: float, slot: int) -> None:
        """Take what the chain says of a holding; what the rows do not explain becomes a difference."""
        known = self._balance(holding)
        if known is not None and known[1] is not None and slot < known[2]:
            return
        self._connection.execute(
            "INSERT INTO balances VALUES (?, ?, ?, ?, 0, ?, ?) ON CONFLICT (main, account, task, token) "
            "DO UPDATE SET figure = excluded.figure, as_of = excluded.as_of",
            (*_place(holding), figure, slot),
        )
        if known is None or known[1] is None:
            opening = figure - (known[0] if known else 0)
            if opening:
                self._insert(self._difference(f"opening:{_name(holding)}", holding, opening, at, OPENING))
        self._reconcile(holding, at)

    def is_known(self, main: PublicKey) -> bool:
        """Whether the chain was asked about a main account."""
        query = "SELECT 1 FROM balances WHERE main = ? AND account = ? AND figure IS NOT NULL"
        return self._connection.execute(query, (main, Account.MAIN.value)).fetchone() is not None

    def tokens_of(self, main: PublicKey) -> tuple[str, ...]:
        """The tokens, KOII aside, of which something lay in a main account when the chain last told."""
        query = (
            "SELECT token FROM balances WHERE main = ? AND account = ? AND figure != 0 AND token != ? ORDER BY token"
        )
        return tuple(str(row[0]) for row in self._connection.execute(query, (main, Account.MAIN.value, KOII)))

    def is_open(self, holding: Holding) -> bool:
        """Whether the next reading has to decide what is missing."""
        known = self._balance(holding)
        return known is not None and known[1] is not None and known[0] != known[1]

    def _reconcile(self, holding: Holding, at: float) -> None:
        """Bring the difference of this day to what is missing between the rows and the chain's figure.

        While rows are newer than the figure, it may or may not hold them: then a difference only becomes smaller, and
        the next reading decides.
        """
        known = self._balance(holding)
        if known is None or known[1] is None or known[0] == known[1]:
            return
        source = f"difference:{_name(holding)}:{day_of(at).isoformat()}"
        query = f"SELECT {COLUMNS} FROM ledger WHERE source = ?"  # noqa: S608 - constants
        before = [entry_of(row) for row in self._connection.execute(query, (source,))]
        there = sum(entry.amount for entry in before)
        amount = known[1] - known[0] + there
        if abs(amount) > abs(there) and self._is_ahead(holding, known[2]):
            return
        for entry in before:
            self._add(entry, -1)
        self._connection.execute("DELETE FROM ledger WHERE source = ?", (source,))
        if amount:
            self._insert(self._difference(source, holding, amount, at, UNEXPLAINED[amount > 0]))

    def _is_ahead(self, holding: Holding, as_of: int) -> bool:
        """Whether rows of the holding are newer than the figure as of this slot."""
        newest = "SELECT main, account, kind, task, token, slot FROM ledger ORDER BY id DESC LIMIT ?"
        of_task = "" if holding.account is Account.MAIN else "AND task = ?"
        query = (
            f"SELECT 1 FROM ({newest}) WHERE main = ? AND account = ? AND token = ? AND kind != ? AND slot > ? "  # noqa: S608 - constants
            f"{of_task} LIMIT 1"
        )
        place = (holding.main, holding.account.value, holding.token, EntryKind.DIFFERENCE.value, as_of)
        values = (LOOKED_AT, *place, *([holding.task_id] if of_task else []))
        return self._connection.execute(query, values).fetchone() is not None

    def _difference(self, source: str, holding: Holding, amount: int, at: float, words: str) -> LedgerEntry:
        known = self._balance(holding)
        return LedgerEntry(
            source=source,
            main=holding.main,
            account=holding.account,
            kind=EntryKind.DIFFERENCE,
            amount=amount,
            at=at,
            slot=known[2] if known else 0,
            task_id=holding.task_id,
            token=holding.token,
            words=words,
        )

    def _balance(self, holding: Holding) -> tuple[int, int | None, int] | None:
        """What is booked, the chain's figure, and its slot."""
        query = "SELECT booked, figure, as_of FROM balances WHERE main = ? AND account = ? AND task = ? AND token = ?"
        row: tuple[int, int | None, int] | None = self._connection.execute(query, _place(holding)).fetchone()
        return row

    def _insert(self, entry: LedgerEntry) -> None:
        self._connection.execute(
            "INSERT INTO ledger (source, main, account, kind, amount, at, slot, task, round, token, signature, words) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.source, entry.main, entry.account.value, entry.kind.value, entry.amount, entry.at, entry.slot,
             entry.task_id, entry.round, entry.token, entry.signature, entry.words),
        )  # fmt: skip
        self._add(entry, 1)

    def _add(self, entry: LedgerEntry, sign: int) -> None:
        """Add a row to the sums, or with *sign* -1 take it out of them."""
        self._connection.execute(
            "INSERT INTO balances VALUES (?, ?, ?, ?, ?, NULL, 0) ON CONFLICT (main, account, task, token) "
            "DO UPDATE SET booked = booked + excluded.booked",
            (*_place(entry.holding), sign * entry.amount),
        )
        day, task = day_of(entry.at).isoformat(), entry.task_id or ""
        key = (day, entry.main, task, entry.token, entry.account.value, entry.kind.value)
        self._connection.execute(
            "INSERT INTO ledger_days VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (task, day, main, token, account, kind) "
            "DO UPDATE SET amount = amount + excluded.amount, rows = rows + excluded.rows",
            (*key, sign * entry.amount, sign),
        )
        if sign < 0:
            where = "day = ? AND main = ? AND task = ? AND token = ? AND account = ? AND kind = ? AND rows = 0"
            self._connection.execute(f"DELETE FROM ledger_days WHERE {where}", key)  # noqa: S608 - constants


def _place(holding: Holding) -> tuple[str, str, str, str]:
    """Its columns in the table of balances."""
    return holding.main, holding.account.value, holding.task_id or "", holding.token


def _name(holding: Holding) -> str:
    """How the sources of differences name it."""
    return f"{holding.main}:{holding.account.value}:{holding.token}:{holding.task_id or ''}"


def _amounts(entries: Iterable[LedgerEntry]) -> list[tuple[Holding, EntryKind, int, str]]:
    return [(entry.holding, entry.kind, entry.amount, entry.words) for entry in entries]
