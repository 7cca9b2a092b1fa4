"""The desktop program: a window over a node that somebody else builds."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from PySide6.QtWidgets import QApplication

from orca_desktop.domain.commands import Command
from orca_desktop.gui import runtime
from orca_desktop.gui.failure import Failure, describe_failure
from orca_desktop.gui.main_window import NAME, MainWindow
from orca_desktop.gui.services import AccountsService, LedgerReader, Services
from orca_desktop.gui.theme import Theme
from orca_desktop.state.store import Store

logger = logging.getLogger(__name__)


class Node(Protocol):
    """What the window needs of a node."""

    @property
    def store(self) -> Store: ...

    @property
    def accounts(self) -> AccountsService | None:
        """None where accounts cannot be changed from here."""

    @property
    def archive(self) -> LedgerReader | None:
        """The history; may be asked from any thread."""

    def submit(self, command: Command) -> None:
        """Returns at once; what comes of the command is an event in the store."""

    async def run(self) -> None:
        """Works until cancelled, or until there is nothing more to do."""


Build = Callable[[], AbstractAsyncContextManager[Node]]


def start(build: Build, *, title_note: str = "", join_text: str = "") -> int:
    """Show the window, build the node, and run both until the user or the system ends them.

    Returns the exit code: 0, or 1 when the node could not be built or ended with an error; the window then says so.
    `title_note` is shown beside the program's name; `join_text` is what “Use the sample task” puts in the join field.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName("orca-desktop")
    return run_program(app, Theme(app), build, title_note=title_note, join_text=join_text)


def run_program(app: QApplication, theme: Theme, build: Build, *, title_note: str = "", join_text: str = "") -> int:
    """What `start` does, in an application that is there already."""

    async def life(quit_requested: asyncio.Event) -> int:
        window = MainWindow(theme, note=title_note)
        window.quit_asked.connect(quit_requested.set)
        window.show_starting()
        window.show()
        try:
            return await _live(build, quit_requested, window, join_text)
        except Exception as error:
            logger.exception("the node could not be built, or ended with an error")
            await _tell(describe_failure(error), quit_requested, window)
            return 1
        finally:
            window.let_go()

    return runtime.run(app, life)


async def main(node: Node, quit_requested: asyncio.Event, window: MainWindow, *, join_text: str = "") -> int:
    """Run *node* under *window* until quitting is asked for or the node is done. What the node raises is raised."""
    # Not needed for the first picture, so loaded after it.
    from orca_desktop.gui.pages.workspace import Workspace

    services = Services(accounts=node.accounts, ledger=node.archive)
    workspace = Workspace(
        window.theme, node.store, node.submit, note=window.note, join_text=join_text, services=services
    )
    window.show_content(workspace)
    workspace.focus_first()
    async with asyncio.TaskGroup() as group:
        work = group.create_task(node.run(), name="node")
        quitting = group.create_task(quit_requested.wait(), name="quit requested")
        try:
            await asyncio.wait({work, quitting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            workspace.close_down()
            window.show_stopping()
        work.cancel()
        quitting.cancel()
    return 0


async def _live(build: Build, quit_requested: asyncio.Event, window: MainWindow, join_text: str) -> int:
    """Build the node and run it, in one task. Quitting while it is still being built ends the building."""
    opened = asyncio.Event()

    async def session() -> int:
        async with build() as node:
            opened.set()
            return await main(node, quit_requested, window, join_text=join_text)

    living = asyncio.create_task(session(), name="session")
    quitting = asyncio.create_task(quit_requested.wait(), name="quit requested while starting")
    await asyncio.wait({living, quitting}, return_when=asyncio.FIRST_COMPLETED)
    quitting.cancel()
    if not opened.is_set():
        window.show_stopping()
        living.cancel()
    await asyncio.wait({living})
    return 0 if living.cancelled() else living.result()


async def _tell(failure: Failure, quit_requested: asyncio.Event, window: MainWindow) -> None:
    """Show what went wrong until the user has seen it."""
    quit_requested.clear()
    window.show_failure(failure)
    await quit_requested.wait()
