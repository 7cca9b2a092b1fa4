"""Rounds of a task as anybody sees them on the chain, and the proofs of one of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.tasks import Payout, TaskId
from orca_desktop.domain.watching import ProofSeen, RoundSeen
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import counted
from orca_desktop.state.store import Store

PAYOUTS = {Payout.SUCCESSFUL: "Paid out", Payout.FAILED: "List rejected"}
VALUE_LIMIT = 100


class WatchedTableModel(RowModel[RoundSeen]):
    """Newest round first."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(_ROUNDS, lambda row: (row.task_id, row.number), parent)
        self._store = store

    def show_task(self, task_id: TaskId | None) -> None:
        rounds = self._store.watched.get(task_id, {}) if task_id is not None else {}
        self.show_rows([rounds[number] for number in sorted(rounds, reverse=True)])


@dataclass(frozen=True, slots=True)
class ProofRow:
    """`ours`: it is of the account whose stake is shown."""

    proof: ProofSeen
    ours: bool


class ProofSeenTableModel(RowModel[ProofRow]):
    """Ours first, then the doubted ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_PROOFS, lambda row: row.proof.node, parent)

    def show_round(self, seen: RoundSeen | None, own: PublicKey | None) -> None:
        rows = [ProofRow(proof, proof.node == own) for proof in (seen.proofs if seen is not None else ())]
        self.show_rows(sorted(rows, key=lambda row: not row.ours))


def payout_word(seen: RoundSeen) -> str:
    if seen.payout in PAYOUTS:
        return PAYOUTS[seen.payout]
    return "List there" if seen.author is not None else "Open"


def _doubted(seen: RoundSeen) -> str:
    return f"{seen.doubted:,}" if seen.doubted else "—"


def _votes(row: ProofRow) -> str:
    doubt = row.proof.doubt
    return f"{doubt.votes_for} : {doubt.votes_against}" if doubt is not None else "—"


def _votes_spoken(row: ProofRow) -> str:
    doubt = row.proof.doubt
    if doubt is None:
        return "not doubted"
    return f"doubted by {doubt.raised_by}: {doubt.votes_for} votes for, {doubt.votes_against} against"


def _value(row: ProofRow) -> str:
    return row.proof.value[:VALUE_LIMIT]


_ROUNDS: tuple[Column[RoundSeen], ...] = (
    Column(title="Round", text=lambda row: f"{row.number:,}"),
    Column(
        title="Proofs",
        text=lambda row: f"{row.nodes:,}",
        spoken=lambda row: counted(row.nodes, "node submitted a proof", "nodes submitted proofs"),
        right=True,
    ),
    Column(
        title="Doubted",
        text=_doubted,
        spoken=lambda row: counted(row.doubted, "proof is doubted", "proofs are doubted"),
        tip=lambda _: "Proofs against which another node has raised an audit",
        right=True,
    ),
    Column(
        title="List by",
        text=lambda row: shorten(row.author) if row.author is not None else "—",
        spoken=lambda row: row.author or "no distribution list yet",
        tip=lambda row: row.author or "There is no distribution list yet",
        mono=True,
        quiet=True,
    ),
    Column(title="Payout", text=payout_word),
)
_PROOFS: tuple[Column[ProofRow], ...] = (
    Column(
        title="Node",
        text=lambda row: "This account" if row.ours else shorten(row.proof.node),
        spoken=lambda row: f"this account, {row.proof.node}" if row.ours else row.proof.node,
        tip=lambda row: row.proof.node,
        mono=True,
    ),
    Column(title="Proof", text=lambda row: shorten(_value(row)), spoken=_value, tip=_value, mono=True, quiet=True),
    Column(title="At slot", text=lambda row: f"{row.proof.slot:,}"),
    Column(title="For : against", text=_votes, spoken=_votes_spoken, tip=_votes_spoken),
)
