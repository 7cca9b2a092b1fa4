"""The desktop program up to its first picture: the window, and in it what the records told last.

What comes after it, a node and asyncio with it, is loaded when the window is painted: `gui/life.py`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from orca_desktop.domain.settings.preferences import Preferences
from orca_desktop.domain.settings.table import LANGUAGE, MOTION, SCHEME, SIZE
from orca_desktop.gui.main_window import NAME, MainWindow
from orca_desktop.gui.node import Build, Node
from orca_desktop.gui.scene import Scene
from orca_desktop.gui.services import Around
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.translators import speak
from orca_desktop.state.store import Store

__all__ = ["Build", "Node", "run_program", "start"]

USUAL_PERCENT = 100

RestOfAround = Callable[[Around], Around]


def start(
    build: Build,
    *,
    known: Store | None = None,
    title_note: str = "",
    join_text: str = "",
    around: Around | None = None,
    rest_of_around: RestOfAround | None = None,
) -> int:
    """Show the window, build the node, and run both until the user or the system ends them.

    Returns the exit code: 0, or 1 when the node could not be built or ended with an error; the window then says so.
    `known` is what is shown until there is a node, which then writes into it. `title_note` is shown beside the
    program's name; `join_text` is what “Use the sample task” puts in the join field. `rest_of_around` makes the whole
    of `around` when the first picture, which takes but a little of it, is painted.
    """
    around = around or Around()
    preferences = around.settings.read()[0] if around.settings is not None else Preferences()
    _scale(preferences.number(SIZE))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName("orca-desktop")
    speak(preferences.text(LANGUAGE), app)
    theme = Theme(app, waits=True)
    theme.choose(preferences.text(SCHEME))
    theme.motion.choose(preferences.text(MOTION))
    window = MainWindow(theme, note=title_note, room=app.primaryScreen().availableSize())
    scene = Scene(window, known, join_text=join_text, around=around)
    return _run(app, scene, build, rest_of_around)


def _scale(percent: int) -> None:
    """Qt reads the size of everything before there is an application; what the user's environment says goes before."""
    if percent != USUAL_PERCENT:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{percent / USUAL_PERCENT:g}")


def run_program(
    app: QApplication,
    theme: Theme,
    build: Build,
    *,
    known: Store | None = None,
    title_note: str = "",
    join_text: str = "",
    around: Around | None = None,
) -> int:
    """What `start` does, in an application that is there already."""
    scene = Scene(MainWindow(theme, note=title_note), known, join_text=join_text, around=around or Around())
    return _run(app, scene, build, None)


def _run(app: QApplication, scene: Scene, build: Build, rest_of_around: RestOfAround | None) -> int:
    scene.window.remember(scene.around.outside.memory)
    if sys.platform == "darwin":  # only there links come as events, and a filter is asked about every event
        app.installEventFilter(scene.window.letters)
    scene.begin()
    scene.window.theme.wear()
    if not scene.around.outside.in_tray:
        scene.window.show()
        app.processEvents()  # the first picture, before what it does not need is loaded
    if not gc.isenabled():
        gc.freeze()  # what stands now stays: it need not be looked through again and again while the window is used
        gc.enable()
    if rest_of_around is not None:
        scene.around = rest_of_around(scene.around)
    scene.show_rest()
    from orca_desktop.gui.life import run

    return run(app, scene, build)
