"""Where the commands about proofs find them: the history, and the stored proofs that were kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orca_desktop import bootstrap
from orca_desktop.cli.attach import choose, data_folder
from orca_desktop.domain.archive import Filter, KnownTask
from orca_desktop.domain.errors import DataError
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Cid
from orca_desktop.engine.proofs import text_signed_by

NO_PROOF = "The history has no proof of this node{when}. `orca-desktop rounds` lists what there is."
NOT_AUDITED = "This node did not audit a proof of {node} in round {number:,}, so it has none. `orca-desktop audits`."
NOT_KEPT = "The proof of {node} of round {number:,} was audited, but is not kept: only those of the last 90 days are."
NOT_SIGNED = "What is kept as the proof of {node} of round {number:,} is not signed by that node."
SEVERAL = "Several nodes' keys begin with {node}. Give more of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProof:
    """A proof of this node (`node` None) or of another one. `value` is what went on chain, as far as it is known."""

    task: KnownTask
    number: int
    payload: str
    signature_valid: bool
    value: str = ""
    slot: int | None = None
    node: PublicKey | None = None

    @property
    def whose(self) -> str:
        return "this node" if self.node is None else f"node {self.node}"


def find_proof(data: Path | None, words: str, number: int | None, node: str | None = None) -> FoundProof:
    """Our proof of a round, the newest without a *number*; or that of a node whose key begins with *node*.

    Raises DataError, JournalError, NoTaskFits, SeveralTasksFit.
    """
    archive = bootstrap.history_of(data_folder(data))
    task = choose(words, archive.tasks())
    if node is not None:
        return _of_node(data, task, _newest(data, task) if number is None else number, node)
    wanted = Filter(task_id=task.id, first=number, last=number)
    rows = archive.proofs(wanted, limit=1).rows
    if not rows:
        raise DataError(NO_PROOF.format(when="" if number is None else f" of round {number:,}"))
    proof = rows[0].proof
    return FoundProof(
        task=task,
        number=rows[0].round,
        payload=proof.payload,
        signature_valid=proof.signature_valid,
        value=proof.cid or "",
        slot=proof.slot,
    )


def _newest(data: Path | None, task: KnownTask) -> int:
    rows = bootstrap.history_of(data_folder(data)).audits_given(Filter(task_id=task.id), limit=1).rows
    return rows[0].round if rows else 0


def _of_node(data: Path | None, task: KnownTask, number: int, node: str) -> FoundProof:
    wanted = Filter(task_id=task.id, first=number, last=number)
    rows = bootstrap.history_of(data_folder(data)).audits_given(wanted, limit=1_000).rows
    fitting = [row.audit for row in rows if node and row.audit.node.startswith(node)]
    shown = node[:50]
    if not fitting:
        raise DataError(NOT_AUDITED.format(node=shown, number=number))
    if len(fitting) > 1:
        raise DataError(SEVERAL.format(node=shown))
    content = bootstrap.kept_proofs(data_folder(data)).content(Cid(fitting[0].value))
    if content is None:
        raise DataError(NOT_KEPT.format(node=shown, number=number))
    payload = text_signed_by(content, fitting[0].node)
    if not payload:
        raise DataError(NOT_SIGNED.format(node=shown, number=number))
    return FoundProof(
        task=task,
        number=number,
        payload=payload,
        signature_valid=True,
        value=fitting[0].value,
        slot=None,
        node=fitting[0].node,
    )
