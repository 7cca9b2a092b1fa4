"""The ledger as a table: what came in and what went out, typed, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.accounts import named
from orca_desktop.domain.amounts import exact_amount
from orca_desktop.domain.history_columns import time_text
from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.ledger import Account as Pot
from orca_desktop.domain.ledger import LedgerEntry, round_entries
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.gui.history_words import act_word
from orca_desktop.gui.language import mark, numeral, tr
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.wallet_words import entry_term, signed, unknown_token
from orca_desktop.gui.words import clock_time, one_line
from orca_desktop.state.selectors import tokens_known
from orca_desktop.state.store import Store

POTS = {Pot.MAIN: mark("balance"), Pot.STAKE: mark("stake"), Pot.CLAIMABLE: mark("claimable")}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """`when`, `where` and `pot` are ready to be read; `place` tells two rows of one source apart."""

    entry: LedgerEntry
    when: str
    where: str
    pot: str
    token: Token
    place: int


class LedgerTableModel(RowModel[LedgerRow]):
    """`now` gives seconds since the epoch."""

    def __init__(self, store: Store, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, _key, parent, copyables=_COPYABLES)
        self._store = store
        self._now = now

    def show_entries(self, entries: Sequence[LedgerEntry]) -> None:
        seen: dict[tuple[object, ...], int] = {}
        rows = []
        for entry in entries:
            twin = (entry.source, entry.account, entry.kind)
            seen[twin] = seen.get(twin, -1) + 1
            rows.append(
                LedgerRow(
                    entry=entry,
                    when=self._when(entry),
                    where=self._where(entry),
                    pot=self._pot(entry),
                    token=token_of(entry, self._store),
                    place=seen[twin],
                )
            )
        self.show_rows(rows)

    def _when(self, entry: LedgerEntry) -> str:
        if entry.at > 0:
            return clock_time(entry.at, self._now())
        return tr("slot {slot}", slot=numeral(entry.slot)) if entry.slot else "—"

    def _where(self, entry: LedgerEntry) -> str:
        task = self._store.tasks.get(entry.task_id) if entry.task_id is not None else None
        name = one_line(task.name) if task is not None else (entry.task_id or "")[:8]
        number = tr("round {number}", number=numeral(entry.round)) if entry.round is not None else ""
        return " · ".join(part for part in (name, number) if part) or "—"

    def _pot(self, entry: LedgerEntry) -> str:
        """Where it is, and whose that is where there are several accounts."""
        pot, accounts = tr(POTS[entry.account]), self._store.accounts.accounts
        if len(accounts) < 2 or not entry.main:
            return pot
        found = named(accounts, entry.main)
        return f"{pot} · {one_line(found.name) if found is not None else shorten(entry.main)}"


def token_of(entry: LedgerEntry, store: Store) -> Token:
    """The token that a row is in; one that is not known is told in its smallest unit."""
    if entry.token == KOII.symbol:
        return KOII
    mint = PublicKey(entry.token)
    return tokens_known(store).get(mint) or unknown_token(mint)


def entries_of_store(store: Store) -> tuple[LedgerEntry, ...]:
    """What the rounds in the store brought: for as long as there is no history to ask. The newest round first."""
    found: list[LedgerEntry] = []
    for task_id, rounds in store.rounds.items():
        task = store.tasks.get(task_id)
        for number, record in rounds.items():
            slot = task.windows.end_of(number) if task is not None else 0
            found += round_entries(record, 0.0, slot, PublicKey(task.account if task is not None else ""))
    return tuple(sorted(found, key=lambda entry: -entry.slot))


def sums(rows: Iterable[LedgerRow]) -> dict[tuple[Pot, Token], int]:
    """The rows' sum in each place and token, in its smallest unit."""
    total: dict[tuple[Pot, Token], int] = {}
    for row in rows:
        key = row.entry.account, row.token
        total[key] = total.get(key, 0) + row.entry.amount
    return total


def _key(row: LedgerRow) -> tuple[object, ...]:
    return row.entry.source, row.entry.main, row.entry.account, row.entry.kind, row.token, row.place


def _amount(row: LedgerRow) -> str:
    return f"{signed(row.entry.amount, row.token)} {row.token.symbol}"


def _exact(row: LedgerRow) -> str:
    return exact_amount(row.entry.amount, row.token)


def _tip(row: LedgerRow) -> str:
    parts = (
        act_word(row.entry.words),
        tr("transaction {signature}", signature=row.entry.signature) if row.entry.signature else "",
        tr("main key {key}", key=row.entry.main) if row.entry.main else "",
        tr("token {mint}", mint=row.token.mint) if row.token.mint else "",
    )
    return "\n".join(part for part in parts if part) or entry_term(row.entry.kind, row.entry.amount).word


_COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column(
        title=mark("When"),
        text=lambda row: row.when,
        copied=lambda row: time_text(row.entry.at) if row.entry.at > 0 else row.when,
        quiet=True,
    ),
    Column(title=mark("What"), text=lambda row: entry_term(row.entry.kind, row.entry.amount).word, tip=_tip),
    Column(title=mark("Task"), text=lambda row: row.where, tip=lambda row: row.entry.task_id or ""),
    Column(title=mark("In"), text=lambda row: row.pot, quiet=True),
    Column(title=mark("Amount"), text=_amount, copied=_exact, right=True),
)
_COPYABLES: tuple[Copyable[LedgerRow], ...] = (
    Copyable(mark("transaction"), lambda row: row.entry.signature or ""),
    Copyable(mark("task ID"), lambda row: row.entry.task_id or ""),
    Copyable(mark("main key"), lambda row: row.entry.main),
    Copyable(mark("token's mint"), lambda row: row.token.mint or ""),
)
