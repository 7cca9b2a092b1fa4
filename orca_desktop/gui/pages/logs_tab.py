"""The log of the selected task's container."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.log_view import LogView
from orca_desktop.gui.widgets.table import panel
from orca_desktop.state.store import Store


class LogsTab(QWidget):
    """Shows what the store has of the selected task, and more as the bridge tells of it."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge) -> None:
        super().__init__()
        self._store = store
        self._task_id: TaskId | None = None
        self.view = LogView(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(panel(self.view, margins=(12, 10, 8, 8)))
        bridge.logs_appended.connect(self._on_appended)

    def show_task(self, task_id: TaskId | None) -> None:
        if task_id != self._task_id:
            self._task_id = task_id
            self.view.show_log(self._store.logs.get(task_id) if task_id is not None else None)

    def _on_appended(self, task_ids: Set[TaskId]) -> None:
        """A log that nobody looks at is not painted; `showEvent` makes up for it."""
        if self._task_id in task_ids and self.isVisible():
            self._take_first()
            self.view.refresh()

    def _take_first(self) -> None:
        """The store has no log of a task before its first line."""
        if not self.view.has_log and self._task_id is not None:
            self.view.show_log(self._store.logs.get(self._task_id))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_first()
        self.view.catch_up()
