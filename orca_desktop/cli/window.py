"""`orca-desktop window`: the one window of a data folder, with options."""

from __future__ import annotations

from typing import Annotated

import typer

from orca_desktop.cli.chosen import Chosen
from orca_desktop.cli.node_options import DataFolder, Gateways, KeyFile, ProofStore, Rpc, WalletName
from orca_desktop.cli.opening import open_window

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
    chosen = Chosen(rpc=rpc, gateways=gateway, store=store, data=data, wallet=wallet, key_file=key_file)
    raise typer.Exit(open_window(chosen, link=link, in_tray=in_tray))
