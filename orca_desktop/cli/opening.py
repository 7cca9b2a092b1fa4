"""Opens the window, and loads for it only what its first picture takes."""

from __future__ import annotations

import functools
import gc
from typing import TYPE_CHECKING

from orca_desktop import bootstrap
from orca_desktop.cli.chosen import Chosen

if TYPE_CHECKING:  # Qt is loaded when it is known that a window opens
    from orca_desktop.gui.services import Around

OPEN_ALREADY = "The window of this data folder is open already; it was asked to come forward."


def open_window(chosen: Chosen, *, link: str = "", in_tray: bool = False) -> int:
    """The exit code, when it was closed; at once where the window is open already, which then comes forward."""
    settings = chosen.settings()
    place = bootstrap.window_place(settings.data_folder, link)
    if place is None:
        print(OPEN_ALREADY)
        return 0
    try:
        return _open(settings, place, chosen, link=link, in_tray=in_tray)
    finally:
        place.leave()


def _open(
    settings: bootstrap.Settings, place: bootstrap.WindowPlace, chosen: Chosen, *, link: str, in_tray: bool
) -> int:
    gc.disable()  # while modules are loaded and widgets built nothing becomes garbage; the window turns it on again
    known = bootstrap.last_time(settings.data_folder)
    from orca_desktop.gui import app  # after what it does not need: Qt makes every later import dearer
    from orca_desktop.gui.outside import Outside
    from orca_desktop.gui.services import Around

    return app.start(
        lambda: bootstrap.node_for_first_window(settings, known),
        known=known,
        around=Around(
            settings=bootstrap.settings_desk(settings.data_folder),
            outside=Outside(link=link, in_tray=in_tray, memory=place.memory),
        ),
        rest_of_around=functools.partial(_around, settings, place, chosen.again()),
    )


def _around(
    settings: bootstrap.Settings, place: bootstrap.WindowPlace, options: tuple[str, ...], first: Around
) -> Around:
    """All that there is around the window, in the place of what its first picture took."""
    from dataclasses import replace

    return replace(
        first,
        data=bootstrap.DataDesk(settings.data_folder),
        look_at=bootstrap.look_at_servers,
        start_at_login=bootstrap.start_at_login(options),
        links=bootstrap.links(options),
        outside=replace(
            first.outside,
            answering=place.answering,
            popups=bootstrap.desktop_popups,
            motion=bootstrap.follow_motion,
            look_around=bootstrap.DemoProgram().open,
        ),
    )
