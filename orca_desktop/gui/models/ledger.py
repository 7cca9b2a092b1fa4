"""The ledger as a table: what came in and what went out, typed, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.ledger import KOII, LedgerEntry, round_entries
from orca_desktop.domain.ledger import Account as Pot
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.wallet_words import entry_term, signed
from orca_desktop.gui.words import clock_time, one_line
from orca_desktop.state.store import Store

POTS = {Pot.MAIN: "balance", Pot.STAKE: "stake", Pot.CLAIMABLE: "claimable"}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """`when` and `where` are ready to be read; `place` tells two rows of one source apart."""

    entry: LedgerEntry
    when: str
    where: str
    place: int


class LedgerTableModel(RowModel[LedgerRow]):
    """`now` gives seconds since the epoch."""

    def __init__(self, store: Store, now: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, _key, parent)
        self._store = store
        self._now = now

    def show_entries(self, entries: Sequence[LedgerEntry]) -> None:
        seen: dict[tuple[object, ...], int] = {}
        rows = []
        for entry in entries:
            twin = (entry.source, entry.account, entry.kind)
            seen[twin] = seen.get(twin, -1) + 1
            rows.append(LedgerRow(entry, self._when(entry), self._where(entry), seen[twin]))
        self.show_rows(rows)

    def _when(self, entry: LedgerEntry) -> str:
        if entry.at > 0:
            return clock_time(entry.at, self._now())
        return f"slot {entry.slot:,}" if entry.slot else "—"

    def _where(self, entry: LedgerEntry) -> str:
        task = self._store.tasks.get(entry.task_id) if entry.task_id is not None else None
        name = one_line(task.name) if task is not None else (entry.task_id or "")[:8]
        number = f"round {entry.round:,}" if entry.round is not None else ""
        return " · ".join(part for part in (name, number) if part) or "—"


def entries_of_store(store: Store) -> tuple[LedgerEntry, ...]:
    """What the rounds in the store brought: for as long as there is no history to ask. The newest round first."""
    found: list[LedgerEntry] = []
    for task_id, rounds in store.rounds.items():
        task = store.tasks.get(task_id)
        for number, record in rounds.items():
            slot = task.windows.end_of(number) if task is not None else 0
            found += round_entries(record, 0.0, slot)
    return tuple(sorted(found, key=lambda entry: -entry.slot))


def sums(entries: Iterable[LedgerEntry]) -> dict[Pot, int]:
    """The rows' sum in each place, in KOII's smallest unit; rows of tokens are left out."""
    total = dict.fromkeys(Pot, 0)
    for entry in entries:
        if entry.token == KOII:
            total[entry.account] += entry.amount
    return total


def _key(row: LedgerRow) -> tuple[object, ...]:
    return row.entry.source, row.entry.account, row.entry.kind, row.place


def _amount(row: LedgerRow) -> str:
    return f"{signed(row.entry.amount)} {row.entry.token}" if row.entry.token == KOII else _raw(row.entry)


def _raw(entry: LedgerEntry) -> str:
    return f"{entry.amount:+,} {entry.token[:6]}".replace("-", "−")


def _tip(row: LedgerRow) -> str:
    parts = (row.entry.words, f"transaction {row.entry.signature}" if row.entry.signature else "")
    return "\n".join(part for part in parts if part) or entry_term(row.entry.kind).word


_COLUMNS: tuple[Column[LedgerRow], ...] = (
    Column(title="When", text=lambda row: row.when, quiet=True),
    Column(title="What", text=lambda row: entry_term(row.entry.kind).word, tip=_tip),
    Column(title="Task", text=lambda row: row.where, tip=lambda row: row.entry.task_id or ""),
    Column(title="In", text=lambda row: POTS[row.entry.account], quiet=True),
    Column(title="Amount", text=_amount, right=True),
)
