"""A screen without a monitor: Xvfb with a window manager."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.services.processes import NotReady, Program, find_program, running, search_path, wait_until

USUAL = (1600, 1000)
"""Pixels of the screen, unless others are asked for."""

_GRAB = """\
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
screen = app.primaryScreen()
sys.exit(0 if screen.grabWindow(0).save(sys.argv[1], "PNG") else "the picture could not be written")
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A running X server: `display` is its name (":97"), `environment` leads a program's windows to it."""

    display: str
    environment: Mapping[str, str]
    _xdotool: str

    def xdotool(self, *arguments: str) -> str:
        """Types, clicks and looks for windows like a user. Returns what xdotool printed; it waits 30 s at most."""
        command = [self._xdotool, *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=30, check=False)
        return done.stdout.strip()

    def window(self, title: str) -> str | None:
        """The id of the visible window whose title matches the regular expression `title`, or None."""
        found = self.xdotool("search", "--onlyvisible", "--name", title).split()
        return found[0] if found else None

    def wait_for_window(self, title: str, *, program: Program, within: float = 60.0) -> str:
        """The id of `program`'s window once it is visible. Raises NotReady."""
        return wait_until(lambda: self.window(title), f"window {title!r}", program=program, within=within)

    def screenshot(self, path: Path) -> Path:
        """Writes the whole screen to `path` as PNG and returns the path."""
        command = [sys.executable, "-c", _GRAB, str(path)]
        subprocess.run(command, env=self.environment, check=True, timeout=60)
        return path


@contextmanager
def screen(size: tuple[int, int] = USUAL) -> Iterator[Screen]:
    """Xvfb with *size* in pixels on a free display number, with openbox. Raises Unavailable, NotReady."""
    xvfb = find_program("Xvfb", package="xvfb")
    openbox = find_program("openbox", package="openbox")
    xdotool = find_program("xdotool", package="xdotool")
    with TemporaryDirectory(prefix="orca-screen-") as name, _x_server(xvfb, Path(name), size) as display:
        folder = Path(name)
        environment = _environment(display, folder)
        with _window_manager(openbox, folder, environment):
            yield Screen(display=display, environment=environment, _xdotool=xdotool)


@contextmanager
def _x_server(xvfb: str, folder: Path, size: tuple[int, int]) -> Iterator[str]:
    """The server chooses its number itself and tells it through a pipe once it answers."""
    reader, writer = os.pipe()
    depth = "{}x{}x24".format(*size)
    command = [xvfb, "-displayfd", str(writer), "-screen", "0", depth, "-nolisten", "tcp", "-noreset"]
    with os.fdopen(reader, "rb") as pipe, ExitStack() as stack:
        with os.fdopen(writer, "wb"):
            program = stack.enter_context(running(command, log=folder / "xvfb.log", pass_fds=[writer]))
        yield f":{_display_number(pipe.fileno(), program)}"


@contextmanager
def _window_manager(openbox: str, folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    started = folder / "openbox-started"
    command = [openbox, "--sm-disable", "--startup", f"touch {started}"]
    with running(command, log=folder / "openbox.log", environment=environment) as program:
        wait_until(started.exists, "start of the window manager", program=program)
        yield


def _display_number(pipe: int, server: Program, within: float = 60.0) -> int:
    ready, _, _ = select.select([pipe], [], [], within)
    text = os.read(pipe, 16).strip() if ready else b""
    if not text:
        raise NotReady(f"Xvfb offered no display within {within:g} s:\n{server.last_lines()}")
    return int(text)


def _environment(display: str, home: Path) -> dict[str, str]:
    """Ours, with this screen instead of the user's, and neither the user's folders nor a session bus.

    Without an address of a bus, Qt would start one for the display, which nobody ends.
    """
    kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    own = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    return kept | own | {"PATH": search_path()}
