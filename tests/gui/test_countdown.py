"""What is waited for is counted down, and nothing ticks when nothing is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orca_desktop.domain.containers import PullProgress
from orca_desktop.domain.events import PullProgressed, TaskChanged
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.countdown import OVERDUE_SECONDS, Countdown
from orca_desktop.gui.models.task_columns import TaskColumn
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk


def waiting(seconds: float = 12.0) -> Task:
    return replace(scenes.task(state=TaskState.UNHEALTHY), retry_at=scenes.EPOCH + seconds, crashes=3)


def spoken(desk: Desk) -> str:
    model = desk.page.table.tasks
    return str(model.index(0, TaskColumn.STATE).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_row_counts_down_to_the_next_try(qtbot: QtBot, desk: Desk) -> None:
    desk.say(TaskChanged(waiting()))
    assert spoken(desk) == "Unhealthy. Starts again in 12 s · 3 crashes"

    desk.time.append(scenes.EPOCH + 9.5)
    qtbot.waitUntil(lambda: spoken(desk) == "Unhealthy. Starts again in 3 s · 3 crashes")

    desk.time.append(scenes.EPOCH + 12.5)
    qtbot.waitUntil(lambda: spoken(desk) == "Unhealthy. Starts again now · 3 crashes")


def test_only_the_cell_that_counts_changes(desk: Desk) -> None:
    desk.play(scenes.crashed)
    changed: list[tuple[int, int]] = []
    desk.page.table.tasks.dataChanged.connect(lambda start, end: changed.append((start.row(), end.column())))

    desk.time.append(scenes.EPOCH + 1.0)
    desk.page.table.tasks.tick_stories()
    desk.page.table.tasks.tick_stories()

    assert changed == [(0, TaskColumn.STATE)]


def test_it_ticks_only_while_something_is_waited_for(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    assert not desk.workspace.countdown.is_running

    desk.say(TaskChanged(waiting()))
    assert desk.workspace.countdown.is_running

    desk.say(TaskChanged(scenes.task()))

    assert not desk.workspace.countdown.is_running


def test_a_try_that_is_long_overdue_is_let_go(qtbot: QtBot) -> None:
    now = [100.0]
    countdown = Countdown(lambda: now[-1])
    countdown.watch([replace(scenes.task(), retry_at=101.0)])
    assert countdown.is_running

    now.append(102.0 + OVERDUE_SECONDS)
    qtbot.waitUntil(lambda: not countdown.is_running)

    countdown.watch([replace(scenes.task(), retry_at=101.0)])

    assert not countdown.is_running


def test_a_pull_is_told_in_the_row_until_it_ends(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STARTING, detail="Preparing the container")))
    desk.say(PullProgressed(SAMPLE, scenes.pull()))
    assert spoken(desk) == "Starting. Pulling 62 % · 11 s left"
    assert desk.page.table.tasks.rows[0].pulled == 0.62

    desk.say(PullProgressed(SAMPLE, None))

    assert spoken(desk) == "Starting. Preparing the container."
    assert desk.page.table.tasks.rows[0].pulled is None


def test_a_pull_of_which_nothing_is_known_yet(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STARTING)))
    desk.say(PullProgressed(SAMPLE, PullProgress(image="example/image:1", layers=())))

    assert spoken(desk) == "Starting. Pulling the image"
