"""`orca-desktop` and `orca-desktop window`: the one window of a data folder."""

from __future__ import annotations

import asyncio
import functools
from pathlib import Path
from typing import Annotated

import typer

from orca_desktop import bootstrap
from orca_desktop.cli.node_options import DataFolder, Gateways, KeyFile, ProofStore, Rpc, WalletName, settings_of

OPEN_ALREADY = "The window of this data folder is open already; it was asked to come forward."

Link = Annotated[str, typer.Argument(help="A task ID or link to look up: orca://join/ID.")]
InTray = Annotated[bool, typer.Option("--in-tray", help="Begin in the tray, without a window, where there is a tray.")]


def window(
    link: Link = "",
    rpc: Rpc = None,
    gateway: Gateways = None,
    store: ProofStore = None,
    data: DataFolder = None,
    wallet: WalletName = "",
    key_file: KeyFile = None,
    in_tray: InTray = False,
) -> None:
    """Open the window, on the node that runs on the data folder or else on one of its own.

    Where it is open already it comes forward, and looks up the link.
    """
    settings = settings_of(rpc, gateway, store, data, wallet, key_file)
    place = asyncio.run(bootstrap.window_place(settings.data_folder, link))
    if place is None:
        print(OPEN_ALREADY)
        raise typer.Exit
    options = options_of(rpc, gateway, store, data, wallet, key_file)
    try:
        raise typer.Exit(_open(settings, place, options, link=link, in_tray=in_tray))
    finally:
        place.leave()


def _open(
    settings: bootstrap.Settings,
    place: bootstrap.WindowPlace,
    options: tuple[str, ...],
    *,
    link: str,
    in_tray: bool,
) -> int:
    from orca_desktop.gui import app  # Qt is loaded only when a window is wanted
    from orca_desktop.gui.outside import Outside
    from orca_desktop.gui.services import Around

    outside = Outside(
        link=link,
        in_tray=in_tray,
        memory=place.memory,
        answering=place.answering,
        popups=bootstrap.desktop_popups,
        look_around=bootstrap.DemoProgram().open,
    )
    around = Around(
        settings=bootstrap.settings_desk(settings.data_folder),
        data=bootstrap.DataDesk(settings.data_folder),
        look_at=bootstrap.look_at_servers,
        start_at_login=bootstrap.start_at_login(options),
        links=bootstrap.links(options),
        outside=outside,
    )
    return app.start(functools.partial(bootstrap.node_for_first_window, settings), around=around)


def options_of(
    rpc: list[str] | None,
    gateways: list[str] | None,
    store: str | None,
    data: Path | None,
    wallet: str,
    key_file: Path | None,
) -> tuple[str, ...]:
    """What was given, to be given again when the desktop starts the program; paths in full."""
    given = (
        *(("--rpc", server) for server in rpc or ()),
        *(("--gateway", pattern) for pattern in gateways or ()),
        ("--store", store),
        ("--data", str(data.resolve()) if data is not None else ""),
        ("--wallet", wallet),
        ("--key-file", str(key_file.resolve()) if key_file is not None else ""),
    )
    return tuple(word for name, value in given if value for word in (name, value))
