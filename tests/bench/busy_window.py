"""The window under load: many tasks that change all the time, and a task with very many rounds that is opened.

Runs as a program of its own, so that nothing else of the bench is in what it measures.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import cycle

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from orca_desktop.domain.events import Event, LogAppended, RoundChanged, TaskChanged, UsageSampled
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskId
from orca_desktop.gui.main_window import FIRST_SIZE, MainWindow
from orca_desktop.gui.pages.workspace import Workspace
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.bench.measure import Figure
from tests.gui import scenes

TASKS = 200
UPDATES = 10
"""A second and task."""

LOAD_MS = 20
"""So often the part of the updates comes that is due: spread over the second, as from a node."""

TICK_MS = 4
WARM_SECONDS = 1.0
OPENINGS = 9
MANY_ROUNDS = 100_000


def measured(seconds: float) -> Iterator[Figure]:
    """*seconds* is for how long the window is watched under load."""
    command = [sys.executable, "-m", "tests.bench.busy_window", "--seconds", str(seconds)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in said.splitlines():
        yield Figure(**json.loads(line))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    seconds: float = parser.parse_args().seconds
    app = QApplication([])
    theme = Theme(app, Qt.ColorScheme.Dark)
    for figure in (*_many_tasks(theme, seconds), _many_rounds(theme)):
        print(json.dumps(asdict(figure)), flush=True)


# -- many tasks -----------------------------------------------------------------------------------------------------


def _many_tasks(theme: Theme, seconds: float) -> Iterator[Figure]:
    store, tasks = _many()
    window, workspace = _opened(theme, store)
    watch = _Watch(workspace.tasks.table.viewport())
    in_view = {tasks[place].id for place in workspace.tasks.table.rows_in_view()}
    load = _Load(store, tasks, lambda event: watch.applied() if _is_seen(event, in_view) else None)
    load.begin()
    _pass(WARM_SECONDS)
    watch.begin()
    store_before, cpu, began = load.seconds, time.process_time(), time.perf_counter()
    _pass(seconds)
    share = (time.process_time() - cpu) / (time.perf_counter() - began)
    store_share = (load.seconds - store_before) / (time.perf_counter() - began)
    load.end()
    watch.end()
    _closed(window, workspace)
    name = f"{TASKS} tasks with {UPDATES} updates a second each"
    yield Figure(name=f"{name}: CPU", value=100 * share, unit="% of a core")
    yield Figure(name=f"{name}: of that for the state", value=100 * store_share, unit="% of a core")
    yield Figure(name=f"{name}: event to paint", value=_percentile(watch.delays, 99), unit="ms (99th percentile)")
    yield Figure(name=f"{name}: worst stall of the loop", value=max(watch.stalls), unit="ms")


def _many() -> tuple[Store, list[Task]]:
    store = Store()
    scenes.apply_world(store)
    tasks = [scenes.task(f"Task {number}") for number in range(TASKS)]
    for task in tasks:
        store.apply(TaskChanged(task))
        for number in range(scenes.NOW_ROUND - 13, scenes.NOW_ROUND):
            store.apply(RoundChanged(scenes.record(number, RoundResult.PAID, of=task.id)))
    return store, tasks


class _Load(QObject):
    """Applies the updates that are due; `seconds` is what that took: the state, and the window's ear on it."""

    def __init__(self, store: Store, tasks: Sequence[Task], applied: Callable[[Event], None]) -> None:
        super().__init__()
        self._store = store
        self._applied = applied
        self._events = cycle([event for turn in range(2 * UPDATES) for event in _updates(tasks, turn)])
        self._due = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.seconds = 0.0

    def begin(self) -> None:
        self._clock.start()
        self._timer.start(LOAD_MS)

    def end(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        self._due += TASKS * UPDATES * self._clock.restart() / 1000
        count, began = int(self._due), time.perf_counter()
        for _ in range(count):
            event = next(self._events)
            self._store.apply(event)
            self._applied(event)
        self.seconds += time.perf_counter() - began
        self._due -= count


def _updates(tasks: Sequence[Task], turn: int) -> list[Event]:
    """One update of each task: mostly of its amounts, now and then of its round, its use of the machine, its log."""
    match turn % UPDATES:
        case 3 | 7:
            result = RoundResult.SUBMITTED if turn % UPDATES == 3 else RoundResult.IN_AUDIT
            return [RoundChanged(scenes.record(scenes.NOW_ROUND, result, of=task.id)) for task in tasks]
        case 5:
            return [UsageSampled(task.id, scenes.usage(turn)) for task in tasks]
        case 9:
            return [LogAppended(task.id, (f"round {scenes.NOW_ROUND}: {turn} of 20",)) for task in tasks]
        case _:
            return [
                TaskChanged(
                    replace(task, claimable=type(task.claimable)(task.claimable + turn), as_of=task.as_of + turn)
                )
                for task in tasks
            ]


def _is_seen(event: Event, in_view: Collection[TaskId]) -> bool:
    """Whether a cell that is in view changes by it."""
    match event:
        case TaskChanged(task):
            return task.id in in_view
        case RoundChanged(record):
            return record.task_id in in_view
        case _:
            return False


class _Watch(QObject):
    """When what was applied came to be painted, and for how long the loop was held up; both in milliseconds."""

    def __init__(self, table: QObject) -> None:
        super().__init__()
        self.delays: list[float] = []
        self.stalls: list[float] = []
        self._waiting: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._table = table

    def applied(self) -> None:
        """Something changed that is to be seen in the table."""
        self._waiting.append(time.perf_counter())

    def begin(self) -> None:
        self._waiting.clear()
        self._table.installEventFilter(self)
        self._clock.start()
        self._timer.start(TICK_MS)

    def end(self) -> None:
        self._timer.stop()
        self._table.removeEventFilter(self)

    def _tick(self) -> None:
        self.stalls.append(self._clock.nsecsElapsed() / 1e6 - TICK_MS)
        self._clock.restart()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Paint:
            now = time.perf_counter()
            self.delays += [1000 * (now - since) for since in self._waiting]
            self._waiting.clear()
        return False


# -- many rounds ----------------------------------------------------------------------------------------------------


def _many_rounds(theme: Theme) -> Figure:
    """From choosing the task to its painted details, in turn with another one. The state keeps its newest rounds."""
    store = Store()
    scenes.apply_world(store)
    long, other = scenes.task("Long"), scenes.task("Other")
    for task in (other, long):
        store.apply(TaskChanged(task))
    for number in range(scenes.NOW_ROUND - MANY_ROUNDS, scenes.NOW_ROUND):
        result = RoundResult.PAID if number % 9 else RoundResult.MISSED
        store.apply(RoundChanged(scenes.record(number, result, of=long.id)))
    window, workspace = _opened(theme, store)
    took = []
    for _ in range(OPENINGS):
        workspace.tasks.table.select_task(other.id)
        _pass(0.05)
        began = time.perf_counter()
        workspace.tasks.table.select_task(long.id)
        QApplication.processEvents()
        window.grab()
        took.append(1000 * (time.perf_counter() - began))
    _closed(window, workspace)
    return Figure(name=f"a task with {MANY_ROUNDS:,} rounds is opened", value=max(took), unit="ms at the most")


def _opened(theme: Theme, store: Store) -> tuple[MainWindow, Workspace]:
    window = MainWindow(theme)
    workspace = Workspace(theme, store, lambda _: None, now=lambda: float(scenes.EPOCH))
    window.show_content(workspace)
    window.resize(FIRST_SIZE)
    window.show()
    QApplication.processEvents()
    return window, workspace


def _closed(window: MainWindow, workspace: Workspace) -> None:
    workspace.close_down()
    window.let_go()
    QApplication.processEvents()


def _pass(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _percentile(values: Sequence[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


if __name__ == "__main__":
    main()
