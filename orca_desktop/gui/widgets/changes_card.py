"""What has changed since the user agreed to run a task, and the question what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.containers import Change
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.actions import IDLE
from orca_desktop.gui.delegates.cells import Cell
from orca_desktop.gui.language import mark, tr, trn
from orca_desktop.gui.models.changes import ChangeTableModel
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.words import one_line
from orca_desktop.state.selectors import can_roll_back

ROW_HEIGHT = 28
ROWS_SHOWN = 4
LEAST_ROWS = 1
STOPPED = mark("It is not started before you agree. Stake and rewards stay where they are.")
RUNS = mark("It goes on as you agreed until its rounds are done, and is not started again before you agree.")


class ChangesCard(QFrame):
    """Hidden while nothing has changed. “Not now” folds it to one line, so that it can be found again.

    Signals:
        agreed, rolled_back: TaskId.
        folded: it was folded or opened by the user.
    """

    agreed = Signal(str)
    rolled_back = Signal(str)
    folded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._task: Task | None = None
        self._put_away: dict[TaskId, tuple[Change, ...]] = {}
        set_property(self, "role", "banner")
        set_property(self, "tone", "warn")
        self._icon = QLabel()
        self._title = label(weight="strong")
        self._words = wrapped()
        self.model = ChangeTableModel(self)
        self.table = _table(theme, self.model)
        self.agree_button = _button(tr("Agree and start"), "agreeButton", tr("Starts the task as it is now"))
        self.agree_button.setProperty("role", "accent")
        self.keep_button = _button(
            tr("Keep what ran before"),
            "keepImageButton",
            tr("Goes on with the images and the Pod spec that you agreed to"),
        )
        self.later_button = _button(
            tr("Not now"), "changesLaterButton", tr("The task stays stopped; nothing else changes")
        )
        self.look_button = _button(tr("Look at the changes"), "lookAtChangesButton", tr("Shows them field by field"))
        self._open = QWidget()
        self._connect()
        self._lay_out()
        self._tint()
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden() and not self._open.isHidden()

    @property
    def wanted_height(self) -> int:
        """With all rows that it shows at once."""
        lacking = self.table.maximumHeight() - self.table.sizeHint().height() if self.is_open else 0
        return self.sizeHint().height() + lacking

    def show_task(self, task: Task | None) -> None:
        self._task = task
        changes = task.changes if task is not None else ()
        self.setVisible(bool(changes))
        self.model.show_changes(changes)
        if task is None or not changes:
            return
        title = trn(
            len(changes),
            "{n} thing has changed since you agreed to run {task}",
            "{n} things have changed since you agreed to run {task}",
            task=one_line(task.name),
        )
        self._title.setText(title)
        self._words.setText(tr(STOPPED if task.state in IDLE else RUNS))
        self.setAccessibleName(f"{title}. {self._words.text()}")
        self.keep_button.setVisible(can_roll_back(task))
        self._fold(is_open=self._put_away.get(task.id) != changes)

    def _connect(self) -> None:
        self.agree_button.clicked.connect(self._agree)
        self.keep_button.clicked.connect(self._roll_back)
        self.later_button.clicked.connect(self._put_it_away)
        self.look_button.clicked.connect(self._look)

    def _agree(self) -> None:
        if self._task is not None:
            self.agreed.emit(self._task.id)

    def _roll_back(self) -> None:
        if self._task is not None:
            self.rolled_back.emit(self._task.id)

    def _put_it_away(self) -> None:
        if self._task is not None:
            self._put_away[self._task.id] = self._task.changes
            self._fold(is_open=False)
            self.look_button.setFocus()
            self.folded.emit()

    def _look(self) -> None:
        if self._task is not None:
            self._put_away.pop(self._task.id, None)
            self._fold(is_open=True)
            self.later_button.setFocus()
            self.folded.emit()

    def _fold(self, *, is_open: bool) -> None:
        self._open.setVisible(is_open)
        self.look_button.setVisible(not is_open)
        head, rows = self.table.horizontalHeader().sizeHint().height() + 2, self.model.rowCount()
        self.table.setMinimumHeight(head + LEAST_ROWS * ROW_HEIGHT)
        self.table.setMaximumHeight(head + min(ROWS_SHOWN, rows) * ROW_HEIGHT)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self.look_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._words, 1)
        for button in (self.later_button, self.keep_button, self.agree_button):
            foot.addWidget(button)
        inside = QVBoxLayout(self._open)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.table, 1)
        inside.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 9)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._open, 1)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("triangle-alert", self._theme.tokens.warn, size=18).pixmap(18, 18))


def _button(text: str, name: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    button.setAutoDefault(True)  # Return presses the one that has the focus
    return button


def _table(theme: Theme, model: ChangeTableModel) -> CalmTable:
    table = CalmTable(theme, model, name=tr("What has changed"), row_height=ROW_HEIGHT)
    table.setObjectName("changesTable")
    table.setItemDelegate(Cell(theme, table))
    table.set_widths(Width(150, 110), Width(380, 120), Width(380, 120, grows=True))
    return table
