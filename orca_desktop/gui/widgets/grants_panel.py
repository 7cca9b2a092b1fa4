"""What a task may use: its limits in words, and what the user grants it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from orca_desktop.domain.containers import RunPlan, asks_for_gpu, asks_for_models
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.container_words import limits_words
from orca_desktop.gui.language import mark, tr
from orca_desktop.gui.widgets.labels import explained, label, wrapped

GPU_MEANS = mark("It may compute on this computer's graphics processor, which other programs then share with it.")
NOTHING_ASKED = mark("It asks for nothing.")
CACHE_MEANS = mark("It may read the models that you have added for all tasks, and cannot change them.")


class GrantsPanel(QFrame):
    """Shows what the task has; a choice is asked for, and shown when the node has made it.

    Only what the task asks for is offered, and what was granted once, so that it can be taken back.

    Signals:
        grants_asked: gpu, model_cache; both as they shall be.
    """

    grants_asked = Signal(bool, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._plan: RunPlan | None = None
        self.limits = wrapped()
        self.gpu = self._grant(tr("Graphics processor"), "grantGpu", tr(GPU_MEANS))
        self.cache = self._grant(tr("Shared cache of models"), "grantModelCache", tr(CACHE_MEANS))
        self._gpu_row = _row(self.gpu, tr(GPU_MEANS))
        self._cache_row = _row(self.cache, tr(CACHE_MEANS))
        self.nothing = label(tr(NOTHING_ASKED), tone="quiet", level="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(label(tr("Limits"), tone="quiet", level="small"))
        layout.addWidget(self.limits)
        layout.addSpacing(6)
        layout.addWidget(label(tr("What you grant it"), tone="quiet", level="small"))
        layout.addWidget(self.nothing)
        layout.addWidget(self._gpu_row)
        layout.addWidget(self._cache_row)

    def show_task(self, task: Task) -> None:
        self._plan = task.run_plan
        self.limits.setText(limits_words(self._plan.limits))
        offers_gpu = asks_for_gpu(self._plan) or self._plan.gpu
        offers_models = asks_for_models(self._plan) or self._plan.model_cache
        self._gpu_row.setVisible(offers_gpu)
        self._cache_row.setVisible(offers_models)
        self.nothing.setVisible(not offers_gpu and not offers_models)
        self._show_grants(self._plan)

    def _show_grants(self, plan: RunPlan) -> None:
        self.gpu.setChecked(plan.gpu)
        self.cache.setChecked(plan.model_cache)

    def _choose(self) -> None:
        """The boxes go back to what is so until the node says otherwise."""
        if self._plan is not None:
            gpu, model_cache = self.gpu.isChecked(), self.cache.isChecked()
            self._show_grants(self._plan)
            self.grants_asked.emit(gpu, model_cache)

    def _grant(self, text: str, name: str, meaning: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setToolTip(f"{meaning}\n{tr('A running container is restarted with it.')}")
        box.setAccessibleDescription(meaning)
        box.clicked.connect(self._choose)
        return box


def _row(box: QCheckBox, meaning: str) -> QWidget:
    """A grant that is shown only where it is asked for."""
    row = QWidget()
    layout = explained(box, meaning)
    layout.setContentsMargins(0, 0, 0, 0)
    row.setLayout(layout)
    return row
