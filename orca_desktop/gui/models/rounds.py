"""The rounds of one task as tables: what happened in each, and the proofs among them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from orca_desktop.domain.amounts import Units, exact_amount
from orca_desktop.domain.keys import shorten
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.amounts import amount_text, exact_text
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.models.rows import Column, Copyable, RowModel
from orca_desktop.gui.words import round_term
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
        super().__init__(_PROOF_COLUMNS if only_proofs else _ROUND_COLUMNS, _key, parent, copyables=_COPYABLES)
        self._store = store
        self._only_proofs = only_proofs

    def show_task(self, task_id: TaskId | None) -> None:
        self.show_rows(self._rows_of(task_id) if task_id is not None else [])

    def newest_with_proof(self) -> RoundRecord | None:
        with_proof = (row.record for row in self.rows if row.record.proof is not None)
        return max(with_proof, key=lambda record: record.number, default=None)

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
    return shorten(proof.cid) if proof.cid is not None else tr("not stored yet")


def _submitted(row: RoundRow) -> str:
    proof = row.record.proof
    return numeral(proof.slot) if proof is not None and proof.slot is not None else "—"


def _submitted_tip(row: RoundRow) -> str:
    has_slot = row.record.proof is not None and row.record.proof.slot is not None
    return (
        tr("The slot in which the proof went on chain") if has_slot else tr("There is no proof of this round on chain")
    )


def audits_text(record: RoundRecord) -> str:
    """Audits given and received, as one cell: “5 given · 1 against (2 : 9)”."""
    received = record.audit_received
    if not record.audits_given and received is None:
        return "—"
    told = tr("{given} given · {against} against", given=len(record.audits_given), against=int(received is not None))
    return f"{told} ({received.votes_for} : {received.votes_against})" if received is not None else told


def reward_text(row: RoundRow) -> str:
    if row.record.reward is not None:
        return amount_text(row.record.reward, row.record.token, decimals=4)
    if row.expected is None:
        return "—"
    return tr("{amount} est.", amount=amount_text(row.expected, row.record.token, decimals=4))


def _reward_copied(row: RoundRow) -> str:
    if row.record.reward is not None:
        return exact_amount(row.record.reward, row.record.token)
    if row.expected is None:
        return ""
    return tr("{amount} est.", amount=exact_text(row.expected, row.record.token))


def _is_expected(row: RoundRow) -> bool:
    return row.record.reward is None


def _reward_order(row: RoundRow) -> tuple[bool, int]:
    """What was paid or lost before what is only expected."""
    return row.record.reward is not None, row.record.reward or row.expected or 0


def _slot(row: RoundRow) -> int:
    proof = row.record.proof
    return proof.slot or 0 if proof is not None else 0


def _whole_cid(row: RoundRow) -> str:
    return (row.record.proof.cid or "") if row.record.proof is not None else ""


def _note(row: RoundRow) -> str:
    return said(row.record.note) or round_term(row.record).word


def _proof_tip(row: RoundRow) -> str:
    proof = row.record.proof
    return proof.cid if proof is not None and proof.cid is not None else tr("There is no stored proof for this round.")


_NUMBER: Column[RoundRow] = Column(
    title=mark("Round"),
    text=lambda row: numeral(row.record.number),
    copied=lambda row: str(row.record.number),
    sort=lambda row: row.record.number,
)
_CID: Column[RoundRow] = Column(
    title=mark("Proof"),
    text=_cid,
    tip=_proof_tip,
    copied=lambda row: _whole_cid(row) or _cid(row),
    mono=True,
    quiet=True,
)
_SUBMITTED: Column[RoundRow] = Column(
    title=mark("Submitted at"),
    text=_submitted,
    spoken=lambda row: tr("slot {slot}", slot=_submitted(row)),
    tip=_submitted_tip,
    copied=lambda row: str(_slot(row) or ""),
    sort=_slot,
)
RESULT: Column[RoundRow] = Column(
    title=mark("Result"),
    text=lambda row: round_term(row.record).word,
    spoken=lambda row: f"{round_term(row.record).word}. {said(row.record.note)}".strip(),
    tip=_note,
    sort=lambda row: round_term(row.record).word,
)
REWARD: Column[RoundRow] = Column(
    title=mark("Reward"), text=reward_text, copied=_reward_copied, sort=_reward_order, is_open=_is_expected, right=True
)
_ROUND_COLUMNS: tuple[Column[RoundRow], ...] = (
    _NUMBER,
    _CID,
    _SUBMITTED,
    Column(
        title=mark("Audits"), text=lambda row: audits_text(row.record), sort=lambda row: len(row.record.audits_given)
    ),
    RESULT,
    REWARD,
)
_PROOF_COLUMNS: tuple[Column[RoundRow], ...] = (_NUMBER, _CID, _SUBMITTED, RESULT)
_COPYABLES: tuple[Copyable[RoundRow], ...] = (
    Copyable(mark("CID of the proof"), _whole_cid),
    Copyable(mark("proof"), lambda row: row.record.proof.payload if row.record.proof is not None else ""),
    Copyable(mark("task ID"), lambda row: row.record.task_id),
)
