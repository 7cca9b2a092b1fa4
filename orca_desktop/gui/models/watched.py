"""Rounds of a task as anybody sees them on the chain, and the proofs of one of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.keys import PublicKey, shorten
from orca_desktop.domain.tasks import Payout, TaskId
from orca_desktop.domain.watching import ProofSeen, RoundSeen
from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.state.store import Store

PAYOUTS = {Payout.SUCCESSFUL: mark("Paid out"), Payout.FAILED: mark("List rejected")}
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
        return tr(PAYOUTS[seen.payout])
    return tr("List there") if seen.author is not None else tr("Open")


def _doubted(seen: RoundSeen) -> str:
    return numeral(seen.doubted) if seen.doubted else "—"


def _votes(row: ProofRow) -> str:
    doubt = row.proof.doubt
    return f"{doubt.votes_for} : {doubt.votes_against}" if doubt is not None else "—"


def _votes_spoken(row: ProofRow) -> str:
    doubt = row.proof.doubt
    if doubt is None:
        return tr("not doubted")
    return tr(
        "doubted by {raised_by}: {votes_for} votes for, {votes_against} against",
        raised_by=doubt.raised_by,
        votes_for=doubt.votes_for,
        votes_against=doubt.votes_against,
    )


def _doubt_order(row: ProofRow) -> tuple[bool, int]:
    doubt = row.proof.doubt
    return doubt is not None, doubt.votes_against - doubt.votes_for if doubt is not None else 0


def _value(row: ProofRow) -> str:
    return row.proof.value[:VALUE_LIMIT]


_ROUNDS: tuple[Column[RoundSeen], ...] = (
    Column(
        title=mark("Round"),
        text=lambda row: numeral(row.number),
        copied=lambda row: str(row.number),
        sort=lambda row: row.number,
    ),
    Column(
        title=mark("Proofs"),
        text=lambda row: numeral(row.nodes),
        spoken=lambda row: trn(row.nodes, "{n} node submitted a proof", "{n} nodes submitted proofs"),
        sort=lambda row: row.nodes,
        right=True,
    ),
    Column(
        title=mark("Doubted"),
        text=_doubted,
        spoken=lambda row: trn(row.doubted, "{n} proof is doubted", "{n} proofs are doubted"),
        tip=lambda _: tr("Proofs against which another node has raised an audit"),
        sort=lambda row: row.doubted,
        right=True,
    ),
    Column(
        title=mark("List by"),
        text=lambda row: shorten(row.author) if row.author is not None else "—",
        spoken=lambda row: row.author or tr("no distribution list yet"),
        tip=lambda row: row.author or tr("There is no distribution list yet"),
        copied=lambda row: row.author or "",
        sort=lambda row: row.author or "",
        mono=True,
        quiet=True,
    ),
    Column(title=mark("Payout"), text=payout_word, sort=payout_word),
)
_PROOFS: tuple[Column[ProofRow], ...] = (
    Column(
        title=mark("Node"),
        text=lambda row: tr("This account") if row.ours else shorten(row.proof.node),
        spoken=lambda row: tr("this account, {node}", node=row.proof.node) if row.ours else row.proof.node,
        tip=lambda row: row.proof.node,
        copied=lambda row: row.proof.node,
        sort=lambda row: (not row.ours, row.proof.node),
        mono=True,
    ),
    Column(
        title=mark("Proof"),
        text=lambda row: shorten(_value(row)),
        spoken=_value,
        tip=_value,
        copied=lambda row: row.proof.value,
        mono=True,
        quiet=True,
    ),
    Column(
        title=mark("At slot"),
        text=lambda row: numeral(row.proof.slot),
        copied=lambda row: str(row.proof.slot),
        sort=lambda row: row.proof.slot,
    ),
    Column(title=mark("For : against"), text=_votes, spoken=_votes_spoken, tip=_votes_spoken, sort=_doubt_order),
)
