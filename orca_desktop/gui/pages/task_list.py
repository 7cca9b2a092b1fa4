"""The joined tasks: the table, the buttons and the menu of each row, and which task is selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.actions import main_action
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.delegates.cells import AmountCell, Cell
from orca_desktop.gui.delegates.task_cells import NameCell, RoundCell, StateCell, StripCell
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.models.task_columns import TaskColumn
from orca_desktop.gui.models.tasks import TaskTableModel
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.widgets.task_menu import TaskMenu
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store

ROW_HEIGHT = 51
ROWS_AT_FIRST = 5
WORDS = (mark("Start"), mark("Stop"), mark("Join…"))
"""What the button of a row may say; it is as wide for each of them, so that rows stand below each other."""

LEAST_WIDTH = 70
BESIDE_BUTTON = 42
"""What the menu and the spaces of a row's last cell take."""

NO_NODE_YET = mark("The node is being set up. This takes a moment.")
BY_KEYBOARD = mark("Ctrl+Return starts or stops the selected task; the menu key opens all that can be done with it.")


class RowButton(QPushButton):
    """Start or stop, as the task's state allows; a reason is told where it does not."""

    def __init__(self, press: Callable[[], None]) -> None:
        super().__init__()
        self.setFixedWidth(max(LEAST_WIDTH, *(_width_for(self, tr(word)) for word in WORDS)))
        self.clicked.connect(press)

    def show_task(self, task: Task, why_not: str = "") -> None:
        offer = main_action(task)
        why_not = why_not or offer.why_not
        self.setObjectName(f"action-{task.id}")
        self.setText(offer.word)
        self.setEnabled(not why_not)
        self.setToolTip(why_not or tr("{tip} (Ctrl+Return for the selected task)", tip=offer.tip))
        self.setAccessibleName(f"{offer.word} {one_line(task.name)}")
        self.setAccessibleDescription(self.toolTip())


def _width_for(button: QPushButton, word: str) -> int:
    button.ensurePolished()
    button.setText(word)
    return button.minimumSizeHint().width()


class RowActions(QWidget):
    """The buttons of a row: start or stop, and the menu with all that there is."""

    def __init__(self, theme: Theme, press: Callable[[], None], open_menu: Callable[[], None]) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.button = RowButton(press)
        self.more = IconButton(theme, "ellipsis-vertical", tr("More"))
        self.more.clicked.connect(open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 6, 1)
        row.setSpacing(4)
        row.addWidget(self.button)
        row.addWidget(self.more)

    def show_task(self, task: Task, why_not: str = "") -> None:
        """*why_not* says why nothing can be done with any task now; empty when it can."""
        shown = (task.id, task.name, task.state, task.way, bool(task.changes), why_not)
        if shown == self._shown:
            return
        self._shown = shown
        self.button.show_task(task, why_not)
        self.more.setEnabled(not why_not)
        self.more.setObjectName(f"more-{task.id}")
        self.more.setAccessibleName(tr("More actions for {name}", name=one_line(task.name)))
        self.more.setToolTip(why_not or tr("Finish the round, restart, and more (menu key)"))


class TaskList(CalmTable):
    """Rows follow the store; the first task is selected until the user selects another.

    Signals:
        task_selected: TaskId, or "" when there is none.
        rows_changed: there are more or fewer rows.
        leave_asked: TaskId.
    """

    task_selected = Signal(str)
    rows_changed = Signal()
    leave_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        countdown: Countdown,
        submit: Callable[[Command], None],
    ) -> None:
        self.tasks = TaskTableModel(store, clock.slot, countdown.now)
        super().__init__(theme, self.tasks, name=tr("Joined tasks"), row_height=ROW_HEIGHT)
        self.tasks.setParent(self)
        self.setObjectName("taskTable")
        self.setAccessibleDescription(tr(BY_KEYBOARD))
        self._theme = theme
        self._store = store
        self._submit = submit
        self._delegates = self._paint_with(theme)
        room = RowButton(lambda: None).width() + BESIDE_BUTTON
        self.set_widths(
            Width(190, 130, grows=True),
            Width(208, 112),
            Width(194, 112),
            Width(184, 178),
            Width(124, 108),
            Width(room, room),
        )
        self._cells: dict[TaskId, RowActions] = {}
        self.tasks.in_view = self.rows_in_view
        bridge.tasks_changed.connect(self._on_tasks_changed)
        bridge.tasks_left.connect(self._on_left)
        bridge.rounds_changed.connect(self._on_rounds_changed)
        for around in (bridge.pulls_changed, bridge.network_changed, bridge.engine_changed, bridge.balances_changed):
            around.connect(self.tasks.tick_stories)
        clock.ticked.connect(self.tasks.tick)
        countdown.ticked.connect(self.tasks.tick_stories)
        self.tasks.rowsInserted.connect(self._on_inserted)
        self.tasks.rowsRemoved.connect(lambda *_rows: self.rows_changed.emit())
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self._on_inserted()

    @property
    def selected_task(self) -> TaskId | None:
        task = self.tasks.task_at(self.currentIndex().row())
        return task.id if task is not None else None

    def wanted_height(self, rows: int) -> int:
        """Room for the head and *rows* rows."""
        return self.horizontalHeader().sizeHint().height() + ROW_HEIGHT * rows

    @property
    def _why_not(self) -> str:
        """Why nothing can be done with any task now; empty when it can."""
        return tr(NO_NODE_YET) if self._store.is_remembered else ""

    def take_up(self) -> None:
        """There is a node to give commands to."""
        self._refresh(self._store.tasks)

    def press_selected(self) -> None:
        """What the button of the selected row does."""
        if (task := self.tasks.task_at(self.currentIndex().row())) is not None:
            self._press(task.id)

    def select_task(self, task_id: TaskId) -> None:
        """Also right after it came into the store, before the bridge has told of it."""
        self._refresh([task_id])
        if (row := self.tasks.position_of_task(task_id)) is not None:
            self.selectRow(row)

    def open_menu(self, task_id: TaskId, at: QPoint) -> None:
        """At a place on the screen."""
        row = self.tasks.position_of_task(task_id)
        if row is not None:
            self.open_row_menu(self.tasks.index(row, TaskColumn.NAME), at)

    def begin_menu(self, index: QModelIndex) -> QMenu:
        task = self.tasks.task_at(index.row())
        if task is None or self._why_not:
            return super().begin_menu(index)
        return TaskMenu(task, self._submit, lambda: self.leave_asked.emit(task.id), self)

    def _press(self, task_id: TaskId) -> None:
        task = self._task(task_id)
        if task is not None and not (self._why_not or (offer := main_action(task)).why_not):
            self._submit(offer.command(task_id))

    def _task(self, task_id: TaskId) -> Task | None:
        row = self.tasks.position_of_task(task_id)
        return self.tasks.task_at(row) if row is not None else None

    def _on_tasks_changed(self, tasks: Sequence[Task]) -> None:
        self._refresh([task.id for task in tasks])

    def _on_rounds_changed(self, records: Sequence[RoundRecord]) -> None:
        self.tasks.refresh(record.task_id for record in records)

    def _on_left(self, task_ids: Set[TaskId]) -> None:
        for task_id in task_ids - self._store.tasks.keys():
            self._cells.pop(task_id, None)
        self._refresh(task_ids)

    def _refresh(self, changed: Iterable[TaskId]) -> None:
        changed = tuple(changed)
        self.tasks.refresh(changed)
        for task_id in changed:
            cell, task = self._cells.get(task_id), self._store.tasks.get(task_id)
            if cell is not None and task is not None:
                cell.show_task(task, self._why_not)

    def rows_in_view(self) -> range:
        """All of them before the table has its height."""
        height = self.viewport().height()
        first, last = self.rowAt(0), self.rowAt(height - 1)
        rows = self.tasks.rowCount()
        return range(max(first, 0), (last if last >= 0 else rows - 1) + 1)

    def _on_inserted(self, *_where: object) -> None:
        for row in range(self.tasks.rowCount()):
            task = self.tasks.task_at(row)
            if task is not None and task.id not in self._cells:
                self.setIndexWidget(self.tasks.index(row, TaskColumn.ACTION), self._button_cell(task))
        if self.tasks.rowCount() and not self.currentIndex().isValid():
            self.selectRow(0)
        self.rows_changed.emit()

    def _button_cell(self, task: Task) -> QWidget:
        def open_menu() -> None:
            self.open_menu(task.id, cell.more.mapToGlobal(QPoint(0, cell.more.height())))

        cell = RowActions(self._theme, lambda: self._press(task.id), open_menu)
        cell.show_task(task, self._why_not)
        self._cells[task.id] = cell
        return cell

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
