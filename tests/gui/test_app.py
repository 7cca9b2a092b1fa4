"""The program's life: it starts, runs, stops when asked, and says what went wrong."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from orca_desktop.domain.commands import Command
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.gui import app as gui_app
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.gui import scenes
from tests.leaks import ExpectWarnings

Act = Callable[[], Awaitable[None]]


async def for_ever() -> None:
    await asyncio.Event().wait()


class FakeNode:
    """Runs *act*; remembers how it ended and that its context was left."""

    def __init__(self, act: Act = for_ever, *, build: Act | None = None) -> None:
        self._act = act
        self._build = build
        self._store = Store()
        self.story: list[str] = []
        self.accounts = None
        self.archive = None
        self.is_elsewhere = False

    @property
    def store(self) -> Store:
        return self._store

    def submit(self, command: Command) -> None:
        self.story.append(f"submitted {type(command).__name__}")

    async def run(self) -> None:
        self.story.append("runs")
        try:
            await self._act()
        except asyncio.CancelledError:
            self.story.append("cancelled")
            raise

    @contextlib.asynccontextmanager
    async def build(self) -> AsyncIterator[gui_app.Node]:
        if self._build is not None:
            await self._build()
        self.story.append("built")
        try:
            yield self
        finally:
            self.story.append("left")


def windows() -> list[MainWindow]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]


def the_window() -> MainWindow:
    (window,) = (window for window in windows() if window.isVisible())
    return window


async def close_the_window() -> None:
    the_window().close()
    await for_ever()


def close_when_it_says(words: str) -> None:
    """Look at the window until it shows *words*, then press the button there."""
    window = the_window()
    timer = QTimer(window)

    def look() -> None:
        button = window.findChild(QPushButton, "quitButton")
        if any(words in label.text() for label in window.findChildren(QLabel)) and isinstance(button, QPushButton):
            timer.stop()
            button.click()

    timer.timeout.connect(look)
    timer.start(10)


def test_closing_the_window_ends_the_node_cleanly(qapp: QApplication, theme: Theme) -> None:
    node = FakeNode(close_the_window)

    assert gui_app.run_program(qapp, theme, node.build) == 0
    assert node.story == ["built", "runs", "cancelled", "left"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_system_can_end_the_program(qapp: QApplication, theme: Theme, number: signal.Signals) -> None:
    async def signal_ourselves() -> None:
        os.kill(os.getpid(), number)
        await for_ever()

    before = signal.getsignal(number)
    node = FakeNode(signal_ourselves)

    assert gui_app.run_program(qapp, theme, node.build) == 0
    assert node.story == ["built", "runs", "cancelled", "left"]
    assert before == signal.getsignal(number)


def test_a_node_that_is_done_ends_the_program(qapp: QApplication, theme: Theme) -> None:
    async def at_once() -> None:
        await asyncio.sleep(0)

    node = FakeNode(at_once)

    assert gui_app.run_program(qapp, theme, node.build) == 0
    assert node.story == ["built", "runs", "left"]


def test_the_window_says_that_it_is_stopping_until_the_node_has_stopped(qapp: QApplication, theme: Theme) -> None:
    seen: list[str] = []

    async def stop_slowly() -> None:
        try:
            await close_the_window()
        finally:
            await asyncio.sleep(0)
            seen.extend(label.text() for label in the_window().findChildren(QLabel) if "Stopping" in label.text())

    gui_app.run_program(qapp, theme, FakeNode(stop_slowly).build)

    assert seen == ["Stopping…"]


def test_closing_a_second_time_hides_the_window_at_once(qapp: QApplication, theme: Theme) -> None:
    hidden: list[bool] = []

    async def insist() -> None:
        window = the_window()
        window.close()
        window.close()
        hidden.append(not window.isVisible())
        await for_ever()

    gui_app.run_program(qapp, theme, FakeNode(insist).build)

    assert hidden == [True]


def test_quitting_while_the_node_is_being_built_ends_the_building(qapp: QApplication, theme: Theme) -> None:
    node = FakeNode(build=close_the_window)

    assert gui_app.run_program(qapp, theme, node.build) == 0
    assert node.story == []


def test_a_node_that_cannot_be_built_says_why(
    qapp: QApplication, theme: Theme, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("could not be built")

    async def fail() -> None:
        close_when_it_says("No Docker Engine answers (connection refused)")
        raise EngineUnavailable("connection refused")

    node = FakeNode(build=fail)

    assert gui_app.run_program(qapp, theme, node.build) == 1
    assert node.story == []


def test_a_node_that_breaks_is_cleaned_up_and_the_user_told(
    qapp: QApplication, theme: Theme, expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("ended with an error")

    async def fail() -> None:
        close_when_it_says("Something in the program went wrong")
        raise ValueError("a bug")

    node = FakeNode(fail)

    assert gui_app.run_program(qapp, theme, node.build) == 1
    assert node.story == ["built", "runs", "left"]


def test_no_window_outlives_the_program(qapp: QApplication, theme: Theme) -> None:
    gui_app.run_program(qapp, theme, FakeNode(close_the_window).build)

    assert not any(window.isVisible() for window in windows())


def test_the_title_carries_the_note(qapp: QApplication, theme: Theme) -> None:
    titles: list[str] = []

    async def read() -> None:
        titles.append(the_window().windowTitle())

    gui_app.run_program(qapp, theme, FakeNode(read).build, title_note="local network", join_text=scenes.SERVER)

    assert titles == ["Orca Desktop — local network"]


@pytest.mark.parametrize(("percent", "before", "after"), [(100, None, None), (150, None, "1.5"), (75, "2", "2")])
def test_the_size_is_told_to_qt_unless_the_environment_says_another(
    monkeypatch: pytest.MonkeyPatch, percent: int, before: str | None, after: str | None
) -> None:
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    if before is not None:
        monkeypatch.setenv("QT_SCALE_FACTOR", before)
    try:
        gui_app._scale(percent)
        assert os.environ.get("QT_SCALE_FACTOR") == after
    finally:
        os.environ.pop("QT_SCALE_FACTOR", None)
