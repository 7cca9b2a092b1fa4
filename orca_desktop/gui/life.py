"""The program's life after its first picture: the node is built under the window, and both run until one ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from orca_desktop.gui import runtime
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.failure import Failure, describe_failure
from orca_desktop.gui.main_window import MainWindow
from orca_desktop.gui.node import Build, Node
from orca_desktop.gui.scene import Scene
from orca_desktop.gui.services import Services

if TYPE_CHECKING:
    from orca_desktop.gui.pages.workspace import Workspace
    from orca_desktop.gui.presence import Presence

logger = logging.getLogger(__name__)


def run(app: QApplication, scene: Scene, build: Build) -> int:
    """Run until the user, the system or the node ends it; the exit code."""

    async def life(quit_requested: asyncio.Event) -> int:
        window, outside = scene.window, scene.around.outside
        window.quit_asked.connect(quit_requested.set)
        if window.was_asked_to_close:
            quit_requested.set()
        window.letters.put(outside.link)
        try:
            async with outside.answering(window.summon):
                return await _live(build, quit_requested, scene)
        except Exception as error:
            logger.exception("the node could not be built, or ended with an error")
            scene.clear()
            await _tell(describe_failure(error), quit_requested, window)
            return 1
        finally:
            scene.clear()
            window.let_go()

    return runtime.run(app, life)


async def _live(build: Build, quit_requested: asyncio.Event, scene: Scene) -> int:
    """Build the node and run it, in one task. Quitting while it is still being built ends the building."""
    opened = asyncio.Event()

    async def session() -> int:
        async with build() as node:
            opened.set()
            return await _together(node, quit_requested, scene)

    living = asyncio.create_task(session(), name="session")
    quitting = asyncio.create_task(quit_requested.wait(), name="quit requested while starting")
    await asyncio.wait({living, quitting}, return_when=asyncio.FIRST_COMPLETED)
    quitting.cancel()
    if not opened.is_set():
        _stop_showing(scene)
        living.cancel()
    await asyncio.wait({living})
    return 0 if living.cancelled() else living.result()


async def _together(node: Node, quit_requested: asyncio.Event, scene: Scene) -> int:
    """Run *node* under the window until quitting is asked for or the node is done. What the node raises is raised."""
    workspace, services = scene.take_up(node)
    async with asyncio.TaskGroup() as group:
        work = group.create_task(node.run(), name="node")
        quitting = group.create_task(quit_requested.wait(), name="quit requested")
        try:
            async with _present(scene.window, workspace, node, services):
                await asyncio.wait({work, quitting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            _stop_showing(scene)
        work.cancel()
        quitting.cancel()
    return 0


def _stop_showing(scene: Scene) -> None:
    scene.clear()
    scene.window.show_stopping()


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
    beside = (
        asyncio.create_task(_show_popups(presence, services), name="notifications"),
        asyncio.create_task(services.around.outside.motion(_told_motion(window)), name="motion"),
    )
    try:
        yield
    finally:
        window.letters.open(None)
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        presence.close_down()


async def _show_popups(presence: Presence, services: Services) -> None:
    """The desktop's notifications, until cancelled; a desktop that is slow to answer holds up nothing."""
    async with services.around.outside.popups(presence.open_clicked) as popups:
        presence.show_by(popups)
        await asyncio.Event().wait()


def _told_motion(window: MainWindow) -> Callable[[bool], None]:
    return lambda wants_less: window.theme.motion.show_desktop(wants_less=wants_less)


async def _tell(failure: Failure, quit_requested: asyncio.Event, window: MainWindow) -> None:
    """Show what went wrong until the user has seen it."""
    quit_requested.clear()
    window.show_failure(failure)
    await quit_requested.wait()
