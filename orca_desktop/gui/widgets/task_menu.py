"""The menu of one task: everything that can be done with it, and why not where it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.actions import Action, actions_of, main_action
from orca_desktop.gui.language import tr
from orca_desktop.gui.shortcuts import START_STOP, shown
from orca_desktop.gui.words import one_line

Submit = Callable[[Command], None]


class TaskMenu(QMenu):
    """Made anew each time it is opened; it goes with its closing. A reason stands beside what cannot be chosen."""

    def __init__(self, task: Task, submit: Submit, leave: Callable[[], None], parent: QWidget) -> None:
        """*leave* opens the question whether to leave the task."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Actions for {name}", name=one_line(task.name)))
        self.setToolTipsVisible(True)
        self._task_id = task.id
        self._submit = submit
        main = main_action(task)
        for action in actions_of(task):
            self._add(action, shown(START_STOP) if action.id is main.id else "")
        self.addSeparator()
        self._add_leave(leave)

    def _add(self, action: Action, keys: str) -> None:
        entry = QAction(action.word, self)
        entry.setObjectName(f"menu-{action.id.value}")
        entry.setEnabled(not action.why_not)
        entry.setToolTip(action.why_not or action.tip)
        if beside := action.why_not or keys:
            entry.setText(f"{action.word}\t{beside}")
        entry.triggered.connect(lambda: self._submit(action.command(self._task_id)))
        self.addAction(entry)

    def _add_leave(self, leave: Callable[[], None]) -> None:
        entry = QAction(tr("Leave…"), self)
        entry.setObjectName("menu-leave")
        entry.setToolTip(tr("Stops it and takes it from the list; you are asked first"))
        entry.triggered.connect(leave)
        self.addAction(entry)
