"""A task that is only watched: its rounds on the chain, and the proofs and doubts of the one that is selected."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orca_desktop.domain.accounts import named
from orca_desktop.domain.commands import Command, SetAccount
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import Payout, TaskId
from orca_desktop.domain.watching import RoundSeen
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import Cell, ChipCell, VotesCell
from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.models.watched import ProofRow, ProofSeenTableModel, WatchedTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.account_choice import AccountPanel
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.table import CalmTable, panel
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.state.store import Store

MEANS = mark("Watching: nothing runs, nothing is staked. What other nodes do is read from the chain.")
PAYOUT_COLUMN = 4
VOTES_COLUMN = 3
TONES = {Payout.SUCCESSFUL: Tone.GOOD, Payout.FAILED: Tone.WARN}
ROUND_WIDTHS = (
    Width(76, 58),
    Width(70, 58),
    Width(80, 66),
    Width(130, 72, grows=True),
    Width(118, 104),
)
PROOF_WIDTHS = (Width(132, 84), Width(136, 72, grows=True), Width(104, 92), Width(106, 98))


class WatchTab(QWidget):
    """Without a selection the newest round's proofs are shown."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge, submit: Callable[[Command], None]) -> None:
        super().__init__()
        self._store = store
        self._submit = submit
        self._task_id: TaskId | None = None
        self.rounds_model = WatchedTableModel(store, self)
        self.proofs_model = ProofSeenTableModel(self)
        self.rounds = CalmTable(theme, self.rounds_model, name=tr("Rounds on the chain"))
        self.rounds.setObjectName("watchedRounds")
        self.rounds.setItemDelegate(Cell(theme, self.rounds))
        self.rounds.setItemDelegateForColumn(PAYOUT_COLUMN, ChipCell(theme, _tone, self.rounds))
        self.rounds.set_widths(*ROUND_WIDTHS)
        self.rounds.set_empty_text(tr("The chain tells of no round yet."))
        self.proofs = CalmTable(theme, self.proofs_model, name=tr("Proofs of the round"))
        self.proofs.setObjectName("watchedProofs")
        self.proofs.setItemDelegate(Cell(theme, self.proofs))
        self.proofs.setItemDelegateForColumn(VOTES_COLUMN, VotesCell(theme, _votes, self.proofs))
        self.proofs.set_widths(*PROOF_WIDTHS)
        self.proofs.set_empty_text(tr("Nobody has submitted a proof for this round."))
        self.title = label(tone="quiet", level="small")
        self.account = AccountPanel()
        self._lay_out()
        self.rounds.selectionModel().selectionChanged.connect(self._show_proofs)
        self.account.account_asked.connect(self._ask_for_account)
        bridge.watched_changed.connect(self._on_watched)
        bridge.accounts_changed.connect(self._show_account)

    def show_task(self, task_id: TaskId | None) -> None:
        """Show what the store knows of the task now."""
        if task_id != self._task_id:
            self.rounds.clearSelection()
        self._task_id = task_id
        self.rounds_model.show_task(task_id)
        self._show_proofs()
        self._show_account()

    def _on_watched(self, task_ids: Set[TaskId]) -> None:
        if self._task_id in task_ids and self.isVisible():
            self.show_task(self._task_id)

    def _show_proofs(self, *_changed: object) -> None:
        place = self.rounds.selected_row()
        seen = self.rounds_model.row_at(place if place is not None else 0)
        self.proofs_model.show_round(seen, self._own_key())
        self.title.setText(_proofs_title(seen))

    def _own_key(self) -> PublicKey | None:
        """The staking key of the account whose stake is shown."""
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        known = self._store.accounts
        account = named(known.accounts, (task.account or known.default) if task is not None else "")
        if task is None or account is None:
            return None
        return account.staking if task.token.is_koii else account.kpl_staking

    def _show_account(self, *_changed: object) -> None:
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        self.account.setVisible(bool(self._store.accounts.accounts))
        if task is not None:
            self.account.show_task(task, self._store.accounts)

    def _ask_for_account(self, main: str) -> None:
        if self._task_id is not None:
            self._submit(SetAccount(self._task_id, main))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(wrapped(tr(MEANS), tone="quiet", level="small"))
        left.addWidget(panel(self.rounds), 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(panel(self.proofs), 1)
        right.addWidget(self.account)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(left, 5)
        layout.addLayout(right, 5)


def _proofs_title(seen: RoundSeen | None) -> str:
    if seen is None:
        return ""
    number = numeral(seen.number)
    words = trn(seen.nodes, "Round {number}: {n} proof", "Round {number}: {n} proofs", number=number)
    if len(seen.proofs) < seen.nodes:
        return tr("{words} · {count} of them are shown", words=words, count=len(seen.proofs))
    return words


def _votes(row: ProofRow) -> tuple[int, int] | None:
    doubt = row.proof.doubt
    return (doubt.votes_for, doubt.votes_against) if doubt is not None else None


def _tone(seen: RoundSeen) -> Tone:
    return TONES.get(seen.payout, Tone.INFO if seen.author is not None else Tone.QUIET)
