"""Follows tasks from “joined” to their first reward: one card, of the task looked at or the newest one joined here."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orca_desktop.domain.commands import Command, StartTask, StopTask
from orca_desktop.domain.tasks import Task, TaskId, TaskState
from orca_desktop.gui.bridge import StoreBridge
from orca_desktop.gui.container_words import retry_words
from orca_desktop.gui.countdown import Countdown
from orca_desktop.gui.language import said
from orca_desktop.gui.models.tasks import status_words
from orca_desktop.gui.outside import WindowMemory
from orca_desktop.gui.slot_clock import SlotClock
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.join_progress import START, JoinProgress
from orca_desktop.state.answers import task_status
from orca_desktop.state.joining import JoinStory, is_joining, join_story
from orca_desktop.state.store import Store

CLOSED = "join-closed"
MOST_CLOSED = 200


class JoinFollow(QWidget):
    """Signals:
    help_asked: TaskId and str, where what helps is (`widgets/join_progress.py`).
    shown: the card came or went.
    """

    help_asked = Signal(str, str)
    shown = Signal()

    def __init__(
        self,
        theme: Theme,
        store: Store,
        bridge: StoreBridge,
        clock: SlotClock,
        countdown: Countdown,
        submit: Callable[[Command], None],
        memory: WindowMemory,
    ) -> None:
        super().__init__()
        self._store = store
        self._clock = clock
        self._countdown = countdown
        self._submit = submit
        self._memory = memory
        self._followed: list[TaskId] = []
        self._closed = _texts(memory.recall(CLOSED))
        self._past: set[TaskId] = set()
        self._selected: TaskId | None = None
        self._shown: TaskId | None = None
        self.card = JoinProgress(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.hide()
        self._connect(bridge)
        self.refresh()

    @property
    def is_open(self) -> bool:
        return self._shown is not None

    def follow(self, task_id: TaskId) -> None:
        """It was just joined in this window."""
        self._closed = [one for one in self._closed if one != task_id]
        self._followed = [*(one for one in self._followed if one != task_id), task_id]
        self._past.discard(task_id)
        self.refresh()

    def select(self, task_id: TaskId | None) -> None:
        """This task is looked at."""
        self._selected = task_id
        self.refresh()

    def refresh(self, *_changed: object) -> None:
        on_the_way = self._on_the_way()
        joined_here = [one for one in on_the_way if one in self._followed]
        chosen = self._selected if self._selected in on_the_way else joined_here[-1] if joined_here else None
        was_open, self._shown = self.is_open, chosen
        story = join_story(self._store, chosen, self._clock.slot()) if chosen is not None else None
        self.card.show_story(story, self._words(story), others=max(0, len(on_the_way) - 1))
        self.setVisible(story is not None)
        if was_open != self.is_open:
            self.shown.emit()

    def _on_the_way(self) -> list[TaskId]:
        """Those that were joined here, and those that are at work without having been paid yet; not what was closed."""
        at_work = [task.id for task in self._store.tasks.values() if _goes_on(task) and self._is_joining(task.id)]
        followed = [one for one in self._followed if one in self._store.tasks]
        found = [*(one for one in at_work if one not in followed), *followed]
        return [one for one in found if one not in self._closed and not self._store.tasks[one].is_watched]

    def _is_joining(self, task_id: TaskId) -> bool:
        """Asked at every change of any task; a first round that has ended stays so, and is looked for no more."""
        if task_id in self._past:
            return False
        if not is_joining(self._store, task_id):
            self._past.add(task_id)
        return task_id not in self._past

    def _words(self, story: JoinStory | None) -> str:
        if story is None:
            return ""
        waiting = retry_words(story.task, self._countdown.now())
        if waiting:
            return f"{said(story.words)} {waiting}."
        status = task_status(self._store, story.task, self._clock.slot())
        return status_words(status, self._clock.slot(), self._store)

    def _connect(self, bridge: StoreBridge) -> None:
        for around in (
            bridge.tasks_changed,
            bridge.tasks_left,
            bridge.rounds_changed,
            bridge.pulls_changed,
            bridge.network_changed,
            bridge.engine_changed,
            self._clock.ticked,
            self._countdown.ticked,
        ):
            around.connect(self._on_news)
        self.card.stop_asked.connect(self._stop)
        self.card.help_asked.connect(self._help)
        self.card.closed.connect(self._close)

    def _on_news(self, *_changed: object) -> None:
        if self._store.tasks or self.is_open:
            self.refresh()

    def _stop(self) -> None:
        if self._shown is not None:
            self._submit(StopTask(self._shown))

    def _help(self, place: str) -> None:
        if self._shown is None:
            return
        if place == START:
            self._submit(StartTask(self._shown))
        else:
            self.help_asked.emit(self._shown, place)

    def _close(self) -> None:
        if self._shown is not None:
            self._closed = [*self._closed, self._shown][-MOST_CLOSED:]
            self._memory.keep(CLOSED, json.dumps(self._closed))
            self.refresh()


def _goes_on(task: Task) -> bool:
    """Whether it is on its way up, not down."""
    return task.is_at_work and task.state not in (TaskState.STOPPING, TaskState.FINISHING)


def _texts(text: str) -> list[str]:
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
