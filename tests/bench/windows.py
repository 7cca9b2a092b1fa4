"""How soon there is something to see."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

from tests.bench.measure import Result, compare

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


def measured() -> Iterator[Result]:
    yield _window("process start to the first picture", FIRST_PICTURE)
    yield _window("process start to the full page with six tasks", FULL_PAGE)


def _window(name: str, program: str) -> Result:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def start(text: str) -> Callable[[], None]:
        return lambda: _quiet([sys.executable, "-c", text], environment)

    return compare(name, start(program), start(BARE_WINDOW), baseline_is="an empty PySide6 window")


def _quiet(command: list[str], environment: dict[str, str]) -> None:
    subprocess.run(command, env=environment, check=True, capture_output=True)
