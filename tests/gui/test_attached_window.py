"""A window on a node that runs elsewhere, in Qt's event loop: it shows that node, steers it, and leaves it running."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from orca_desktop import bootstrap
from orca_desktop.adapters.control.server import serving
from orca_desktop.domain.commands import ReloadAccounts, StopTask, UnlockWallet
from orca_desktop.domain.events import TaskChanged
from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.tasks import TaskState
from orca_desktop.gui import app as gui_app
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store
from tests.fakes.served_node import house, served_node
from tests.gui import scenes, wallet_scenes
from tests.leaks import ExpectWarnings

TASK = scenes.task_id("Prime Census")
ACTION = f"action-{TASK}"

Step = Callable[[MainWindow], bool]
"""Does its part of the story once it can, and tells whether it has."""


@pytest.fixture
def play(qapp: QApplication, theme: Theme) -> Callable[..., int]:
    """Runs the program while somebody goes through the steps before the window; gives its exit code."""

    def run(build: gui_app.Build, *steps: Step) -> int:
        open_steps = list(steps)
        timer = QTimer()

        def look() -> None:
            shown = [thing for thing in QApplication.topLevelWidgets() if isinstance(thing, MainWindow)]
            if open_steps and shown and open_steps[0](shown[0]):
                open_steps.pop(0)

        timer.timeout.connect(look)
        timer.start(10)
        try:
            return gui_app.run_program(qapp, theme, build)
        finally:
            timer.stop()
            assert not open_steps

    return run


def press(name: str) -> Step:
    def step(window: MainWindow) -> bool:
        button = window.findChild(QPushButton, name)
        if isinstance(button, QPushButton) and button.isEnabled():
            button.click()
            return True
        return False

    return step


def close(window: MainWindow) -> bool:
    window.close()
    return True


def attached(folder: Path) -> gui_app.Build:
    settings = bootstrap.Settings(network=bootstrap.MAINNET, data_folder=folder)
    return lambda: bootstrap.node_for_window(settings)


def write(name: str, text: str) -> Step:
    def step(window: MainWindow) -> bool:
        field = window.findChild(QLineEdit, name)
        if isinstance(field, QLineEdit):
            field.setText(text)
        return field is not None

    return step


def choose(name: str) -> Step:
    def step(window: MainWindow) -> bool:
        button = window.findChild(QRadioButton, name)
        if isinstance(button, QRadioButton):
            button.setChecked(True)
        return button is not None

    return step


@pytest.fixture
def store() -> Store:
    store = Store()
    scenes.busy(store)
    return store


def test_the_window_shows_a_node_that_runs_elsewhere_and_steers_it(
    tmp_path: Path, store: Store, play: Callable[..., int]
) -> None:
    with served_node(tmp_path, store, lambda _: [TaskChanged(scenes.task(state=TaskState.STOPPED))]) as node:

        def sees_it_stopped(window: MainWindow) -> bool:
            button = window.findChild(QPushButton, ACTION)
            return isinstance(button, QPushButton) and "Start" in button.accessibleName()

        assert play(attached(tmp_path), press(ACTION), sees_it_stopped, close) == 0
        assert node.commands == [StopTask(TASK)]


def test_closing_the_window_leaves_the_node_running(tmp_path: Path, store: Store, play: Callable[..., int]) -> None:
    with served_node(tmp_path, store) as node:
        for _ in range(2):
            assert (
                play(attached(tmp_path), lambda window: window.findChild(QPushButton, ACTION) is not None, close) == 0
            )

        assert not node.commands


def test_the_window_says_when_its_node_is_stopped(
    tmp_path: Path, store: Store, play: Callable[..., int], expect_warnings: ExpectWarnings
) -> None:
    expect_warnings("ended with an error")
    words: list[str] = []
    with served_node(tmp_path, store) as node:

        def stop_the_node(window: MainWindow) -> bool:
            if window.findChild(QPushButton, ACTION) is None:
                return False
            node.end()
            return True

        def read(window: MainWindow) -> bool:
            message = window.findChild(QLabel, "failureMessage")
            words.extend([message.text()] if isinstance(message, QLabel) else [])
            return bool(words)

        assert play(attached(tmp_path), stop_the_node, read, press("quitButton")) == 1
    assert "It was stopped, and its tasks with it" in words[0]


def test_an_account_that_is_made_in_an_attached_window_is_kept_by_it_and_the_node_looks_again(
    tmp_path: Path, play: Callable[..., int]
) -> None:
    store, passphrase = Store(), "correct horse battery"
    unlocked = UnlockWallet(Secret(passphrase))
    wallet_scenes.first_start(store)
    with served_node(tmp_path, store) as node:
        steps = (
            press("setupAccount"),
            press("welcomeCreate"),
            write("accountName", "Made here"),
            choose("custody-vault"),
            write("vaultPassphrase", passphrase),
            write("vaultPassphraseAgain", passphrase),
            press("flowAction"),
            lambda window: window.findChild(QWidget, "wordsGrid") is not None,
            lambda window: ReloadAccounts() in node.commands,
            lambda window: unlocked in node.commands,
            close,
        )
        assert play(attached(tmp_path), *steps) == 0
        assert set(node.commands) == {ReloadAccounts(), unlocked}
        assert node.commands.count(unlocked) == 1

    assert "Made here" in (tmp_path / "accounts.json").read_text(encoding="utf-8")
    assert passphrase.encode() not in (tmp_path / "keys.vault").read_bytes()


def test_a_node_with_a_window_of_its_own_can_be_attached_to(
    tmp_path: Path, store: Store, play: Callable[..., int]
) -> None:
    """The endpoint is served by Qt's event loop too."""
    seen: list[str] = []

    class OwnNode:
        def __init__(self) -> None:
            self.store = store
            self.accounts = None
            self.archive = None
            self.is_elsewhere = False

        def submit(self, command: object) -> None:
            raise AssertionError(command)

        async def run(self) -> None:
            async with bootstrap.attach(tmp_path) as visitor:
                seen.extend(task.name for task in visitor.store.tasks.values())

    @contextlib.asynccontextmanager
    async def build() -> AsyncIterator[gui_app.Node]:
        node = OwnNode()
        async with serving(tmp_path, house(store, node.submit), store.subscribe):
            yield node

    assert play(build) == 0
    assert seen == [task.name for task in store.tasks.values()]
