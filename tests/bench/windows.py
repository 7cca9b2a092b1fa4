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
import os
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication([]); window = Window(); window.resize(1280, 820); window.show(); app.exec()
"""
"""Until it is painted, as what is compared with it."""

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
def end(*_):
    os._exit(0)
def watch():
    if command[1] == "node":
        from orca_desktop.gui.scene import Scene
        Scene.take_up = end
    else:
        from orca_desktop.gui.pages.task_list import TaskList
        paint = TaskList.paintEvent
        def painted(self, event):
            paint(self, event)
            if self.model().rowCount() == 50:
                end()
        TaskList.paintEvent = painted
from orca_desktop.bootstrap import remembering
last_time = remembering.last_time
def told(folder):
    known = last_time(folder)
    watch()
    return known
remembering.last_time = told
from orca_desktop.cli.entry import main
command, sys.argv = sys.argv, ["orca-desktop"]
main()
"""
"""The program as it is started by its name, until its window is painted with the tasks, or its node is there.

It is watched from the moment on at which it begins to load Qt, so that all is loaded in its own order.
"""

TASKS = 50
ROUNDS = 20


def measured() -> Iterator[Result]:
    yield _window("process start to the first picture", FIRST_PICTURE)
    yield _window("process start to the full page with six tasks", FULL_PAGE)
    with tempfile.TemporaryDirectory() as home:
        _fill(Path(home, "orca-desktop"))
        name = f"orca-desktop, {TASKS} tasks in its records: process start to"
        yield _window(f"{name} the window painted with them", PROGRAM, "tasks", home=home)
        yield _window(f"{name} the node", PROGRAM, "node", home=home)


def _fill(folder: Path) -> None:
    """The records of a node that has joined many tasks and runs none; the network is out of reach."""
    folder.mkdir()
    (folder / "settings.json").write_text('{"network.servers": ["http://127.0.0.1:9"]}')
    with contextlib.closing(open_records(folder / RECORDS).database) as database:
        history = SqliteHistory(database)
        for number in range(TASKS):
            task = scenes.task(f"Task {number}", state=TaskState.STOPPED)
            history.save_task(task, wanted=False)
            for place in range(scenes.NOW_ROUND - ROUNDS, scenes.NOW_ROUND):
                history.save_round(scenes.record(place, RoundResult.PAID, of=task.id))


def _window(name: str, program: str, *arguments: str, home: str = "") -> Result:
    with tempfile.TemporaryDirectory() as compiled:
        environment = _environment(compiled, home)

        def start(text: str, *more: str) -> Callable[[], None]:
            return lambda: _quiet([sys.executable, "-c", text, *more], environment)

        return compare(name, start(program, *arguments), start(BARE_WINDOW), baseline_is="an empty PySide6 window")


def _environment(compiled: str, home: str) -> dict[str, str]:
    """Modules are compiled once, as they are where the program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {"XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home} if home else {}
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}


def _quiet(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)
