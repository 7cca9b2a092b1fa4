"""The demo with its window, started as users start it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.e2e.window import Window
from tests.services.accessibility import Accessibility, Accessible
from tests.services.processes import NotReady, Program, start, wait_until
from tests.services.screen import Screen

GRACE_SECONDS = 40.0
"""The demo may need this long to end: a container gets ten seconds for itself, and there is the network to stop."""

NO_DOCKER: Mapping[str, str] = {"DOCKER_HOST": "unix:///nonexistent/docker.sock"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A running demo: its `window`, the ID of the `sample` task, and the process of its local `network`."""

    window: Window
    sample: str
    network: psutil.Process
    _program: Program
    _files: Path

    def wait_for_end(self) -> int:
        """The exit code."""
        wait_until(self._program.has_ended, "end of the program", within=GRACE_SECONDS)
        code: int = self._program.popen.returncode
        return code

    def words(self) -> str:
        """All that it has printed."""
        return self._program.log.read_text()

    def files(self) -> list[Path]:
        """What is left of its temporary files."""
        return list(self._files.iterdir())


OpenDemo = Callable[..., AbstractContextManager[Demo]]
"""open_demo("process") or open_demo("docker", environment)"""


@pytest.fixture
def open_demo(screen: Screen, accessibility: Accessibility, tmp_path: Path) -> OpenDemo:
    """Opens the demo for the length of a with block. An error in the block tells what was on the screen."""

    @contextmanager
    def opened(engine: str, environment: Mapping[str, str] = NO_DOCKER) -> Iterator[Demo]:
        program = _start(tmp_path, engine, {**screen.environment, **accessibility.environment, **environment})
        window = Window(screen, accessibility, program, tmp_path)
        try:
            yield _opened(window, program, tmp_path)
        except (AssertionError, NotReady) as error:
            error.add_note(f"{window.describe()}\nThe program's own words:\n{program.last_lines()}")
            raise
        finally:
            program.stop(grace=GRACE_SECONDS)

    return opened


def _start(folder: Path, engine: str, environment: Mapping[str, str]) -> Program:
    temporary = folder / "files"
    temporary.mkdir()
    command = [sys.executable, "-m", "orca_desktop", "demo", "--engine", engine]
    return start(command, log=folder / "demo.log", environment={**environment, "TMPDIR": str(temporary)})


def _opened(window: Window, program: Program, folder: Path) -> Demo:
    window.wait_for(lambda seen: seen.find("text", "Task ID to join") or _gave_up(seen), "way to join", within=120.0)
    assert not _gave_up(window.look())
    announced = re.search(r"sample task (\w+)", program.log.read_text())
    assert announced is not None
    children = psutil.Process(program.popen.pid).children()
    return Demo(
        window=window,
        sample=announced.group(1),
        network=next(child for child in children if "localnet" in child.cmdline()),
        _program=program,
        _files=folder / "files",
    )


def _gave_up(seen: Accessible) -> bool:
    """The page of a program that could not start, or that met an error it cannot go on with."""
    return seen.find("push button", "Quit") is not None
