"""“Save evidence…”: asks where to, has the node write the bundle, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from orca_desktop.domain.commands import Command, SaveEvidence
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.evidence import EvidenceSaved
from orca_desktop.domain.records import RoundRecord
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import mark, numeral, said, tr, trn

WORDS = mark("Save &evidence…")
SAVING, SAVED, NOT_SAVED = mark("Saving…"), mark("&Evidence saved"), mark("&Evidence not saved")
NO_ROUND = mark("Select a round first")
MEANING = mark("Proof, votes, list, acts and log of the selected round in one signed file (Alt+E)")


class EvidenceButton(QPushButton):
    """Off until a round is shown; off, and saying so, while one is being saved."""

    def __init__(self, bridge: StoreBridge, submit: Callable[[Command], None]) -> None:
        super().__init__(tr(WORDS))
        self.setObjectName("evidenceButton")
        self._submit = submit
        self._record: RoundRecord | None = None
        self._asked: SaveEvidence | None = None
        self._news = ("", "")
        self.clicked.connect(self._ask_where_to)
        bridge.evidence_written.connect(self._on_written)
        bridge.refused.connect(self._on_refused)
        self._show()

    def show_record(self, record: RoundRecord | None) -> None:
        """The round that would be saved now."""
        before, self._record = self._record, record
        if before is None or record is None or (before.task_id, before.number) != (record.task_id, record.number):
            self._news = ("", "")
        self._show()

    def _ask_where_to(self) -> None:
        if self._record is None:
            return
        record = self._record
        name = f"{record.task_id[:8]}-round-{record.number}.zip"
        dialog = QFileDialog(self, tr("Save evidence"), str(Path.home() / name), tr("Zip files (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # the node overwrites nothing
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._save(record, path))
        dialog.open()

    def _save(self, record: RoundRecord, path: str) -> None:
        self._asked = SaveEvidence(record.task_id, record.number, path)
        self._submit(self._asked)
        self._show()

    def _on_written(self, saved: EvidenceSaved) -> None:
        if self._asked is not None and saved.path == self._asked.path:
            self._asked = None
            self._news = (SAVED, _told(saved))
            self._show()

    def _on_refused(self, refusal: CommandRefused) -> None:
        if self._asked is not None and refusal.command == self._asked:
            self._asked = None
            self._news = (NOT_SAVED, f"{said(refusal.title)}. {said(refusal.message)}")
            self._show()

    def _show(self) -> None:
        word, news = self._news
        self.setEnabled(self._record is not None and self._asked is None)
        self.setText(tr(SAVING if self._asked is not None else word or WORDS))
        self.setToolTip(news or tr(MEANING if self._record is not None else NO_ROUND))
        self.setAccessibleDescription(self.toolTip())


def _told(saved: EvidenceSaved) -> str:
    return trn(
        saved.files,
        "{name}: {n} file, {size} bytes",
        "{name}: {n} files, {size} bytes",
        name=Path(saved.path).name,
        size=numeral(saved.size),
    )
