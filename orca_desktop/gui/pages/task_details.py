"""What there is to know about the selected task, on six tabs: each built, and brought up to date, when looked at.

A task that is only watched has one tab instead: what the chain tells of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget

from orca_desktop.domain.commands import Command
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import said, tr
from orca_desktop.gui.models.tasks import status_words
from orca_desktop.gui.services import HistoryReader
from orca_desktop.gui.shortcuts import TABS, bind, shown
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.built_later import BuiltLater, Part
from orca_desktop.gui.widgets.labels import ElidedLabel, set_property
from orca_desktop.gui.words import one_line, status_tone
from orca_desktop.state.answers import task_status
from orca_desktop.state.store import Store

if TYPE_CHECKING:  # loaded when they are first looked at
    from orca_desktop.gui.pages.audits_tab import AuditsTab
    from orca_desktop.gui.pages.container_tab import ContainerTab
    from orca_desktop.gui.pages.logs_tab import LogsTab
    from orca_desktop.gui.pages.proofs_tab import ProofsTab
    from orca_desktop.gui.pages.rewards_tab import RewardsTab
    from orca_desktop.gui.pages.rounds_tab import RoundsTab
    from orca_desktop.gui.pages.watch_tab import WatchTab

STORY_LIMIT = 400
STORY_GAP = 16
LEAST_HEIGHT = 250


class TaskDetails(QTabWidget):
    """Ctrl+1 to Ctrl+7 go to a tab that is there. Only the one that is looked at follows what happens.

    `close_down` drops what is awaited.
    """

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        countdown: Countdown,
        submit: Callable[[Command], None],
        *,
        history: HistoryReader | None = None,
        errands: Errands | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setAccessibleName(tr("Details of the selected task"))
        self.tabBar().setDrawBase(False)
        self._story = ElidedLabel(parent=self, tone="quiet", level="small")
        self._story.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._theme = theme
        self._store = store
        self._bridge = bridge
        self._clock = clock
        self._countdown = countdown
        self._submit = submit
        self._history = history
        self._errands = errands
        self._now = now
        self._task_id: TaskId | None = None
        self._rounds = self._add_tab(tr("Rounds"), self._build_rounds)
        self._proofs = self._add_tab(tr("Proofs"), self._build_proofs)
        self._audits = self._add_tab(tr("Audits"), self._build_audits)
        self._rewards = self._add_tab(tr("Rewards"), self._build_rewards)
        self._logs = self._add_tab(tr("Logs"), self._build_logs)
        self._container = self._add_tab(tr("Container"), self._build_container)
        self._watch = self._add_tab(tr("On the chain"), self._build_watch)
        self._bring_up_to_date = (
            lambda: self.rounds.show_task(self._task_id),
            lambda: self.proofs.show_task(self._task_id),
            lambda: self.audits.show_task(self._task_id),
            lambda: self.rewards.show_task(self._task_id),
            lambda: self.logs.show_task(self._task_id),
            lambda: self.container.show_task(self._task_id),
            lambda: self.watch.show_task(self._task_id),
        )
        self._left_at = 0
        self._show_tabs(is_watched=False)
        self.currentChanged.connect(self._show_current)
        bridge.rounds_changed.connect(self._on_rounds_changed)
        bridge.tasks_changed.connect(self._on_tasks_changed)
        for around in (bridge.network_changed, bridge.engine_changed, bridge.balances_changed, clock.ticked):
            around.connect(self._tell_story)

    @property
    def rounds(self) -> RoundsTab:
        return self._rounds.content

    @property
    def proofs(self) -> ProofsTab:
        return self._proofs.content

    @property
    def audits(self) -> AuditsTab:
        return self._audits.content

    @property
    def rewards(self) -> RewardsTab:
        return self._rewards.content

    @property
    def logs(self) -> LogsTab:
        return self._logs.content

    @property
    def container(self) -> ContainerTab:
        return self._container.content

    @property
    def watch(self) -> WatchTab:
        return self._watch.content

    def open(self) -> None:
        """Build the tab that is looked at; before that the details take no time of the first picture."""
        for tab in (self._rounds, self._proofs, self._audits, self._logs, self._container, self._watch):
            tab.open()
        self._show_current()

    def take_up(self, history: HistoryReader | None) -> None:
        """There is a node, and with it the history."""
        self._history = history
        self._rewards.open()
        self.open()

    def show_task(self, task_id: TaskId | None) -> None:
        self._task_id = task_id
        self._offer_tabs()
        self._show_current()
        self._tell_story()

    @property
    def tabs_shown(self) -> list[tuple[int, str]]:
        """Each with its place and its title."""
        return [(place, self.tabText(place)) for place in range(self.count()) if self.isTabVisible(place)]

    def close_down(self) -> None:
        if self._rewards.built is not None:
            self._rewards.built.close_down()

    def show_round(self, number: int) -> None:
        """Go to a round of the task that is shown, where the window has it."""
        self.setCurrentIndex(0)
        self.rounds.select_round(number)

    def show_logs(self) -> None:
        self._go_to(self.indexOf(self._logs))

    def show_container(self) -> None:
        self._go_to(self.indexOf(self._container))

    def _on_tasks_changed(self, tasks: list[Task]) -> None:
        if any(task.id == self._task_id for task in tasks):
            self.show_task(self._task_id)

    def _on_rounds_changed(self, records: list[RoundRecord]) -> None:
        if any(record.task_id == self._task_id for record in records):
            self.show_task(self._task_id)

    def _offer_tabs(self) -> None:
        """Of a task of which nothing runs here there are no logs, nor audits of ours."""
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        is_watched = task is not None and task.is_watched
        watch = self.indexOf(self._watch)
        if is_watched == self.isTabVisible(watch):
            return
        if is_watched:
            self._left_at = self.currentIndex()
        self._show_tabs(is_watched=is_watched)
        self.setCurrentIndex(watch if is_watched else self._left_at)

    def _show_tabs(self, *, is_watched: bool) -> None:
        for place in range(self.count()):
            self.setTabVisible(place, (self.widget(place) is self._watch) is is_watched)

    def _show_current(self, *_changed: object) -> None:
        tab = self.currentWidget()
        if not (isinstance(tab, BuiltLater) and tab.waits):
            self._bring_up_to_date[self.currentIndex()]()

    def _add_tab(self, title: str, build: Callable[[], Part]) -> BuiltLater[Part]:
        tab = BuiltLater(build, waits=self._store.is_remembered)
        place = self.addTab(tab, title)
        self.setTabToolTip(place, shown(TABS, place))
        bind(TABS, self, lambda: self._go_to(place), place=place)
        return tab

    def _go_to(self, place: int) -> None:
        if self.isTabVisible(place):
            self.setCurrentIndex(place)

    def _build_rounds(self) -> RoundsTab:
        from orca_desktop.gui.pages.rounds_tab import RoundsTab

        return RoundsTab(self._theme, self._store, self._bridge, self._clock, self._submit)

    def _build_proofs(self) -> ProofsTab:
        from orca_desktop.gui.pages.proofs_tab import ProofsTab

        return ProofsTab(self._theme, self._store)

    def _build_audits(self) -> AuditsTab:
        from orca_desktop.gui.pages.audits_tab import AuditsTab

        return AuditsTab(self._theme, self._store, self._bridge, self._submit)

    def _build_rewards(self) -> RewardsTab:
        from orca_desktop.gui.pages.rewards_tab import RewardsTab

        return RewardsTab(self._theme, self._bridge, self._history, self._errands, self._now)

    def _build_logs(self) -> LogsTab:
        from orca_desktop.gui.pages.logs_tab import LogsTab

        return LogsTab(self._theme, self._store, self._bridge)

    def _build_container(self) -> ContainerTab:
        from orca_desktop.gui.pages.container_tab import ContainerTab

        return ContainerTab(self._theme, self._store, self._bridge, self._countdown, self._submit)

    def _build_watch(self) -> WatchTab:
        from orca_desktop.gui.pages.watch_tab import WatchTab

        return WatchTab(self._theme, self._store, self._bridge, self._submit)

    def _tell_story(self) -> None:
        """Beside the tabs: what the selected task is doing, or what is wrong with it, in whole words."""
        task = self._store.tasks.get(self._task_id) if self._task_id is not None else None
        if task is None:
            self._story.setText("")
            return
        slot = self._clock.slot()
        status = task_status(self._store, task, slot)
        story = f"{status_words(status, slot, self._store)} {said(status.advice)}".rstrip()
        self._story.setText(one_line(story, STORY_LIMIT))
        self._place_story()
        tone = status_tone(status.kind)
        set_property(self._story, "tone", tone.value if tone in (Tone.BAD, Tone.WARN) else "quiet")

    def _place_story(self) -> None:
        """In the room that the tabs which are shown leave: they are asked, as the bar itself is laid out later."""
        bar, tabs = self.tabBar(), QRect()
        for place in range(self.count()):
            if self.isTabVisible(place):
                tabs = tabs.united(bar.tabRect(place))
        tabs.translate(bar.pos())
        mirrored = self.isRightToLeft()
        left, right = (0, tabs.left() - STORY_GAP) if mirrored else (tabs.right() + STORY_GAP, self.width())
        self._story.setGeometry(left, 0, max(0, right - left), bar.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_story()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_story()
