"""The container of the selected task: how it fares, what it uses, what runs and in what box."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orca_desktop.domain.commands import (
    Command,
    ListStages,
    SetAccount,
    SetGrants,
    SetProfile,
    SetStages,
    SetVariables,
    StopTask,
)
from orca_desktop.domain.containers import Profile
from orca_desktop.domain.events import CommandRefused
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.stages.choice import StagesListing
from orca_desktop.domain.status import EngineKind
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.actions import IDLE
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.account_choice import AccountPanel
from orca_desktop.gui.widgets.box_panel import BoxPanel
from orca_desktop.gui.widgets.grants_panel import GrantsPanel
from orca_desktop.gui.widgets.health_panel import HealthPanel
from orca_desktop.gui.widgets.labels import wrapped
from orca_desktop.gui.widgets.pull_panel import PullPanel
from orca_desktop.gui.widgets.stages_choice import StagesPanel
from orca_desktop.gui.widgets.table import panel
from orca_desktop.gui.widgets.usage_panel import UsagePanel
from orca_desktop.gui.widgets.variables_panel import VariablesPanel
from orca_desktop.state.round_marks import round_marks
from orca_desktop.state.store import Store

UNBOXED = mark(
    "Without Docker the bundled sample runs as an ordinary process of yours: in no box, without limits. "
    "Other tasks cannot run this way."
)


class ContainerTab(QScrollArea):
    """A pull on top while there is one; health and box on the left, charts and grants on the right."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        countdown: Countdown,
        submit: Callable[[Command], None],
    ) -> None:
        super().__init__()
        self._store = store
        self._countdown = countdown
        self._submit = submit
        self._task_id: TaskId | None = None
        self._content = QWidget()
        self.pull = PullPanel(theme)
        self.health = HealthPanel(theme)
        self.box = BoxPanel(theme)
        self.usage = UsagePanel(theme)
        self.grants = GrantsPanel()
        self.stages = StagesPanel()
        self.variables = VariablesPanel()
        self.account = AccountPanel()
        self.unboxed = panel(wrapped(tr(UNBOXED)), margins=(14, 10, 14, 12))
        self._lay_out()
        self._connect(bridge)

    def show_task(self, task_id: TaskId | None) -> None:
        """Show what the store knows of the task now."""
        is_other = task_id != self._task_id
        self._task_id = task_id
        task = self._task()
        self._content.setEnabled(task is not None)
        if task is not None:
            self.health.show_task(task, self._countdown.now())
            self.box.show_task(task)
            self.grants.show_task(task)
            self.stages.show_task(task, self._store.stages)
            self.variables.show_task(task, self._countdown.now())
            self._right.insertWidget(0 if task.variables_missing else 1, self.variables)  # what is missing comes first
            self.usage.show_title(runs=task.state not in IDLE)
        self._show_account()
        self._show_pull()
        self._show_engine()
        if is_other:
            self._show_usage()

    def _connect(self, bridge: StoreBridge) -> None:
        self.pull.cancel_asked.connect(self._cancel)
        self.box.profile_asked.connect(self._ask_for_profile)
        self.grants.grants_asked.connect(self._ask_for_grants)
        self.stages.stages_asked.connect(self._ask_for_stages)
        self.stages.list_asked.connect(lambda: self._submit(ListStages()))
        self.variables.variable_given.connect(self._give_variable)
        self.variables.variable_removed.connect(self._remove_variable)
        self.account.account_asked.connect(self._ask_for_account)
        bridge.accounts_changed.connect(self._show_account)
        bridge.refused.connect(self._on_refused)
        bridge.stages_listed.connect(self._on_stages)
        self._countdown.ticked.connect(self._show_try)
        bridge.engine_changed.connect(self._show_engine)
        bridge.pulls_changed.connect(self._on_pulls)
        bridge.usage_changed.connect(self._on_usage)

    def _task(self) -> Task | None:
        return self._store.tasks.get(self._task_id) if self._task_id is not None else None

    def _show_try(self) -> None:
        if (task := self._task()) is not None:
            self.health.show_try(task, self._countdown.now())

    def _show_pull(self) -> None:
        """A task that does not want to run pulls nothing, whatever was last told."""
        task = self._task()
        wants = task is not None and task.state not in IDLE
        self.pull.show_pull(self._store.pulls.get(task.id) if task is not None and wants else None)

    def _show_engine(self, *_changed: object) -> None:
        """An ordinary process has no box: nothing is said of one."""
        has_box = self._store.engine is None or self._store.engine.kind is EngineKind.DOCKER
        self.box.setVisible(has_box)
        self.grants.setVisible(has_box)
        self.unboxed.setVisible(not has_box)

    def _show_usage(self) -> None:
        if self._task_id is None:
            self.usage.show_samples(())
        else:
            self.usage.show_samples(self._store.usage.get(self._task_id, ()), round_marks(self._store, self._task_id))

    def _on_pulls(self, task_ids: Set[TaskId]) -> None:
        if self._task_id in task_ids:
            self._show_pull()

    def _on_usage(self, task_ids: Set[TaskId]) -> None:
        """Charts that nobody looks at are not drawn; `showEvent` makes up for it."""
        if self._task_id in task_ids and self.isVisible():
            self._show_usage()

    def _cancel(self) -> None:
        if self._task_id is not None:
            self._submit(StopTask(self._task_id))

    def _ask_for_profile(self, profile: Profile) -> None:
        if self._task_id is not None:
            self._submit(SetProfile(self._task_id, profile))

    def _ask_for_grants(self, gpu: bool, model_cache: bool) -> None:  # noqa: FBT001  # the shape of the signal
        if self._task_id is not None:
            self._submit(SetGrants(self._task_id, gpu=gpu, model_cache=model_cache))

    def _ask_for_stages(self, name: str, main_key: bool) -> None:  # noqa: FBT001  # the shape of the signal
        if self._task_id is not None:
            self._submit(SetStages(self._task_id, name, main_key=main_key))

    def _ask_for_account(self, main: str) -> None:
        if self._task_id is not None:
            self._submit(SetAccount(self._task_id, main))

    def _show_account(self, *_changed: object) -> None:
        task = self._task()
        works = task is None or not task.is_practising  # for nobody's account
        self.account.setVisible(works and bool(self._store.accounts.accounts))
        if task is not None:
            self.account.show_task(task, self._store.accounts)

    def _give_variable(self, name: str, value: Secret) -> None:
        if self._task_id is not None:
            self._submit(SetVariables(self._task_id, values=((name, value),)))

    def _remove_variable(self, name: str) -> None:
        if self._task_id is not None:
            self._submit(SetVariables(self._task_id, removed=(name,)))

    def _on_refused(self, refusal: CommandRefused) -> None:
        if isinstance(refusal.command, SetVariables) and refusal.command.task_id == self._task_id:
            self.variables.show_refused()

    def _on_stages(self, listings: tuple[StagesListing, ...]) -> None:
        if (task := self._task()) is not None:
            self.stages.show_task(task, listings)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addLayout(_column(self.health, self.box, self.unboxed), 5)
        self._right = _column(self.usage, self.variables, self.grants, self.stages, self.account)
        columns.addLayout(self._right, 6)
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(0, 10, 4, 0)
        layout.setSpacing(10)
        layout.addWidget(self.pull)
        layout.addLayout(columns, 1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_usage()


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    return column
