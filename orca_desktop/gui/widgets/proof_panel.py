"""One proof, looked at: the signed text, whether its signature is valid, and where it is stored."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.domain.keys import shorten
from orca_desktop.domain.records import Proof, RoundRecord
from orca_desktop.gui.language import mark, numeral, said, tr, trn
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.buttons import CopyButton
from orca_desktop.gui.widgets.chip import Chip
from orca_desktop.gui.widgets.json_view import JsonView
from orca_desktop.gui.widgets.labels import label, wrapped

NOTHING = mark("A proof appears here as soon as the task has made one.")


class ProofPanel(QFrame):
    """Shows the proof of a round, or says why there is none."""

    def __init__(self, theme: Theme, *, view_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._theme = theme
        self._cid = ""
        self._title = label(tone="quiet")
        self._signature = Chip(theme)
        self._empty = wrapped(tr(NOTHING), tone="quiet")
        self.view = JsonView(theme)
        self.view.setObjectName(view_name)
        self._place = label(face="mono", tone="quiet")
        self._size = label(tone="quiet", level="small")
        self.copy_button = CopyButton(theme, tr("Copy the whole CID"), lambda: self._cid)
        self._lay_out()
        self.show_record(None)

    @property
    def signature_text(self) -> str:
        return self._signature.text()

    def show_record(self, record: RoundRecord | None) -> None:
        proof = record.proof if record is not None else None
        self._title.setText(
            tr("Proof of round {number}", number=numeral(record.number)) if record is not None else tr("Proof")
        )
        self._empty.setText(_why_none(record))
        for part in (self.view, self._place, self._size):
            part.setVisible(proof is not None)
        self._empty.setVisible(proof is None)
        if proof is None:
            self.copy_button.hide()
            self.view.show_json("")
            self._signature.set_term("", Tone.QUIET)
        else:
            self._show_proof(proof)

    def _show_proof(self, proof: Proof) -> None:
        self.view.show_json(proof.payload)
        if proof.signature_valid:
            self._signature.set_term(tr("signature valid"), Tone.GOOD)
        else:
            self._signature.set_term(tr("signature not valid"), Tone.BAD)
        self._cid = proof.cid or ""
        self._place.setText(shorten(proof.cid) if proof.cid is not None else tr("not stored yet"))
        self._place.setToolTip(self._cid)
        self.copy_button.setVisible(proof.cid is not None)
        self._size.setText(trn(len(proof.payload.encode()), "{n} byte", "{n} bytes"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._signature)
        head.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._place)
        foot.addWidget(self.copy_button)
        foot.addStretch()
        foot.addWidget(self._size)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self.view, 1)
        layout.addStretch()
        layout.addLayout(foot)


def _why_none(record: RoundRecord | None) -> str:
    if record is None:
        return tr(NOTHING)
    if not record.result.is_final:
        return tr("The task is still working on the proof of this round.")
    return said(record.note) or tr("There is no proof of this round.")
