"""The log of the selected task's container."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.tasks import TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.log_view import LogView
from orca_desktop.gui.widgets.table import panel
from orca_desktop.state.store import Store


class LogsTab(QWidget):
    """Shows what the store kept when a task is selected, and from then on what the bridge brings."""

    def __init__(self, theme: Theme, store: Store, bridge: StoreBridge) -> None:
        super().__init__()
        self._store = store
        self._bridge = bridge
        self._task_id: TaskId | None = None
        self.view = LogView(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(panel(self.view, margins=(12, 10, 8, 8)))
        bridge.logs_appended.connect(self._on_appended)

    def show_task(self, task_id: TaskId | None) -> None:
        if task_id == self._task_id:
            return
        self._bridge.flush()
        self._task_id = task_id
        self.view.show_lines(self._store.logs.get(task_id, ()) if task_id is not None else ())

    def _on_appended(self, lines: Mapping[TaskId, list[str]]) -> None:
        if self._task_id is not None and self._task_id in lines:
            self.view.append_lines(lines[self._task_id])
