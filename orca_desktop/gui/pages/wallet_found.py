"""Wallets that are kept on this computer without being in the list of accounts: each can be taken over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import Custody, LeftBehind
from orca_desktop.domain.keys import shorten
from orca_desktop.gui.language import mark, said, tr, trn
from orca_desktop.gui.tips import plain_tip
from orca_desktop.gui.widgets.flow_card import note
from orca_desktop.gui.words import one_line

PROBLEM_LIMIT = 100
SEARCHING = mark("Looking into the system's keyring, and into the encrypted file where that is open…")
NOTHING = mark("Nothing was found beside the accounts of the list.")
CARE = mark("Another data folder's node may be working with them. Do not run two nodes with one account.")
HERE = mark("here")
PLACES = {
    Custody.KEYRING: mark("in the system's keyring"),
    Custody.VAULT: mark("in the encrypted file"),
    Custody.PLAIN_FILE: mark("in the plain file"),
    Custody.MEMORY: mark("in memory"),
}


class FoundList(QWidget):
    """What was found, to be ticked; what cannot be taken over says why.

    Signals:
        changed: something else is ticked, or was found.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = note()
        self.boxes: list[tuple[LeftBehind, QCheckBox]] = []
        self._list = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addLayout(self._list)

    @property
    def chosen(self) -> tuple[LeftBehind, ...]:
        return tuple(one for one, box in self.boxes if box.isChecked())

    def missing(self) -> str:
        """What is still wanted, in words."""
        if self.chosen:
            return ""
        return tr("Choose at least one of them.") if self.boxes else tr("There is nothing to take over.")

    def show_searching(self) -> None:
        self.words.setText(tr(SEARCHING))

    def show_failed(self, title: str, message: str) -> None:
        self.show_found(())
        self.words.setText(f"{title}. {message}")

    def show_found(self, found: Sequence[LeftBehind]) -> None:
        for _, box in self.boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [(one, self._box(one)) for one in found]
        there_are = trn(
            len(found),
            "{n} account is kept here without being in the list.",
            "{n} accounts are kept here without being in the list.",
        )
        self.words.setText(f"{there_are} {tr(CARE)}" if found else tr(NOTHING))
        self.changed.emit()

    def _box(self, one: LeftBehind) -> QCheckBox:
        main = f" · {shorten(one.main)}" if one.main is not None else ""
        why_not = f"\n{one_line(said(one.problem), PROBLEM_LIMIT)}" if one.problem else ""
        words = f"{one_line(one.name)}{main} · {tr(PLACES.get(one.custody, HERE))}{why_not}"
        box = QCheckBox(words.replace("&", "&&"))
        box.setObjectName(f"found-{one.name}")
        box.setChecked(not one.problem)
        box.setEnabled(not one.problem)
        box.setToolTip(plain_tip(said(one.problem) or one.main or ""))
        box.setAccessibleDescription(box.toolTip())
        box.toggled.connect(self.changed)
        self._list.addWidget(box)
        return box
