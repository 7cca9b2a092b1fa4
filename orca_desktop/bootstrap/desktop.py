"""What this computer's desktop offers a window: start at login, links, notifications, and the demo beside it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from orca_desktop.adapters.desktop.launch import Launch, this_program
from orca_desktop.adapters.desktop.macos import LaunchAgent, LinksOfTheBundle
from orca_desktop.adapters.desktop.windows import UsersRegistry, WindowsLinks, WindowsLogin
from orca_desktop.adapters.desktop.xdg import Folders, XdgLinks, XdgLogin
from orca_desktop.assets import resource
from orca_desktop.ports.desktop import DesktopSwitch


def start_at_login(options: tuple[str, ...] = ()) -> DesktopSwitch:
    """*options* are those with which the window is to be started."""
    launch = Launch(program=this_program(), options=options)
    if sys.platform == "win32":
        return WindowsLogin(UsersRegistry(), launch)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home(), launch)
    return XdgLogin(Folders.of(os.environ, Path.home()), launch)


def links(options: tuple[str, ...] = ()) -> DesktopSwitch:
    """*options* are those with which the window is to be started."""
    launch = Launch(program=this_program(), options=options)
    if sys.platform == "win32":
        return WindowsLinks(UsersRegistry(), launch)
    if sys.platform == "darwin":
        return LinksOfTheBundle(in_bundle=".app/Contents/" in sys.executable)
    return XdgLinks(Folders.of(os.environ, Path.home()), launch, resource("icons", "mark.svg").read_bytes())


if sys.platform == "linux":
    from orca_desktop.adapters.desktop.motion import follow_motion
    from orca_desktop.adapters.desktop.notifications import BusNotifications, bus_notifications

    def desktop_popups(
        on_click: Callable[[str, str], None],
    ) -> AbstractAsyncContextManager[BusNotifications | None]:
        """The desktop's notifications inside the block; None where it has none of its own."""
        return bus_notifications(on_click)

else:

    @contextlib.asynccontextmanager
    async def desktop_popups(_on_click: Callable[[str, str], None]) -> AsyncIterator[None]:
        """On these systems notifications belong to the tray."""
        yield None

    async def follow_motion(_tell: Callable[[bool], None]) -> None:
        """Here the style follows the system by itself."""


__all__ = ["DemoProgram", "desktop_popups", "follow_motion", "links", "start_at_login"]


class DemoProgram:
    """Opens the demo in a program of its own, which goes on when this one ends."""

    def __init__(self) -> None:
        self._opened: list[subprocess.Popen[bytes]] = []

    def open(self) -> None:
        self._opened = [one for one in self._opened if one.poll() is None]
        command = [*this_program(), "demo"]
        self._opened.append(subprocess.Popen(command, start_new_session=True))  # noqa: S603 - our own program
