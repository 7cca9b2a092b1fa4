"""The four figures over all tasks."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtWidgets import QHBoxLayout, QWidget

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.amounts import sums_text
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.language import numeral, tr, trn
from orca_desktop.gui.widgets.cards import FigureCard
from orca_desktop.gui.words import koii_and_rest
from orca_desktop.state.running_totals import RunningTotals
from orca_desktop.state.selectors import tokens_of
from orca_desktop.state.store import Store


class Summary(QWidget):
    """Sums of what the node has records of; they change when the records do."""

    def __init__(self, store: Store, bridge: StoreBridge) -> None:
        super().__init__()
        self._store = store
        self._claimable = FigureCard(tr("Claimable"))
        self._earned = FigureCard(tr("Earned"))
        self._staked = FigureCard(tr("Staked"))
        self._rounds = FigureCard(tr("Rounds paid"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.cards = (self._claimable, self._earned, self._staked, self._rounds)
        for card in self.cards:
            row.addWidget(card, 1)
        self._totals = RunningTotals(store)
        bridge.tasks_changed.connect(self._refresh)
        bridge.tasks_left.connect(self._on_left)
        bridge.rounds_changed.connect(self._on_rounds)
        self._refresh()

    def _on_left(self, task_ids: Set[TaskId]) -> None:
        self._totals.follow(task_ids)
        self._refresh()

    def _on_rounds(self, records: Sequence[RoundRecord]) -> None:
        self._totals.follow(record.task_id for record in records)
        self._refresh()

    def _refresh(self, *_changed: object) -> None:
        sums, tasks = self._totals.totals(), self._store.tasks.values()
        others = [self._totals.totals(token) for token in tokens_of(tasks)]
        against = trn(sums.audits_against, "{n} audit against you", "{n} audits against you")
        as_of = max((task.as_of for task in self._store.tasks.values()), default=0)
        read = tr("as of slot {slot}", slot=numeral(as_of)) if as_of else ""
        self._show(self._claimable, [(one.claimable, one.token) for one in (sums, *others)], read)
        cut = [(one.slashed, one.token) for one in (sums, *others)]
        slashed = (
            tr("{cut} cut from stakes", cut=sums_text(cut))
            if any(amount for amount, _ in cut)
            else tr("nothing cut from stakes")
        )
        self._show(self._earned, [(one.earned, one.token) for one in (sums, *others)], slashed)
        staked = trn(sum(task.takes_part for task in tasks), "in {n} task", "in {n} tasks")
        self._show(self._staked, [(one.staked, one.token) for one in (sums, *others)], staked)
        self._rounds.show_figure(
            numeral(sums.paid),
            tr("/ {finished} finished", finished=numeral(sums.finished)),
            tr("{missed} missed · {against}", missed=numeral(sums.missed), against=against),
        )

    def _show(self, card: FigureCard, amounts: Sequence[tuple[Units, Token]], note: str) -> None:
        in_koii, rest = koii_and_rest(amounts)
        card.show_figure(in_koii, "KOII", " · ".join(part for part in (rest, note) if part))
