"""What this computer's desktop offers a window: start at login, links, notifications, and one window a data folder."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from orca_desktop.adapters.desktop.launch import Launch, this_program
from orca_desktop.adapters.desktop.macos import LaunchAgent, LinksOfTheBundle
from orca_desktop.adapters.desktop.windows import UsersRegistry, WindowsLinks, WindowsLogin
from orca_desktop.adapters.desktop.xdg import Folders, XdgLinks, XdgLogin
from orca_desktop.adapters.summons import Place, Summons, place_or_summon
from orca_desktop.adapters.window_memory import FileMemory
from orca_desktop.assets import resource
from orca_desktop.ports.desktop import DesktopSwitch

ACTIVATION = "XDG_ACTIVATION_TOKEN"

OnSummons = Callable[[str, str], None]
"""Called with the link that was to be opened, and the desktop's leave to come forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPlace:
    """This program's window is the one of its data folder. `memory` is what it remembers; `leave` ends both."""

    memory: FileMemory
    _place: Place

    def answering(self, on_summons: OnSummons) -> AbstractAsyncContextManager[None]:
        return self._place.answering(lambda summons: on_summons(summons.link, summons.activation))

    def leave(self) -> None:
        self.memory.close()
        self._place.leave()


async def window_place(data_folder: Path, link: str) -> WindowPlace | None:
    """The place of the window of this data folder; None where one is open, which was asked to come forward."""
    summons = Summons(link=link, activation=os.environ.get(ACTIVATION, ""))
    place = await place_or_summon(data_folder, summons)
    return WindowPlace(memory=FileMemory(data_folder), _place=place) if place is not None else None


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


class DemoProgram:
    """Opens the demo in a program of its own, which goes on when this one ends."""

    def __init__(self) -> None:
        self._opened: list[subprocess.Popen[bytes]] = []

    def open(self) -> None:
        self._opened = [one for one in self._opened if one.poll() is None]
        command = [*this_program(), "demo"]
        self._opened.append(subprocess.Popen(command, start_new_session=True))  # noqa: S603 - our own program
