"""The desktop program: a window over a node that somebody else builds."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication

from orca_desktop.domain.settings.preferences import Preferences
from orca_desktop.domain.settings.table import SCHEME, SIZE
from orca_desktop.gui import runtime
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.failure import Failure, describe_failure
from orca_desktop.gui.main_window import NAME, MainWindow
from orca_desktop.gui.outside import Outside
from orca_desktop.gui.services import AccountsService, Around, HistoryReader, Services
from orca_desktop.gui.theme import Theme

if TYPE_CHECKING:
    from orca_desktop.domain.commands import Command
    from orca_desktop.gui.pages.workspace import Workspace
    from orca_desktop.gui.presence import Presence
    from orca_desktop.state.store import Store

logger = logging.getLogger(__name__)

USUAL_PERCENT = 100


class Node(Protocol):
    """What the window needs of a node."""

    @property
    def store(self) -> Store: ...

    @property
    def accounts(self) -> AccountsService | None:
        """None where accounts cannot be changed from here."""

    @property
    def archive(self) -> HistoryReader | None:
        """The history; may be asked from any thread."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it runs in another program, and goes on when this window is closed."""

    def submit(self, command: Command) -> None:
        """Returns at once; what comes of the command is an event in the store."""

    async def run(self) -> None:
        """Works until cancelled, or until there is nothing more to do."""


Build = Callable[[], AbstractAsyncContextManager[Node]]


def start(build: Build, *, title_note: str = "", join_text: str = "", around: Around | None = None) -> int:
    """Show the window, build the node, and run both until the user or the system ends them.

    Returns the exit code: 0, or 1 when the node could not be built or ended with an error; the window then says so.
    `title_note` is shown beside the program's name; `join_text` is what “Use the sample task” puts in the join field.
    """
    around = around or Around()
    preferences = around.settings.read()[0] if around.settings is not None else Preferences()
    _scale(preferences.number(SIZE))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName("orca-desktop")
    theme = Theme(app)
    theme.choose(preferences.text(SCHEME))
    return run_program(app, theme, build, title_note=title_note, join_text=join_text, around=around)


def _scale(percent: int) -> None:
    """Qt reads the size of everything before there is an application; what the user's environment says goes before."""
    if percent != USUAL_PERCENT:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{percent / USUAL_PERCENT:g}")


def run_program(
    app: QApplication,
    theme: Theme,
    build: Build,
    *,
    title_note: str = "",
    join_text: str = "",
    around: Around | None = None,
) -> int:
    """What `start` does, in an application that is there already."""

    outside = around.outside if around is not None else Outside()

    async def life(quit_requested: asyncio.Event) -> int:
        window = MainWindow(theme, note=title_note)
        window.quit_asked.connect(quit_requested.set)
        window.show_starting()
        if sys.platform == "darwin":  # only there links come as events, and a filter is asked about every event
            app.installEventFilter(window.letters)
        window.letters.put(outside.link)
        if not outside.in_tray:
            window.show()
        try:
            async with outside.answering(window.summon):
                return await _live(build, quit_requested, window, join_text, around)
        except Exception as error:
            logger.exception("the node could not be built, or ended with an error")
            await _tell(describe_failure(error), quit_requested, window)
            return 1
        finally:
            window.let_go()

    return runtime.run(app, life)


async def main(
    node: Node,
    quit_requested: asyncio.Event,
    window: MainWindow,
    *,
    join_text: str = "",
    around: Around | None = None,
) -> int:
    """Run *node* under *window* until quitting is asked for or the node is done. What the node raises is raised."""
    # Not needed for the first picture, so loaded after it.
    from orca_desktop.gui.pages.workspace import Workspace

    services = Services(
        accounts=node.accounts,
        ledger=node.archive,
        history=node.archive,
        around=around or Around(),
        is_elsewhere=node.is_elsewhere,
    )
    workspace = Workspace(
        window.theme, node.store, node.submit, note=window.note, join_text=join_text, services=services
    )
    window.show_content(workspace)
    workspace.focus_first()
    async with asyncio.TaskGroup() as group:
        work = group.create_task(node.run(), name="node")
        quitting = group.create_task(quit_requested.wait(), name="quit requested")
        try:
            async with _present(window, workspace, node, services):
                await asyncio.wait({work, quitting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            workspace.close_down()
            window.show_stopping()
        work.cancel()
        quitting.cancel()
    return 0


@contextlib.asynccontextmanager
async def _present(window: MainWindow, workspace: Workspace, node: Node, services: Services) -> AsyncIterator[None]:
    """The tray, the notifications, and what comes from outside, for as long as the workspace stands."""
    from orca_desktop.gui.presence import Presence
    from orca_desktop.gui.rewards_today import RewardsToday

    rewards = RewardsToday(node.store, workspace.bridge, services.ledger, Errands())
    presence = Presence(
        window,
        node.store,
        workspace.bridge,
        node.submit,
        workspace.inbox,
        services.around,
        rewards=rewards,
        node_goes_on=services.is_elsewhere,
    )
    presence.place_asked.connect(workspace.show_place)
    presence.begin()
    window.letters.open(workspace.open_link)
    showing = asyncio.create_task(_show_popups(presence, services), name="notifications")
    try:
        yield
    finally:
        window.letters.open(None)
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
        presence.close_down()


async def _show_popups(presence: Presence, services: Services) -> None:
    """The desktop's notifications, until cancelled; a desktop that is slow to answer holds up nothing."""
    async with services.around.outside.popups(presence.open_clicked) as popups:
        presence.show_by(popups)
        await asyncio.Event().wait()


async def _live(
    build: Build, quit_requested: asyncio.Event, window: MainWindow, join_text: str, around: Around | None
) -> int:
    """Build the node and run it, in one task. Quitting while it is still being built ends the building."""
    opened = asyncio.Event()

    async def session() -> int:
        async with build() as node:
            opened.set()
            return await main(node, quit_requested, window, join_text=join_text, around=around)

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
