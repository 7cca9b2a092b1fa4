"""The variables of a joined task: which are set and which are missing; setting, replacing and removing them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.domain.variables import asked_for
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.widgets.labels import ElidedLabel, label, set_property, wrapped
from orca_desktop.gui.widgets.variable_fields import KEPT, VariableField
from orca_desktop.gui.words import clock_time, one_line

RESTARTS = mark("A running container is started again with what you change.")
REMOVES = mark("Takes it out of the keyring. The task then waits for it.")
REMOVES_UNUSED = mark("Takes it out of the keyring. The task asks for it no more.")


class VariableRow(QWidget):
    """A variable by its name; its value is typed here and never shown.

    Signals:
        given: Secret.
        removed: it is to be removed.
    """

    given = Signal(object)
    removed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        shown = one_line(name)
        self.setObjectName(f"variableRow-{name}")
        self.title = ElidedLabel(shown, face="mono")
        self.state = label(level="small")
        self.field = VariableField(name)
        self.field.changed.connect(self._offer)
        self.field.entered.connect(self._give)
        self.set_button = QPushButton(tr("Set"))
        self.set_button.clicked.connect(self._give)
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.setAccessibleName(tr("Remove {shown}", shown=shown))
        self.remove_button.clicked.connect(self.removed)
        self._is_set = False
        self._is_asked = True
        self._waits = False
        self._lay_out()

    def show_state(self, *, is_set: bool, is_asked: bool) -> None:
        self._is_set, self._is_asked = is_set, is_asked
        words = tr("missing") if not is_set else tr("set") if is_asked else tr("set, no longer asked for")
        self.state.setText(words)
        set_property(self.state, "tone", "quiet" if is_set else "warn")
        self.title.setAccessibleName(f"{self.title.text()}: {words}")
        self.field.show_set(is_set=is_set)
        self.field.setVisible(is_asked)
        self.set_button.setVisible(is_asked)
        self.set_button.setText(tr("Replace") if is_set else tr("Set"))
        self.set_button.setAccessibleName(f"{self.set_button.text()} {self.title.text()}")
        self._offer()

    def show_waiting(self, *, waits: bool) -> None:
        """While the node has not answered, nothing more is asked of it."""
        self._waits = waits
        self._offer()

    def _give(self) -> None:
        value = self.field.value()
        if value is not None and self.set_button.isEnabled():
            self.given.emit(value)

    def _offer(self) -> None:
        """Each button says what it does, or why it cannot be pressed."""
        busy = tr("The keyring is being asked.") if self._waits else ""
        nothing = "" if self.field.value() is not None else tr("Type a value first.")
        _offer(self.set_button, busy or nothing or self.field.problem, f"{tr(KEPT)} {tr(RESTARTS)}")
        removes = tr(REMOVES) if self._is_asked else tr(REMOVES_UNUSED)
        _offer(self.remove_button, busy or ("" if self._is_set else tr("It is not set.")), removes)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        under = QHBoxLayout()
        under.setSpacing(6)
        under.addWidget(self.field, 1)
        under.addStretch()
        under.addWidget(self.set_button)
        under.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(under)


class VariablesPanel(QFrame):
    """Hidden where a task asks for none. What is given is shown as set once the node has kept it.

    Signals:
        variable_given: name, Secret.
        variable_removed: name.
    """

    variable_given = Signal(str, object)
    variable_removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.rows: dict[str, VariableRow] = {}
        self._task_id: TaskId | None = None
        self._at: float | None = None
        self.words = wrapped(tone="quiet", level="small")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(label(tr("Variables: what it asks of you"), tone="quiet", level="small"))
        layout.addLayout(self._list)
        layout.addWidget(self.words)
        self.hide()

    def show_task(self, task: Task, now: float) -> None:
        """*now* in seconds since the epoch."""
        asked = asked_for(task.run_plan)
        names = (*asked, *(name for name in task.variables_set if name not in asked))
        if task.id != self._task_id or tuple(self.rows) != names:
            self._show_names(names)
        elif task.variables_at != self._at:
            self._answered(wipe=True)
        self._task_id, self._at = task.id, task.variables_at
        for name, row in self.rows.items():
            row.show_state(is_set=name in task.variables_set, is_asked=name in asked)
        since = (
            tr("Last changed {when}.", when=clock_time(task.variables_at, now)) if task.variables_at is not None else ""
        )
        self.words.setText(f"{tr(KEPT)} {since}".rstrip())
        self.setVisible(bool(names))

    def show_refused(self) -> None:
        """Nothing was changed; what was typed stays, to be tried again."""
        self._answered(wipe=False)

    def _show_names(self, names: tuple[str, ...]) -> None:
        for row in self.rows.values():
            row.field.wipe()
            row.hide()
            row.deleteLater()
        self.rows = {name: self._row(name) for name in names}

    def _row(self, name: str) -> VariableRow:
        row = VariableRow(name)
        row.given.connect(lambda value: self._give(name, value))
        row.removed.connect(lambda: self._remove(name))
        self._list.addWidget(row)
        return row

    def _give(self, name: str, value: Secret) -> None:
        self._wait()
        self.variable_given.emit(name, value)

    def _remove(self, name: str) -> None:
        self._wait()
        self.variable_removed.emit(name)

    def _wait(self) -> None:
        for row in self.rows.values():
            row.show_waiting(waits=True)

    def _answered(self, *, wipe: bool) -> None:
        for row in self.rows.values():
            if wipe:
                row.field.wipe()
            row.show_waiting(waits=False)


def _offer(button: QPushButton, why_not: str, tip: str) -> None:
    button.setEnabled(not why_not)
    button.setToolTip(why_not or tip)
    button.setAccessibleDescription(button.toolTip())
