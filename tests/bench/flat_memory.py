"""Does the window's memory stay flat? Many tasks change all the time; every page and tab stands, and is looked at.

By count: an hour of ten updates a second and task is 7,200,000 updates, which are told as fast as the window takes
them, each tenth of a second with a flush and a repaint of its own. By the clock: `--minutes`, at its own pace.
Runs as a program of its own, so that nothing else of the bench is in what it measures.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from orca_desktop.domain.acts import ActKey, ActRecord, ActStatus
from orca_desktop.domain.events import (
    ActChanged,
    Event,
    LogAppended,
    Noticed,
    RoundChanged,
    TaskChanged,
    UsageSampled,
)
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task
from orca_desktop.gui.main_window import FIRST_SIZE, MainWindow
from orca_desktop.gui.pages.workspace import HELP, NOTICES, TASKS, Workspace
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.built_later import BuiltLater
from orca_desktop.state.store import LOG_LINES_KEPT, NOTICES_KEPT, ROUNDS_KEPT, Store
from tests.bench.measure import Figure
from tests.gui import notice_scenes, scenes

MANY = 200
TURNS_A_SECOND = 10
"""One update of each task a turn."""

SECONDS_A_ROUND = 60
A_DAY_OF_SAMPLES = 24 * 60
WARM_TURNS = 600
LOOK_AT_ANOTHER = 50
LOOK_ELSEWHERE = 400
TABS = 6
TOP = 25


def measured(updates: int) -> Iterator[Figure]:
    """*updates* is how many are told between the two looks at the memory."""
    command = [sys.executable, "-m", "tests.bench.flat_memory", "--updates", str(updates)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in said.splitlines():
        yield Figure(**json.loads(line))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=200_000)
    parser.add_argument("--minutes", type=float, help="by the clock, at ten updates a second and task")
    parser.add_argument("--tasks", type=int, default=MANY)
    parser.add_argument("--trace", action="store_true", help="tell on standard error where what has grown was made")
    options = parser.parse_args()
    turns = options.updates // options.tasks
    if options.minutes is not None:
        turns = round(options.minutes * 60 * TURNS_A_SECOND)
    app = QApplication([])
    course = _Course(Theme(app, Qt.ColorScheme.Dark), options.tasks, paced=options.minutes is not None)
    for figure in course.figures(turns, trace=options.trace):
        print(json.dumps(asdict(figure)), flush=True)


class _Course:
    def __init__(self, theme: Theme, tasks: int, *, paced: bool) -> None:
        self._paced = paced
        self._store = Store()
        scenes.apply_world(self._store)
        self._tasks = [scenes.task(f"Task {number}") for number in range(tasks)]
        _fill(self._store, self._tasks)
        self._window = MainWindow(theme)
        self._workspace = Workspace(theme, self._store, lambda _: None, now=lambda: float(scenes.EPOCH))
        self._window.show_content(self._workspace)
        self._window.resize(FIRST_SIZE)
        self._window.show()
        _build_all(self._workspace)
        self._turn = 0

    def figures(self, turns: int, *, trace: bool) -> Iterator[Figure]:
        self._pass(WARM_TURNS)
        if trace:
            tracemalloc.start(8)
        before, made = _memory(), tracemalloc.take_snapshot() if trace else None
        self._pass(turns // 2)
        half = _memory()
        name = f"{len(self._tasks)} tasks, {turns * len(self._tasks):,} updates: memory"
        yield Figure(name=f"{name} grown in the first half by", value=(half - before) / 2**20, unit="MB")
        self._pass(turns - turns // 2)
        after = _memory()
        if made is not None:
            _tell_growth(made)
        self._workspace.close_down()
        self._window.let_go()
        yield Figure(name=f"{name} grown in the second half by", value=(after - half) / 2**20, unit="MB")
        yield Figure(name=f"{name} of the process", value=after / 2**20, unit="MB")

    def _pass(self, turns: int) -> None:
        for _ in range(turns):
            due = time.monotonic() + 1 / TURNS_A_SECOND
            for event in _updates(self._tasks, self._turn):
                self._store.apply(event)
            self._look_around()
            self._workspace.bridge.flush()
            QApplication.processEvents()
            while self._paced and time.monotonic() < due:
                QApplication.processEvents()
                time.sleep(0.005)
            self._turn += 1

    def _look_around(self) -> None:
        """At another task, tab and page now and then, as somebody does who has the window open."""
        page = self._workspace.tasks
        if self._turn % LOOK_AT_ANOTHER == 0:
            page.table.select_task(self._tasks[self._turn // LOOK_AT_ANOTHER % len(self._tasks)].id)
            page.details.setCurrentIndex(self._turn // LOOK_AT_ANOTHER % TABS)
        if self._turn % LOOK_ELSEWHERE == 0:
            places = [place for place in range(HELP) if place != TASKS]
            self._workspace.sidebar.choose_page(places[self._turn // LOOK_ELSEWHERE % len(places)])
        elif self._turn % LOOK_ELSEWHERE == LOOK_ELSEWHERE // 4:
            self._workspace.sidebar.choose_page(TASKS)


def _fill(store: Store, tasks: Sequence[Task]) -> None:
    """As much of everything as is kept at most: until then memory may grow."""
    for task in tasks:
        lines = tuple(f"round {number}: a line of the log" for number in range(LOG_LINES_KEPT))
        store.apply(TaskChanged(task))
        store.apply(LogAppended(task.id, lines))
        for number in range(A_DAY_OF_SAMPLES):
            store.apply(UsageSampled(task.id, scenes.usage(60 * (number - A_DAY_OF_SAMPLES))))
        for number in range(scenes.NOW_ROUND - ROUNDS_KEPT, scenes.NOW_ROUND):
            store.apply(RoundChanged(scenes.record(number, RoundResult.PAID, of=task.id)))
            store.apply(ActChanged(_act(task, number)))
    for number in range(NOTICES_KEPT):
        store.apply(Noticed(notice_scenes.notice(number=number)))


def _act(task: Task, number: int) -> ActRecord:
    key = ActKey(task_id=task.id, round=number, act="submit")
    return ActRecord(key=key, status=ActStatus.DONE, detail=f"round {number}")


def _updates(tasks: Sequence[Task], turn: int) -> list[Event]:
    """One of each task: mostly its amounts, now and then its round, its use of the machine, its log; all of it new."""
    seconds = turn // TURNS_A_SECOND
    number, is_new = divmod(seconds, SECONDS_A_ROUND)
    number += scenes.NOW_ROUND
    match turn % TURNS_A_SECOND:
        case 3 | 7:
            result = RoundResult.SUBMITTED if turn % TURNS_A_SECOND == 3 else RoundResult.IN_AUDIT
            return [RoundChanged(scenes.record(number, result, of=task.id)) for task in tasks]
        case 5:
            return [UsageSampled(task.id, scenes.usage(seconds)) for task in tasks]
        case 6 if not is_new:
            paid = [RoundChanged(scenes.record(number - 1, RoundResult.PAID, of=task.id)) for task in tasks]
            return [*paid, Noticed(notice_scenes.notice(number=number))]
        case 8:
            return [ActChanged(_act(task, number)) for task in tasks]
        case 9:
            return [LogAppended(task.id, (f"round {number}: second {seconds}",)) for task in tasks]
        case _:
            return [TaskChanged(_with_amounts(task, turn)) for task in tasks]


def _with_amounts(task: Task, turn: int) -> Task:
    return replace(task, claimable=type(task.claimable)(task.claimable + turn), as_of=task.as_of + turn)


def _build_all(workspace: Workspace) -> None:
    before: list[BuiltLater[Workspace]] | None = None
    while before != (found := workspace.findChildren(BuiltLater)):
        before = found
        for place in found:
            _ = place.content
    workspace.sidebar.choose_page(NOTICES)
    workspace.sidebar.choose_page(TASKS)


def _memory() -> int:
    """Bytes of this process that are in the machine's memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _tell_growth(before: tracemalloc.Snapshot) -> None:
    gc.collect()
    for line in tracemalloc.take_snapshot().compare_to(before, "traceback")[:TOP]:
        place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(line.traceback))
        print(f"{line.size_diff:>12,} bytes, {line.count_diff:>8,} blocks: {place}", file=sys.stderr)


if __name__ == "__main__":
    main()
