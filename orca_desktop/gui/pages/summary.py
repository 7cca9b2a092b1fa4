"""The four figures over all tasks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orca_desktop.domain.amounts import koii_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.words import counted, koii
from orca_desktop.state.selectors import totals
from orca_desktop.state.store import Store


class Summary(QWidget):
    """Sums of what the node has records of; they change when the records do."""

    def __init__(self, store: Store, bridge: StoreBridge) -> None:
        super().__init__()
        self._store = store
        self._claimable = FigureCard("Claimable")
        self._earned = FigureCard("Earned")
        self._staked = FigureCard("Staked")
        self._rounds = FigureCard("Rounds paid")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.cards = (self._claimable, self._earned, self._staked, self._rounds)
        for card in self.cards:
            row.addWidget(card, 1)
        bridge.tasks_changed.connect(self._refresh)
        bridge.tasks_left.connect(self._refresh)
        bridge.rounds_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, *_changed: object) -> None:
        sums, tasks = totals(self._store), len(self._store.tasks)
        against = counted(sums.audits_against, "audit against you", "audits against you")
        as_of = max((task.as_of for task in self._store.tasks.values()), default=0)
        self._claimable.show_figure(koii_text(sums.claimable), "KOII", f"as of slot {as_of:,}" if as_of else "")
        slashed = f"{koii(sums.slashed)} cut from stakes" if sums.slashed else "nothing cut from stakes"
        self._earned.show_figure(koii_text(sums.earned), "KOII", slashed)
        self._staked.show_figure(koii_text(sums.staked), "KOII", f"in {counted(tasks, 'task', 'tasks')}")
        self._rounds.show_figure(
            f"{sums.paid:,}", f"/ {sums.finished:,} finished", f"{sums.missed:,} missed · {against}"
        )
