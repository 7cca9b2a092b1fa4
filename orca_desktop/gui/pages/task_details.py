"""What there is to know about the selected task, on five tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTabWidget, QWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.models.tasks import status_words
from orca_desktop.gui.pages.audits_tab import AuditsTab
from orca_desktop.gui.pages.container_tab import ContainerTab
from orca_desktop.gui.pages.logs_tab import LogsTab
from orca_desktop.gui.pages.proofs_tab import ProofsTab
from orca_desktop.gui.pages.rounds_tab import RoundsTab
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import ElidedLabel, set_property
from orca_desktop.gui.words import one_line, status_tone
from orca_desktop.state.answers import task_status
from orca_desktop.state.store import Store

STORY_LIMIT = 400
LEAST_HEIGHT = 250


class TaskDetails(QTabWidget):
    """Alt+1 to Alt+5 go to a tab."""

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        countdown: Countdown,
        submit: Callable[[Command], None],
    ) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setAccessibleName("Details of the selected task")
        self.tabBar().setDrawBase(False)
        self._story = ElidedLabel(parent=self, tone="quiet", level="small")
        self._story.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._store = store
        self._clock = clock
        self._task_id: TaskId | None = None
        self.rounds = RoundsTab(theme, store, bridge, clock, submit)
        self.proofs = ProofsTab(theme, store)
        self.audits = AuditsTab(theme, store, bridge, submit)
        self.logs = LogsTab(theme, store, bridge)
        self.container = ContainerTab(theme, store, bridge, countdown, submit)
        tabs: tuple[tuple[str, QWidget], ...] = (
            ("Rounds", self.rounds),
            ("Proofs", self.proofs),
            ("Audits", self.audits),
            ("Logs", self.logs),
            ("Container", self.container),
        )
        for place, (title, tab) in enumerate(tabs):
            self.addTab(tab, title)
            self.setTabToolTip(place, f"Alt+{place + 1}")
            shortcut = QShortcut(QKeySequence(f"Alt+{place + 1}"), self)
            shortcut.activated.connect(lambda place=place: self.setCurrentIndex(place))
        bridge.rounds_changed.connect(self._on_rounds_changed)
        bridge.tasks_changed.connect(self._on_tasks_changed)
        for around in (bridge.network_changed, bridge.engine_changed, bridge.wallet_changed, clock.ticked):
            around.connect(self._tell_story)

    def show_task(self, task_id: TaskId | None) -> None:
        self._task_id = task_id
        self._refresh()
        self.logs.show_task(task_id)
        self.container.show_task(task_id)

    def _on_tasks_changed(self, tasks: list[Task]) -> None:
        if any(task.id == self._task_id for task in tasks):
            self._refresh()
            self.container.show_task(self._task_id)

    def _on_rounds_changed(self, records: list[RoundRecord]) -> None:
        if any(record.task_id == self._task_id for record in records):
            self._refresh()

    def _refresh(self) -> None:
        self.rounds.show_task(self._task_id)
        self.proofs.show_task(self._task_id)
        self.audits.show_task(self._task_id)
        self._tell_story()

    def _tell_story(self) -> None:
        """Beside the tabs: what the selected task is doing, or what is wrong with it, in whole words."""
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        if task is None:
            self._story.setText("")
            return
        slot = self._clock.slot()
        status = task_status(self._store, task, slot)
        story = f"{status_words(status, slot, self._store)} {status.advice}".rstrip()
        self._story.setText(one_line(story, STORY_LIMIT))
        tone = status_tone(status.kind)
        set_property(self._story, "tone", tone.value if tone in (Tone.BAD, Tone.WARN) else "quiet")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.tabBar().geometry().right() + 16
        self._story.setGeometry(left, 0, max(0, self.width() - left), self.tabBar().height())
