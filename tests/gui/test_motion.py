"""How much moves by itself is as the user chose, else as the desktop says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QStyle

import orca_desktop.gui
from orca_desktop.domain.settings.table import MOTION
from orca_desktop.gui.motion import Motion
from orca_desktop.gui.theme import Theme
from tests.gui import settings_scenes
from tests.gui.conftest import Desk

MOVERS = ("Animation", "QTimeLine", "QMovie", "QScroller", "QGraphicsEffect")


@pytest.fixture
def motion(theme: Theme) -> Iterator[Motion]:
    yield theme.motion
    theme.motion.choose("system")
    theme.motion.show_desktop(wants_less=False)


def test_the_desktop_decides_until_the_user_does(motion: Motion) -> None:
    told: list[bool] = []
    motion.changed.connect(lambda: told.append(motion.is_reduced))

    motion.show_desktop(wants_less=True)
    motion.choose("full")
    motion.show_desktop(wants_less=False)
    motion.choose("reduced")
    motion.choose("system")

    assert told == [True, False, True, False]


def test_with_less_motion_carets_and_the_style_keep_still(qapp: QApplication, motion: Motion) -> None:
    flash, takes = qapp.cursorFlashTime(), _animation_takes(qapp)
    motion.choose("reduced")
    still = qapp.cursorFlashTime(), _animation_takes(qapp)
    motion.choose("full")

    assert still == (0, 0)
    assert (qapp.cursorFlashTime(), _animation_takes(qapp)) == (flash, takes)
    assert flash > 0
    assert takes > 0


def test_the_setting_holds_at_once(desk: Desk, motion: Motion) -> None:
    desk.play(settings_scenes.usual)
    desk.workspace.preferences.put(MOTION, "reduced", then=lambda: None, failed=lambda _title, _message: None)

    assert motion.is_reduced


def test_nothing_in_the_window_moves_without_asking() -> None:
    """Whoever adds something that moves asks `Theme.motion`, and is named here."""
    folder = Path(orca_desktop.gui.__file__).parent
    moving = {path.name for path in folder.rglob("*.py") for name in _names(path) if name.endswith(MOVERS)}

    assert moving == set()


def _names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)


def _animation_takes(app: QApplication) -> int:
    from PySide6.QtWidgets import QProgressBar

    bar = QProgressBar()
    bar.ensurePolished()
    return bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, bar)
