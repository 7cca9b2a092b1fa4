"""What the selected task, or all of them, have earned over time, as the history tells it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.events import AccountsChanged
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.rewards import By
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.rewards_panel import RewardsPanel


class RewardsTab(QWidget):
    """One panel, of one task by day or, *of_all*, by day, task or token. `close_down` drops what is awaited."""

    def __init__(
        self,
        theme: Theme,
        bridge: StoreBridge,
        reader: HistoryReader | None,
        errands: Errands | None = None,
        now: Callable[[], float] = time.time,
        *,
        of_all: bool = False,
    ) -> None:
        super().__init__()
        self._task_id: TaskId | None = None
        self._of_all = of_all
        self._errands = errands or Errands(self)
        self.panel = RewardsPanel(theme, reader, self._errands, now, kinds=tuple(By) if of_all else (By.DAY,))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.panel)
        bridge.rounds_changed.connect(self._on_rounds_changed)
        bridge.accounts_changed.connect(self.show_accounts)

    def show_accounts(self, event: AccountsChanged) -> None:
        """Whose rewards can be shown by themselves; of a task they are those of its own account."""
        if self._of_all:
            self.panel.show_accounts(event.accounts)

    def show_task(self, task_id: TaskId | None) -> None:
        self._task_id = task_id
        self.panel.show_task(task_id)

    def close_down(self) -> None:
        self._errands.close()

    def _on_rounds_changed(self, records: list[RoundRecord]) -> None:
        if self._of_all or any(record.task_id == self._task_id for record in records):
            self.panel.something_happened()
