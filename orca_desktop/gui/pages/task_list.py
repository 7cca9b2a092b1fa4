"""The joined tasks: the table, a start or stop button in each row, and which task is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from orca_desktop.domain.commands import Command, StartTask, StopTask
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.delegates.cells import AmountCell, Cell
from orca_desktop.gui.delegates.task_cells import NameCell, RoundCell, StateCell, StripCell
from orca_desktop.gui.models.tasks import TaskColumn, TaskTableModel
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.table import CalmTable, Width
from orca_desktop.gui.words import one_line, start_stop
from orca_desktop.state.store import Store

ROW_HEIGHT = 51
ROWS_AT_FIRST = 5


class RowButton(QPushButton):
    """Start or stop, as the task's state allows; a reason is told where it does not."""

    def __init__(self, press: Callable[[], None]) -> None:
        super().__init__()
        self.setFixedWidth(70)
        self.clicked.connect(press)

    def show_task(self, task: Task) -> None:
        offer = start_stop(task)
        self.setObjectName(f"action-{task.id}")
        self.setText(offer.word)
        self.setEnabled(not offer.why_not)
        what = "Runs the container again" if offer.starts else "Stops the container; the stake stays where it is"
        self.setToolTip(offer.why_not or f"{what} (Ctrl+Return for the selected task)")
        self.setAccessibleName(f"{offer.word} {one_line(task.name)}")
        self.setAccessibleDescription(self.toolTip())


class TaskList(CalmTable):
    """Rows follow the store; the first task is selected until the user selects another.

    Signals:
        task_selected: TaskId, or "" when there is none.
        rows_changed: there are more or fewer rows.
    """

    task_selected = Signal(str)
    rows_changed = Signal()

    def __init__(
        self, theme: Theme, store: Store, bridge: StoreBridge, clock: SlotClock, submit: Callable[[Command], None]
    ) -> None:
        self.tasks = TaskTableModel(store, clock.slot)
        super().__init__(theme, self.tasks, name="Joined tasks", row_height=ROW_HEIGHT)
        self.tasks.setParent(self)
        self.setObjectName("taskTable")
        self._submit = submit
        self._delegates = self._paint_with(theme)
        self.set_widths(
            Width(190, 130, grows=True),
            Width(208, 112),
            Width(194, 112),
            Width(184, 178),
            Width(124, 108),
            Width(94, 94),
        )
        bridge.tasks_changed.connect(self._refresh)
        bridge.rounds_changed.connect(self._refresh)
        clock.ticked.connect(self.tasks.tick)
        self.tasks.rowsInserted.connect(self._on_inserted)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._on_inserted()

    @property
    def selected_task(self) -> TaskId | None:
        task = self.tasks.task_at(self.currentIndex().row())
        return task.id if task is not None else None

    def wanted_height(self, rows: int) -> int:
        """Room for the head and *rows* rows."""
        return self.horizontalHeader().sizeHint().height() + ROW_HEIGHT * rows

    def press_selected(self) -> None:
        """What the button of the selected row does."""
        if (task := self.tasks.task_at(self.currentIndex().row())) is not None:
            self._press(task.id)

    def select_task(self, task_id: TaskId) -> None:
        """Also right after it came into the store, before the bridge has told of it."""
        self._refresh()
        if (row := self.tasks.position_of_task(task_id)) is not None:
            self.selectRow(row)

    def _press(self, task_id: TaskId) -> None:
        row = self.tasks.position_of_task(task_id)
        task = self.tasks.task_at(row) if row is not None else None
        if task is None:
            return
        offer = start_stop(task)
        if not offer.why_not:
            self._submit(StartTask(task_id) if offer.starts else StopTask(task_id))

    def _refresh(self, *_changed: object) -> None:
        self.tasks.refresh()
        self._dress_buttons()

    def _on_inserted(self, *_where: object) -> None:
        for row in range(self.tasks.rowCount()):
            index = self.tasks.index(row, TaskColumn.ACTION)
            task = self.tasks.task_at(row)
            if self.indexWidget(index) is None and task is not None:
                self.setIndexWidget(index, self._button_cell(task))
        if self.tasks.rowCount() and not self.currentIndex().isValid():
            self.selectRow(0)
        self.rows_changed.emit()

    def _button_cell(self, task: Task) -> QWidget:
        button = RowButton(lambda: self._press(task.id))
        button.show_task(task)
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(8, 0, 12, 1)
        row.addWidget(button)
        return cell

    def _dress_buttons(self) -> None:
        for row, shown in enumerate(self.tasks.rows):
            cell = self.indexWidget(self.tasks.index(row, TaskColumn.ACTION))
            button = cell.findChild(RowButton) if cell is not None else None
            if button is not None:
                button.show_task(shown.task)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        task = self.tasks.task_at(current.row())
        self.task_selected.emit(task.id if task is not None else "")

    def _paint_with(self, theme: Theme) -> list[Cell]:
        """The view does not own its delegates, so they are kept."""
        plain = Cell(theme, self)
        self.setItemDelegate(plain)
        by_column: dict[TaskColumn, Cell] = {
            TaskColumn.NAME: NameCell(theme, self),
            TaskColumn.STATE: StateCell(theme, self),
            TaskColumn.ROUND: RoundCell(theme, self),
            TaskColumn.STRIP: StripCell(theme, self),
            TaskColumn.CLAIMABLE: AmountCell(theme, self),
            TaskColumn.ACTION: BlankCell(theme, self),
        }
        for column, delegate in by_column.items():
            self.setItemDelegateForColumn(column, delegate)
        return [plain, *by_column.values()]


class BlankCell(Cell):
    """Only the ground: a real button lies on it."""

    def paint_content(self, *_args: object) -> None:
        """Nothing is painted."""
