"""Money under way, and what came of it: the newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.domain.commands import CancelMoney
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import tr
from orca_desktop.gui.pages.wallet_money import Submit
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import wrapped
from orca_desktop.gui.widgets.saga_row import SagaRow
from orca_desktop.state.store import Store

SHOWN = 30


class SagasTab(QWidget):
    """One row for each; those that are not over stand first."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge, submit: Submit) -> None:
        super().__init__()
        self._theme = theme
        self._store = store
        self._submit = submit
        self.rows: dict[str, SagaRow] = {}
        self._empty = wrapped(
            tr("Nothing is under way. What you stake, claim or send stands here, step by step."), tone="quiet"
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QVBoxLayout()
        self._lay_out()
        bridge.sagas_changed.connect(self.refresh)
        self.refresh()

    @property
    def under_way(self) -> int:
        return sum(1 for saga in self._store.sagas.values() if not saga.is_over)

    def refresh(self, _changed: object = None) -> None:
        sagas = sorted(self._store.sagas.values(), key=lambda saga: (saga.is_over, -saga.started_at))[:SHOWN]
        for gone in set(self.rows) - {saga.id for saga in sagas}:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, saga in enumerate(sagas):
            row = self.rows.get(saga.id) or self._new_row(saga.id)
            row.show_saga(saga)
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
        self._empty.setVisible(not sagas)

    def _new_row(self, name: str) -> SagaRow:
        row = SagaRow(self._theme)
        row.cancelled.connect(lambda saga_id: self._submit(CancelMoney(saga_id)))
        self.rows[name] = row
        return row

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        self._list.setSpacing(8)
        column.addWidget(self._empty, 1)
        column.addLayout(self._list)
        column.addStretch()
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        room.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(room)
