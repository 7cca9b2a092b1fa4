"""How soon there is something to see."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from orca_desktop.adapters.sqlite.history import SqliteHistory
from orca_desktop.adapters.sqlite.records import open_records
from orca_desktop.bootstrap.settings import RECORDS
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import TaskState
from tests.bench.measure import Result, compare
from tests.gui import scenes

BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1280, 820)
window.show(); app.processEvents(); window.grab()
"""

FIRST_PICTURE = """
from PySide6.QtWidgets import QApplication
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.theme import Theme
app = QApplication([]); theme = Theme(app)
window = MainWindow(theme); window.resize(1280, 820); window.show_starting()
window.show(); app.processEvents(); window.grab()
"""

FULL_PAGE = (
    FIRST_PICTURE
    + """
from orca_desktop.gui.pages.workspace import Workspace
from orca_desktop.state.store import Store
from tests.gui.scenes import busy
store = Store(); busy(store)
workspace = Workspace(theme, store, lambda command: None, note="", join_text="")
window.show_content(workspace)
app.processEvents(); window.grab(); workspace.close_down()
"""
)


PROGRAM = """
import os, sys
from PySide6.QtWidgets import QTableView
from orca_desktop.gui import main_window
class Window(main_window.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
if sys.argv[2] == "window":
    main_window.MainWindow = Window
else:
    from orca_desktop.gui.pages.task_list import TaskList
    painted = TaskList.paintEvent
    def paint(self, event):
        painted(self, event)
        if self.model().rowCount() == 50:
            os._exit(0)
    TaskList.paintEvent = paint
sys.argv = ["orca-desktop", "window", "--data", sys.argv[1], "--rpc", "http://127.0.0.1:9"]
from orca_desktop.cli.entry import main
main()
"""
"""The program itself, as it is started by its name, until there is something to see."""

TASKS = 50
ROUNDS = 20


def measured() -> Iterator[Result]:
    yield _window("process start to the first picture", FIRST_PICTURE)
    yield _window("process start to the full page with six tasks", FULL_PAGE)
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        name = f"orca-desktop, {TASKS} tasks in its records: process start to"
        yield _window(f"{name} the first painted window", PROGRAM, folder, "window")
        yield _window(f"{name} the painted tasks", PROGRAM, folder, "tasks")


def _fill(folder: Path) -> None:
    """The records of a node that has joined many tasks and runs none."""
    with contextlib.closing(open_records(folder / RECORDS).database) as database:
        history = SqliteHistory(database)
        for number in range(TASKS):
            task = scenes.task(f"Task {number}", state=TaskState.STOPPED)
            history.save_task(task, wanted=False)
            for place in range(scenes.NOW_ROUND - ROUNDS, scenes.NOW_ROUND):
                history.save_round(scenes.record(place, RoundResult.PAID, of=task.id))


def _window(name: str, program: str, *arguments: str) -> Result:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def start(text: str, *more: str) -> Callable[[], None]:
        return lambda: _quiet([sys.executable, "-c", text, *more], environment)

    return compare(name, start(program, *arguments), start(BARE_WINDOW), baseline_is="an empty PySide6 window")


def _quiet(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)
