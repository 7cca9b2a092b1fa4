"""The question before a task is left: what goes, what stays, and what is still on it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from orca_desktop.domain.leaving import what_stays
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.shortcuts import CLOSE, INSIDE, bind
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.gui.words import one_line

GOES = mark(
    "It is stopped and goes from the list, and its variables from the keyring. "
    "Its history and its data are kept; “orca-desktop data clean” removes the data."
)
ALL_THE_SAME = mark("Leave it all the same")
TAKE_BACK = mark("Unstake and claim first, or agree to leave it all the same.")


class LeaveCard(QFrame):
    """Hidden until it is asked. What stays on the chain has to be agreed to.

    Signals:
        left: TaskId, and whether that is so although something is on it.
        closed: it was answered or put away.
    """

    left = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._task: Task | None = None
        set_property(self, "role", "banner")
        set_property(self, "tone", "warn")
        self._icon = QLabel()
        self._title = label(weight="strong")
        self._stays = wrapped()
        self.agreement = QCheckBox(tr(ALL_THE_SAME))
        self.agreement.setObjectName("leaveAllTheSame")
        self.agreement.toggled.connect(lambda _on: self._offer())
        self.leave_button = QPushButton(tr("Leave"))
        self.leave_button.setObjectName("leaveButton")
        self.leave_button.clicked.connect(self._leave)
        self.stay_button = QPushButton(tr("Stay"))
        self.stay_button.setObjectName("stayButton")
        self.stay_button.setToolTip(tr("Nothing is changed"))
        self.stay_button.setAutoDefault(True)  # Return presses this one, as leaving cannot be taken back
        self.stay_button.clicked.connect(self.put_away)
        bind(CLOSE, self, self.put_away, context=INSIDE)
        self._lay_out()
        self._tint()
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def wanted_height(self) -> int:
        return self.heightForWidth(self.width()) if self.is_open else 0

    @property
    def task_id(self) -> TaskId | None:
        """The task that is asked about."""
        return self._task.id if self._task is not None else None

    def ask(self, task: Task) -> None:
        self.agreement.setChecked(False)
        self.show_task(task)
        self.show()
        self.stay_button.setFocus()

    def show_task(self, task: Task) -> None:
        """The task that is asked about, as it stands now."""
        self._task = task
        stays = said(what_stays(task))
        self._title.setText(tr("Leave {name}?", name=one_line(task.name)))
        self._stays.setText(stays)
        self._stays.setVisible(bool(stays))
        self.agreement.setVisible(bool(stays))
        self.setAccessibleName(f"{self._title.text()} {stays} {tr(GOES)}")
        self._offer()

    def put_away(self) -> None:
        self._task = None
        self.hide()
        self.closed.emit()

    def _leave(self) -> None:
        if self._task is not None:
            task_id, force = self._task.id, not self.agreement.isHidden()
            self.put_away()
            self.left.emit(task_id, force)

    def _offer(self) -> None:
        has_agreed = self.agreement.isHidden() or self.agreement.isChecked()
        self.leave_button.setEnabled(has_agreed)
        self.leave_button.setToolTip(tr("Stops it and takes it from the list") if has_agreed else tr(TAKE_BACK))
        self.leave_button.setAccessibleDescription(self.leave_button.toolTip())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.agreement)
        foot.addStretch()
        foot.addWidget(self.stay_button)
        foot.addWidget(self.leave_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 9)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._stays)
        layout.addWidget(wrapped(tr(GOES)))
        layout.addLayout(foot)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.icon("triangle-alert", self._theme.tokens.warn, size=18).pixmap(18, 18))
