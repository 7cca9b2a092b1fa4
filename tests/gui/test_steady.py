"""A window that is told much for long keeps no widget, timer or action of what it showed before."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.events import Event, LogAppended, RoundChanged, TaskChanged, UsageSampled
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task
from tests.gui import scenes
from tests.gui.conftest import Desk

TABS = 6


def news(task: Task, turn: int) -> list[Event]:
    number = scenes.NOW_ROUND + turn
    return [
        TaskChanged(replace(task, claimable=Roe(task.claimable + turn))),
        RoundChanged(scenes.record(number - 1, RoundResult.PAID, of=task.id)),
        RoundChanged(scenes.record(number, RoundResult.IN_AUDIT, of=task.id)),
        UsageSampled(task.id, scenes.usage(turn)),
        LogAppended(task.id, (f"round {number}",)),
    ]


def live(desk: Desk, turns: range) -> int:
    """Tell news, and look at another task and tab with each; how many objects there are in the window then."""
    tasks = list(desk.store.tasks.values())
    for turn in turns:
        desk.say(*(event for task in tasks for event in news(task, turn)))
        desk.page.table.select_task(tasks[turn % len(tasks)].id)
        desk.page.details.setCurrentIndex(turn % TABS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return len(desk.window.findChildren(QObject))


def test_what_is_told_leaves_no_objects_behind(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.build_all()
    round_of_looks = TABS * len(desk.store.tasks)
    settled = live(desk, range(round_of_looks))

    assert settled == live(desk, range(round_of_looks, 2 * round_of_looks))
