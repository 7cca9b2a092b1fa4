"""The program started a second time: its window comes to the front, with the link that was opened."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.window import Window
from tests.services.accessibility import Accessibility
from tests.services.processes import NotReady, Program, start, wait_until
from tests.services.screen import Screen

TASK = "6GPu4gqQycYVJwhqgRYyfHLnSkkBVAMpXSrFMpFYnuQd"
NOWHERE = ("--rpc", "http://127.0.0.1:9")
GRACE_SECONDS = 40.0
BROWSER = """\
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
page = QLabel("A web page")
page.setWindowTitle("Browser")
page.resize(1500, 900)
page.show()
app.exec()
"""


@pytest.fixture
def open_program(screen: Screen, accessibility: Accessibility, tmp_path: Path) -> Iterator[tuple[Window, Program]]:
    """The window of a data folder, on a network that is out of reach."""
    environment = {**screen.environment, **accessibility.environment, **_home(tmp_path)}
    program = start(_command(tmp_path), log=tmp_path / "first.log", environment=environment)
    window = Window(screen, accessibility, program, tmp_path)
    try:
        window.wait_to_see("check box", "Page Tasks", within=120.0)
        yield window, program
    except (AssertionError, NotReady) as error:
        error.add_note(f"{window.describe()}\n{program.last_lines()}")
        raise
    finally:
        program.stop(grace=GRACE_SECONDS)


def test_a_second_start_brings_the_window_forward_and_its_link_is_looked_up(
    open_program: tuple[Window, Program], screen: Screen, tmp_path: Path
) -> None:
    window, first = open_program
    known = screen.wait_for_window("^Orca Desktop$", program=first)
    with _another_program(screen, tmp_path):
        _put_below(screen, known)

        link = f"orca://join/{TASK}"
        second = start(
            [*_command(tmp_path), "--", link], log=tmp_path / "second.log", environment=_environment(screen, tmp_path)
        )
        wait_until(second.has_ended, "end of the second start", within=60.0)

        assert second.popen.returncode == 0
        assert "asked to come forward" in second.log.read_text()
        wait_until(lambda: screen.xdotool("getactivewindow") == known, "first window in front", program=first)
        window.wait_to_see("panel", re.compile("^The network cannot be reached"))
    window.close()
    wait_until(first.has_ended, "end of the program", within=GRACE_SECONDS)
    assert first.popen.returncode == 0
    assert "Traceback" not in first.log.read_text()


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "orca_desktop", "window", "--data", str(folder / "node"), *NOWHERE]


def _home(folder: Path) -> dict[str, str]:
    """Folders of the test's own, and no keyring that could ask somebody."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    return {name: str(folder / name.lower()) for name in names} | {"HOME": str(folder)}


def _environment(screen: Screen, folder: Path) -> dict[str, str]:
    return {**screen.environment, **_home(folder)}


def _put_below(screen: Screen, window: str) -> None:
    screen.xdotool("windowminimize", window)
    wait_until(lambda: screen.xdotool("getactivewindow") != window, "window that is put away")


@contextmanager
def _another_program(screen: Screen, folder: Path) -> Iterator[None]:
    """Another window in front, as when the user reads a web page."""
    program = start(
        [sys.executable, "-c", BROWSER], log=folder / "browser.log", environment=_environment(screen, folder)
    )
    try:
        screen.wait_for_window("^Browser$", program=program)
        yield
    finally:
        program.stop(grace=GRACE_SECONDS)
