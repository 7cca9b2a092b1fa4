"""The rounds of one task as tables: what happened in each, and the proofs among them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.amounts import Units, amount_text
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import result_term
from orca_desktop.state.selectors import expected_reward, last_rounds
from orca_desktop.state.store import Store

ROUNDS_SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """`expected` is an estimate, None where there is nothing to expect or to tell."""

    record: RoundRecord
    expected: Units | None = None


class RoundTableModel(RowModel[RoundRow]):
    """The newest rounds of a task, newest first. `only_proofs` leaves out rounds without one."""

    def __init__(self, store: Store, *, only_proofs: bool = False, parent: QObject | None = None) -> None:
        super().__init__(_PROOF_COLUMNS if only_proofs else _ROUND_COLUMNS, _key, parent)
        self._store = store
        self._only_proofs = only_proofs

    def show_task(self, task_id: TaskId | None) -> None:
        self.show_rows(self._rows_of(task_id) if task_id is not None else [])

    def newest_with_proof(self) -> RoundRecord | None:
        return next((row.record for row in self.rows if row.record.proof is not None), None)

    def _rows_of(self, task_id: TaskId) -> list[RoundRow]:
        task = self._store.tasks.get(task_id)
        records = reversed(last_rounds(self._store, task_id, ROUNDS_SHOWN))
        return [
            RoundRow(record=record, expected=expected_reward(task, record) if task is not None else None)
            for record in records
            if record.proof is not None or not self._only_proofs
        ]


def _key(row: RoundRow) -> tuple[TaskId, int]:
    return row.record.task_id, row.record.number


def _cid(row: RoundRow) -> str:
    proof = row.record.proof
    if proof is None:
        return "—"
    return shorten(proof.cid) if proof.cid is not None else "not stored yet"


def _submitted(row: RoundRow) -> str:
    proof = row.record.proof
    return f"{proof.slot:,}" if proof is not None and proof.slot is not None else "—"


def _submitted_tip(row: RoundRow) -> str:
    has_slot = row.record.proof is not None and row.record.proof.slot is not None
    return "The slot in which the proof went on chain" if has_slot else "There is no proof of this round on chain"


def audits_text(record: RoundRecord) -> str:
    """Audits given and received, as one cell: “5 given · 1 against (2 : 9)”."""
    received = record.audit_received
    if not record.audits_given and received is None:
        return "—"
    votes = f" ({received.votes_for} : {received.votes_against})" if received is not None else ""
    return f"{len(record.audits_given)} given · {0 if received is None else 1} against{votes}"


def reward_text(row: RoundRow) -> str:
    if row.record.reward is not None:
        return amount_text(row.record.reward, row.record.token, decimals=4)
    return f"{amount_text(row.expected, row.record.token, decimals=4)} est." if row.expected is not None else "—"


def _note(row: RoundRow) -> str:
    return row.record.note or result_term(row.record.result).word


def _proof_tip(row: RoundRow) -> str:
    proof = row.record.proof
    return proof.cid if proof is not None and proof.cid is not None else "There is no stored proof for this round."


_NUMBER: Column[RoundRow] = Column(title="Round", text=lambda row: f"{row.record.number:,}")
_CID: Column[RoundRow] = Column(title="Proof", text=_cid, tip=_proof_tip, mono=True, quiet=True)
_SUBMITTED: Column[RoundRow] = Column(
    title="Submitted at",
    text=_submitted,
    spoken=lambda row: f"slot {_submitted(row)}",
    tip=_submitted_tip,
)
_RESULT: Column[RoundRow] = Column(
    title="Result",
    text=lambda row: result_term(row.record.result).word,
    spoken=lambda row: f"{result_term(row.record.result).word}. {row.record.note}".strip(),
    tip=_note,
)
_ROUND_COLUMNS: tuple[Column[RoundRow], ...] = (
    _NUMBER,
    _CID,
    _SUBMITTED,
    Column(title="Audits", text=lambda row: audits_text(row.record)),
    _RESULT,
    Column(title="Reward", text=reward_text, right=True),
)
_PROOF_COLUMNS: tuple[Column[RoundRow], ...] = (_NUMBER, _CID, _SUBMITTED, _RESULT)
